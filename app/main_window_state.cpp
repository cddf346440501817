// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
// The window's part in undo, pins, presets and session files.
#include "app/main_window.h"
#include "app/message_bar.h"
#include "app/text_keys.h"
#include "app/window_place.h"
#include "views/docks/pins_dock.h"
#include "views/docks/preset_box.h"
#include "views/docks/settings_dock.h"
#include "views/docks/tensors_dock.h"
#include "views/text/text.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QMenuBar>

namespace bitloupe {

namespace {

const QString kSuffix = QStringLiteral(".bitloupe");

// In a menu an "&" would underline what follows it.
QString menuText(QString words) { return words.replace(u'&', QStringLiteral("&&")); }

}  // namespace

void MainWindow::buildEditMenu()
{
    QMenu& menu = *menuBar()->addMenu(tr("&Edit"));
    m_undo = action(menu, tr("&Undo"), QKeySequence::Undo, [this] { m_session.undo(); });
    m_redo = action(menu, tr("&Redo"), QKeySequence(tr("Ctrl+Shift+Z")), [this] { m_session.redo(); });
    m_redo->setShortcuts({QKeySequence(tr("Ctrl+Shift+Z")), QKeySequence(tr("Ctrl+Y"))});
    menu.addSeparator();
    m_pin = action(menu, tr("&Pin the settings"), tr("Ctrl+D"), [this] {
        const std::size_t before = m_session.pins().size();
        m_session.pin();
        if (before == 0 && m_pins->isHidden())
            m_pins->show();
    });
    m_pin->setIconText(tr("Pin"));
    m_pin->setToolTip(tr("Puts the settings aside to compare them with others"));
    m_swap = action(menu, tr("&Swap settings and pin (A/B)"), tr("Ctrl+B"), [this] { m_session.swapPin(); });
    menu.addSeparator();
    action(menu, tr("Save as pr&eset…"), tr("Ctrl+Shift+P"), [this] {
        m_settingsDock->show();
        m_settingsDock->raise();
        m_settingsDock->presetBox().beginSave();
    });
    if (!findChild<TextKeys*>())
        new TextKeys(this);
}

void MainWindow::buildSessionEntries(QMenu& menu)
{
    action(menu, tr("Sa&ve session"), QKeySequence::Save, [this] { saveSession(m_sessionPath); });
    action(menu, tr("Save session &as…"), tr("Ctrl+Shift+S"), [this] { saveSession(QString()); });
    QAction* reopen = action(menu, tr("Reopen &last session"), tr("Ctrl+Shift+L"), [this] { m_keeper.reopen(); });
    connect(&menu, &QMenu::aboutToShow, reopen, [this, reopen] { reopen->setEnabled(m_keeper.canReopen()); });
    connect(&menu, &QMenu::aboutToHide, reopen, [reopen] { reopen->setEnabled(true); });  // else its key would be dead
}

void MainWindow::connectState()
{
    const auto notice = [this](const QString& words) { m_messages->say(MessageBar::Kind::Notice, words); };
    const auto problem = [this](const QString& words) { m_messages->say(MessageBar::Kind::Problem, words); };
    PresetBox& box = m_settingsDock->presetBox();
    connect(&box, &PresetBox::saveRequested, this, [this](const QString& name) { m_presets.save(name, m_session.spec()); });
    connect(&box, &PresetBox::renameRequested, &m_presets, &PresetStore::rename);
    connect(&box, &PresetBox::removeRequested, &m_presets, &PresetStore::remove);
    connect(m_pins, &PinsDock::applyRequested, &m_session, &Session::applyPin);
    connect(m_pins, &PinsDock::removeRequested, &m_session, &Session::unpin);
    connect(m_pins, &PinsDock::renameRequested, &m_session, &Session::renamePin);
    connect(m_pins, &PinsDock::moveRequested, &m_session, &Session::movePin);
    connect(m_pins, &PinsDock::chosen, &m_session, &Session::choosePin);
    connect(m_pins, &PinsDock::swapRequested, &m_session, &Session::swapPin);
    connect(&m_session, &Session::historyChanged, this, &MainWindow::takeHistory);
    connect(&m_session, &Session::pinsChanged, this, &MainWindow::takePins);
    connect(&m_session, &Session::sessionRestored, this, &MainWindow::applySession);
    connect(&m_session, &Session::analysisChanged, this, [this] {
        if (const auto analysis = m_session.analysis())
            m_settingsDock->setExtent(analysis->statistics.min, analysis->statistics.max);
    });
    disconnect(&m_presets, nullptr, this, nullptr);  // of the parts before
    disconnect(&m_keeper, nullptr, this, nullptr);
    connect(&m_presets, &PresetStore::changed, this, [this] { m_settingsDock->presetBox().setOwnPresets(m_presets.presets()); });
    connect(&m_presets, &PresetStore::notice, this, notice);
    connect(&m_presets, &PresetStore::problem, this, problem);
    connect(&m_keeper, &SessionKeeper::notice, this, notice);
    connect(&m_keeper, &SessionKeeper::problem, this, problem);
    connect(&m_keeper, &SessionKeeper::offered, this, [this](const QString& words) {
        m_messages->say({MessageBar::Kind::Notice, words, tr("Reopen"), [this] { m_keeper.reopen(); }});
    });
    m_presets.reload();
    box.setOwnPresets(m_presets.presets());
    takeHistory();
    takePins();
}

void MainWindow::takeHistory()
{
    const History& history = m_session.history();
    m_undo->setEnabled(history.canUndo());
    m_redo->setEnabled(history.canRedo());
    m_undo->setText(history.canUndo() ? tr("&Undo %1").arg(menuText(history.undoName())) : tr("&Undo"));
    m_redo->setText(history.canRedo() ? tr("&Redo %1").arg(menuText(history.redoName())) : tr("&Redo"));
}

void MainWindow::takePins()
{
    m_pins->setPins({m_session.pinRows(), m_session.chosenPin(), m_session.seesPin()});
    m_settingsDock->setSide(m_session.seesPin() ? tr("%1 – Ctrl+B goes back to A").arg(m_pins->sideText()) : QString());
}

SessionKeeper::State MainWindow::state() const
{
    SavedSession saved = m_session.savedSession();
    const TensorQuery& query = m_tensors->model().query();
    saved.filter = query.filter;
    saved.order = static_cast<int>(query.order);
    WindowSettings settings = m_settings;
    settings.geometry = saveGeometry();
    settings.layout = layoutState();
    settings.spec = m_session.spec();
    settings.lens = currentLens();
    saved.looks = settings.looks = looks();
    return {saved, settings};
}

void MainWindow::saveSession(const QString& path)
{
    QString target = path;
    if (target.isEmpty()) {
        const QString folder = m_settings.recent.isEmpty() ? QString() : QFileInfo(m_settings.recent.front()).path() + u'/';
        target = QFileDialog::getSaveFileName(this, tr("Save session"),
                                              m_sessionPath.isEmpty() ? folder + tr("session") + kSuffix : m_sessionPath,
                                              tr("Bitloupe sessions (*.bitloupe)"));
    }
    if (target.isEmpty())
        return;
    if (QFileInfo(target).suffix().isEmpty())
        target += kSuffix;
    SessionKeeper::State now = state();
    now.session.layout = now.settings.layout;
    const QString why = writeSessionFile(now.session, target);
    if (!why.isEmpty())
        return m_messages->say(MessageBar::Kind::Problem, why);
    m_sessionPath = target;
    m_settings.recent = withRecent(m_settings.recent, QFileInfo(target).absoluteFilePath());
    fillRecent();
    m_messages->say(MessageBar::Kind::Notice, tr("Session saved as %1.").arg(text::safe(target.toStdString())));
}

// The window's part of a session file; the session has taken its own.
void MainWindow::applySession(const SavedSession& saved)
{
    const bool isOurs = saved.path == SessionKeeper::lastFile() || saved.path == SessionKeeper::previousFile();
    if (!saved.lens.isEmpty())
        chooseLens(saved.lens);
    setLooks(saved.looks);
    m_tensors->setOrder(static_cast<TensorOrder>(saved.order));
    m_tensors->setFilter(saved.filter);
    if (!saved.layout.isEmpty()) {
        setLayoutState(saved.layout);
        bringOnScreen(*this);
    }
    if (saved.path.isEmpty() || isOurs)
        return;
    m_sessionPath = saved.path;
    m_settings.recent = withRecent(m_settings.recent, QFileInfo(saved.path).absoluteFilePath());
    fillRecent();
}

}  // namespace bitloupe
