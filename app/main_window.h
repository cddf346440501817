// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The window: assembles menus, docks and lenses around one session, and passes intents and facts between them.
// Its parts are made by assemble() and can be taken down and made again by rebuild(), while the session and the open files
// live on: that is how languages are switched. So nothing that must survive is kept in a widget.

#include "app/arrivals.h"
#include "app/preset_store.h"
#include "app/session.h"
#include "app/session_keeper.h"
#include "app/system_theme.h"
#include "app/window_settings.h"

#include <QDockWidget>
#include <QMainWindow>
#include <QPointer>

class QStackedWidget;
class QTabWidget;

namespace bitloupe {

class ActivityBar;
class MessageBar;
class PinsDock;
class SettingsDock;
class StartPage;
class TensorsDock;

class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(Session& session);

    void setThemeMode(ThemeMode mode);
    void chooseLens(const QString& id);
    QString currentLens() const;
    std::map<QString, QString> looks() const;  // by lens
    void setLooks(const std::map<QString, QString>& looks);
    TensorsDock& tensorsDock() { return *m_tensors; }
    SettingsDock& settingsDock() { return *m_settingsDock; }
    MessageBar& messageBar() { return *m_messages; }
    void forgetLayout();  // the docks as they were designed
    // Makes all parts anew, in the language and direction that the program has now; layout, lens, filter and focus stay.
    void rebuild();
    void useLanguage(const QString& code);  // see availableLanguages(); rebuilds
    void setLanguage(const QString& code);  // the same as soon as the event under way is over
    void openPalette();  // Ctrl+K

    // Opens what people named or dropped: files, folders, file:// addresses, patterns.
    void open(const QStringList& words);
    // Files are on their way: show the workbench instead of the start page, until it turns out that none comes.
    void expectFiles();
    bool showsStart() const;
    // How the docks stand in the workbench, whichever page is seen.
    QByteArray layoutState() const;
    void setLayoutState(const QByteArray& layout);  // empty: as it was designed
    void comeForward(const QString& activation = {});  // to the front, as far as the desktop lets it
    void cancelWork();
    void remember();  // what the next start shall find
    // Ends without asking, as on SIGTERM: what runs is cancelled, what is remembered is saved.
    void closeNow();
    StartPage& startPage() { return *m_start; }
    PinsDock& pinsDock() { return *m_pins; }
    SessionKeeper& keeper() { return m_keeper; }
    const PresetStore& presets() const { return m_presets; }
    QAction* pinAction() { return m_pin; }  // for the tool bar

Q_SIGNALS:
    void paletteWanted();
    void manualWanted(const QString& page);  // a lens's id, "start", "keyboard", "export"

private:
    struct Kept;  // what a widget knows and rebuild() carries over
    Kept keep() const;
    void giveBack(const Kept& kept);
    void assemble();
    void dismantle();
    void showSession();  // everything that the new parts have to be told
    void buildDocks();
    void buildLenses();
    void buildStartPage();
    void connectArrivals();
    void choosePage();
    void hideDocks();
    void showDocks();
    void fitDocks();
    int widthOfDocks(Qt::DockWidgetArea area) const;
    bool mayClose();
    void buildFileMenu();
    void buildViewMenu();
    void buildThemeMenu(QMenu& menu);
    void buildLanguageMenu(QMenu& menu);
    void buildHelpMenu();
    void buildFocusMenu(QMenu& menu);  // main_window_keys.cpp, like the one below
    void walkPanes(int by);
    void buildEditMenu();  // main_window_state.cpp, like the six below
    void buildSessionEntries(QMenu& menu);
    void connectState();
    void takeHistory();
    void takePins();
    void saveSession(const QString& path);
    void applySession(const SavedSession& saved);
    SessionKeeper::State state() const;
    void buildToolBar();
    void connectSession();
    void connectDocks();
    void restoreLayout();
    void takeFiles();
    void takeSelection();
    void fillRecent();
    void buildActivationEntries(QMenu& menu);  // main_window_inputs.cpp, like the four below
    void fillRecentActivations();
    void activationsDialog();
    void matchDialog();
    void takeActivations();
    void openDialog();
    void exportDialog(bool dequantized);
    QAction* action(QMenu& menu, const QString& text, const QKeySequence& shortcut, const std::function<void()>& act);

    bool event(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

    Session& m_session;
    WindowSettings m_settings;
    Arrivals m_arrivals;
    SystemTheme m_systemTheme;
    std::optional<bool> m_showsStart;  // none: not chosen yet
    QList<std::pair<QPointer<QDockWidget>, int>> m_yielded;  // docks that gave way, the last one first, and at which width
    QByteArray m_wideLayout;  // before they did
    Qt::LayoutDirection m_direction = Qt::LeftToRight;  // that the parts are laid out in
    bool m_expectsFiles = false;
    bool m_hadWork = false;
    bool m_isClosingAsked = false;  // people know that an export is under way
    TensorsDock* m_tensors = nullptr;
    SettingsDock* m_settingsDock = nullptr;
    MessageBar* m_messages = nullptr;
    ActivityBar* m_activity = nullptr;
    PinsDock* m_pins = nullptr;
    QTabWidget* m_lenses = nullptr;
    QStackedWidget* m_pages = nullptr;  // the lenses, the start page
    StartPage* m_start = nullptr;
    QMenu* m_recentMenu = nullptr;
    QMenu* m_recentActivations = nullptr;
    QAction* m_matchActivations = nullptr;
    QAction* m_closeActivations = nullptr;
    QMenu* m_themeMenu = nullptr;
    QMenu* m_languageMenu = nullptr;
    QMenu* m_helpMenu = nullptr;
    QAction* m_open = nullptr;
    QAction* m_export = nullptr;
    QAction* m_exportDequantized = nullptr;
    QAction* m_close = nullptr;
    QAction* m_undo = nullptr;
    QAction* m_redo = nullptr;
    QAction* m_pin = nullptr;
    QAction* m_swap = nullptr;
    PresetStore m_presets;
    SessionKeeper m_keeper;
    QString m_sessionPath;  // of the session file that was opened or saved last
};

}  // namespace bitloupe
