// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/frame/mnemonics.h"

#include <QAction>
#include <QLabel>
#include <QMainWindow>
#include <QSet>

namespace bitloupe {

namespace {

const char* const kPlain = "plainText";  // property: the label without its letter

bool isKey(QChar letter) { return letter.isLetterOrNumber() && letter.unicode() < 0x80; }

QString plainOf(const QLabel& label)
{
    const QString plain = label.property(kPlain).toString();
    const QString shown = QString(label.text()).remove(u'&');
    return shown.startsWith(plain) && !plain.isEmpty() ? plain : shown;
}

// Beginnings of words first, then any letter.
qsizetype placeIn(const QString& text, const QSet<QChar>& taken)
{
    for (const bool wantsBeginning : {true, false}) {
        for (qsizetype i = 0; i < text.size(); ++i) {
            const bool isBeginning = i == 0 || !text[i - 1].isLetterOrNumber();
            if (isKey(text[i]) && isBeginning == wantsBeginning && !taken.contains(text[i].toUpper()))
                return i;
        }
    }
    return -1;
}

QString withLetter(const QString& plain, QSet<QChar>& taken)
{
    if (const qsizetype place = placeIn(plain, taken); place >= 0) {
        taken.insert(plain[place].toUpper());
        return QString(plain).insert(place, u'&');
    }
    return plain;
}

}  // namespace

void giveMnemonics(QWidget& form, const QString& taken)
{
    QSet<QChar> letters;
    for (const QChar letter : taken)
        letters.insert(letter.toUpper());
    for (QLabel* label : form.findChildren<QLabel*>()) {
        if (!label->buddy() || !label->isVisibleTo(&form))
            continue;
        const QString plain = plainOf(*label);
        label->setProperty(kPlain, plain);
        const QString text = withLetter(plain, letters);
        if (text != label->text())
            label->setText(text);
    }
}

QString menuLetters(const QWidget& widget)
{
    QString letters;
    for (const QWidget* parent = &widget; parent; parent = parent->parentWidget()) {
        const auto* window = qobject_cast<const QMainWindow*>(parent);
        const auto* bar = window ? window->menuWidget() : nullptr;
        for (const QAction* action : bar ? bar->actions() : QList<QAction*>()) {
            const qsizetype at = action->text().indexOf(u'&');
            if (at >= 0 && at + 1 < action->text().size())
                letters += action->text()[at + 1];
        }
    }
    return letters;
}

}  // namespace bitloupe
