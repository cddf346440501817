// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
// The start page or the workbench: which of the two is seen, what arrives from outside, and room for both in small windows.
#include "app/activity_bar.h"
#include "app/drop_target.h"
#include "app/main_window.h"
#include "app/message_bar.h"
#include "app/start_page.h"
#include "views/docks/settings_dock.h"
#include "views/docks/tensors_dock.h"

#include <QApplication>
#include <QStackedWidget>
#include <QTabWidget>
#include <QWindow>

namespace bitloupe {

void MainWindow::connectArrivals()
{
    auto* target = new DropTarget(*this);
    connect(target, &DropTarget::dropped, &m_arrivals, &Arrivals::takeUrls);
    connect(&m_arrivals, &Arrivals::problem, this, [this](const QString& words) { m_messages->say(MessageBar::Kind::Problem, words); });
    connect(&m_arrivals, &Arrivals::notice, this, [this](const QString& words) { m_messages->say(MessageBar::Kind::Notice, words); });
    connect(&m_arrivals, &Arrivals::searchingChanged, this, &MainWindow::choosePage);
}

void MainWindow::buildStartPage()
{
    m_start = new StartPage;
    connect(m_start, &StartPage::openWanted, this, &MainWindow::openDialog);
    connect(m_start, &StartPage::sampleWanted, &m_session, &Session::openSample);
    connect(m_start, &StartPage::recentWanted, this, [this](const QString& path) { open({path}); });
    connect(m_start, &StartPage::pageWanted, this, &MainWindow::manualWanted);
}

void MainWindow::open(const QStringList& words) { m_arrivals.take(pathsOf(words)); }

void MainWindow::expectFiles()
{
    m_expectsFiles = true;
    choosePage();
}

bool MainWindow::showsStart() const { return m_showsStart.value_or(false); }

void MainWindow::choosePage()
{
    const bool hasFiles = !m_session.files().empty();
    const bool isBusy = m_session.isBusy() || m_session.isRestoring() || m_arrivals.isSearching();
    if (hasFiles || (m_hadWork && !isBusy))
        m_expectsFiles = false;
    m_hadWork = isBusy;
    const bool wantsStart = !hasFiles && !m_expectsFiles;
    if (m_showsStart == wantsStart)
        return;
    if (m_showsStart == false)
        m_settings.layout = saveState(kLayoutVersion);
    m_showsStart = wantsStart;
    m_pages->setCurrentIndex(wantsStart ? 1 : 0);
    wantsStart ? hideDocks() : showDocks();
}

// An empty list and empty figures answer nothing: the start page has the window to itself.
void MainWindow::hideDocks()
{
    for (QDockWidget* dock : findChildren<QDockWidget*>(QString(), Qt::FindDirectChildrenOnly)) {
        dock->hide();
        dock->toggleViewAction()->setEnabled(false);
    }
    m_start->setFocus();
}

void MainWindow::showDocks()
{
    for (QDockWidget* dock : findChildren<QDockWidget*>(QString(), Qt::FindDirectChildrenOnly))
        dock->toggleViewAction()->setEnabled(true);
    if (m_settings.layout.isEmpty() || !restoreState(m_settings.layout, kLayoutVersion))
        forgetLayout();
    m_tensors->setFocus();
}

QByteArray MainWindow::layoutState() const { return showsStart() ? m_settings.layout : saveState(kLayoutVersion); }

void MainWindow::setLayoutState(const QByteArray& layout)
{
    m_settings.layout = layout;
    if (!showsStart() && (layout.isEmpty() || !restoreState(layout, kLayoutVersion)))
        forgetLayout();
}

void MainWindow::cancelWork()
{
    if (!m_session.isBusy() && !m_arrivals.isSearching())
        return m_messages->dismiss();
    m_arrivals.cancel();
    m_session.cancel();
}

void MainWindow::comeForward(const QString& activation)
{
    if (!activation.isEmpty())
        qputenv("XDG_ACTIVATION_TOKEN", activation.toUtf8());
    if (isMinimized())
        setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
    QApplication::alert(this);
}

}  // namespace bitloupe
