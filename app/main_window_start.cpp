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

namespace {
constexpr int kNarrowestLens = 352;  // with its margins
}

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
        m_settings.layout = layoutState();
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
    m_yielded.clear();
    fitDocks();
    m_tensors->setFocus();
}

// What the docks on one side need beside the lenses.
int MainWindow::widthOfDocks(Qt::DockWidgetArea area) const
{
    int width = 0;
    for (const QDockWidget* dock : findChildren<QDockWidget*>(QString(), Qt::FindDirectChildrenOnly)) {
        if (!dock->isHidden() && !dock->isFloating() && dockWidgetArea(const_cast<QDockWidget*>(dock)) == area)
            width = std::max(width, dock->minimumSizeHint().width());
    }
    return width;
}

// In a window that is too narrow for all, the lens is what people look at: the docks of the right give way first, then those
// of the left. They come back when there is room; their keys show them at any time.
void MainWindow::fitDocks()
{
    if (showsStart() || !m_showsStart)
        return;
    const auto docks = findChildren<QDockWidget*>(QString(), Qt::FindDirectChildrenOnly);
    const auto needed = [&] { return kNarrowestLens + widthOfDocks(Qt::LeftDockWidgetArea) + widthOfDocks(Qt::RightDockWidgetArea); };
    for (const Qt::DockWidgetArea area : {Qt::RightDockWidgetArea, Qt::LeftDockWidgetArea}) {
        if (width() >= needed())
            break;
        for (QDockWidget* dock : docks) {
            if (dock->isHidden() || dock->isFloating() || dockWidgetArea(dock) != area)
                continue;
            if (m_yielded.isEmpty())
                m_wideLayout = saveState(kLayoutVersion);
            m_yielded.prepend({dock, width()});
            dock->hide();
        }
    }
    while (!m_yielded.isEmpty()) {
        QDockWidget* dock = m_yielded.first().first;
        const int wanted = dock ? dock->minimumSizeHint().width() : 0;
        if (width() <= m_yielded.first().second || width() < needed() + wanted)
            break;
        m_yielded.removeFirst();
        if (dock)
            dock->show();
    }
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    fitDocks();
}

// As it is when the window is wide: docks that gave way to a small one are not hidden for good.
QByteArray MainWindow::layoutState() const
{
    if (showsStart())
        return m_settings.layout;
    return m_yielded.isEmpty() ? saveState(kLayoutVersion) : m_wideLayout;
}

void MainWindow::setLayoutState(const QByteArray& layout)
{
    m_settings.layout = layout;
    m_yielded.clear();
    if (!showsStart() && (layout.isEmpty() || !restoreState(layout, kLayoutVersion)))
        forgetLayout();
    fitDocks();
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
