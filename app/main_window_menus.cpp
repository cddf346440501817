// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
// Menus, tool bar and their actions. Every action has a shortcut and a name.
#include "app/about_dialog.h"
#include "app/export_dialog.h"
#include "app/language.h"
#include "app/main_window.h"
#include "app/message_bar.h"
#include "app/recent_menu.h"
#include "app/sample.h"
#include "app/shortcuts_dialog.h"
#include "app/start_page.h"
#include "app/top_bar.h"
#include "core/io/model_file.h"
#include "views/docks/pins_dock.h"
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
    buildActivationEntries(menu);
    menu.addSeparator();
    buildSessionEntries(menu);
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
    m_pins->toggleViewAction()->setShortcut(tr("Ctrl+Shift+D"));
    menu.addActions({tensors, settings, m_pins->toggleViewAction()});
    action(menu, tr("&Filter tensors"), QKeySequence::Find, [this] { m_tensors->focusFilter(); });
    action(menu, tr("&Worst tensors first"), tr("Ctrl+Shift+W"), [this] { m_tensors->setOrder(TensorOrder::Sqnr); });
    menu.addSeparator();
    action(menu, tr("&Reload file"), QKeySequence::Refresh, [this] { m_session.reloadSelected(); });
    action(menu, tr("&Cancel work"), tr("Esc"), [this] { cancelWork(); });
    buildFocusMenu(menu);
    menu.addSeparator();
    m_themeMenu = menu.addMenu(tr("&Theme"));
    buildThemeMenu(*m_themeMenu);
    m_languageMenu = menu.addMenu(tr("&Language"));
    buildLanguageMenu(*m_languageMenu);
    action(menu, tr("Reset la&yout"), tr("Ctrl+Shift+R"), [this] { forgetLayout(); });
    QAction* full = action(menu, tr("F&ull screen"), tr("F11"), [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
    full->setCheckable(true);
    connect(&menu, &QMenu::aboutToShow, full, [this, full] { full->setChecked(isFullScreen()); });
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
    m_helpMenu = menuBar()->addMenu(tr("&Help"));
    action(*m_helpMenu, tr("&Manual"), QKeySequence::HelpContents,
           [this] { Q_EMIT manualWanted(showsStart() ? QStringLiteral("start") : currentLens()); });
    action(*m_helpMenu, tr("&Keyboard shortcuts"), tr("Ctrl+F1"), [this] { (new ShortcutsDialog(*menuBar(), this))->show(); });
    m_helpMenu->addSeparator();
    action(*m_helpMenu, tr("&About Bitloupe"), tr("Shift+F1"), [this] { (new AboutDialog(this))->show(); });
}

void MainWindow::buildToolBar()
{
    QToolBar* bar = addToolBar(tr("Main"));
    bar->setObjectName(QStringLiteral("mainToolBar"));
    bar->setMovable(false);
    bar->toggleViewAction()->setVisible(false);  // hidden by a slip of the mouse, it would be missed
    auto* row = new TopBar;
    m_open->setIconText(tr("Open"));
    m_export->setIconText(tr("Export"));
    row->addButton(m_open);
    row->addButton(m_export);
    row->addButton(m_pin);
    row->field().setText(tr("Go to tensor, setting or lens…"));
    row->field().setShortcutText(QKeySequence(tr("Ctrl+K")).toString(QKeySequence::NativeText));
    row->field().setToolTip(tr("Find tensors, settings, lenses and commands by typing"));
    connect(&row->field(), &QAbstractButton::clicked, this, &MainWindow::openPalette);
    row->addMenuButton(tr("Theme"), tr("Light, dark, or as the system has it"), m_themeMenu);
    row->addMenuButton(tr("Language"), tr("The language of the window"), m_languageMenu);
    row->addMenuButton(tr("Help"), tr("Manual, shortcuts, about"), m_helpMenu);
    bar->addWidget(row);
}

void MainWindow::fillRecent()
{
    auto* recent = m_recentMenu->findChild<RecentMenu*>();
    if (!recent) {
        recent = new RecentMenu(*m_recentMenu);
        connect(recent, &RecentMenu::openRequested, this, [this](const QString& path) { open({path}); });
        connect(recent, &RecentMenu::clearRequested, this, [this] {
            m_settings.recent.clear();
            fillRecent();
            m_keeper.touch();
        });
    }
    recent->fill(m_settings.recent);
    m_start->setRecent(m_settings.recent);
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
