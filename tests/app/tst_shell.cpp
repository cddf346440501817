// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
// The window's frame: start page, drops on any part, queued messages, themes and languages while it runs.
#include "app/about_dialog.h"
#include "app/activity_bar.h"
#include "app/language.h"
#include "app/main_window.h"
#include "app/message_bar.h"
#include "app/shortcuts_dialog.h"
#include "app/start_page.h"
#include "app/top_bar.h"
#include "views/chart/chart_view.h"
#include "views/docks/settings_dock.h"
#include "views/docks/tensors_dock.h"

#include <QApplication>
#include <QDropEvent>
#include <QMenuBar>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QToolTip>
#include <QTranslator>
#include <QTreeView>

using namespace bitloupe;

namespace {

constexpr int kTimeoutMs = 30000;
const QString kSample = QStringLiteral(BITLOUPE_SOURCE_DIR "/resources/samples/stories260k.safetensors");

// Long words for every string, marked, so that a test sees which were made anew.
class Lengthener : public QTranslator {
public:
    bool isEmpty() const override { return false; }
    QString translate(const char*, const char* source, const char*, int) const override
    {
        return QStringLiteral("⟦") + QString::fromUtf8(source) + QStringLiteral("xxxxx⟧");
    }
};

void waitUntilIdle(const Session& session) { QTRY_VERIFY_WITH_TIMEOUT(!session.files().empty() && !session.isBusy(), kTimeoutMs); }

}  // namespace

class TstShell : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init() { QSettings().clear(); }
    void startsOnTheStartPage();
    void startPageOffersRecentFiles();
    void expectedFilesSkipTheStartPage();
    void dropsOnAnyPartOpenFiles();
    void messagesQueue();
    void messagesCanBeActedUpon();
    void themesSwitchWhileRunning();
    void wordsAreMadeAnew();
    void rightToLeftMirrorsTheWindow();
    void topBarGivesWay();
    void escapeCancelsThenDismisses();
    void shortcutsAreListed();
    void versionsAreTold();
    void fullScreenComesAndGoes();

private:
    QTemporaryDir m_folder;
};

void TstShell::initTestCase()
{
    QCoreApplication::setOrganizationName("BitloupeTest");
    QCoreApplication::setApplicationName("shell");
    qputenv("XDG_CACHE_HOME", m_folder.path().toLocal8Bit());
    qputenv("XDG_CONFIG_HOME", m_folder.path().toLocal8Bit());
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder.path());
}

void TstShell::startsOnTheStartPage()
{
    Session session;
    MainWindow window(session);
    window.show();
    QVERIFY(window.showsStart());
    QVERIFY(window.startPage().isVisible());
    QVERIFY(!window.tensorsDock().isVisible());
    QTest::mouseClick(window.findChild<QPushButton*>("startSample"), Qt::LeftButton);
    waitUntilIdle(session);
    QVERIFY(!window.showsStart());
    QVERIFY(window.tensorsDock().isVisible());
    QVERIFY(window.settingsDock().isVisible());
    window.settingsDock().hide();
    session.closeFile(session.files().front().id);
    QVERIFY(window.showsStart());
    QVERIFY(!window.tensorsDock().isVisible());
    session.openSample();
    waitUntilIdle(session);
    QVERIFY(window.tensorsDock().isVisible());
    QVERIFY(!window.settingsDock().isVisible());  // as it was left
}

void TstShell::startPageOffersRecentFiles()
{
    StartPage page;
    page.setRecent({kSample, "/no/such/file.npy"});
    const auto* there = page.findChild<StartRow*>("recent." + kSample);
    const auto* missing = page.findChild<StartRow*>("recent./no/such/file.npy");
    QVERIFY(there && missing);
    QTRY_VERIFY_WITH_TIMEOUT(missing->isMissing(), kTimeoutMs);
    QVERIFY(!there->isMissing());
    QVERIFY(missing->accessibleDescription().contains("/no/such"));
    QSignalSpy wanted(&page, &StartPage::recentWanted);
    page.show();
    QTest::keyClick(page.findChild<StartRow*>("recent." + kSample), Qt::Key_Space);
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.first().first().toString(), kSample);
    for (const QAbstractButton* button : page.findChildren<QAbstractButton*>())
        QVERIFY2(!button->text().isEmpty() || !button->accessibleName().isEmpty(), qPrintable(button->objectName()));
}

void TstShell::expectedFilesSkipTheStartPage()
{
    Session session;
    MainWindow window(session);
    window.expectFiles();
    window.open({"/no/such/file.npy"});
    window.show();
    QVERIFY(!window.showsStart());
    QTRY_VERIFY_WITH_TIMEOUT(window.showsStart(), kTimeoutMs);  // nothing came
    QVERIFY(window.messageBar().sentence().contains("file.npy"));
}

void TstShell::dropsOnAnyPartOpenFiles()
{
    Session session;
    MainWindow window(session);
    window.show();
    session.openSample();
    waitUntilIdle(session);
    QWidget* chart = window.findChild<ChartView*>()->viewport();
    const QList<QWidget*> parts{
        &window,         window.findChild<QWidget*>("tensorFilter"), window.tensorsDock().view().viewport(), chart, window.statusBar(),
        window.menuBar()};
    for (QWidget* part : parts) {
        QVERIFY(part);
        const std::size_t before = session.files().size();
        const QString copy = m_folder.filePath(QStringLiteral("copy%1.safetensors").arg(before));
        QVERIFY(QFile::copy(kSample, copy));
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(copy)});
        QDragEnterEvent enter(QPoint(3, 3), Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(part, &enter);
        QVERIFY2(enter.isAccepted(), part->metaObject()->className());
        QVERIFY(window.findChild<QWidget*>("dropOverlay")->isVisible());
        QDropEvent drop(QPointF(3, 3), Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(part, &drop);
        QCOMPARE(drop.dropAction(), Qt::CopyAction);
        QVERIFY(!window.findChild<QWidget*>("dropOverlay")->isVisible());
        QTRY_COMPARE_WITH_TIMEOUT(session.files().size(), before + 1, kTimeoutMs);
    }
    QMimeData words;
    words.setText("proj");
    QDragEnterEvent enter(QPoint(3, 3), Qt::CopyAction, &words, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &enter);
    QVERIFY(!window.findChild<QWidget*>("dropOverlay")->isVisible());
}

void TstShell::messagesQueue()
{
    MessageBar bar;
    QVERIFY(bar.isHidden());
    bar.say(MessageBar::Kind::Problem, "first");
    bar.say(MessageBar::Kind::Problem, "second");
    bar.say(MessageBar::Kind::Problem, "first");  // again: not twice
    bar.say(MessageBar::Kind::Notice, "opened");
    bar.say(MessageBar::Kind::Notice, "opened more");  // takes the other's place
    QCOMPARE(bar.sentence(), QStringLiteral("opened more"));
    QCOMPARE(bar.countText(), QStringLiteral("3 of 3"));
    bar.dismiss();
    QCOMPARE(bar.sentence(), QStringLiteral("first"));
    QCOMPARE(bar.kind(), MessageBar::Kind::Problem);
    bar.dismiss();
    QCOMPARE(bar.sentence(), QStringLiteral("second"));
    QVERIFY(bar.countText().isEmpty());
    bar.dismiss();
    QVERIFY(bar.isHidden());
    for (int i = 0; i < 500; ++i)
        bar.say(MessageBar::Kind::Problem, QString::number(i));
    QVERIFY(bar.messages().size() <= 100);
    QCOMPARE(bar.sentence(), QStringLiteral("499"));
    bar.dismissAll();
    QVERIFY(bar.isHidden());
}

void TstShell::messagesCanBeActedUpon()
{
    MessageBar bar;
    int acted = 0;
    bar.say({MessageBar::Kind::Notice, "changed on disk", "Reload", [&acted] { ++acted; }});
    auto* button = bar.findChild<QPushButton*>("messageAction");
    QCOMPARE(button->text(), QStringLiteral("Reload"));
    button->click();
    QCOMPARE(acted, 1);
    QVERIFY(bar.isHidden());
    bar.say(MessageBar::Kind::Notice, "plain");
    QVERIFY(button->isHidden());
}

void TstShell::themesSwitchWhileRunning()
{
    Session session;
    MainWindow window(session);
    window.show();
    session.openSample();
    waitUntilIdle(session);
    for (const ThemeMode mode : {ThemeMode::Dark, ThemeMode::Light, ThemeMode::Dark}) {
        window.setThemeMode(mode);
        const Theme& wanted = mode == ThemeMode::Dark ? darkTheme() : lightTheme();
        for (const QWidget* widget : window.findChildren<QWidget*>()) {
            if (widget->isVisible() && !qobject_cast<const MessageBar*>(widget->parentWidget()))
                QTRY_VERIFY2(theme(widget).dark == wanted.dark, widget->metaObject()->className());
        }
        QCOMPARE(QToolTip::palette().color(QPalette::ToolTipBase), wanted.card);
        const QImage shot = window.grab().toImage();
        const QWidget* tabs = window.findChild<QWidget*>("lensTabs");
        const QPoint corner = tabs->mapTo(&window, QPoint(3, 3));  // the ground of the lenses
        QCOMPARE(shot.pixelColor(corner * shot.devicePixelRatio()), wanted.window);
    }
    window.setThemeMode(ThemeMode::Light);
}

void TstShell::wordsAreMadeAnew()
{
    Session session;
    MainWindow window(session);
    window.show();
    session.openSample();
    waitUntilIdle(session);
    window.messageBar().say(MessageBar::Kind::Problem, "kept");
    Lengthener words;
    QCoreApplication::installTranslator(&words);
    window.setLooks({{"histogram", "-log grid nonsense"}, {"channels", "sqnr"}, {"no lens", "log"}});
    const auto looks = window.looks();
    QCOMPARE(looks.at("histogram"), QStringLiteral("-log original quantized grid -holdX -holdY"));
    window.rebuild();
    QVERIFY(window.looks() == looks);
    for (const QAction* menu : window.menuBar()->actions())
        QVERIFY2(menu->text().startsWith(u'⟦'), qPrintable(menu->text()));
    QVERIFY(window.tensorsDock().windowTitle().startsWith(u'⟦'));
    QVERIFY(window.settingsDock().windowTitle().startsWith(u'⟦'));
    QVERIFY(window.findChild<TopBar*>()->field().text().startsWith(u'⟦'));
    QCOMPARE(window.messageBar().sentence(), QStringLiteral("kept"));
    QVERIFY(!window.grab().isNull());
    QCoreApplication::removeTranslator(&words);
    window.useLanguage("en");
    QVERIFY(!window.tensorsDock().windowTitle().startsWith(u'⟦'));
    QCOMPARE(effectiveLanguage("xx"), effectiveLanguage(""));
    QVERIFY(availableLanguages().size() >= 2);
}

void TstShell::rightToLeftMirrorsTheWindow()
{
    Session session;
    MainWindow window(session);
    window.show();
    session.openSample();
    waitUntilIdle(session);
    QVERIFY(window.tensorsDock().x() < window.settingsDock().x());
    forceRightToLeft(true);
    window.useLanguage("en");
    QCOMPARE(window.layoutDirection(), Qt::RightToLeft);
    QTRY_VERIFY(window.tensorsDock().x() > window.settingsDock().x());
    QVERIFY(!window.grab().isNull());
    forceRightToLeft(false);
    window.useLanguage("en");
    QCOMPARE(window.layoutDirection(), Qt::LeftToRight);
}

void TstShell::topBarGivesWay()
{
    Session session;
    MainWindow window(session);
    window.show();
    auto* bar = window.findChild<TopBar*>();
    for (const int width : {1600, 1000, 800, 600, 480, 360}) {
        window.resize(width, 600);
        QTest::qWait(20);
        QVERIFY2(window.width() <= std::max(width, window.minimumWidth()), qPrintable(QString::number(window.width())));
        QRect before;
        QList<QRect> places;
        for (const QWidget* part : bar->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly)) {
            if (!part->isVisible())
                continue;
            QVERIFY2(bar->rect().contains(part->geometry()), qPrintable(QString::number(width)));
            for (const QRect& place : places)
                QVERIFY2(!place.intersects(part->geometry()), qPrintable(QString::number(width)));
            places += part->geometry();
        }
        QVERIFY(bar->field().isVisible());
    }
}

void TstShell::escapeCancelsThenDismisses()
{
    Session session;
    MainWindow window(session);
    window.show();
    session.openSample();
    QTRY_VERIFY_WITH_TIMEOUT(!session.files().empty(), kTimeoutMs);
    window.cancelWork();
    QTRY_VERIFY_WITH_TIMEOUT(!session.isBusy(), kTimeoutMs);
    window.messageBar().say(MessageBar::Kind::Problem, "said");
    window.cancelWork();
    QVERIFY(window.messageBar().sentence().isEmpty());
}

void TstShell::shortcutsAreListed()
{
    Session session;
    MainWindow window(session);
    const std::vector<ShortcutRow> rows = shortcutsOf(*window.menuBar());
    QVERIFY(rows.size() > 15);
    const auto open = std::find_if(rows.begin(), rows.end(), [](const ShortcutRow& row) { return row.keys == "Ctrl+O"; });
    QVERIFY(open != rows.end());
    QCOMPARE(open->action, QStringLiteral("Open…"));
    QCOMPARE(open->group, QStringLiteral("File"));
    ShortcutsDialog dialog(*window.menuBar());
    QVERIFY(!dialog.grab().isNull());
}

void TstShell::versionsAreTold()
{
    const QString text = versionsText();
    QVERIFY2(text.startsWith("Bitloupe 0."), qPrintable(text));
    QVERIFY(text.contains(qVersion()));
    QVERIFY(text.contains("scalar") || text.contains("avx"));
}

void TstShell::fullScreenComesAndGoes()
{
    Session session;
    MainWindow window(session);
    window.show();
    QApplication::setActiveWindow(&window);
    QTest::keyClick(&window, Qt::Key_F11);
    QVERIFY(window.isFullScreen());
    QTest::keyClick(&window, Qt::Key_F11);
    QVERIFY(!window.isFullScreen());
}

QTEST_MAIN(TstShell)
#include "tst_shell.moc"
