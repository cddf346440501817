// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
// Session files: what is saved comes back, folders can be moved, and no damage does harm.
#include "app/session.h"
#include "app/session_file.h"
#include "tests/app/npy_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace bitloupe;

namespace {

constexpr int kTimeoutMs = 30000;

SavedSession fullSession()
{
    SavedSession saved;
    saved.files = {"/data/a b.npy", kSampleFile, "/data/ü/量.npz"};
    saved.selectedFile = 2;
    saved.selectedTensor = "layer \"x\"/w";
    saved.spec = *parseSpec("w4a16_g128");
    saved.outputAxes = {{0, "a", 1}, {2, "layer \"x\"/w", 0}};
    saved.lens = "bins";
    saved.lensOptions = {{"bins", "fp4"}};
    saved.looks = {{"histogram", "-log grid"}};
    saved.pins = {{0, "mine", *parseSpec("nf4")}, {1, "other", *parseSpec("int4_g32")}};
    saved.activations = "/data/x.npz";
    saved.inputs = {{"a", "b"}, {"c", QString()}};
    saved.heldApart = 0.25;
    saved.filter = "proj";
    saved.order = 3;
    saved.layout = QByteArray("\0layout\xff", 8);
    return saved;
}

void compare(const SavedSession& one, const SavedSession& other)
{
    QCOMPARE(one.files, other.files);
    QCOMPARE(one.selectedFile, other.selectedFile);
    QCOMPARE(one.selectedTensor, other.selectedTensor);
    QVERIFY(one.spec == other.spec);
    QVERIFY(one.outputAxes == other.outputAxes);
    QCOMPARE(one.lens, other.lens);
    QVERIFY(one.lensOptions == other.lensOptions);
    QVERIFY(one.looks == other.looks);
    QVERIFY(one.pins == other.pins);
    QCOMPARE(one.activations, other.activations);
    QVERIFY(one.inputs == other.inputs);
    QCOMPARE(one.heldApart, other.heldApart);
    QCOMPARE(one.filter, other.filter);
    QCOMPARE(one.order, other.order);
    QCOMPARE(one.layout, other.layout);
}

}  // namespace

class TstSessionFile : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void roundTrip();
    void everyTruncationIsRefused();
    void flippedBytesNeverCrash();
    void versionsAndKeys();
    void absurdValuesTakeDefaults_data();
    void absurdValuesTakeDefaults();
    void otherFilesAreNoSessions();
    void sessionReopensFilesSettingsAndPins();
    void aMovedFolderIsFound();
    void missingFilesAreNamedAndTheRestOpens();
    void aRefusedSessionClosesNothing();
    void openingASessionIsAStep();
    void cancelEndsRestoring();

private:
    QTemporaryDir m_folder;
    QString path(const char* name) const { return m_folder.filePath(QString::fromUtf8(name)); }
};

void TstSessionFile::initTestCase()
{
    qputenv("XDG_CACHE_HOME", m_folder.path().toLocal8Bit());
    writeNpy(path("data/w.npy"), 24, 40);
    writeNpy(path("data/v.npy"), 16, 8);
}

void TstSessionFile::roundTrip()
{
    const SavedSession saved = fullSession();
    const ParsedSession parsed = parseSession(printSession(saved, "/data"), "/data/s.bitloupe");
    QCOMPARE(parsed.problem, QString());
    QCOMPARE(parsed.saved.damaged, QStringList());
    compare(parsed.saved, saved);
    const ParsedSession empty = parseSession(printSession({}, "/"), "/s.bitloupe");
    compare(empty.saved, SavedSession{});
    QCOMPARE(writeSessionFile(saved, path("s.bitloupe")), QString());
    const auto read = readSessionFile(path("s.bitloupe"));
    QVERIFY(read && read->problem.isEmpty());
    compare(read->saved, saved);
    QVERIFY(!writeSessionFile(saved, path("no/such/folder/s.bitloupe")).isEmpty());
}

void TstSessionFile::everyTruncationIsRefused()
{
    const QByteArray whole = printSession(fullSession(), "/data");
    for (qsizetype length = 0; length < whole.size() - 1; ++length) {  // the last line break may be missing
        const ParsedSession parsed = parseSession(whole.first(length), "/data/s.bitloupe");
        QVERIFY2(parsed.problem.contains("s.bitloupe"), qPrintable(QString::number(length)));
    }
}

void TstSessionFile::flippedBytesNeverCrash()
{
    const QByteArray whole = printSession(fullSession(), "/data");
    QRandomGenerator random(20261121);
    int refused = 0;
    for (int round = 0; round < 5000; ++round) {
        QByteArray damaged = whole;
        for (int i = 0; i <= round % 4; ++i)
            damaged[random.bounded(static_cast<int>(damaged.size()))] = static_cast<char>(random.bounded(256));
        const ParsedSession parsed = parseSession(damaged, "/data/s.bitloupe");
        refused += parsed.problem.isEmpty() ? 0 : 1;
        if (!parsed.problem.isEmpty())
            continue;
        QVERIFY(parsed.saved.selectedFile < parsed.saved.files.size());
        QVERIFY(parsed.saved.order >= 0 && parsed.saved.order < 4);
        QVERIFY(parsed.saved.files.size() == parsed.saved.beside.size());
        for (const Pin& pin : parsed.saved.pins)
            QVERIFY(parseSpec(printSpec(pin.spec)).ok());
    }
    QVERIFY(refused > 500);
}

void TstSessionFile::versionsAndKeys()
{
    QJsonObject json = QJsonDocument::fromJson(printSession(fullSession(), "/data")).object();
    json.insert("a key of tomorrow", QJsonObject{{"x", 1}});
    const auto parse = [](const QJsonObject& object) { return parseSession(QJsonDocument(object).toJson(), "/data/s.bitloupe"); };
    compare(parse(json).saved, fullSession());
    json.insert("version", 2);
    QVERIFY(parse(json).problem.contains("newer"));
    QVERIFY(parse(json).problem.contains("version 2"));
    json.insert("version", "one");
    QVERIFY(!parse(json).problem.isEmpty());
    json.insert("version", 1);
    json.insert("bitloupe", "presets");
    QVERIFY(!parse(json).problem.isEmpty());
    QVERIFY(!parseSession("[]", "/s.bitloupe").problem.isEmpty());
    QVERIFY(!parseSession(QByteArray(100000, '['), "/s.bitloupe").problem.isEmpty());
}

void TstSessionFile::absurdValuesTakeDefaults_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QJsonValue>("value");
    const QString huge(100000, u'x');
    QTest::newRow("spec of another type") << "spec" << QJsonValue(17);
    QTest::newRow("absurd spec") << "spec" << QJsonValue("grid=int,bits=4711");
    QTest::newRow("huge spec") << "spec" << QJsonValue(huge);
    QTest::newRow("spec with NUL") << "spec" << QJsonValue(QString("nf4") + QChar(0) + "x");
    QTest::newRow("selected beyond the files") << "selected" << QJsonValue(QJsonObject{{"file", 3}, {"tensor", "w"}});
    QTest::newRow("selected at a fraction") << "selected" << QJsonValue(QJsonObject{{"file", 0.5}});
    QTest::newRow("files are no list") << "files" << QJsonValue("a.npy");
    QTest::newRow("pins are no list") << "pins" << QJsonValue(QJsonObject{});
    QTest::newRow("pin without spec") << "pins" << QJsonValue(QJsonArray{QJsonObject{{"name", "x"}}});
    QTest::newRow("pin with a bad name") << "pins" << QJsonValue(QJsonArray{QJsonObject{{"name", QString(QChar(27))}, {"spec", "nf4"}}});
    QTest::newRow("axis out of range") << "outputAxes" << QJsonValue(QJsonArray{QJsonObject{{"file", 0}, {"axis", -1}}});
    QTest::newRow("unknown order") << "order" << QJsonValue("backwards");
    QTest::newRow("huge filter") << "filter" << QJsonValue(huge);
    QTest::newRow("layout is no base64") << "layout" << QJsonValue("§§");
    QTest::newRow("huge layout") << "layout" << QJsonValue(QString(2 << 20, u'A'));
    QTest::newRow("options are no object") << "lensOptions" << QJsonValue(QJsonArray{1});
    QTest::newRow("looks are no object") << "looks" << QJsonValue(7);
    QTest::newRow("option of another type") << "lensOptions" << QJsonValue(QJsonObject{{"bins", 4}});
}

void TstSessionFile::absurdValuesTakeDefaults()
{
    QFETCH(QString, key);
    QFETCH(QJsonValue, value);
    QJsonObject json = QJsonDocument::fromJson(printSession(fullSession(), "/data")).object();
    json.insert(key, value);
    const ParsedSession parsed = parseSession(QJsonDocument(json).toJson(), "/data/s.bitloupe");
    QCOMPARE(parsed.problem, QString());
    QVERIFY(parsed.saved.damaged.contains(key));
    if (key == "spec")
        QVERIFY(parsed.saved.spec == defaultSpec());
    else
        QVERIFY(parsed.saved.spec == fullSession().spec);  // the others are not touched
}

void TstSessionFile::otherFilesAreNoSessions()
{
    QVERIFY(!readSessionFile(path("data/w.npy")));
    QVERIFY(!readSessionFile(path("data")));
    QVERIFY(!readSessionFile(path("absent")));
    QVERIFY(!readSessionFile("/dev/zero"));
    QFile file(path("other.json"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"some\": \"json\"}");
    file.close();
    QVERIFY(!readSessionFile(file.fileName()));
}

void TstSessionFile::sessionReopensFilesSettingsAndPins()
{
    SavedSession saved;
    {
        Session session;
        session.openFiles({path("data/w.npy")});
        session.openSample();
        QTRY_COMPARE_WITH_TIMEOUT(session.files().size(), 2U, kTimeoutMs);
        QVERIFY(session.selectByName("layers.0.feed_forward.w2.weight"));
        session.setOutputAxis(session.selected(), 1);
        session.editSpec(*parseSpec("nf4"));
        session.pin();
        session.editSpec(*parseSpec("int8_channel"));
        saved = session.savedSession();
        QCOMPARE(saved.files[1], kSampleFile);
        QCOMPARE(writeSessionFile(saved, path("data/one.bitloupe")), QString());
    }
    Session session;
    QSignalSpy problems(&session, &Session::problem);
    session.openFiles({path("data/one.bitloupe")});
    QTRY_VERIFY_WITH_TIMEOUT(session.files().size() == 2 && !session.isRestoring(), kTimeoutMs);
    QVERIFY(session.spec() == *parseSpec("int8_channel"));
    QCOMPARE(session.pins().size(), 1U);
    QCOMPARE(session.info(session.selected())->name, std::string("layers.0.feed_forward.w2.weight"));
    QCOMPARE(session.info(session.selected())->outputAxis, 1);
    QCOMPARE(problems.size(), 0);
    compare(session.savedSession(), [&] {
        SavedSession expected = saved;
        expected.pins[0].id = session.pins()[0].id;
        return expected;
    }());
    // Again, over the open one: what is in it stays, the rest is closed.
    session.openFiles({path("data/v.npy")});
    QTRY_COMPARE_WITH_TIMEOUT(session.files().size(), 3U, kTimeoutMs);
    session.openFiles({path("data/one.bitloupe")});
    QTRY_VERIFY_WITH_TIMEOUT(session.files().size() == 2 && !session.isRestoring(), kTimeoutMs);
}

void TstSessionFile::aMovedFolderIsFound()
{
    writeNpy(path("before/deep/w.npy"), 4, 4);
    SavedSession saved;
    saved.files = {path("before/deep/w.npy")};
    QCOMPARE(writeSessionFile(saved, path("before/s.bitloupe")), QString());
    QVERIFY(QDir().rename(path("before"), path("after")));
    const auto read = readSessionFile(path("after/s.bitloupe"));
    QVERIFY(read && read->problem.isEmpty());
    QCOMPARE(read->saved.files, QStringList{path("after/deep/w.npy")});
    QVERIFY(QFile::copy(path("after/s.bitloupe"), path("alone.bitloupe")));  // without its folder: where it was
    QCOMPARE(readSessionFile(path("alone.bitloupe"))->saved.files, QStringList{path("before/deep/w.npy")});
}

void TstSessionFile::missingFilesAreNamedAndTheRestOpens()
{
    SavedSession saved;
    saved.files = {path("gone.npy"), path("data/w.npy"), path("away.npy")};
    saved.selectedFile = 0;
    saved.selectedTensor = "w";
    QCOMPARE(writeSessionFile(saved, path("m.bitloupe")), QString());
    Session session;
    QSignalSpy problems(&session, &Session::problem);
    session.openFiles({path("m.bitloupe")});
    QTRY_COMPARE_WITH_TIMEOUT(problems.size(), 1, kTimeoutMs);
    QVERIFY(problems[0][0].toString().contains("gone.npy"));
    QVERIFY(problems[0][0].toString().contains("away.npy"));
    QCOMPARE(session.files().size(), 1U);
    QVERIFY(session.selected().isValid());  // something that is there
    QTRY_VERIFY_WITH_TIMEOUT(session.analysis() != nullptr, kTimeoutMs);
}

void TstSessionFile::aRefusedSessionClosesNothing()
{
    QFile file(path("new.bitloupe"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"bitloupe\": \"session\", \"version\": 7}");
    file.close();
    Session session;
    QSignalSpy problems(&session, &Session::problem);
    session.openFiles({path("data/w.npy"), path("new.bitloupe")});
    QTRY_COMPARE_WITH_TIMEOUT(problems.size(), 1, kTimeoutMs);
    QVERIFY(problems[0][0].toString().contains("newer"));
    QCOMPARE(session.files().size(), 1U);
}

void TstSessionFile::openingASessionIsAStep()
{
    SavedSession saved;
    saved.spec = *parseSpec("nf4");
    Session session;
    session.editSpec(*parseSpec("fp4"));
    session.pin();
    session.restoreSession(saved);
    QVERIFY(session.pins().empty());
    QVERIFY(session.spec() == *parseSpec("nf4"));
    session.undo();
    QCOMPARE(session.pins().size(), 1U);
    QVERIFY(session.spec() == *parseSpec("fp4"));
}

void TstSessionFile::cancelEndsRestoring()
{
    SavedSession saved;
    for (int i = 0; i < 50; ++i)
        saved.files += path("data/w.npy");
    Session session;
    session.restoreSession(saved);
    QVERIFY(session.isRestoring());
    session.cancel();
    QVERIFY(!session.isRestoring());
    QVERIFY(!session.isBusy());
}

QTEST_GUILESS_MAIN(TstSessionFile)
#include "tst_session_file.moc"
