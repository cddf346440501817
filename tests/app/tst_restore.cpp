// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
// From one start to the next: the last session, a crash while it is restored, damaged files, and windows off the screen.
#include "app/config_file.h"
#include "app/session.h"
#include "app/session_keeper.h"
#include "app/window_place.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace bitloupe;

namespace {

constexpr int kTimeoutMs = 30000;

// One run of the program, without its window.
struct Run {
    SessionKeeper::State state() const
    {
        WindowSettings settings;
        settings.spec = session.spec();
        return {session.savedSession(), settings};
    }
    Session session;
    SessionKeeper keeper{session, [this] { return state(); }};
    QSignalSpy notices{&keeper, &SessionKeeper::notice};
    QSignalSpy offers{&keeper, &SessionKeeper::offered};
    QSignalSpy problems{&keeper, &SessionKeeper::problem};
};

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void put(const QString& path, const QByteArray& bytes)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

}  // namespace

class TstRestore : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void whatWasOpenComesBack();
    void aCrashLosesNothing();
    void aCrashWhileRestoringIsNotRepeated();
    void namedFilesKeepThePins();
    void closingWhileRestoringKeepsTheSession();
    void damagedSessionsAreSetAside();
    void flippedBytesNeverStopTheStart();
    void unwritableFoldersAreSaidOnce();
    void windowsStayOnScreen_data();
    void windowsStayOnScreen();

private:
    QTemporaryDir m_cache;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TstRestore::initTestCase()
{
    QCoreApplication::setOrganizationName("BitloupeTest");
    QCoreApplication::setApplicationName("restore");
    qputenv("XDG_CACHE_HOME", m_cache.path().toLocal8Bit());
}

void TstRestore::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder->path());
    QVERIFY(SessionKeeper::lastFile().startsWith(m_folder->path()));
}

void TstRestore::whatWasOpenComesBack()
{
    {
        Run run;
        QCOMPARE(run.keeper.restore(true), SessionKeeper::Start::Nothing);
        run.keeper.begin();
        run.session.openSample();
        run.session.editSpec(*parseSpec("nf4"));
        run.session.pin();
        QTRY_VERIFY_WITH_TIMEOUT(!run.session.files().empty(), kTimeoutMs);
        run.session.selectByName("layers.0.feed_forward.w2.weight");
        run.keeper.flush();
    }
    Run run;
    QCOMPARE(run.keeper.restore(true), SessionKeeper::Start::Restored);
    QVERIFY(QFile::exists(SessionKeeper::markFile()));
    QVERIFY(run.session.spec() == *parseSpec("nf4"));
    QCOMPARE(run.session.pins().size(), 1U);
    QVERIFY(!run.session.history().canUndo());
    QTRY_VERIFY_WITH_TIMEOUT(!run.session.files().empty(), kTimeoutMs);
    QCOMPARE(run.session.info(run.session.selected())->name, std::string("layers.0.feed_forward.w2.weight"));
    QTRY_VERIFY_WITH_TIMEOUT(!QFile::exists(SessionKeeper::markFile()), kTimeoutMs);
    QCOMPARE(run.notices.size(), 0);
}

void TstRestore::aCrashLosesNothing()
{
    Run run;
    run.keeper.restore(true);
    run.keeper.begin();
    run.session.openSample();
    run.session.editSpec(*parseSpec("int4_g32"));
    QTRY_VERIFY_WITH_TIMEOUT(
        contentOf(SessionKeeper::lastFile()).contains("bits=4") && contentOf(SessionKeeper::lastFile()).contains("sample"), kTimeoutMs);
    const auto read = readSessionFile(SessionKeeper::lastFile());
    QVERIFY(read && read->problem.isEmpty() && read->saved.damaged.isEmpty());
    QVERIFY(read->saved.spec == *parseSpec("int4_g32"));
    QTRY_VERIFY(loadSettings().spec == *parseSpec("int4_g32"));  // without flush(), as after a crash
}

void TstRestore::aCrashWhileRestoringIsNotRepeated()
{
    SavedSession saved;
    saved.files = {kSampleFile};
    saved.pins = {{0, "kept", *parseSpec("nf4")}};
    QDir().mkpath(QFileInfo(SessionKeeper::lastFile()).path());
    QCOMPARE(writeSessionFile(saved, SessionKeeper::lastFile()), QString());
    put(SessionKeeper::markFile(), {});  // the start before this one did not get beyond restoring
    {
        Run run;
        QCOMPARE(run.keeper.restore(true), SessionKeeper::Start::Offered);
        QCOMPARE(run.offers.size(), 1);
        QVERIFY(run.session.files().empty());
        QVERIFY(!run.session.isBusy());
        QCOMPARE(run.session.pins().size(), 1U);  // pins do no harm
        run.keeper.begin();
        QVERIFY(run.keeper.canReopen());
        run.keeper.reopen();
        QTRY_COMPARE_WITH_TIMEOUT(run.session.files().size(), 1U, kTimeoutMs);
        run.keeper.flush();
    }
    Run run;
    QCOMPARE(run.keeper.restore(true), SessionKeeper::Start::Restored);
}

void TstRestore::namedFilesKeepThePins()
{
    SavedSession saved;
    saved.files = {kSampleFile};
    saved.pins = {{0, "kept", *parseSpec("nf4")}};
    QDir().mkpath(QFileInfo(SessionKeeper::lastFile()).path());
    QCOMPARE(writeSessionFile(saved, SessionKeeper::lastFile()), QString());
    Run run;
    QCOMPARE(run.keeper.restore(false), SessionKeeper::Start::Nothing);
    QCOMPARE(run.session.pins().size(), 1U);
    QVERIFY(run.session.files().empty());
    QVERIFY(run.keeper.canReopen());
}

void TstRestore::closingWhileRestoringKeepsTheSession()
{
    SavedSession saved;
    saved.files = {kSampleFile, "/absent/a.npy", "/absent/b.npy"};
    QDir().mkpath(QFileInfo(SessionKeeper::lastFile()).path());
    QCOMPARE(writeSessionFile(saved, SessionKeeper::lastFile()), QString());
    const QByteArray before = contentOf(SessionKeeper::lastFile());
    Run run;
    QCOMPARE(run.keeper.restore(true), SessionKeeper::Start::Restored);
    run.keeper.begin();
    QVERIFY(run.session.isRestoring());
    run.keeper.flush();
    QCOMPARE(contentOf(SessionKeeper::lastFile()), before);
    QVERIFY(!QFile::exists(SessionKeeper::markFile()));
}

void TstRestore::damagedSessionsAreSetAside()
{
    for (const QByteArray& bytes :
         {QByteArray(), QByteArray("{"), QByteArray("\0\0\0\0", 4), QByteArray("\xff\xfe{}"), QByteArray(1 << 20, 'x')}) {
        init();
        put(SessionKeeper::lastFile(), bytes);
        Run run;
        QCOMPARE(run.keeper.restore(true), SessionKeeper::Start::Nothing);
        QCOMPARE(run.notices.size(), 1);
        QCOMPARE(contentOf(SessionKeeper::lastFile() + ".damaged-1"), bytes);
        QVERIFY(run.session.spec() == defaultSpec());
    }
    init();
    QVERIFY(QDir().mkpath(SessionKeeper::lastFile()));  // a folder
    Run run;
    QCOMPARE(run.keeper.restore(true), SessionKeeper::Start::Nothing);
}

void TstRestore::flippedBytesNeverStopTheStart()
{
    SavedSession saved;
    saved.spec = *parseSpec("w4a16_g128");
    saved.pins = {{0, "kept", *parseSpec("nf4")}};
    saved.lens = "bins";
    const QByteArray whole = printSession(saved, m_folder->path());
    QRandomGenerator random(99);
    for (int round = 0; round < 60; ++round) {
        init();
        QByteArray damaged = whole.first(round % 3 == 0 ? random.bounded(static_cast<int>(whole.size())) : whole.size());
        for (int i = 0; i < 1 + round % 5 && !damaged.isEmpty(); ++i)
            damaged[random.bounded(static_cast<int>(damaged.size()))] = static_cast<char>(random.bounded(256));
        put(SessionKeeper::lastFile(), damaged);
        Run run;
        run.keeper.restore(true);
        QVERIFY(parseSpec(printSpec(run.session.spec())).ok());
    }
}

void TstRestore::unwritableFoldersAreSaidOnce()
{
    put(m_folder->filePath("BitloupeTest"), "a file where the folder should be");
    Run run;
    QCOMPARE(run.keeper.restore(true), SessionKeeper::Start::Nothing);
    run.keeper.begin();
    run.session.editSpec(*parseSpec("nf4"));
    QTRY_COMPARE_WITH_TIMEOUT(run.problems.size(), 1, kTimeoutMs);
    run.session.editSpec(*parseSpec("fp4"));
    QTest::qWait(1500);
    QCOMPARE(run.problems.size(), 1);
    QVERIFY(run.session.spec() == *parseSpec("fp4"));
}

void TstRestore::windowsStayOnScreen_data()
{
    QTest::addColumn<QRect>("wanted");
    QTest::addColumn<QRect>("placed");
    QTest::newRow("inside") << QRect(100, 100, 800, 600) << QRect(100, 100, 800, 600);
    QTest::newRow("partly beside, its title in sight") << QRect(-500, 100, 800, 600) << QRect(-500, 100, 800, 600);
    QTest::newRow("on a screen that is gone") << QRect(4000, 200, 800, 600) << QRect(1120, 200, 800, 600);
    QTest::newRow("above") << QRect(100, -300, 800, 600) << QRect(100, 0, 800, 600);
    QTest::newRow("larger than the screen") << QRect(0, 0, 3840, 2160) << QRect(0, 0, 1920, 1080);
    QTest::newRow("absurd") << QRect(-2000000, 2000000, 50, 50) << QRect(0, 1030, 50, 50);
}

void TstRestore::windowsStayOnScreen()
{
    QFETCH(QRect, wanted);
    QFETCH(QRect, placed);
    QCOMPARE(placedOn(wanted, {QRect(0, 0, 1920, 1080)}), placed);
    QCOMPARE(placedOn(wanted, {}), wanted);
    QCOMPARE(placedOn(placed, {QRect(0, 0, 1920, 1080), QRect(1920, 0, 800, 600)}), placed);
}

QTEST_MAIN(TstRestore)
#include "tst_restore.moc"
