// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "cli_runner.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>
#include <csignal>
#include <memory>

using namespace bitloupe::testing;

// What the command line writes, and what it does when something is wrong: exit codes, sentences, no partial files.
class TstCliFailures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void wrongUsage_data();
    void wrongUsage();
    void laterWordsAreSaidToBeLater_data();
    void laterWordsAreSaidToBeLater();
    void helpAndVersion();
    void filesThatCannotBeRead_data();
    void filesThatCannotBeRead();
    void aBadFileDoesNotStopTheOthers();
    void quietSaysOnlyWarningsAndErrors();
    void quantizeAndBack_data();
    void quantizeAndBack();
    void failedWritingLeavesNothing_data();
    void failedWritingLeavesNothing();
    void interruptedLeavesNothing();
    void nobodyReadsTheResults();
    void reportIsOnePage();

private:
    QString path(const char* name) const { return m_folder->filePath(QString::fromUtf8(name)); }
    QStringList files() const { return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden, QDir::Name); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TstCliFailures::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(writeFile(path("w.npy"), npy("(2, 2)", {127, 0.25F, 254, -3})));
    QVERIFY(writeFile(path("two.safetensors"), safetensors({{"a", "[2,2]", {127, 2, 3, 4}}, {"b", "[2,2]", {127, 6, 7, 8}}})));
}

void TstCliFailures::wrongUsage_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QByteArray>("says");
    const auto row = [](const char* name, const QStringList& words, const char* says) { QTest::newRow(name) << words << QByteArray(says); };
    row("nothing", {}, "--help");
    row("no such command", {"stat", "w.npy"}, "nearest: stats");
    row("no file", {"stats"}, "too few files");
    row("too many files", {"compare", "w.npy", "w.npy", "w.npy"}, "too many files");
    row("no such option", {"stats", "--tensors", "x", "w.npy"}, "nearest: --tensor");
    row("option of another command", {"stats", "--top", "3", "w.npy"}, "stats takes no option");
    row("no value", {"stats", "w.npy", "--tensor"}, "needs a value");
    row("value too much", {"stats", "--json=yes", "w.npy"}, "takes no value");
    row("no number", {"stats", "--threads", "two", "w.npy"}, "1 to 1024");
    row("no such threads", {"stats", "--threads", "0", "w.npy"}, "1 to 1024");
    row("no such level", {"stats", "--level", "neon", "w.npy"}, "scalar, avx2, avx512");
    row("two forms", {"stats", "--json", "--csv", "w.npy"}, "only one of them");
    row("said twice", {"compare", "--top", "1", "--top", "2", "w.npy", "w.npy"}, "said twice");
    row("no spec", {"analyze", "w.npy"}, "--spec");
    row("bad spec", {"analyze", "w.npy", "--spec", "grid=int,bits=9"}, "bits");
    row("bad preset", {"analyze", "w.npy", "--spec", "int9"}, "int8");
    row("no such recipe", {"analyze", "w.npy", "--spec", "@nowhere.json"}, "no such file");
    row("no such tensor", {"stats", "two.safetensors", "--tensor", "c*"}, "no tensor matches");
    row("no target", {"quantize", "w.npy", "--spec", "int8"}, "-o OUT");
    row("no such format", {"quantize", "w.npy", "--spec", "int8", "-o", "x.npz", "--format", "gguf9"}, "npz");
    row("one tensor a file", {"quantize", "two.safetensors", "--spec", "int8", "-o", "x.npy"}, "holds one tensor");
    row("not quantized", {"dequantize", "w.npy", "-o", "x.npz"}, "w.npy");
}

void TstCliFailures::wrongUsage()
{
    QFETCH(QStringList, words);
    QFETCH(QByteArray, says);
    const QStringList before = files();
    const Ran ran = runCli(words, m_folder->path());
    QCOMPARE(ran.code, 2);
    QVERIFY2(ran.err.contains(says), ran.err.constData());
    QVERIFY(ran.err.startsWith("error: "));
    QVERIFY(ran.out.isEmpty());
    QCOMPARE(files(), before);
}

void TstCliFailures::laterWordsAreSaidToBeLater_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("budget") << QStringList{"budget", "w.npy", "--bits", "4.5"};
}

void TstCliFailures::laterWordsAreSaidToBeLater()
{
    QFETCH(QStringList, words);
    const Ran ran = runCli(words, m_folder->path());
    QCOMPARE(ran.code, 2);
    QVERIFY(ran.err.contains("is not part of this version"));
    QVERIFY(!runCli({"--help"}).out.contains(words.back().toUtf8()));
}

void TstCliFailures::helpAndVersion()
{
    const Ran help = runCli({"--help"});
    QCOMPARE(help.code, 0);
    for (const char* command : {"info", "stats", "analyze", "calibrate", "quantize", "dequantize", "compare", "report"}) {
        QVERIFY2(help.out.contains("\n  " + QByteArray(command) + ' '), command);
        const Ran more = runCli({"help", QString::fromUtf8(command)});
        QCOMPARE(more.code, 0);
        QVERIFY(more.out.startsWith("Usage: bitloupe-cli " + QByteArray(command)));
        QCOMPARE(runCli({QString::fromUtf8(command), "--help"}).out, more.out);
    }
    QVERIFY(runCli({"help", "compare"}).out.contains("--fail-above SQNR"));
    QVERIFY(runCli({"--version"}).out.startsWith("bitloupe-cli "));
}

void TstCliFailures::filesThatCannotBeRead_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("missing") << QStringLiteral("nowhere.npy");
    QTest::newRow("folder") << QStringLiteral(".");
    QTest::newRow("empty") << QStringLiteral("empty.npy");
    QTest::newRow("text") << QStringLiteral("text.npy");
    QTest::newRow("cut off") << QStringLiteral("cut.npy");
    QTest::newRow("device") << QStringLiteral("/dev/null");
}

void TstCliFailures::filesThatCannotBeRead()
{
    QFETCH(QString, file);
    QVERIFY(writeFile(path("empty.npy"), {}));
    QVERIFY(writeFile(path("text.npy"), "these are no weights at all, but a letter\n"));
    QVERIFY(writeFile(path("cut.npy"), npy("(200, 2)", {1, 2, 3})));
    for (const char* command : {"info", "stats"}) {
        const Ran ran = runCli({QString::fromUtf8(command), "--json", file}, m_folder->path());
        QCOMPARE(ran.code, 3);
        QVERIFY(ran.out.isEmpty());
        QVERIFY2(ran.err.startsWith("error: " + file.toUtf8() + ": "), ran.err.constData());
        QVERIFY2(ran.err.trimmed().endsWith('.') && ran.err.size() > 60, ran.err.constData());
    }
}

void TstCliFailures::aBadFileDoesNotStopTheOthers()
{
    const Ran ran = runCli({"stats", "--json", "nowhere.npy", "w.npy"}, m_folder->path());
    QCOMPARE(ran.code, 3);
    QCOMPARE(ran.objects().size(), std::size_t{1});
}

void TstCliFailures::quietSaysOnlyWarningsAndErrors()
{
    const QStringList words{"quantize", "two.safetensors", "--spec", "int8", "-o", "out.bin", "--format", "npz"};
    QVERIFY(runCli(words, m_folder->path()).err.isEmpty());
    const QStringList guessed{"quantize", "two.safetensors", "--spec", "int8", "-o", "out.bin"};
    QVERIFY(runCli(guessed, m_folder->path()).err.contains("names no format"));
    QVERIFY(runCli(guessed + QStringList{"--quiet"}, m_folder->path()).err.isEmpty());
    QVERIFY(!runCli({"stats", "--quiet", "nowhere.npy"}, m_folder->path()).err.isEmpty());
}

void TstCliFailures::quantizeAndBack_data()
{
    QTest::addColumn<QString>("coded");
    QTest::addColumn<QString>("plain");
    for (const char* suffix : {"npz", "h5"})
        QTest::newRow(suffix) << QStringLiteral("coded.%1").arg(QLatin1String(suffix))
                              << QStringLiteral("plain.%1").arg(QLatin1String(suffix));
}

void TstCliFailures::quantizeAndBack()
{
    QFETCH(QString, coded);
    QFETCH(QString, plain);
    // The largest weight of each tensor is 127 and all others are whole: INT8 keeps them exactly.
    const Ran out = runCli({"quantize", "--json", "two.safetensors", "--spec", "int8", "-o", coded}, m_folder->path());
    QVERIFY2(out.code == 0, out.err.constData());
    QCOMPARE(out.objects().size(), std::size_t{2});
    QCOMPARE(out.objects()[0]["output"].toString(), coded);
    const Ran back = runCli({"dequantize", coded, "-o", plain}, m_folder->path());
    QVERIFY2(back.code == 0, back.err.constData());
    for (const QString& other : {coded, plain}) {  // a quantized file is dequantized on the fly
        const Ran same = runCli({"compare", "--json", "two.safetensors", other, "--fail-above", "300"}, m_folder->path());
        QVERIFY2(same.code == 0, same.err.constData());
        QCOMPARE(same.objects().size(), std::size_t{2});
        QCOMPARE(same.objects()[0]["sqnr_db"].toString(), QStringLiteral("Infinity"));
    }
}

void TstCliFailures::failedWritingLeavesNothing_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("no such folder") << QStringList{"quantize", "w.npy", "--spec", "int8", "-o", "no/such/out.npz"};
    QTest::newRow("a folder") << QStringList{"quantize", "w.npy", "--spec", "int8", "-o", ".", "--format", "npz"};
    QTest::newRow("a device") << QStringList{"quantize", "w.npy", "--spec", "int8", "-o", "/dev/full", "--format", "npz"};
    QTest::newRow("report, no such folder") << QStringList{"report", "w.npy", "-o", "no/such/report.html"};
    QTest::newRow("input is missing") << QStringList{"quantize", "nowhere.npy", "--spec", "int8", "-o", "out.npz"};
    QTest::newRow("report of a missing file") << QStringList{"report", "nowhere.npy", "-o", "out.html"};
}

void TstCliFailures::failedWritingLeavesNothing()
{
    QFETCH(QStringList, words);
    const QStringList before = files();
    const Ran ran = runCli(words, m_folder->path());
    QCOMPARE(ran.code, 3);
    QVERIFY2(ran.err.startsWith("error: ") && ran.err.size() > 40, ran.err.constData());
    QCOMPARE(files(), before);
}

void TstCliFailures::interruptedLeavesNothing()
{
    // Enough work to be interrupted in: 4 million weights, an exact search for every group of 32.
    QVERIFY(writeFile(path("big.npy"), npy("(2048, 2048)", std::vector<float>(2048 * 2048, 0.37F))));
    const QStringList before = files();
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        QProcess process;
        process.setWorkingDirectory(m_folder->path());
        process.start(QStringLiteral(BITLOUPE_BIN_DIR "/bitloupe-cli"),
                      {"quantize", "big.npy", "--spec", "int4_mse_g128,group=32", "-o", "big.npz", "--threads", "1"});
        QVERIFY(process.waitForStarted());
        QTRY_VERIFY_WITH_TIMEOUT(files() != before, 10000);  // it writes, under a temporary name
        QCOMPARE(process.state(), QProcess::Running);
        QElapsedTimer clock;
        clock.start();
        QCOMPARE(::kill(static_cast<pid_t>(process.processId()), signal), 0);
        QVERIFY(process.waitForFinished(10000));
        QVERIFY2(clock.elapsed() < 3000, qPrintable(QStringLiteral("took %1 ms").arg(clock.elapsed())));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 130);
        QCOMPARE(files(), before);
    }
}

void TstCliFailures::nobodyReadsTheResults()
{
    QProcess process;  // the reader leaves after the first line of twenty thousand
    process.setWorkingDirectory(m_folder->path());
    std::vector<Tensor> tensors;
    for (int i = 0; i < 20000; ++i)
        tensors.push_back({"tensor" + QByteArray::number(i), "[1]", {1}});
    QVERIFY(writeFile(path("many.safetensors"), safetensors(tensors)));
    process.start(QStringLiteral("sh"),
                  {"-c", "{ " BITLOUPE_BIN_DIR "/bitloupe-cli info --json many.safetensors; echo code $? >&2; } | head -n 1 > /dev/null"});
    QVERIFY(process.waitForFinished(30000));
    QCOMPARE(process.readAllStandardError(), QByteArray("code 3\n"));
    const Ran full = runCli({"--version"});
    QCOMPARE(full.code, 0);
    QProcess disk;
    disk.setWorkingDirectory(m_folder->path());
    disk.setStandardOutputFile(QStringLiteral("/dev/full"));
    disk.start(QStringLiteral(BITLOUPE_BIN_DIR "/bitloupe-cli"), {"stats", "w.npy"});
    QVERIFY(disk.waitForFinished(30000));
    QCOMPARE(disk.exitCode(), 3);
    QVERIFY(disk.readAllStandardError().contains("the disk is full"));
}

void TstCliFailures::reportIsOnePage()
{
    QVERIFY(writeFile(path("names.safetensors"), safetensors({{"<script>alert(1)</script>&\\u001b", "[2,3]", {1, 2, 3, -4, 5, 6}}})));
    const Ran ran = runCli({"report", "names.safetensors", "two.safetensors", "-o", "report.html"}, m_folder->path());
    QVERIFY2(ran.code == 0, ran.err.constData());
    QFile file(path("report.html"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray page = file.readAll();
    QVERIFY(page.startsWith("<!DOCTYPE html>"));
    QVERIFY(page.trimmed().endsWith("</html>"));
    QVERIFY(!page.contains("<script"));
    QVERIFY(!page.contains('\x1b'));
    QVERIFY(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;&amp;\\u001B"));
    for (const char* outside : {"http:", "https:", "src=", "url(", "@import", "<link"})
        QVERIFY2(!page.contains(outside), outside);
    QVERIFY(page.contains("prefers-color-scheme:dark"));
    QVERIFY(page.count("<svg ") >= 3 * 5);
    QCOMPARE(page.count("<svg "), page.count("</svg>"));
    QVERIFY(!page.contains("nan\"") && !page.contains("NaN "));
}

QTEST_GUILESS_MAIN(TstCliFailures)
#include "tst_cli_failures.moc"
