// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
// Menus, tool bar and their actions. Every action has a shortcut and a name.
#include "app/export_dialog.h"
#include "app/language.h"
#include "app/main_window.h"
#include "app/message_bar.h"
#include "app/sample.h"
#include "core/io/model_file.h"
#include "views/docks/settings_dock.h"
#include "views/docks/tensors_dock.h"
#include "views/text/text.h"

#include <QApplication>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenuBar>
#include <QTabWidget>
#include <QToolBar>
#include <QToolButton>

namespace bitloupe {

namespace {

// "Weight files (*.npy *.npz …)", from the table of formats.
QString openFilter()
{
    QStringList patterns;
    for (const FormatInfo& format : fileFormats()) {
        for (const std::string_view suffix : format.suffixes) {
            const QString word = QString::fromLatin1(suffix.data(), static_cast<qsizetype>(suffix.size()));
            patterns += word.startsWith(u'.') ? u'*' + word : QStringLiteral("*.") + word;
        }
    }
    return MainWindow::tr("Weight files (%1);;All files (*)").arg(patterns.join(u' '));
}

}  // namespace

QAction* MainWindow::action(QMenu& menu, const QString& text, const QKeySequence& shortcut, const std::function<void()>& act)
{
    QAction* action = menu.addAction(text);
    action->setShortcut(shortcut);
    connect(action, &QAction::triggered, this, act);
    return action;
}

void MainWindow::buildFileMenu()
{
    QMenu& menu = *menuBar()->addMenu(tr("&File"));
    m_open = action(menu, tr("&Open…"), QKeySequence::Open, [this] { openDialog(); });
    m_recentMenu = menu.addMenu(tr("Open &Recent"));
    action(menu, tr("Open &Sample"), tr("Ctrl+Shift+O"), [this] { m_session.openSample(); });
    menu.addSeparator();
    m_export = action(menu, tr("&Export quantized…"), tr("Ctrl+E"), [this] { exportDialog(false); });
    m_exportDequantized = action(menu, tr("Export &dequantized…"), tr("Ctrl+Shift+E"), [this] { exportDialog(true); });
    menu.addSeparator();
    m_close = action(menu, tr("&Close file"), tr("Ctrl+W"), [this] { m_session.closeFile(m_session.selected().file); });
    action(menu, tr("&Quit"), tr("Ctrl+Q"), [this] { close(); });
}

void MainWindow::buildViewMenu()
{
    QMenu& menu = *menuBar()->addMenu(tr("&View"));
    action(menu, tr("&Go to…"), tr("Ctrl+K"), [this] { openPalette(); });
    menu.addSeparator();
    for (int i = 0; i < m_lenses->count(); ++i)
        action(menu, m_lenses->tabText(i), QKeySequence(QStringLiteral("Ctrl+%1").arg(i + 1)), [this, i] { m_lenses->setCurrentIndex(i); });
    menu.addSeparator();
    QAction* tensors = m_tensors->toggleViewAction();
    QAction* settings = m_settingsDock->toggleViewAction();
    tensors->setShortcut(tr("Ctrl+T"));
    settings->setShortcut(tr("Ctrl+Shift+T"));
    menu.addActions({tensors, settings});
    action(menu, tr("&Filter tensors"), QKeySequence::Find, [this] { m_tensors->focusFilter(); });
    action(menu, tr("&Worst tensors first"), tr("Ctrl+Shift+W"), [this] { m_tensors->setOrder(TensorOrder::Sqnr); });
    menu.addSeparator();
    action(menu, tr("&Analyse again"), QKeySequence::Refresh, [this] { m_session.analyseAgain(); });
    action(menu, tr("&Cancel work"), tr("Esc"), [this] { m_session.cancel(); });
    menu.addSeparator();
    m_themeMenu = menu.addMenu(tr("&Theme"));
    buildThemeMenu(*m_themeMenu);
    m_languageMenu = menu.addMenu(tr("&Language"));
    buildLanguageMenu(*m_languageMenu);
    action(menu, tr("&Reset layout"), tr("Ctrl+Shift+R"), [this] { forgetLayout(); });
}

void MainWindow::buildThemeMenu(QMenu& menu)
{
    const std::tuple<ThemeMode, QString, QString> modes[] = {{ThemeMode::System, tr("&System"), QStringLiteral("Ctrl+Shift+1")},
                                                             {ThemeMode::Light, tr("&Light"), QStringLiteral("Ctrl+Shift+2")},
                                                             {ThemeMode::Dark, tr("&Dark"), QStringLiteral("Ctrl+Shift+3")}};
    for (const auto& entry : modes) {
        const ThemeMode mode = std::get<0>(entry);
        QAction* chosen = action(menu, std::get<1>(entry), std::get<2>(entry), [this, mode] { setThemeMode(mode); });
        chosen->setCheckable(true);
        chosen->setData(static_cast<int>(mode));
    }
}

void MainWindow::buildLanguageMenu(QMenu& menu)
{
    int number = 0;
    for (const Language& language : availableLanguages()) {
        QAction* chosen = action(menu, language.name, QKeySequence(QStringLiteral("Ctrl+Alt+%1").arg(number++)),
                                 [this, code = language.code] { setLanguage(code); });
        chosen->setCheckable(true);
        chosen->setChecked(language.code == m_settings.language);
    }
}

void MainWindow::buildHelpMenu()
{
    QMenu& menu = *menuBar()->addMenu(tr("&Help"));
    action(menu, tr("&About Bitloupe"), QKeySequence::HelpContents, [this] {
        m_messages->say(
            MessageBar::Kind::Notice,
            tr("Bitloupe %1 shows what quantization does to neural-network weights. Apache License 2.0.").arg(qApp->applicationVersion()));
    });
}

void MainWindow::buildToolBar()
{
    QToolBar* bar = addToolBar(tr("Main"));
    bar->setObjectName(QStringLiteral("mainToolBar"));
    bar->setMovable(false);
    bar->setToolButtonStyle(Qt::ToolButtonTextOnly);
    bar->addAction(m_open);
    bar->addAction(m_export);
    auto* space = new QWidget;
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(space);
    auto* themes = new QToolButton;
    themes->setText(tr("Theme"));
    themes->setToolTip(tr("Light, dark, or as the system has it"));
    themes->setMenu(m_themeMenu);
    themes->setPopupMode(QToolButton::InstantPopup);
    bar->addWidget(themes);
}

void MainWindow::fillRecent()
{
    m_recentMenu->clear();
    for (const QString& path : m_settings.recent) {
        const QString name = text::safe(QFileInfo(path).fileName().toStdString()).replace(u'&', QStringLiteral("&&"));
        QAction* entry = m_recentMenu->addAction(name);
        entry->setToolTip(path);
        connect(entry, &QAction::triggered, this, [this, path] { m_session.openFiles({path}); });
    }
    m_recentMenu->setToolTipsVisible(true);
    m_recentMenu->setEnabled(!m_settings.recent.isEmpty());
}

void MainWindow::openDialog()
{
    const QString folder = m_settings.recent.isEmpty() ? QString() : QFileInfo(m_settings.recent.front()).path();
    const QStringList paths = QFileDialog::getOpenFileNames(this, tr("Open weight files"), folder, openFilter());
    if (!paths.isEmpty())
        m_session.openFiles(paths);
}

void MainWindow::exportDialog(bool dequantized)
{
    const auto info = m_session.info(m_session.selected());
    if (!info)
        return;
    for (const FileEntry& entry : m_session.files()) {
        if (entry.id != m_session.selected().file)
            continue;
        ExportDialog dialog(QFile::decodeName(entry.file->path().c_str()), text::safe(info->name), m_session.spec(), dequantized, this);
        if (dialog.exec() == QDialog::Accepted)
            m_session.exportTensors(dialog.request());
        return;
    }
}

}  // namespace bitloupe
