// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/main_window.h"

#include "app/activity_bar.h"
#include "app/config_file.h"
#include "app/language.h"
#include "app/message_bar.h"
#include "app/palette_host.h"
#include "app/start_page.h"
#include "app/window_place.h"
#include "views/docks/pins_dock.h"
#include "views/docks/result_panel.h"
#include "views/docks/settings_dock.h"
#include "views/docks/tensors_dock.h"
#include "views/text/text.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDesktopServices>
#include <QFileInfo>
#include <QIcon>
#include <QMenu>
#include <QScreen>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QTimer>
#include <QUrl>
#include <QVBoxLayout>

namespace bitloupe {

namespace {

constexpr int kNarrowestLens = 340;  // so that the window fits on 800 x 600
constexpr QSize kFirstSize{1440, 900};
constexpr QSize kSmallest{360, 260};

QString idOf(const LensInfo& lens) { return QString::fromLatin1(lens.id.data(), static_cast<qsizetype>(lens.id.size())); }

}  // namespace

MainWindow::MainWindow(Session& session)
    : m_session(session)
    , m_settings(loadSettings())
    , m_arrivals(session)
    , m_presets(configFile(QStringLiteral("presets.json")))
    , m_keeper(session, [this] { return state(); })
{
    setWindowTitle(QStringLiteral("Bitloupe"));
    setWindowIcon(QIcon(QStringLiteral(":/icons/bitloupe-256.png")));
    setMinimumSize(kSmallest);
    installLanguage(m_settings.language);
    connectArrivals();
    assemble();
    new PaletteHost(*this, m_session);
    restoreLayout();
}

// Connections from the session have the window as their context: dismantle() cuts them all.
void MainWindow::assemble()
{
    buildDocks();
    buildLenses();
    buildFileMenu();
    buildEditMenu();
    buildViewMenu();
    buildHelpMenu();
    buildToolBar();
    connectDocks();
    connectSession();
    connectState();
    fillRecent();
}

void MainWindow::buildDocks()
{
    m_tensors = new TensorsDock(this);
    m_pins = new PinsDock(this);
    m_settingsDock = new SettingsDock(this);
    addDockWidget(Qt::LeftDockWidgetArea, m_tensors);
    addDockWidget(Qt::LeftDockWidgetArea, m_pins);
    addDockWidget(Qt::RightDockWidgetArea, m_settingsDock);
    m_activity = new ActivityBar(m_session, m_arrivals, this);
    connect(m_activity, &ActivityBar::cancelWanted, this, &MainWindow::cancelWork);
    setStatusBar(m_activity);
}

void MainWindow::buildLenses()
{
    m_lenses = new QTabWidget;
    m_lenses->setObjectName(QStringLiteral("lensTabs"));
    m_lenses->setDocumentMode(true);
    m_lenses->setMinimumWidth(kNarrowestLens);
    m_lenses->tabBar()->setDrawBase(false);
    for (const LensInfo& lens : lenses()) {
        LensView* view = lens.make(m_lenses);
        const QString name = text::name("lens", lens.id);
        view->setObjectName(idOf(lens));
        view->setAccessibleName(name);
        view->setLook(m_settings.looks[idOf(lens)]);
        m_lenses->addTab(view, name);
        m_lenses->setTabToolTip(m_lenses->count() - 1, text::hint("lens", lens.id));
        connect(view, &LensView::specEdited, &m_session, &Session::editSpec);
        connect(view, &LensView::optionChosen, &m_session, &Session::setLensOption);
        connect(view, &LensView::heldApartChosen, &m_session, &Session::holdApart);
        connect(view, &LensView::problem, this, [this](const QString& words) { m_messages->say(MessageBar::Kind::Problem, words); });
        connect(view, &LensView::notice, this, [this](const QString& words) { m_messages->say(MessageBar::Kind::Notice, words); });
    }
    m_messages = new MessageBar;
    auto* centre = new QWidget;
    auto* layout = new QVBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_messages);
    buildStartPage();
    m_pages = new QStackedWidget;
    m_pages->addWidget(m_lenses);
    m_pages->addWidget(m_start);
    layout->addWidget(m_pages, 1);
    setCentralWidget(centre);
    connect(m_lenses, &QTabWidget::currentChanged, this, [this] { m_session.chooseLens(currentLens()); });
}

void MainWindow::connectDocks()
{
    connect(m_tensors, &TensorsDock::tensorChosen, &m_session, &Session::selectTensor);
    connect(m_tensors, &TensorsDock::visibleChanged, &m_session, &Session::preferRows);
    connect(m_tensors, &TensorsDock::closeRequested, &m_session, &Session::closeFile);
    connect(m_tensors, &TensorsDock::axisChosen, &m_session, &Session::setOutputAxis);
    connect(m_tensors, &TensorsDock::exportRequested, this, [this] { exportDialog(false); });
    connect(m_settingsDock, &SettingsDock::specEdited, &m_session, &Session::editSpec);
}

void MainWindow::connectSession()
{
    connect(&m_session, &Session::filesChanged, this, &MainWindow::takeFiles);
    connect(&m_session, &Session::busyChanged, this, &MainWindow::choosePage);
    connect(&m_session, &Session::selectionChanged, this, &MainWindow::takeSelection);
    connect(&m_session, &Session::specChanged, this, [this] { m_settingsDock->setSpec(m_session.spec()); });
    connect(&m_session, &Session::analysisChanged, this, [this] {
        const auto analysis = m_session.analysis();
        m_settingsDock->result().setAnalysis(analysis.get());
        if (!analysis || analysis->exact)  // a sample's weights are met by no inputs
            m_settingsDock->setRemarks(analysis ? analysis->report.remarks : Remarks());
    });
    connect(&m_session, &Session::pictureChanged, this, [this](const Picture& picture) {
        if (auto* view = qobject_cast<LensView*>(m_lenses->currentWidget()))
            view->show(picture);
    });
    connect(&m_session, &Session::rowChanged, this,
            [this](TensorRef tensor) { m_tensors->setSummary(tensor, *m_session.summary(tensor)); });
    connect(&m_session, &Session::rowsStale, this, [this] { m_tensors->markSqnrStale(); });
    connect(&m_session, &Session::problem, this, [this](const QString& words) { m_messages->say(MessageBar::Kind::Problem, words); });
    connect(&m_session, &Session::fileChangedOnDisk, this, [this](const QString& path, const QString& words) {
        m_messages->say({MessageBar::Kind::Notice, words, tr("Reload"), [session = &m_session, path] { session->reload(path); }});
    });
    connect(&m_session, &Session::notice, this, [this](const QString& words) { m_messages->say(MessageBar::Kind::Notice, words); });
    connect(&m_session, &Session::exported, this, [this](const QString& target) {
        m_messages->say({MessageBar::Kind::Notice, tr("Exported to %1, read back and compared.").arg(target), tr("Show in folder"),
                         [target] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(target).absolutePath())); }});
    });
    connect(&m_session, &Session::fileOpened, this, [this](const QString& path) {
        m_settings.recent = withRecent(m_settings.recent, path);
        fillRecent();
    });
    connect(&m_session, &Session::activationsChanged, this, &MainWindow::takeActivations);
    connect(&m_session, &Session::activationsOpened, this, [this](const QString& path) {
        m_settings.recentActivations = withRecent(m_settings.recentActivations, path);
        fillRecentActivations();
    });
    takeActivations();
}

void MainWindow::takeFiles()
{
    m_tensors->setFiles(m_session.files());
    const bool any = !m_session.files().empty();
    for (QAction* action : {m_export, m_exportDequantized, m_close, m_pin})
        action->setEnabled(any);
    choosePage();
}

void MainWindow::takeSelection()
{
    m_tensors->setSelected(m_session.selected());
    const auto info = m_session.info(m_session.selected());
    if (info)
        m_settingsDock->setTensor(*info);
    setWindowTitle(info ? QStringLiteral("%1 – Bitloupe").arg(text::safe(info->name)) : QStringLiteral("Bitloupe"));
}

void MainWindow::setThemeMode(ThemeMode mode)
{
    m_settings.theme = mode;
    if (mode == ThemeMode::System && m_systemTheme.isDark())
        applyTheme(*qApp, *m_systemTheme.isDark());
    else
        applyTheme(*qApp, mode);
    for (QAction* action : m_themeMenu->actions())
        action->setChecked(action->data().toInt() == static_cast<int>(mode));
}

void MainWindow::chooseLens(const QString& id)
{
    for (int i = 0; i < m_lenses->count(); ++i) {
        if (m_lenses->widget(i)->objectName() == id)
            m_lenses->setCurrentIndex(i);
    }
}

std::map<QString, QString> MainWindow::looks() const
{
    std::map<QString, QString> looks;
    for (int i = 0; i < m_lenses->count(); ++i)
        looks[m_lenses->widget(i)->objectName()] = qobject_cast<LensView*>(m_lenses->widget(i))->look();
    return looks;
}

void MainWindow::setLooks(const std::map<QString, QString>& looks)
{
    for (int i = 0; i < m_lenses->count(); ++i) {
        const auto look = looks.find(m_lenses->widget(i)->objectName());
        if (look != looks.end())
            qobject_cast<LensView*>(m_lenses->widget(i))->setLook(look->second);
    }
}

QString MainWindow::currentLens() const { return m_lenses->currentWidget() ? m_lenses->currentWidget()->objectName() : QString(); }

void MainWindow::forgetLayout()
{
    for (QDockWidget* dock :
         {static_cast<QDockWidget*>(m_tensors), static_cast<QDockWidget*>(m_settingsDock), static_cast<QDockWidget*>(m_pins)}) {
        dock->setFloating(false);
        dock->setVisible(dock != m_pins || !m_session.pins().empty());
    }
    const bool isMirrored = isRightToLeft();
    addDockWidget(isMirrored ? Qt::RightDockWidgetArea : Qt::LeftDockWidgetArea, m_tensors);
    constexpr int kTallEnough = 700;  // for two lists, one under the other
    if (height() >= kTallEnough)
        splitDockWidget(m_tensors, m_pins, Qt::Vertical);
    else
        tabifyDockWidget(m_tensors, m_pins);
    m_tensors->raise();
    addDockWidget(isMirrored ? Qt::LeftDockWidgetArea : Qt::RightDockWidgetArea, m_settingsDock);
    resizeDocks({m_tensors, m_settingsDock}, {std::min(320, width() / 4), std::min(310, width() / 4)}, Qt::Horizontal);
}

void MainWindow::restoreLayout()
{
    setThemeMode(m_settings.theme);
    m_session.editSpec(m_settings.spec);
    m_settingsDock->setSpec(m_session.spec());
    chooseLens(m_settings.lens);
    m_session.chooseLens(currentLens());
    takeFiles();
    if (m_settings.geometry.isEmpty() || !restoreGeometry(m_settings.geometry))
        resize(kFirstSize.boundedTo(screen()->availableSize()));
    bringOnScreen(*this);
    m_session.forgetHistory();
    connect(&m_systemTheme, &SystemTheme::changed, this, [this] {
        if (m_settings.theme == ThemeMode::System)
            setThemeMode(ThemeMode::System);
    });
}

// The platform's own palette has changed.
bool MainWindow::event(QEvent* event)
{
    if (event->type() == QEvent::ThemeChange && m_settings.theme == ThemeMode::System)
        QTimer::singleShot(0, this, [this] { setThemeMode(ThemeMode::System); });
    return QMainWindow::event(event);
}

void MainWindow::remember()
{
    m_settings.geometry = saveGeometry();
    m_settings.layout = layoutState();
    m_settings.spec = m_session.spec();
    m_settings.lens = currentLens();
    m_settings.looks = looks();
    saveSettings(m_settings);
}

// A file that is being written is the one thing that is worth a question; it is asked in place, and asked once.
bool MainWindow::mayClose()
{
    if (!m_session.isExporting() || m_isClosingAsked)
        return true;
    m_isClosingAsked = true;
    m_messages->say({MessageBar::Kind::Problem,
                     tr("An export is being written. Close once more to cancel it; the target stays as it was before."),
                     tr("Cancel and close"), [this] { close(); }});
    return false;
}

void MainWindow::closeNow()
{
    m_isClosingAsked = true;
    close();
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (!mayClose())
        return event->ignore();
    remember();
    m_keeper.flush();
    m_arrivals.cancel();
    m_session.cancel();
    event->accept();
}

}  // namespace bitloupe
