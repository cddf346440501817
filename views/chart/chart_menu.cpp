// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/chart/chart_menu.h"

#include <QAction>
#include <QBuffer>
#include <QClipboard>
#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QGuiApplication>
#include <QMenu>
#include <QSaveFile>
#include <QStandardPaths>

namespace bitloupe {

namespace {

constexpr qsizetype kLongestStem = 120;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ChartMenu)
};

QByteArray png(const QImage& picture)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    picture.save(&buffer, "PNG");
    return bytes;
}

// Where the last picture went: the next one most likely goes there too.
QString& lastFolder()
{
    static QString folder;
    return folder;
}

QString suggestedPath(const QString& name)
{
    QString folder = lastFolder();
    for (const auto place : {QStandardPaths::PicturesLocation, QStandardPaths::DocumentsLocation, QStandardPaths::HomeLocation})
        if (folder.isEmpty() || !QDir(folder).exists())
            folder = QStandardPaths::writableLocation(place);
    return QDir(folder).filePath(name);
}

// Asks for a name and writes. `bytes` is asked for at once: the picture is the one that was seen.
void saveAs(QWidget* parent, const QString& name, const QString& filter, const QByteArray& bytes, const Say& say)
{
    auto* dialog = new QFileDialog(parent, Words::tr("Save"), suggestedPath(name), filter);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(name.section(QLatin1Char('.'), -1));
    dialog->selectFile(name);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, [bytes, say](const QString& path) {
        lastFolder() = QFileInfo(path).absolutePath();
        writeFile(path, bytes, say);
    });
    dialog->open();
}

void addSaving(QMenu& menu, QWidget* parent, const ChartMenuActions& actions, const QString& stem)
{
    if (actions.picture)
        menu.addAction(Words::tr("Save picture as P&NG…"), parent, [actions, parent, stem] {
            saveAs(parent, stem + QStringLiteral(".png"), Words::tr("PNG pictures (*.png)"), png(actions.picture()), actions.say);
        });
    if (actions.svg)
        menu.addAction(Words::tr("Save picture as S&VG…"), parent, [actions, parent, stem] {
            saveAs(parent, stem + QStringLiteral(".svg"), Words::tr("SVG drawings (*.svg)"), actions.svg(), actions.say);
        });
    if (actions.values)
        menu.addAction(Words::tr("&Save values as CSV…"), parent, [actions, parent, stem] {
            saveAs(parent, stem + QStringLiteral(".csv"), Words::tr("Comma-separated values (*.csv)"), csv(actions.values()).toUtf8(),
                   actions.say);
        });
}

void addCopying(QMenu& menu, QWidget* parent, const ChartMenuActions& actions)
{
    const auto copy = [](const QString& text) { QGuiApplication::clipboard()->setText(text); };
    if (actions.picture)
        menu.addAction(Words::tr("Copy &picture"), parent, [actions] { QGuiApplication::clipboard()->setImage(actions.picture()); });
    if (actions.selected)
        menu.addAction(Words::tr("Copy chosen &rows"), parent, [actions, copy] { copy(tabSeparated(actions.selected())); });
    if (actions.values)
        menu.addAction(Words::tr("&Copy values as CSV"), parent, [actions, copy] { copy(csv(actions.values())); });
    if (actions.report)
        menu.addAction(Words::tr("Copy as &Markdown"), parent, [actions, copy] { copy(markdown(actions.report(), actions.title)); });
}

}  // namespace

QString fileStem(const QString& title)
{
    QString stem;
    for (const QChar c : title) {
        const bool isPlain = c.isLetterOrNumber() || c == QLatin1Char('.') || c == QLatin1Char('_');
        if (isPlain)
            stem += c;
        else if (!stem.isEmpty() && !stem.endsWith(QLatin1Char('-')))
            stem += QLatin1Char('-');
    }
    while (stem.endsWith(QLatin1Char('-')) || stem.endsWith(QLatin1Char('.')))
        stem.chop(1);
    while (stem.startsWith(QLatin1Char('.')) || stem.startsWith(QLatin1Char('-')))
        stem.remove(0, 1);  // no hidden file, no option
    return stem.isEmpty() ? QStringLiteral("chart") : stem.left(kLongestStem);
}

void writeFile(const QString& path, const QByteArray& bytes, const Say& say)
{
    QSaveFile file(path);
    const bool saved = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
    if (say)
        say(saved ? Words::tr("Saved as %1.").arg(path) : Words::tr("Cannot save %1: %2.").arg(path, file.errorString()), !saved);
}

QMenu* makeChartMenu(QWidget* parent, const ChartMenuActions& actions)
{
    auto* menu = new QMenu(parent);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QString stem = fileStem(actions.fileStem);
    addCopying(*menu, parent, actions);
    menu->addSeparator();
    addSaving(*menu, parent, actions, stem);
    if (actions.goHome) {
        menu->addSeparator();
        menu->addAction(Words::tr("Reset &zoom"), parent, [actions] { actions.goHome(); });
    }
    return menu;
}

}  // namespace bitloupe
