// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/chart/chart_menu.h"

#include <QAction>
#include <QBuffer>
#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QMenu>
#include <QPointer>
#include <QSaveFile>
#include <QToolTip>

namespace bitloupe {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ChartMenu)
};

QByteArray png(const QPixmap& picture)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    picture.save(&buffer, "PNG");
    return bytes;
}

// A title as a file name: letters, digits and dashes.
QString fileStem(const QString& title)
{
    QString stem;
    for (const QChar c : title)
        stem += c.isLetterOrNumber() || c == QLatin1Char('.') ? c : QLatin1Char('-');
    return stem.isEmpty() ? QStringLiteral("chart") : stem;
}

void write(QWidget* parent, const QString& path, const QByteArray& bytes)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return;
    QToolTip::showText(parent->mapToGlobal(parent->rect().center()), Words::tr("Cannot save '%1': %2.").arg(path, file.errorString()), parent);
}

}  // namespace

void saveAs(QWidget* parent, const QString& suggestedName, const QString& filter, const QByteArray& bytes)
{
    auto* dialog = new QFileDialog(parent, Words::tr("Save"), suggestedName, filter);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suggestedName.section(QLatin1Char('.'), -1));
    dialog->selectFile(suggestedName);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, [parent, bytes](const QString& path) { write(parent, path, bytes); });
    dialog->open();
}

QMenu* makeChartMenu(QWidget* parent, const ChartMenuActions& actions)
{
    auto* menu = new QMenu(parent);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QString stem = fileStem(actions.title);
    menu->addAction(Words::tr("Copy &picture"), parent, [actions] { QGuiApplication::clipboard()->setPixmap(actions.picture()); });
    menu->addAction(Words::tr("Save picture as P&NG…"), parent, [actions, parent, stem] {
        saveAs(parent, stem + QStringLiteral(".png"), Words::tr("PNG pictures (*.png)"), png(actions.picture()));
    });
    if (actions.values) {
        menu->addSeparator();
        menu->addAction(Words::tr("&Copy values (CSV)"), parent, [actions] { QGuiApplication::clipboard()->setText(csv(actions.values())); });
        menu->addAction(Words::tr("&Save values as CSV…"), parent, [actions, parent, stem] {
            saveAs(parent, stem + QStringLiteral(".csv"), Words::tr("Comma-separated values (*.csv)"), csv(actions.values()).toUtf8());
        });
    }
    menu->addSeparator();
    menu->addAction(Words::tr("&Reset zoom"), parent, [actions] { actions.goHome(); });
    return menu;
}

}  // namespace bitloupe
