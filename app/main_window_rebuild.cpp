// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
// Taking the window's parts down and making them again around the living session, in another language or direction.
#include "app/language.h"
#include "app/main_window.h"
#include "app/message_bar.h"
#include "app/pane_walk.h"
#include "views/docks/result_panel.h"
#include "views/docks/settings_dock.h"
#include "views/docks/tensors_dock.h"

#include <QApplication>
#include <QMenuBar>
#include <QStatusBar>
#include <QTabWidget>
#include <QTimer>
#include <QToolBar>

namespace bitloupe {

struct MainWindow::Kept {
    QByteArray layout;
    QString lens;
    QString focus;  // object name of the widget that has it
    TensorQuery query;
    std::vector<MessageBar::Message> messages;
    Qt::LayoutDirection direction = Qt::LeftToRight;
};

void MainWindow::setLanguage(const QString& code)
{
    QTimer::singleShot(0, this, [this, code] { useLanguage(code); });  // the menu that asks for it is among the parts
}

void MainWindow::useLanguage(const QString& code)
{
    m_settings.language = code;
    installLanguage(code);
    rebuild();
}

void MainWindow::openPalette() { Q_EMIT paletteWanted(); }

void MainWindow::rebuild()
{
    setUpdatesEnabled(false);
    const Kept kept = keep();
    m_settings.looks = looks();
    m_direction = layoutDirection();
    dismantle();
    assemble();
    giveBack(kept);
    setUpdatesEnabled(true);
    QTimer::singleShot(0, this, [this, kept] {  // the widths of new docks are kept only when they have been laid out once
        if (!showsStart() && m_yielded.isEmpty() && kept.direction == m_direction)
            restoreState(kept.layout, kLayoutVersion);
    });
}

MainWindow::Kept MainWindow::keep() const
{
    const QWidget* focus = focusWidget();
    return {layoutState(),          currentLens(), focus ? focus->objectName() : QString(), m_tensors->model().query(),
            m_messages->messages(), m_direction};
}

void MainWindow::giveBack(const Kept& kept)
{
    setThemeMode(m_settings.theme);
    m_settings.layout = kept.layout;
    showSession();
    m_tensors->setOrder(kept.query.order);
    m_tensors->setFilter(kept.query.filter);
    chooseLens(kept.lens);
    m_messages->setMessages(kept.messages);
    if (kept.direction != m_direction && !showsStart())
        forgetLayout();  // the sides are the other way round
    auto* focus = kept.focus.isEmpty() ? nullptr : findChild<QWidget*>(kept.focus);
    if (!focus && m_lenses->currentWidget())  // what had it has no name: it stood in the lens
        focus = focusTarget(*m_lenses->currentWidget());
    if (focus)
        focus->setFocus();
}

void MainWindow::dismantle()
{
    disconnect(&m_session, nullptr, this, nullptr);
    m_showsStart.reset();
    m_yielded.clear();
    delete takeCentralWidget();
    qDeleteAll(findChildren<QDockWidget*>(QString(), Qt::FindDirectChildrenOnly));
    qDeleteAll(findChildren<QToolBar*>(QString(), Qt::FindDirectChildrenOnly));
    delete statusBar();
    menuBar()->clear();
    qDeleteAll(menuBar()->findChildren<QMenu*>(QString(), Qt::FindDirectChildrenOnly));
    for (QAction* action : actions())
        delete action;
}

void MainWindow::showSession()
{
    takeFiles();
    takeSelection();
    m_settingsDock->setSpec(m_session.spec());
    m_settingsDock->result().setAnalysis(m_session.analysis().get());
    for (const FileEntry& entry : m_session.files()) {
        for (std::size_t i = 0; i < entry.file->tensors().size(); ++i) {
            if (const TensorSummary* summary = m_session.summary({entry.id, i}))
                m_tensors->setSummary({entry.id, i}, *summary);
        }
    }
    if (auto* view = qobject_cast<LensView*>(m_lenses->currentWidget()))
        view->show(m_session.picture());
}

}  // namespace bitloupe
