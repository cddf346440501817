// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
// The session: intents in, facts out. On the built-in sample and on files made here.
#include "app/session.h"
#include "tests/app/npy_file.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace bitloupe;

namespace {

constexpr int kTimeoutMs = 30000;

QuantSpec spec(const char* text) { return *parseSpec(text); }

}  // namespace

class TstSession : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void samplePictureArrives();
    void pictureFollowsTheNewestSpec();
    void problemOfALensStaysWithIt();
    void resultsAreKept();
    void badFileLeavesTheOthers();
    void filesCloseAndReopen();
    void rowsOfTheWholeModelAreFilled();
    void outputAxisCanBeChosen();
    void cancelEndsEverything();
    void exportWritesTheTensor();
    void exportErrorsAreSaid();
    void largeTensorsAreShownAsSamplesFirst();
    void smallTensorsAreNeverSampled();
    void cancelLeavesNoSampleBehind();
    void cancelledLensSaysSoAndGoesOn();
    void measurementGoesOnElsewhere();
    void reloadKeepsWhatWasChosen();
    void badReloadLeavesWhatWasOpen();
    void changesOnDiskAreNoticed();
    void openingAloneTakesTheSelection();
    void endsDuringWork();

private:
    QTemporaryDir m_folder;
    QString path(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)); }
};

void TstSession::initTestCase()
{
    QVERIFY(m_folder.isValid());
    qputenv("XDG_CACHE_HOME", m_folder.path().toLocal8Bit());
    writeNpy(path("w.npy"), 24, 40);
    QFile bad(path("bad.npy"));
    QVERIFY(bad.open(QIODevice::WriteOnly));
    bad.write("\x93NUMPY\x01\x00\xff\xff nothing", 18);
}

void TstSession::samplePictureArrives()
{
    Session session;
    QSignalSpy pictures(&session, &Session::pictureChanged);
    session.openSample();
    QTRY_VERIFY_WITH_TIMEOUT(session.picture().analysis != nullptr, kTimeoutMs);
    QCOMPARE(session.files().size(), 1U);
    QCOMPARE(session.files()[0].file->tensors().size(), 47U);
    const Picture& picture = session.picture();
    QVERIFY(picture.problem.isEmpty());
    QVERIFY(picture.info.shape.size() >= 2);
    QCOMPARE(picture.analysis->statistics.count, elementCount(picture.info.shape));
    QVERIFY(picture.spec == defaultSpec());
    QVERIFY(picture.analysis->spec == defaultSpec());
    QVERIFY(session.selectByName("layers.0.feed_forward.w2.weight"));
    QVERIFY(!session.selectByName("no such tensor"));
    QTRY_COMPARE_WITH_TIMEOUT(session.picture().info.name, std::string("layers.0.feed_forward.w2.weight"), kTimeoutMs);
}

void TstSession::pictureFollowsTheNewestSpec()
{
    Session session;
    session.openFiles({path("w.npy")});
    QTRY_VERIFY_WITH_TIMEOUT(session.picture().analysis != nullptr, kTimeoutMs);
    const double eightBits = session.analysis()->report.sqnrDb;
    QSignalSpy pictures(&session, &Session::pictureChanged);
    for (int bits = 8; bits >= 2; --bits)
        session.editSpec(spec(qPrintable(QStringLiteral("grid=int,bits=%1").arg(bits))));
    const QuantSpec last = spec("grid=int,bits=2");
    QTRY_VERIFY_WITH_TIMEOUT(session.picture().analysis && session.picture().spec == last, kTimeoutMs);
    for (const auto& shown : pictures) {
        const auto picture = shown.first().value<Picture>();
        QVERIFY(picture.analysis == nullptr || picture.analysis->spec == picture.spec);
    }
    QVERIFY(session.analysis()->report.sqnrDb < eightBits);
    QTRY_VERIFY_WITH_TIMEOUT(!session.isBusy(), kTimeoutMs);
}

void TstSession::problemOfALensStaysWithIt()
{
    Session session;
    session.openFiles({path("w.npy")});
    session.chooseLens("bins");
    QTRY_VERIFY_WITH_TIMEOUT(session.picture().data != nullptr, kTimeoutMs);
    session.editSpec(spec("grid=int,bits=16"));  // more levels than the lens compares
    QTRY_VERIFY_WITH_TIMEOUT(!session.picture().problem.isEmpty(), kTimeoutMs);
    QVERIFY(session.picture().analysis != nullptr);
    session.chooseLens("histogram");
    QTRY_VERIFY_WITH_TIMEOUT(session.picture().problem.isEmpty() && session.picture().analysis != nullptr, kTimeoutMs);
}

void TstSession::resultsAreKept()
{
    Session session;
    session.openFiles({path("w.npy")});
    QTRY_VERIFY_WITH_TIMEOUT(session.analysis() != nullptr, kTimeoutMs);
    const auto first = session.analysis();
    session.editSpec(spec("nf4"));
    QTRY_VERIFY_WITH_TIMEOUT(session.analysis() && session.analysis() != first, kTimeoutMs);
    session.editSpec(defaultSpec());
    QCOMPARE(session.analysis(), first);  // at once, the same answer
    session.analyseAgain();
    QTRY_VERIFY_WITH_TIMEOUT(session.analysis() && session.analysis() != first, kTimeoutMs);
    QCOMPARE(session.analysis()->report.mse, first->report.mse);
}

void TstSession::badFileLeavesTheOthers()
{
    Session session;
    QSignalSpy problems(&session, &Session::problem);
    session.openFiles({path("w.npy"), path("bad.npy"), path("absent.npy")});
    QTRY_COMPARE_WITH_TIMEOUT(problems.size(), 2, kTimeoutMs);
    QVERIFY(problems[0].first().toString().contains("bad.npy"));
    QVERIFY(problems[1].first().toString().contains("absent.npy"));
    QCOMPARE(session.files().size(), 1U);
    QTRY_VERIFY_WITH_TIMEOUT(session.analysis() != nullptr, kTimeoutMs);
}

void TstSession::filesCloseAndReopen()
{
    Session session;
    session.openFiles({path("w.npy")});
    session.openSample();
    QTRY_COMPARE_WITH_TIMEOUT(session.files().size(), 2U, kTimeoutMs);
    const int first = session.files()[0].id;
    session.closeFile(session.files()[1].id);
    QCOMPARE(session.selected().file, first);
    session.openFiles({path("w.npy")});  // the same file is read anew, not listed twice
    QTRY_VERIFY_WITH_TIMEOUT(session.files().size() == 1 && session.files()[0].id != first, kTimeoutMs);
    QTRY_VERIFY_WITH_TIMEOUT(session.analysis() != nullptr, kTimeoutMs);
    session.closeFile(session.files()[0].id);
    QVERIFY(!session.selected().isValid());
    QVERIFY(session.analysis() == nullptr);
    QVERIFY(session.picture().info.name.empty());
    QTRY_VERIFY_WITH_TIMEOUT(!session.isBusy(), kTimeoutMs);
}

void TstSession::rowsOfTheWholeModelAreFilled()
{
    Session session;
    QSignalSpy busy(&session, &Session::busyChanged);
    session.openSample();
    QTRY_VERIFY_WITH_TIMEOUT(!session.files().empty() && !session.isBusy(), kTimeoutMs);
    for (std::size_t i = 0; i < session.files()[0].file->tensors().size(); ++i) {
        const TensorSummary* row = session.summary({session.files()[0].id, i});
        QVERIFY(row && row->sqnrDb && !row->stale);
        QCOMPARE(row->heights.size(), 32U);
    }
    const TensorRef selected = session.selected();
    QCOMPARE(*session.summary(selected)->sqnrDb, session.analysis()->report.sqnrDb);  // the same figure both ways
    QCOMPARE(busy.last().first().toBool(), false);
    session.editSpec(spec("nf4"));
    QTRY_VERIFY_WITH_TIMEOUT(!session.isBusy(), kTimeoutMs);
    QCOMPARE(*session.summary(selected)->sqnrDb, session.analysis()->report.sqnrDb);
}

void TstSession::outputAxisCanBeChosen()
{
    Session session;
    session.editSpec(spec("int8_channel"));
    session.openFiles({path("w.npy")});
    QTRY_VERIFY_WITH_TIMEOUT(session.analysis() != nullptr, kTimeoutMs);
    const auto before = session.analysis();
    const int other = session.picture().info.outputAxis == 0 ? 1 : 0;
    session.setOutputAxis(session.selected(), other);
    QTRY_VERIFY_WITH_TIMEOUT(session.analysis() && session.analysis() != before, kTimeoutMs);
    QCOMPARE(session.picture().info.outputAxis, other);
    QCOMPARE(session.analysis()->report.channels.size(), other == 0 ? 24U : 40U);
    session.setOutputAxis(session.selected(), std::nullopt);
    QCOMPARE(session.analysis(), before);
}

void TstSession::cancelEndsEverything()
{
    Session session;
    session.openSample();
    QTRY_VERIFY_WITH_TIMEOUT(!session.files().empty(), kTimeoutMs);
    session.cancel();
    QVERIFY(!session.isBusy());
    session.analyseAgain();
    QTRY_VERIFY_WITH_TIMEOUT(session.picture().analysis != nullptr, kTimeoutMs);
}

void TstSession::exportWritesTheTensor()
{
    Session session;
    QSignalSpy exported(&session, &Session::exported);
    QSignalSpy problems(&session, &Session::problem);
    session.openFiles({path("w.npy")});
    QTRY_VERIFY_WITH_TIMEOUT(session.analysis() != nullptr, kTimeoutMs);
    session.exportTensors({"npz_dequantized", false, path("out.npz")});
    QTRY_VERIFY_WITH_TIMEOUT(exported.size() + problems.size() == 1, kTimeoutMs);
    QVERIFY2(problems.isEmpty(), problems.isEmpty() ? "" : qPrintable(problems[0].first().toString()));
    const auto written = ModelFile::open(path("out.npz").toStdString());
    QVERIFY(written.ok());
    QVERIFY((*written)->tensors()[0].shape == session.picture().info.shape);
}

void TstSession::exportErrorsAreSaid()
{
    Session session;
    QSignalSpy problems(&session, &Session::problem);
    session.openFiles({path("w.npy")});
    QTRY_VERIFY_WITH_TIMEOUT(session.analysis() != nullptr, kTimeoutMs);
    session.exportTensors({"npz", false, path("no/such/folder/out.npz")});
    QTRY_COMPARE_WITH_TIMEOUT(problems.size(), 1, kTimeoutMs);
    QVERIFY(!problems[0].first().toString().isEmpty());
}

// Settings so fine that this tensor counts as large, however many cores there are.
constexpr const char* kFine = "grid=int,bits=16";
int fineRows() { return 1000 * JobSlot::threads(); }

void TstSession::largeTensorsAreShownAsSamplesFirst()
{
    writeNpy(path("fine.npy"), fineRows(), 1024);
    Session session;
    session.editSpec(spec(kFine));
    QList<Picture> shown;
    connect(&session, &Session::pictureChanged, this, [&](const Picture& picture) {
        if (picture.analysis)
            shown += picture;
    });
    session.openFiles({path("fine.npy")});
    QTRY_VERIFY_WITH_TIMEOUT(session.analysis() && session.analysis()->exact, kTimeoutMs);
    QVERIFY(shown.size() >= 2);
    QVERIFY(!shown.first().analysis->exact && shown.first().analysis->sampleOneIn > 1);
    QVERIFY(shown.last().analysis->exact);
    shown.clear();
    for (const char* range : {"percentile", "mse", "kl"})  // faster than any answer: the last one is what counts
        session.editSpec(spec(qPrintable(QStringLiteral("%1,range=%2").arg(QLatin1String(kFine), QLatin1String(range)))));
    QTRY_VERIFY_WITH_TIMEOUT(session.analysis()->exact && session.analysis()->spec == session.spec(), kTimeoutMs);
    bool sampled = false;
    for (const Picture& picture : shown) {
        QVERIFY(picture.spec == picture.analysis->spec);
        QVERIFY(!picture.analysis->exact || picture.spec == session.spec());  // exact answers of old settings are not made
        sampled = sampled || !picture.analysis->exact;
    }
    QVERIFY(sampled);
    session.editSpec(spec("grid=int,bits=16"));  // known already: exact at once
    QVERIFY(session.analysis()->exact);
}

void TstSession::smallTensorsAreNeverSampled()
{
    Session session;
    connect(&session, &Session::pictureChanged, this,
            [](const Picture& picture) { QVERIFY(!picture.analysis || picture.analysis->exact); });
    session.openFiles({path("w.npy")});
    for (const char* lens : {"bins", "channels", "histogram"}) {
        session.chooseLens(QLatin1String(lens));
        for (int bits = 2; bits < 8; ++bits)
            session.editSpec(spec(qPrintable(QStringLiteral("grid=int,bits=%1").arg(bits))));
        QTRY_VERIFY_WITH_TIMEOUT(!session.isBusy() && session.analysis(), kTimeoutMs);
        QVERIFY(session.picture().spec == session.spec());
    }
}

void TstSession::cancelLeavesNoSampleBehind()
{
    writeNpy(path("fine.npy"), fineRows(), 1024);
    Session session;
    session.editSpec(spec(kFine));
    session.openFiles({path("fine.npy")});
    QTRY_VERIFY_WITH_TIMEOUT(session.analysis() != nullptr, kTimeoutMs);
    if (session.analysis()->exact)
        QSKIP("this machine is faster than the test");
    session.cancel();
    QVERIFY(session.analysis() == nullptr);  // no exact answer would follow
    QVERIFY(session.picture().problem.contains("Cancelled"));
    QTRY_VERIFY_WITH_TIMEOUT(session.isSettled(), kTimeoutMs);
}

void TstSession::cancelledLensSaysSoAndGoesOn()
{
    Session session;
    session.openFiles({path("w.npy")});
    QTRY_VERIFY_WITH_TIMEOUT(session.analysis() && !session.isBusy(), kTimeoutMs);
    session.chooseLens(QStringLiteral("calibrators"));
    QVERIFY(session.isAnalysing());
    QCOMPARE(session.picture().stopped, QString());
    session.cancel();
    QVERIFY(!session.isAnalysing());
    QVERIFY(session.picture().analysis && session.picture().problem.isEmpty());
    QVERIFY2(session.picture().stopped.contains(QStringLiteral("Press F5")), qPrintable(session.picture().stopped));
    session.chooseLens(QStringLiteral("calibrators"));  // asked for again: it begins anew, and says so
    QCOMPARE(session.picture().stopped, QString());
    QTRY_VERIFY_WITH_TIMEOUT(session.picture().data && !session.isAnalysing(), kTimeoutMs);
    QCOMPARE(session.picture().stopped, QString());
}

// It is ended by its option, by cancelling, and with its file.
void TstSession::measurementGoesOnElsewhere()
{
    writeNpy(path("other.npy"), 24, 40);
    Session session;
    session.openFiles({path("other.npy"), path("w.npy")});
    QTRY_VERIFY_WITH_TIMEOUT(session.files().size() == 2 && session.analysis() && !session.isBusy(), kTimeoutMs);
    const auto begin = [&] {
        session.chooseLens(QStringLiteral("kernels"));
        session.setLensOption(
            QStringLiteral("rows=16 cols=16 threads=1 from=caches ways=usual run=%1").arg(QDateTime::currentMSecsSinceEpoch()));
        QVERIFY(session.isMeasuring() && session.isBusy());
    };
    begin();
    const TensorRef measured = session.selected();
    const TensorRef other{session.files()[measured.file == session.files()[0].id ? 1 : 0].id, 0};
    session.chooseLens(QStringLiteral("channels"));
    session.selectTensor(other);
    QTRY_VERIFY_WITH_TIMEOUT(session.picture().data && !session.isAnalysing(), kTimeoutMs);
    QVERIFY(session.isMeasuring());
    QVERIFY(session.activity().what.contains(QStringLiteral("Measuring")));
    session.chooseLens(QStringLiteral("kernels"));
    QVERIFY(session.isMeasuring() && !session.picture().option.isEmpty());
    session.setLensOption({});
    QVERIFY(!session.isMeasuring());
    begin();
    session.chooseLens(QStringLiteral("histogram"));
    session.cancel();
    QVERIFY(!session.isMeasuring() && !session.isBusy());
    session.chooseLens(QStringLiteral("kernels"));
    QVERIFY(session.picture().option.isEmpty() && !session.isMeasuring());
    begin();
    session.selectTensor(measured);
    QVERIFY(session.isMeasuring());
    session.closeFile(other.file);
    QVERIFY(!session.isMeasuring());
}

void TstSession::reloadKeepsWhatWasChosen()
{
    writeNpy(path("changing.npy"), 24, 40);
    Session session;
    session.openFiles({path("w.npy")});
    QTRY_COMPARE_WITH_TIMEOUT(session.files().size(), 1U, kTimeoutMs);
    session.openFiles({path("changing.npy")});
    QTRY_VERIFY_WITH_TIMEOUT(session.files().size() == 2 && session.analysis(), kTimeoutMs);
    session.setOutputAxis(session.selected(), 1);
    const int before = session.selected().file;
    writeNpy(path("changing.npy"), 30, 40);
    session.reloadSelected();
    QTRY_VERIFY_WITH_TIMEOUT(session.selected().file != before, kTimeoutMs);
    QCOMPARE(session.files().size(), 2U);
    QCOMPARE(session.files()[1].id, session.selected().file);  // in its old place
    QCOMPARE(session.info(session.selected())->shape[0], 30U);
    QCOMPARE(session.info(session.selected())->outputAxis, 1);
    QTRY_VERIFY_WITH_TIMEOUT(session.analysis() && session.analysis()->statistics.count == 1200U, kTimeoutMs);
}

void TstSession::badReloadLeavesWhatWasOpen()
{
    writeNpy(path("changing.npy"), 24, 40);
    Session session;
    QSignalSpy problems(&session, &Session::problem);
    session.openFiles({path("changing.npy")});
    QTRY_VERIFY_WITH_TIMEOUT(session.analysis() != nullptr, kTimeoutMs);
    const TensorRef selected = session.selected();
    QVERIFY(QFile::remove(path("changing.npy")));
    session.reloadSelected();
    QTRY_COMPARE_WITH_TIMEOUT(problems.size(), 1, kTimeoutMs);
    QVERIFY(problems[0].first().toString().contains("changing.npy"));
    QFile bad(path("changing.npy"));
    QVERIFY(bad.open(QIODevice::WriteOnly) && bad.write("no weights") > 0);
    bad.close();
    session.reloadSelected();
    QTRY_COMPARE_WITH_TIMEOUT(problems.size(), 2, kTimeoutMs);
    QVERIFY(session.selected() == selected);
    QVERIFY(session.analysis() != nullptr);
}

void TstSession::changesOnDiskAreNoticed()
{
    writeNpy(path("changing.npy"), 24, 40);
    Session session;
    QSignalSpy changes(&session, &Session::fileChangedOnDisk);
    QSignalSpy notices(&session, &Session::notice);
    session.openFiles({path("changing.npy")});
    QTRY_VERIFY_WITH_TIMEOUT(session.analysis() != nullptr, kTimeoutMs);
    QTest::qWait(300);  // the file as it was opened is known by then
    writeNpy(path("changing.npy"), 25, 40);
    QTRY_COMPARE_WITH_TIMEOUT(changes.size(), 1, kTimeoutMs);
    QCOMPARE(changes[0].first().toString(), path("changing.npy"));
    QVERIFY(QFile::remove(path("changing.npy")));
    QTRY_VERIFY_WITH_TIMEOUT(!notices.isEmpty() && notices.last().first().toString().contains("no longer"), kTimeoutMs);
}

void TstSession::openingAloneTakesTheSelection()
{
    writeNpy(path("other.npy"), 8, 8);
    writeNpy(path("third.npy"), 8, 8);
    Session session;
    session.openFiles({path("w.npy"), path("other.npy")});
    QTRY_COMPARE_WITH_TIMEOUT(session.files().size(), 2U, kTimeoutMs);
    QCOMPARE(session.selected().file, session.files()[0].id);  // the first of several, and it keeps it
    session.openFiles({path("third.npy")});
    QTRY_COMPARE_WITH_TIMEOUT(session.files().size(), 3U, kTimeoutMs);
    QCOMPARE(session.selected().file, session.files()[2].id);
}

void TstSession::endsDuringWork()
{
    for (int delay = 0; delay < 40; delay += 4) {
        Session session;
        session.openSample();
        session.openFiles({path("w.npy")});
        QTest::qWait(delay);
        session.editSpec(spec("int4_mse_g128"));
    }
}

QTEST_GUILESS_MAIN(TstSession)
#include "tst_session.moc"
