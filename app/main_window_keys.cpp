// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
// The window's part in being walked by keyboard.
#include "app/main_window.h"
#include "app/message_bar.h"
#include "app/pane_walk.h"
#include "app/start_page.h"
#include "views/docks/pins_dock.h"
#include "views/docks/settings_dock.h"
#include "views/docks/tensors_dock.h"

#include <QMenu>
#include <QTabWidget>

namespace bitloupe {

void MainWindow::buildFocusMenu(QMenu& menu)
{
    QMenu& focus = *menu.addMenu(tr("F&ocus"));
    action(focus, tr("&Next pane"), tr("F6"), [this] { walkPanes(1); });
    action(focus, tr("&Previous pane"), tr("Shift+F6"), [this] { walkPanes(-1); });
    const auto stepLens = [this](int by) {
        if (!showsStart())
            m_lenses->setCurrentIndex((m_lenses->currentIndex() + by + m_lenses->count()) % m_lenses->count());
    };
    // Ctrl+Tab as well: tab widgets know it while they have the focus, people press it everywhere.
    QAction* next = action(focus, tr("Next &lens"), tr("Ctrl+PgDown"), [stepLens] { stepLens(1); });
    next->setShortcuts({QKeySequence(tr("Ctrl+PgDown")), QKeySequence(Qt::CTRL | Qt::Key_Tab)});
    QAction* previous = action(focus, tr("Previous l&ens"), tr("Ctrl+PgUp"), [stepLens] { stepLens(-1); });
    previous->setShortcuts({QKeySequence(tr("Ctrl+PgUp")), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Backtab)});
}

void MainWindow::walkPanes(int by)
{
    QWidget* centre = showsStart() ? static_cast<QWidget*>(m_start) : m_lenses->currentWidget();
    stepPane({m_messages, m_tensors, m_pins, centre, m_settingsDock}, by);
}

}  // namespace bitloupe
