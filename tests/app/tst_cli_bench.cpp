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
    void weightsThatCannotBeMeasuredAreNamed();
    void helpTellsIt();
    void severalValuesInARow();
    void commonOptionsAreTaken();
    void weightsOfAnySizeAreRight();
    void missingLibrariesAreNamed();
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
    QVERIFY(csv.out.contains(",cores,last_cache_bytes,") && csv.out.contains("worst_difference"));
    QVERIFY2(markdown.out.contains("GB/s (") && markdown.out.contains("clock drift"), "what it was measured with goes along");
    QVERIFY(!markdown.err.contains("clock drift") && table.out.contains("off, of allowed"));
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
    QTest::newRow("one operation of two") << QStringList{"--op", "float32", "--op", "w5*"};
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

void TstCliBench::weightsThatCannotBeMeasuredAreNamed()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath("odd.safetensors");
    QVERIFY(writeFile(file, safetensors({{"spoilt", "[2,2]", {1, NAN, 2, 3}}})));
    const Ran ran = runCli({"bench", file, "--op", "float32", "--hot", "--seconds", "0"});
    QVERIFY2(ran.code != 0 && ran.err.contains("odd.safetensors") && ran.err.contains("tensor 'spoilt'"), ran.err.constData());
}

void TstCliBench::helpTellsIt()
{
    QVERIFY(runCli({"--help"}).out.contains("bench"));
    const QByteArray help = runCli({"help", "bench"}).out;
    for (const char* word :
         {"--op", "--shape", "--hot", "--seconds", "--threads", "--axis", "--activations", "onednn_int8", "w3a16_asymmetric_g32"})
        QVERIFY2(help.contains(word), word);
    QVERIFY(runCli({"bench", "--seconds", "-1"}).err.contains("0 to 3600"));
    const QByteArray wrong = runCli({"bench", "--op", "w4a8_g129"}).err;
    QVERIFY(wrong.contains("w4a8_g128") && wrong.contains("help bench"));
}

void TstCliBench::severalValuesInARow()
{
    const Ran ran =
        runCli({"bench", "--op", "float32", "xno?", "--shape", "1x16x64", "4x16x64", "32x64", "--hot", "--seconds", "0", "--json"});
    QCOMPARE(ran.code, 0);
    QCOMPARE(ran.objects().size(), std::size_t{6});
}

void TstCliBench::commonOptionsAreTaken()
{
    QTemporaryDir folder;
    std::vector<float> values(64 * 32), x(8 * 32);
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = static_cast<float>(i % 17) - 8;
    for (std::size_t i = 0; i < x.size(); ++i)
        x[i] = static_cast<float>(i % 13) - 6;
    const QString path = folder.filePath(QStringLiteral("w.npy")), inputs = folder.filePath(QStringLiteral("x.npy"));
    QVERIFY(writeFile(path, npy("(64, 32)", values)) && writeFile(inputs, npy("(8, 32)", x)));
    const Ran turned = runCli({"bench", path, "--axis", "1", "--op", "float32", "--hot", "--seconds", "0", "--json"});
    QVERIFY2(turned.code == 0, turned.err.constData());
    QVERIFY(turned.objects()[0]["rows"].toInt() == 32 && turned.objects()[0]["cols"].toInt() == 64);
    const QStringList learns{"bench", path, "--op", "float32", "--spec", "int4_g32,rounding=gptq", "--hot", "--seconds", "0", "--json"};
    const Ran plain = runCli(learns), learned = runCli(learns + QStringList{"--activations", inputs});
    QVERIFY2(learned.code == 0, learned.err.constData());
    QVERIFY2(plain.objects()[1]["sqnr_db"] != learned.objects()[1]["sqnr_db"], "GPTQ moves weights where it knows the inputs");
    QCOMPARE(runCli({"bench", path, "--axis", "7", "--op", "float32"}).code, 2);
}

void TstCliBench::weightsOfAnySizeAreRight()
{
    QTemporaryDir folder;
    std::vector<float> values(64 * 64);
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = (static_cast<float>(i % 17) - 8) * (i / 64 == 5 ? 1e-14f : 1e-9f);
    const QString path = folder.filePath(QStringLiteral("w.npy"));
    QVERIFY(writeFile(path, npy("(64, 64)", values)));
    const Ran ran = runCli({"bench", path, "--op", "*4*", "--op", "ternary_a8", "--hot", "--seconds", "0", "--json"});
    QVERIFY2(ran.code == 0 && !ran.err.contains("wrong"), ran.err.constData());
    for (const QJsonObject& line : ran.objects())
        QVERIFY2(line["worst_difference"].toDouble() <= 1, qPrintable(line["op"].toString()));
}

void TstCliBench::missingLibrariesAreNamed()
{
    const Ran both = runCli({"bench", "--op", "openblas", "--op", "xnor", "--shape", "16x64", "--hot", "--seconds", "0", "--json"});
    const bool isThere = both.objects().size() == 2;
    QVERIFY(both.code == 0 && both.err.contains("openblas: the library is not installed") != isThere);
    const Ran alone = runCli({"bench", "--op", "openblas", "--shape", "16x64", "--hot", "--seconds", "0", "--json"});
    QVERIFY(isThere ? alone.code == 0 : alone.code == 2 && alone.err.contains("not installed"));
}

QTEST_GUILESS_MAIN(TstCliBench)
#include "tst_cli_bench.moc"
