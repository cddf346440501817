// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "cli_runner.h"
#include "core/calibrate/calibrator.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QtTest>
#include <cmath>
#include <limits>

using namespace bitloupe::testing;

// The commands that look at files. Every figure is worked out by hand in the comment beside it.
class TstCli : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void infoListsTensors();
    void statsOfPlainNumbers();
    void statsLeaveNonFiniteOut();
    void statsOfNothing();
    void analyzePerTensor();
    void analyzePerChannel();
    void analyzeAlongAnotherAxis();
    void specCanBePastedBack_data();
    void specCanBePastedBack();
    void calibrateShowsEveryCalibrator();
    void calibrateByBlock();
    void calibrateSweepsSamples();
    void calibrateTakesFilesAsBatches();
    void doctorAnswers();
    void doctorHasNothingToSay();
    void compareWorstFirst();
    void compareAnswersNo();
    void compareOfOneTensorEach();
    void tensorGlobs_data();
    void tensorGlobs();
    void formsAgree();
    void numbersReadBack();
    void hostileNamesAreHarmless();
    void threadsAndLevelsGiveTheSame();

private:
    QString path(const char* name) const { return m_folder.filePath(QString::fromUtf8(name)); }
    QJsonObject only(const QStringList& words) const;

    QTemporaryDir m_folder;
};

// The one JSON object that `words` print; empty where the command failed.
QJsonObject TstCli::only(const QStringList& words) const
{
    const Ran ran = runCli(words);
    const auto found = ran.objects();
    if (ran.code != 0 || found.size() != 1)
        qWarning() << words << ran.code << ran.out << ran.err;
    return ran.code == 0 && found.size() == 1 ? found.front() : QJsonObject();
}

void TstCli::initTestCase()
{
    const float nan = std::numeric_limits<float>::quiet_NaN(), infinity = std::numeric_limits<float>::infinity();
    QVERIFY(writeFile(path("plain.npy"), npy("(2, 2)", {1, 2, -3, 4})));
    QVERIFY(writeFile(path("odd.npy"), npy("(6,)", {1, 2, nan, 3, -infinity, 4})));
    QVERIFY(writeFile(path("empty.npy"), npy("(0, 3)", {})));
    QVERIFY(writeFile(path("steps.npy"), npy("(4,)", {127, 0.25F, -3.5F, 2})));
    QVERIFY(writeFile(path("rows.npy"), npy("(2, 2)", {127, 0.25F, 254, -3})));
    QVERIFY(writeFile(path("a.safetensors"),
                      safetensors({{"x.w", "[2,2]", {1, 2, 3, 4}}, {"y.w", "[2]", {10, -10}}, {"y.b", "[1]", {7}}, {"gone", "[1]", {1}}})));
    QVERIFY(writeFile(path("b.safetensors"), safetensors({{"y.w", "[2]", {10, -9}}, {"x.w", "[2,2]", {1, 2, 3, 5}}, {"y.b", "[1]", {7}}})));
}

void TstCli::infoListsTensors()
{
    const Ran ran = runCli({"info", "--json", path("plain.npy"), path("a.safetensors")});
    QCOMPARE(ran.code, 0);
    QVERIFY(ran.err.isEmpty());
    const auto lines = ran.objects();
    QCOMPARE(lines.size(), std::size_t{5});
    QCOMPARE(lines[0]["file"].toString(), path("plain.npy"));
    QCOMPARE(lines[0]["dtype"].toString(), QStringLiteral("F32"));
    QCOMPARE(lines[0]["shape"].toArray(), (QJsonArray{2, 2}));
    QCOMPARE(lines[0]["bytes"].toInt(), 16);
    QCOMPARE(lines[0]["output_axis"].toInt(), 0);
    QCOMPARE(lines[1]["tensor"].toString(), QStringLiteral("x.w"));
    QCOMPARE(lines[2]["output_axis"].toInt(), -1);  // one axis: no output channels
}

void TstCli::statsOfPlainNumbers()
{
    const QJsonObject s = only({"stats", "--json", path("plain.npy")});  // 1, 2, -3, 4
    QCOMPARE(s["count"].toInt(), 4);
    QCOMPARE(s["nan"].toInt() + s["inf"].toInt() + s["zero"].toInt(), 0);
    QCOMPARE(s["min"].toDouble(), -3.0);
    QCOMPARE(s["max"].toDouble(), 4.0);
    QCOMPARE(s["mean"].toDouble(), 1.0);
    QCOMPARE(s["std"].toDouble(), std::sqrt(6.5));  // deviations 0, 1, -4, 3: squares 26 / 4
    QCOMPARE(s["skewness"].toDouble(), -9 / std::pow(6.5, 1.5));  // cubes (0 + 1 - 64 + 27) / 4
    QCOMPARE(s["kurtosis"].toDouble(), 84.5 / (6.5 * 6.5) - 3);  // fourth powers (0 + 1 + 256 + 81) / 4
    QCOMPARE(s["abs_percentiles"]["99"].toDouble(), 3.97);  // |x| 1 2 3 4, place 0.99 * 3 = 2.97
    QCOMPARE(s["abs_percentiles"]["99.9"].toDouble(), 3.997);
    QCOMPARE(s["abs_percentiles"]["99.99"].toDouble(), 3.9997);
}

void TstCli::statsLeaveNonFiniteOut()
{
    const Ran ran = runCli({"stats", "--json", path("odd.npy")});  // 1, 2, NaN, 3, -inf, 4
    QCOMPARE(ran.code, 0);
    QVERIFY(ran.err.startsWith("warning: "));
    QVERIFY(ran.err.contains("1 NaN and 1 infinite among 6 values"));
    const QJsonObject s = ran.objects().front();
    QCOMPARE(s["count"].toInt(), 6);
    QCOMPARE(s["nan"].toInt(), 1);
    QCOMPARE(s["inf"].toInt(), 1);
    QCOMPARE(s["min"].toDouble(), 1.0);
    QCOMPARE(s["mean"].toDouble(), 2.5);
    QCOMPARE(s["kurtosis"].toDouble(), 2.5625 / (1.25 * 1.25) - 3);
}

void TstCli::statsOfNothing()
{
    const QJsonObject s = only({"stats", "--json", path("empty.npy")});
    QCOMPARE(s["count"].toInt(-1), 0);
    QCOMPARE(s["shape"].toArray(), (QJsonArray{0, 3}));
    for (const char* key : {"min", "max", "mean", "std", "skewness", "kurtosis"})
        QCOMPARE(s[QLatin1String(key)].toString(), QStringLiteral("NaN"));
}

void TstCli::analyzePerTensor()
{
    // 127, 0.25, -3.5, 2 at scale 127 / 127 = 1: codes 127, 0, -4 (a tie goes to the even one), 2; errors 0, 0.25, 0.5, 0.
    const QJsonObject r = only({"analyze", "--json", path("steps.npy"), "--spec", "int8"});
    const double squares = 127.0 * 127 + 0.0625 + 12.25 + 4, errors = 0.0625 + 0.25;
    QCOMPARE(r["mse"].toDouble(), errors / 4);
    QCOMPARE(r["sqnr_db"].toDouble(), 10 * std::log10(squares / errors));
    QCOMPARE(r["max_abs_error"].toDouble(), 0.5);
    QCOMPARE(r["max_abs_error_index"].toInt(), 2);
    QCOMPARE(r["relative_error"].toDouble(), std::sqrt(errors / squares));
    QCOMPARE(r["clipped_fraction"].toDouble(-1), 0.0);
    QCOMPARE(r["code_entropy_bits"].toDouble(), 2.0);  // four codes, once each
    QCOMPARE(r["bits_per_weight"].toDouble(), 16.0);  // 4 * 8 bits and one scale of 32
    const QJsonArray stored = r["stored"].toArray();
    QCOMPARE(stored.size(), 2);
    QCOMPARE(stored[0].toObject(), (QJsonObject{{"part", "codes"}, {"bits", 8}, {"count", 4}, {"bits_per_weight", 8.0}}));
    QCOMPARE(stored[1].toObject(), (QJsonObject{{"part", "scales"}, {"bits", 32}, {"count", 1}, {"bits_per_weight", 8.0}}));
    QCOMPARE(r["bytes_before"].toInt(), 16);
    QCOMPARE(r["bytes_after"].toInt(), 8);
    QCOMPARE(r["per_channel"]["scale"].toArray(), (QJsonArray{1}));
    QCOMPARE(r["exact"].toBool(), true);
    for (const char* key : {"cosine", "kl", "elapsed_ms", "best_possible_sqnr_db", "rate_distortion_sqnr_db"})
        QVERIFY2(r.contains(QLatin1String(key)), key);
}

void TstCli::analyzePerChannel()
{
    // Rows 127, 0.25 (scale 1, error 0.25) and 254, -3 (scale 2, code -1.5 goes to -2, error 1).
    const QJsonObject r = only({"analyze", "--json", path("rows.npy"), "--spec", "int8_channel"});
    QCOMPARE(r["per_channel"]["scale"].toArray(), (QJsonArray{1, 2}));
    QCOMPARE(r["per_channel"]["zero_point"].toArray(), (QJsonArray{0, 0}));
    QCOMPARE(r["per_channel"]["mse"].toArray(), (QJsonArray{0.03125, 0.5}));
    QCOMPARE(r["mse"].toDouble(), (0.0625 + 1) / 4);
    QCOMPARE(r["bits_per_weight"].toDouble(), 24.0);  // 4 * 8 bits and two scales of 32
}

void TstCli::analyzeAlongAnotherAxis()
{
    // The columns are the channels: 127, 254 at scale 2 and 0.25, -3 at scale 3 / 127.
    const QJsonObject r = only({"analyze", "--json", path("rows.npy"), "--spec", "int8_channel", "--axis", "1"});
    QVERIFY(r["spec"].toString().contains(QStringLiteral("axis=1")));
    const QJsonArray scales = r["per_channel"]["scale"].toArray();
    QCOMPARE(scales.size(), 2);
    QCOMPARE(scales[0].toDouble(), 2.0);
    QCOMPARE(scales[1].toDouble(), static_cast<double>(3.0F / 127));
    const Ran none = runCli({"analyze", "--json", path("steps.npy"), "--spec", "int8_channel", "--axis", "1"});
    QCOMPARE(none.code, 0);
    QVERIFY(none.out.isEmpty());
    QVERIFY(none.err.contains("has no axis 1"));
}

void TstCli::specCanBePastedBack_data()
{
    QTest::addColumn<QString>("spec");
    for (const char* spec : {"int8", "w4a16_g128", "nf4,group=2", "grid=int,bits=3,scheme=asymmetric,range=percentile,percentile=99.5",
                             R"({"grid": "int", "bits": 4, "range": "mse"})"})
        QTest::newRow(spec) << QString::fromUtf8(spec);
}

void TstCli::specCanBePastedBack()
{
    QFETCH(QString, spec);
    QJsonObject first = only({"analyze", "--json", path("rows.npy"), "--spec", spec});
    const QString full = first["spec"].toString();
    QVERIFY(full.startsWith(QStringLiteral("grid=")));
    QJsonObject again = only({"analyze", "--json", path("rows.npy"), "--spec", full});
    QVERIFY(writeFile(path("recipe.json"), spec.toUtf8()));
    QJsonObject recipe = only({"analyze", "--json", path("rows.npy"), "--spec", QLatin1Char('@') + path("recipe.json")});
    for (QJsonObject* each : {&first, &again, &recipe})
        each->remove(QStringLiteral("elapsed_ms"));
    QCOMPARE(again, first);
    QCOMPARE(recipe, first);
}

void TstCli::calibrateShowsEveryCalibrator()
{
    const QJsonObject c = only({"calibrate", "--json", path("rows.npy"), "--tensor", "rows", "--spec", "grid=int,bits=4"});
    const QJsonArray choices = c["choices"].toArray();
    qsizetype automatic = 0;
    for (const bitloupe::CalibratorInfo& info : bitloupe::calibrators())
        automatic += info.automatic ? 1 : 0;
    QCOMPARE(choices.size(), automatic);
    for (const QJsonValue choice : choices) {
        QCOMPARE(choice["low"].toDouble(), -choice["high"].toDouble());  // a symmetric grid
        const double widest = choice["range"].toString() == QStringLiteral("pow2_mse") ? 2 * 254 : 254;  // the next power of two
        QVERIFY(choice["high"].toDouble() > 0 && choice["high"].toDouble() <= widest);
        QCOMPARE(choice["curve"]["threshold"].toArray().size(), choice["curve"]["objective"].toArray().size());
    }
    QCOMPARE(choices[0]["range"].toString(), QStringLiteral("minmax"));
    QCOMPARE(choices[0]["high"].toDouble(), 254.0);
    // 127 / (254 / 7) = 3.5 goes to 4: 145.14; the small ones go to 0.
    const double e = 4 * (254.0F / 7) - 127.0;
    QVERIFY(std::fabs(choices[0]["mse"].toDouble() - (e * e + 0.0625 + 9) / 4) < 1e-4);
}

void TstCli::calibrateByBlock()
{
    const QJsonObject c = only({"calibrate", "--json", path("rows.npy"), "--spec", "int8_channel,range=percentile,percentile=50"});
    const QJsonValue own = c["choices"].toArray()[1];  // |127|, |0.25| and |254|, |-3|: halfway between them
    QCOMPARE(own["range"].toString(), QStringLiteral("percentile"));
    QCOMPARE(own["parameters"].toString(), QStringLiteral("percentile=50"));
    QCOMPARE(own["high"].toDouble(), 128.5);  // of the row that reaches farther
    QCOMPARE(own["low"].toDouble(), -128.5);
    QCOMPARE(own["clipped_fraction"].toDouble(), 0.5);
    QVERIFY(std::fabs(own["clipped_energy"].toDouble() - (16129 + 64516) / (16129 + 0.0625 + 64516 + 9)) < 1e-9);
    QVERIFY(std::fabs(own["clipping_error"].toDouble() - 1) < 1e-3);
    QCOMPARE(own["objective"].toString(), QStringLiteral("share"));
    QCOMPARE(own["chosen"]["threshold"].toDouble(), 63.625);  // of the first row
}

void TstCli::calibrateSweepsSamples()
{
    // Four samples of two features; all of them alike in their reach.
    QVERIFY(writeFile(path("x.npy"), npy("(12, 2)", {4, -1, 2, -4, 4, 0, 1, 4, -4, 3, 4, 2, 4, 1, 0, 4, 4, 4, -4, 0, 1, -4, 4, 1})));
    const QJsonObject c = only({"calibrate", "--json", path("x.npy"), "--spec", "int8", "--sweep", "3"});
    const QJsonObject minmax = c["sweep"].toArray()[0].toObject();
    QCOMPARE(minmax["range"].toString(), QStringLiteral("minmax"));
    QCOMPARE(minmax["settled_from"].toInt(), 10);
    const QJsonArray levels = minmax["levels"].toArray();
    QCOMPARE(levels.size(), 2);
    QCOMPARE(levels[0]["samples"].toInt(), 10);
    QCOMPARE(levels[0]["draws"].toArray().size(), 3);
    QCOMPARE(levels[1]["samples"].toInt(), 12);
    QCOMPARE(levels[1]["draws"].toArray().at(0)["high"].toDouble(), 4.0);
    const Ran table = runCli({"calibrate", path("x.npy"), "--spec", "int8", "--sweep", "2"});
    QCOMPARE(table.code, 0);
    QVERIFY(table.out.contains("range moves by") && table.out.contains("clipped energy"));
    QCOMPARE(runCli({"calibrate", path("x.npy"), "--spec", "nf4", "--sweep", "2"}).code, 2);  // groups of samples
}

void TstCli::calibrateTakesFilesAsBatches()
{
    const std::vector<float> first{1, -2, 0.5F, 0.25F, -1, 0.125F}, second{3, -1, 0.75F, -0.5F, 2, 1};
    std::vector<float> both = first;
    both.insert(both.end(), second.begin(), second.end());
    QVERIFY(writeFile(path("b1.npy"), npy("(2, 3)", first)));
    QVERIFY(writeFile(path("b2.npy"), npy("(6,)", second)));
    QVERIFY(writeFile(path("both.npy"), npy("(12,)", both)));
    const QString grid = QStringLiteral("grid=int,bits=8,scheme=asymmetric");
    const auto choiceOf = [](const QJsonObject& answer, const QString& id) {
        for (const QJsonValue choice : answer["choices"].toArray()) {
            if (choice["range"].toString() == id)
                return choice.toObject();
        }
        return QJsonObject();
    };
    const QJsonObject batches = only({"calibrate", "--json", "--batches", path("b1.npy"), path("b2.npy"), "--spec", grid});
    QCOMPARE(batches["batches"].toInt(), 2);
    QCOMPARE(choiceOf(batches, "minmax")["low"].toDouble(), -2.0);
    QCOMPARE(choiceOf(batches, "minmax")["high"].toDouble(), 3.0);
    // A hundredth of the way from 1 to 3 and from -2 to -1.
    QVERIFY(std::fabs(choiceOf(batches, "moving_average")["high"].toDouble() - 1.02) < 1e-6);
    QVERIFY(std::fabs(choiceOf(batches, "moving_average")["low"].toDouble() + 1.99) < 1e-6);
    // Files of equal size are what cutting one tensor into as many batches gives, for every calibrator that can be told to.
    int compared = 0;
    for (const bitloupe::CalibratorInfo& info : bitloupe::calibrators()) {
        const auto isBatches = [](const bitloupe::ParamInfo& param) { return param.id == "batches"; };
        if (std::none_of(info.params.begin(), info.params.end(), isBatches))
            continue;
        const QString id = QString::fromUtf8(info.id.data(), static_cast<qsizetype>(info.id.size()));
        const QJsonObject cut = only({"calibrate", "--json", path("both.npy"), "--spec", grid + ",batches=2,range=" + id});
        for (const char* key : {"low", "high", "mse", "clipped_fraction", "curve", "chosen"})
            QVERIFY2(choiceOf(cut, id)[QLatin1String(key)] == choiceOf(batches, id)[QLatin1String(key)], qPrintable(id + " " + key));
        ++compared;
    }
    QVERIFY(compared >= 5);
    const QStringList files{path("b1.npy"), path("b2.npy")};
    QCOMPARE(runCli(QStringList{"calibrate", "--spec", grid} + files).code, 0);  // each on its own
    QCOMPARE(runCli(QStringList{"calibrate", "--batches", "--spec", "int8_channel"} + files).code, 2);
    QCOMPARE(runCli(QStringList{"calibrate", "--batches", "--sweep", "2", "--spec", grid} + files).code, 2);
    QCOMPARE(runCli({"calibrate", "--batches", "--spec", grid, path("b1.npy"), path("a.safetensors")}).code, 2);  // four tensors
}

void TstCli::doctorAnswers()
{
    const Ran ran = runCli({"doctor", "--json", path("odd.npy")});  // 1, 2, NaN, 3, -inf, 4
    QCOMPARE(ran.code, 1);
    const auto lines = ran.objects();
    QCOMPARE(lines[0]["finding"].toString(), QStringLiteral("nan"));
    QCOMPARE(lines[0]["severity"].toString(), QStringLiteral("warning"));
    QCOMPARE(lines[0]["first"].toInt(), 2);
    QCOMPARE(lines[1]["finding"].toString(), QStringLiteral("infinity"));
    QCOMPARE(lines[1]["total"].toInt(), 6);
    QVERIFY(ran.err.contains("Tensors: 1, warnings: 2"));
    QVERIFY(lines[0]["sentence"].toString().startsWith(QStringLiteral("1 of 6 values are NaN, the first at index 2.")));
}

void TstCli::doctorHasNothingToSay()
{
    const Ran ran = runCli({"doctor", "--json", path("plain.npy"), "--spec", "int8_channel"});
    QCOMPARE(ran.code, 0);
    const auto lines = ran.objects();  // the first row is 1, 2
    QCOMPARE(lines.size(), std::size_t{1});
    QCOMPARE(lines[0]["finding"].toString(), QStringLiteral("one_sided_blocks"));
    QCOMPARE(lines[0]["severity"].toString(), QStringLiteral("note"));
    QVERIFY(runCli({"doctor", path("plain.npy"), "--spec", "grid=int,bits=8,scheme=asymmetric"}).err.contains("warnings: 0, notes: 0"));
}

void TstCli::compareWorstFirst()
{
    const Ran ran = runCli({"compare", "--json", path("a.safetensors"), path("b.safetensors")});
    QCOMPARE(ran.code, 0);
    QVERIFY(ran.err.contains("gone is not in"));
    const auto lines = ran.objects();
    QCOMPARE(lines.size(), std::size_t{3});
    QCOMPARE(lines[0]["tensor"].toString(), QStringLiteral("x.w"));
    QCOMPARE(lines[0]["mse"].toDouble(), 0.25);
    QCOMPARE(lines[0]["sqnr_db"].toDouble(), 10 * std::log10(30.0));
    QCOMPARE(lines[1]["tensor"].toString(), QStringLiteral("y.w"));
    QCOMPARE(lines[1]["sqnr_db"].toDouble(), 10 * std::log10(200.0));
    QCOMPARE(lines[2]["sqnr_db"].toString(), QStringLiteral("Infinity"));
    QCOMPARE(runCli({"compare", "--json", "--top", "1", path("a.safetensors"), path("b.safetensors")}).objects().size(), std::size_t{1});
}

void TstCli::compareAnswersNo()
{
    const QStringList files{path("a.safetensors"), path("b.safetensors")};
    QCOMPARE(runCli(QStringList{"compare", "--fail-above", "14.7"} + files).code, 0);  // the worst has 14.77 dB
    QCOMPARE(runCli(QStringList{"compare", "--fail-above", "14.8"} + files).code, 1);
    QCOMPARE(runCli(QStringList{"compare", "--fail-above", "14.8", "--tensor", "y.*"} + files).code, 0);
    QCOMPARE(runCli({"compare", "--fail-above", "0", path("plain.npy"), path("steps.npy")}).code, 1);  // other shapes
    QCOMPARE(runCli({"compare", path("odd.npy"), path("a.safetensors")}).code, 2);  // nothing in common
}

void TstCli::compareOfOneTensorEach()
{
    const QJsonObject d = only({"compare", "--json", path("plain.npy"), path("rows.npy")});
    QCOMPARE(d["count"].toInt(), 4);
    QCOMPARE(d["max_abs_error"].toDouble(), 257.0);  // -3 against 254
}

void TstCli::tensorGlobs_data()
{
    QTest::addColumn<QStringList>("globs");
    QTest::addColumn<QStringList>("names");
    QTest::newRow("star") << QStringList{"y*"} << QStringList{"y.w", "y.b"};
    QTest::newRow("middle") << QStringList{"*.w"} << QStringList{"x.w", "y.w"};
    QTest::newRow("one") << QStringList{"?.b"} << QStringList{"y.b"};
    QTest::newRow("set") << QStringList{"[x-y].[!b]"} << QStringList{"x.w", "y.w"};
    QTest::newRow("two globs, order of the file") << QStringList{"gone", "x.w"} << QStringList{"x.w", "gone"};
    QTest::newRow("plain") << QStringList{"y.w"} << QStringList{"y.w"};
}

void TstCli::tensorGlobs()
{
    QFETCH(QStringList, globs);
    QFETCH(QStringList, names);
    QStringList words{"info", "--json", path("a.safetensors")};
    for (const QString& glob : globs)
        words << "--tensor" << glob;
    QStringList found;
    for (const QJsonObject& line : runCli(words).objects())
        found << line["tensor"].toString();
    QCOMPARE(found, names);
}

void TstCli::formsAgree()
{
    const Ran csv = runCli({"stats", "--csv", path("plain.npy"), path("odd.npy")});
    const QList<QByteArray> lines = csv.out.trimmed().split('\n');
    QCOMPARE(lines.size(), 3);
    QCOMPARE(lines[0].split(',').size(), lines[1].split(',').size());
    const qsizetype mean = lines[0].split(',').indexOf("mean");
    QVERIFY(mean > 0);
    QCOMPARE(lines[1].split(',')[mean], QByteArray("1"));
    QCOMPARE(lines[2].split(',')[mean], QByteArray("2.5"));
    const QList<QByteArray> table = runCli({"stats", path("plain.npy")}).out.trimmed().split('\n');
    QCOMPARE(table.size(), 2);
    const QList<QByteArray> markdown = runCli({"stats", "--markdown", path("plain.npy")}).out.trimmed().split('\n');
    QCOMPARE(markdown.size(), 3);
    for (const QByteArray& line : markdown)
        QCOMPARE(QByteArray(line).replace("\\|", "").count(QByteArrayLiteral("|")), 18);  // 17 columns
}

void TstCli::numbersReadBack()
{
    // A float32 that no short decimal has, and one that decimals reach only with an exponent.
    QVERIFY(writeFile(path("digits.npy"), npy("(2,)", {0.1F, 1.17549435e-38F})));
    const Ran ran = runCli({"stats", "--json", path("digits.npy")});
    const QJsonObject s = ran.objects().front();
    QCOMPARE(s["max"].toDouble(), static_cast<double>(0.1F));
    QCOMPARE(s["min"].toDouble(), static_cast<double>(1.17549435e-38F));
    QVERIFY(ran.out.contains("\"max\": 0.10000000149011612,"));
}

void TstCli::hostileNamesAreHarmless()
{
    QVERIFY(writeFile(path("hostile.safetensors"),
                      safetensors({{"\\u001b[31mred\\u202e\\n", "[1]", {1}}, {"caf\xc3\xa9|\\\"x\\\"", "[1]", {2}}})));
    for (const char* form : {"--json", "--csv", "--markdown", "--quiet"}) {
        const Ran ran = runCli({"stats", QLatin1String(form), path("hostile.safetensors")});
        QCOMPARE(ran.code, 0);
        QVERIFY(!ran.out.contains('\x1b') && !ran.err.contains('\x1b'));
        QVERIFY(!ran.out.contains("\xe2\x80\xae"));
    }
    const auto lines = runCli({"stats", "--json", path("hostile.safetensors")}).objects();
    QCOMPARE(lines.size(), std::size_t{2});
    QCOMPARE(lines[0]["tensor"].toString(), QStringLiteral("\u001b[31mred\u202e\n"));  // exact, though harmless as text
    QCOMPARE(lines[1]["tensor"].toString(), QStringLiteral("café|\"x\""));
}

void TstCli::threadsAndLevelsGiveTheSame()
{
    std::vector<float> values(300000);
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = static_cast<float>((i * 2654435761U) % 65537) / 65537.0F - 0.5F;
    QVERIFY(writeFile(path("many.npy"), npy("(300, 1000)", values)));
    QByteArray first;
    for (const QStringList& how : {QStringList{"--threads", "1"}, QStringList{"--threads", "2"}, QStringList{"--level", "scalar"}}) {
        QJsonObject report = only(QStringList{"analyze", "--json", path("many.npy"), "--spec", "int4_mse_g128"} + how);
        report.remove(QStringLiteral("elapsed_ms"));
        const QByteArray text = QJsonDocument(report).toJson() + runCli(QStringList{"stats", "--json", path("many.npy")} + how).out;
        QVERIFY(!report.isEmpty());
        if (first.isEmpty())
            first = text;
        QCOMPARE(text, first);
    }
}

QTEST_GUILESS_MAIN(TstCli)
#include "tst_cli.moc"
