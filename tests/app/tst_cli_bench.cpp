// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "cli_runner.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QtTest>
#include <algorithm>

using namespace bitloupe::testing;

// `bitloupe-cli bench`: what it measures and says; never how long anything took.
class TstCliBench : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyLineIsWhole();
    void formsAgree();
    void specsAreDecodedFirst();
    void wrongWordsAreRefused_data();
    void wrongWordsAreRefused();
    void helpTellsIt();
};

void TstCliBench::everyLineIsWhole()
{
    const Ran ran = runCli({"bench", "--op", "w4a8_g32", "--op", "float32", "--shape", "1x64x128", "--shape", "4x64x128", "--hot",
                            "--seconds", "0", "--json", "--quiet"});
    QCOMPARE(ran.code, 0);
    const auto lines = ran.objects();
    QCOMPARE(lines.size(), std::size_t{4});
    for (const QJsonObject& line : lines) {
        QVERIFY(line["rows"].toInt() == 64 && line["cols"].toInt() == 128 && !line["cold"].toBool() && line["threads"].toInt() == 1);
        const QJsonObject seconds = line["seconds"].toObject();
        QVERIFY(seconds["low"].toDouble() <= seconds["median"].toDouble() && seconds["median"].toDouble() <= seconds["high"].toDouble());
        QVERIFY(seconds["samples"].toInt() >= 7 && line["worst_difference"].toDouble() <= 1);
        QVERIFY(line["read_one"].toObject()["median"].toDouble() > 0 && line["int8_peak"].toObject()["median"].toDouble() > 0);
    }
    QCOMPARE(lines[0]["op"].toString(), QStringLiteral("float32"));
    QCOMPARE(lines[0]["bytes"].toInt(), 64 * 128 * 4);
    QCOMPARE(lines[0]["speedup"].toDouble(), 1.0);
    QCOMPARE(lines[1]["bytes"].toInt(), 64 * 128 / 2 + 64 * 4 * 2);
    QVERIFY(lines[1]["spec"].toString().contains(QStringLiteral("group=32")));
    QCOMPARE(lines[3]["tokens"].toInt(), 4);
}

void TstCliBench::formsAgree()
{
    const QStringList words{"bench", "--op", "xnor", "--shape", "16x64", "--hot", "--seconds", "0"};
    const Ran table = runCli(words), csv = runCli(words + QStringList{"--csv"}), markdown = runCli(words + QStringList{"--markdown"});
    QVERIFY(table.code == 0 && csv.code == 0 && markdown.code == 0);
    QVERIFY(table.out.contains("xnor") && table.out.contains("1x16x64") && table.out.contains("SQNR"));
    QVERIFY(csv.out.startsWith("cpu,level,threads,") && csv.out.count('\n') == 2);
    QVERIFY2(csv.out.contains("NaN") && markdown.out.contains("–"), "faster than what was not measured");
    QVERIFY(markdown.out.contains("| xnor"));
    QVERIFY(table.err.contains("GB/s") && table.err.contains("clock drift"));
}

void TstCliBench::specsAreDecodedFirst()
{
    QTemporaryDir folder;
    std::vector<float> values(64 * 32);
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = static_cast<float>(i % 17) - 8;
    const QString path = folder.filePath(QStringLiteral("w.npy"));
    QVERIFY(writeFile(path, npy("(64, 32)", values)));
    const Ran ran = runCli({"bench", path, "--spec", "q4_0", "--hot", "--seconds", "0", "--json"});
    QCOMPARE(ran.code, 0);
    auto lines = ran.objects();
    const auto isOther = [](const QJsonObject& line) { return !line["spec"].toString().startsWith(QStringLiteral("grid=q4_0")); };
    lines.erase(std::remove_if(lines.begin(), lines.end(), isOther), lines.end());
    QCOMPARE(lines.size(), std::size_t{1});
    QCOMPARE(lines[0]["op"].toString(), QStringLiteral("dequantize"));
    QVERIFY(lines[0]["rows"].toInt() == 64 && lines[0]["cols"].toInt() == 32);
}

void TstCliBench::wrongWordsAreRefused_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("shape") << QStringList{"--shape", "4096"};
    QTest::newRow("zero") << QStringList{"--shape", "1x0x4"};
    QTest::newRow("four sizes") << QStringList{"--shape", "1x2x3x4"};
    QTest::newRow("operation") << QStringList{"--op", "w5a5"};
    QTest::newRow("seconds") << QStringList{"--seconds", "-1"};
    QTest::newRow("two files") << QStringList{"a.npy", "b.npy"};
}

void TstCliBench::wrongWordsAreRefused()
{
    QFETCH(QStringList, words);
    const Ran ran = runCli(QStringList{"bench"} + words);
    QCOMPARE(ran.code, 2);
    QVERIFY(ran.err.startsWith("error: ") && ran.out.isEmpty());
}

void TstCliBench::helpTellsIt()
{
    QVERIFY(runCli({"--help"}).out.contains("bench"));
    const QByteArray help = runCli({"help", "bench"}).out;
    for (const char* word : {"--op", "--shape", "--hot", "--seconds", "--threads"})
        QVERIFY2(help.contains(word), word);
}

QTEST_GUILESS_MAIN(TstCliBench)
#include "tst_cli_bench.moc"
