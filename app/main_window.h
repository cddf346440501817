// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The window: assembles menus, docks and lenses around one session, and passes intents and facts between them.
// Its parts are made by assemble() and can be taken down and made again by rebuild(), while the session and the open files
// live on: that is how languages are switched. So nothing that must survive is kept in a widget.

#include "app/session.h"
#include "app/window_settings.h"

#include <QMainWindow>

class QTabWidget;

namespace bitloupe {

class ActivityBar;
class MessageBar;
class SettingsDock;
class TensorsDock;

class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(Session& session);

    void setThemeMode(ThemeMode mode);
    void chooseLens(const QString& id);
    QString currentLens() const;
    TensorsDock& tensorsDock() { return *m_tensors; }
    SettingsDock& settingsDock() { return *m_settingsDock; }
    MessageBar& messageBar() { return *m_messages; }
    void forgetLayout();  // the docks as they were designed
    // Makes all parts anew, in the language and direction that the program has now; layout, lens, filter and focus stay.
    void rebuild();
    void setLanguage(const QString& code);  // see availableLanguages(); rebuilds as soon as the event under way is over
    void openPalette();  // Ctrl+K

Q_SIGNALS:
    void paletteWanted();

private:
    struct Kept;  // what a widget knows and rebuild() carries over
    Kept keep() const;
    void giveBack(const Kept& kept);
    void assemble();
    void dismantle();
    void showSession();  // everything that the new parts have to be told
    void buildDocks();
    void buildLenses();
    void buildFileMenu();
    void buildViewMenu();
    void buildThemeMenu(QMenu& menu);
    void buildLanguageMenu(QMenu& menu);
    void buildHelpMenu();
    void buildToolBar();
    void connectSession();
    void connectDocks();
    void restoreLayout();
    void takeFiles();
    void takeSelection();
    void fillRecent();
    void openDialog();
    void exportDialog(bool dequantized);
    QAction* action(QMenu& menu, const QString& text, const QKeySequence& shortcut, const std::function<void()>& act);

    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

    Session& m_session;
    WindowSettings m_settings;
    TensorsDock* m_tensors = nullptr;
    SettingsDock* m_settingsDock = nullptr;
    MessageBar* m_messages = nullptr;
    ActivityBar* m_activity = nullptr;
    QTabWidget* m_lenses = nullptr;
    QMenu* m_recentMenu = nullptr;
    QMenu* m_themeMenu = nullptr;
    QMenu* m_languageMenu = nullptr;
    QAction* m_open = nullptr;
    QAction* m_export = nullptr;
    QAction* m_exportDequantized = nullptr;
    QAction* m_close = nullptr;
};

}  // namespace bitloupe
