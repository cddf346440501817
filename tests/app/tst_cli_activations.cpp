// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// What the command line makes of --activations: every method that learns from inputs, and everything that can be wrong with
// them said.

#include "tests/app/cli_runner.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QtTest>
#include <cmath>

using namespace bitloupe::testing;

namespace {

constexpr int kRows = 24, kColumns = 32;

// Repeatable, bell-shaped enough.
std::vector<float> noise(int count, unsigned seed)
{
    std::vector<float> values;
    unsigned state = seed * 2654435761U + 1;
    for (int i = 0; i < count; ++i) {
        float sum = -2;
        for (int k = 0; k < 4; ++k) {
            state = state * 1664525U + 1013904223U;
            sum += static_cast<float>(state >> 8) / 16777216.0f;
        }
        values.push_back(sum);
    }
    return values;
}

// Channels that hang together, every seventh eight times as large.
std::vector<float> tokens(int count, int columns, unsigned seed = 3)
{
    std::vector<float> x = noise(count * columns, seed);
    for (int t = 0; t < count; ++t) {
        const float common = x[static_cast<std::size_t>(t * columns)];
        for (int i = 0; i < columns; ++i)
            x[static_cast<std::size_t>(t * columns + i)] =
                (x[static_cast<std::size_t>(t * columns + i)] + common) * (i % 7 == 2 ? 8.0f : 1.0f);
    }
    return x;
}

}  // namespace

class TstCliActivations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void outputErrorOfEveryMethod_data();
    void outputErrorOfEveryMethod();
    void oneLineSaysTheWholeCombination();
    void momentsServeInsteadOfTokens();
    void momentsRefuse();
    void momentsLeaveOutWhatHasNoTokens();
    void inputBitsTellTheWhole();
    void inputBitsRefuse();
    void searchesTellWhatTheyFound_data();
    void searchesTellWhatTheyFound();
    void quantizeWritesWhatAnalyzeJudges();
    void codesOfPreparedWeightsComeBack_data();
    void codesOfPreparedWeightsComeBack();
    void saysWhatIsMissing();
    void saysWhatIsWrongWithInputs_data();
    void saysWhatIsWrongWithInputs();
    void unusableInputsLeaveTheWeights_data();
    void unusableInputsLeaveTheWeights();
    void importanceTellsTheSensitivityAlone();
    void preparationsSayWhatTheyHaveNotSeen();
    void namesOfOtherWidthsAreErrors();
    void tokensHeldApartStandBeside();
    void harmIsMarkedAndExplained();
    void saysWhyNothingIsHeldApart();
    void badSharesAreRefused_data();
    void badSharesAreRefused();
    void helpNamesIt();

private:
    QString path(const char* name) const { return m_folder.filePath(QLatin1String(name)); }
    Ran analyze(const QString& spec, const QStringList& more) const
    {
        return runCli(QStringList{"analyze", path("model.safetensors"), "--json", "--tensor", "fc.weight", "--spec", spec} + more);
    }
    double outputMse(const QString& spec) const
    {
        const Ran ran = analyze(spec, {"--activations", path("inputs.safetensors")});
        const auto objects = ran.objects();
        return ran.code == 0 && objects.size() == 1 ? objects[0]["output_mse"].toDouble(-1) : -1;
    }

    QTemporaryDir m_folder;
};

void TstCliActivations::initTestCase()
{
    QVERIFY(writeFile(path("model.safetensors"),
                      safetensors({{"fc.weight", "[24,32]", noise(kRows * kColumns, 1)}, {"other.weight", "[8,16]", noise(128, 2)}})));
    QVERIFY(writeFile(path("inputs.safetensors"), safetensors({{"fc", "[2,100,32]", tokens(200, kColumns)}})));
    QVERIFY(writeFile(path("turned.safetensors"), safetensors({{"fc", "[2,100,24]", tokens(200, kRows)}})));
    QVERIFY(writeFile(path("weights.npy"), npy("(24, 32)", noise(kRows * kColumns, 1))));
}

void TstCliActivations::outputErrorOfEveryMethod_data()
{
    QTest::addColumn<QString>("method");
    QTest::addColumn<double>("atMost");  // of nearest's output error
    const struct {
        const char* method;
        double atMost;
    } cases[] = {{"rounding=gptq", 0.95},
                 {"rounding=gptq,order=activation", 0.95},
                 {"rounding=gptq,order=group_aware,group_params=static", 0.95},
                 {"preparation=awq", 1},
                 {"preparation=awq,awq_variant=duo,awq_clip=true", 1},
                 {"preparation=awq,rounding=gptq", 0.95},
                 {"preparation=outliers,outlier_share=5", 1},
                 {"preparation=llm_int8,outlier_threshold=4", 1},
                 {"preparation=smoothquant,alpha=0.3", 3},
                 {"preparation=smoothquant,alpha_search=true,rounding=gptq", 3}};
    for (const auto& each : cases)
        QTest::addRow("%s", each.method) << QString::fromLatin1(each.method) << each.atMost;
}

void TstCliActivations::outputErrorOfEveryMethod()
{
    QFETCH(QString, method);
    QFETCH(double, atMost);
    const QString plain = QStringLiteral("bits=3,granularity=group,group=16");
    const double nearest = outputMse(plain), found = outputMse(plain + "," + method);
    QVERIFY(nearest > 0 && found > 0);
    QVERIFY2(found <= atMost * nearest, qPrintable(QStringLiteral("%1 against %2").arg(found).arg(nearest)));
}

void TstCliActivations::oneLineSaysTheWholeCombination()
{
    const QString spec = QStringLiteral("bits=4,granularity=group,group=128,range=mse,rounding=gptq,preparation=smoothquant,alpha=0.5");
    const Ran ran = analyze(spec, {"--activations", path("inputs.safetensors")});
    QCOMPARE(ran.code, 0);
    const QString said = ran.objects()[0]["spec"].toString();
    for (const char* part : {"bits=4", "group=128", "range=mse", "rounding=gptq", "preparation=smoothquant", "alpha=0.5"})
        QVERIFY2(said.contains(QLatin1String(part)), qPrintable(said));
    const Ran again = analyze(said, {"--activations", path("inputs.safetensors")});
    QCOMPARE(again.objects()[0]["output_mse"], ran.objects()[0]["output_mse"]);
    QCOMPARE(again.objects()[0]["spec"].toString(), said);
    QVERIFY(ran.objects()[0]["output_mse"].toDouble() > 0);
    QVERIFY(ran.objects()[0]["per_channel"].toObject().contains("output_mse"));
}

void TstCliActivations::momentsServeInsteadOfTokens()
{
    const Ran made = runCli({"moments", path("inputs.safetensors"), "-o", path("moments.npz")});
    QVERIFY2(made.code == 0, made.err.constData());
    for (const char* spec : {"bits=3,rounding=gptq", "bits=3,preparation=awq", "bits=8,preparation=smoothquant,alpha_search=true"}) {
        const Ran tokens = analyze(QLatin1String(spec), {"--activations", path("inputs.safetensors")});
        const Ran moments = analyze(QLatin1String(spec), {"--activations", path("moments.npz")});
        QVERIFY(tokens.code == 0 && moments.code == 0);
        for (const char* key : {"mse", "output_mse", "output_sqnr_db"})
            QCOMPARE(moments.objects()[0][QLatin1String(key)], tokens.objects()[0][QLatin1String(key)]);
    }
}

void TstCliActivations::momentsRefuse()
{
    QCOMPARE(runCli({"moments", path("inputs.safetensors")}).code, 2);
    const Ran onto = runCli({"moments", path("inputs.safetensors"), "-o", path("inputs.safetensors")});
    QVERIFY(onto.code != 0 && !onto.err.isEmpty());
    const Ran missing = runCli({"moments", path("none.npz"), "-o", path("out.npz")});
    QCOMPARE(missing.code, 3);
    QVERIFY(!QFile::exists(path("out.npz")));
    const Ran badFolder = runCli({"moments", path("inputs.safetensors"), "-o", path("no/such/out.npz")});
    QCOMPARE(badFolder.code, 3);
}

// Of three tensors one is all NaN and one empty: the third is written, and serves.
void TstCliActivations::momentsLeaveOutWhatHasNoTokens()
{
    QVERIFY(writeFile(path("mixed.safetensors"),
                      safetensors({{"bad", "[2,32]", std::vector<float>(2 * kColumns, NAN)},
                                   {"none", "[0,32]", {}},
                                   {"fc", "[2,100,32]", tokens(200, kColumns)}})));
    const Ran made = runCli({"moments", path("mixed.safetensors"), "-o", path("mixed.npz"), "--json"});
    QVERIFY2(made.code == 0, made.err.constData());
    QVERIFY2(made.err.contains("bad: Every token holds NaN or infinity: it is left out.")
                 && made.err.contains("none: It holds no token: it is left out."),
             made.err.constData());
    QCOMPARE(made.objects().size(), std::size_t{1});
    QCOMPARE(made.objects()[0]["tensor"].toString(), QStringLiteral("fc"));
    const Ran raw = analyze("bits=3,rounding=gptq", {"--activations", path("inputs.safetensors")});
    const Ran kept = analyze("bits=3,rounding=gptq", {"--activations", path("mixed.npz")});
    QCOMPARE(kept.objects()[0]["output_mse"], raw.objects()[0]["output_mse"]);
}

void TstCliActivations::inputBitsTellTheWhole()
{
    const QStringList all{"--activations", path("inputs.safetensors"), "--input-bits", "8"};
    const auto of = [&](const char* spec) { return analyze(QLatin1String(spec), all).objects()[0]; };
    const QJsonObject found = of("int8_channel"), inputs = found["inputs"].toObject();
    QCOMPARE(inputs["bits"].toInt(), 8);
    QCOMPARE(inputs["tokens"].toInt(), 100);
    for (const char* word : {"token", "tensor", "static", "token_zero_point", "tensor_zero_point", "static_zero_point"}) {
        const QJsonObject scaling = inputs[QLatin1String(word)].toObject();
        const double alone = scaling["output_sqnr_db"].toDouble(), joint = scaling["joint_output_sqnr_db"].toDouble();
        QVERIFY2(joint > 10 && joint < alone && joint < found["output_sqnr_db"].toDouble() + 1, word);
        QVERIFY(scaling["joint_output_mse"].toDouble() > 0);
        QCOMPARE(scaling["token_sqnr_db"].toArray().size(), 100);
    }
    const QJsonObject outliers = inputs["outliers"].toObject(), rotation = inputs["rotation"].toObject();
    QCOMPARE(outliers["threshold"].toDouble(), 6.0);
    QVERIFY(outliers["columns"].toInt() > 0 && outliers["column_share"].toDouble() == outliers["columns"].toInt() / 32.0);
    QCOMPARE(outliers["curve"].toObject()["work_share"].toArray().size(), outliers["curve"].toObject()["threshold"].toArray().size());
    QVERIFY(rotation["block"].toInt() == 32
            && rotation["input_peak"].toObject()["after"].toDouble() < rotation["input_peak"].toObject()["before"].toDouble());
    // The spec's own threshold; the kept channels are no part of the error.
    const QJsonObject kept = of("int8_channel,preparation=llm_int8,outlier_threshold=4")["inputs"].toObject();
    QCOMPARE(kept["outliers"].toObject()["threshold"].toDouble(), 4.0);
    const auto joint = [](const QJsonObject& each) { return each["token"].toObject()["joint_output_sqnr_db"].toDouble(); };
    QVERIFY(joint(kept) > joint(inputs));
    // Nothing else changes; the table has a column more.
    const QJsonObject usual = analyze("int8_channel", {"--activations", path("inputs.safetensors")}).objects()[0];
    for (const char* key : {"mse", "output_mse", "per_channel", "code_counts", "sqnr_db"})
        QCOMPARE(found[QLatin1String(key)], usual[QLatin1String(key)]);
    QVERIFY(!usual.contains("inputs"));
    const Ran table = runCli(QStringList{"analyze", path("model.safetensors"), "--spec", "int8"} + all);
    QVERIFY2(table.code == 0 && table.out.contains("inputs in 8 bits"), table.out.constData());
}

void TstCliActivations::inputBitsRefuse()
{
    QCOMPARE(analyze("int8", {"--input-bits", "8"}).code, 2);
    for (const char* bits : {"1", "17", "eight", ""})
        QCOMPARE(analyze("int8", {"--activations", path("inputs.safetensors"), "--input-bits", QLatin1String(bits)}).code, 2);
    QVERIFY(writeFile(path("lone.npy"), npy("(1, 32)", tokens(1, kColumns))));
    const Ran one =
        runCli({"analyze", path("weights.npy"), "--json", "--spec", "int8", "--activations", path("lone.npy"), "--input-bits", "8"});
    QVERIFY2(one.code == 0 && one.err.contains("Fewer than two tokens"), one.err.constData());
    QVERIFY(one.objects()[0]["inputs"].toObject().contains("outliers") && !one.objects()[0]["inputs"].toObject().contains("token"));
    QVERIFY(runCli({"help", "analyze"}).out.contains("--input-bits N"));
}

void TstCliActivations::searchesTellWhatTheyFound_data()
{
    QTest::addColumn<QString>("spec");
    QTest::addColumn<QString>("parameter");
    QTest::addColumn<QByteArray>("says");
    QTest::addRow("smoothquant") << QStringLiteral("bits=4,granularity=channel,preparation=smoothquant,alpha_search=true")
                                 << QStringLiteral("alpha") << QByteArray("SmoothQuant: alpha ");
    QTest::addRow("awq") << QStringLiteral("bits=3,granularity=channel,preparation=awq") << QStringLiteral("ratio")
                         << QByteArray("AWQ: ratio ");
}

// In the JSON with its curve, whose least value it is; in CSV; in words; and in what is written.
void TstCliActivations::searchesTellWhatTheyFound()
{
    QFETCH(QString, spec);
    QFETCH(QString, parameter);
    QFETCH(QByteArray, says);
    const QStringList inputs{"--activations", path("inputs.safetensors")};
    const Ran ran = analyze(spec, inputs);
    const QJsonObject preparation = ran.objects()[0]["preparation"].toObject();
    const double chosen = preparation["chosen"].toObject()[parameter].toDouble(-1);
    const QJsonArray objective = preparation["objective"].toArray();
    QVERIFY(objective.size() >= 20);
    double least = 1e300, at = -1;
    for (const QJsonValue& point : objective) {
        if (point["output_mse"].toDouble() < least) {
            least = point["output_mse"].toDouble();
            at = point[parameter].toDouble(-1);
        }
    }
    QVERIFY(chosen >= 0 && chosen == at);
    says += QByteArray::number(chosen) + " found.";
    QVERIFY2(ran.err.contains(says), ran.err.constData());
    const Ran csv = runCli(QStringList{"analyze", path("weights.npy"), "--csv", "--spec", spec} + inputs);
    QVERIFY(csv.out.contains(QStringLiteral("preparation.chosen.%1").arg(parameter).toUtf8()));
    const Ran written = runCli(
        QStringList{"quantize", path("weights.npy"), "-o", path("found.npy"), "--format", "npy_dequantized", "--spec", spec} + inputs);
    QVERIFY2(written.code == 0 && written.err.contains(says), written.err.constData());
    QFile facts(path("found.npy.json"));
    QVERIFY(facts.open(QIODevice::ReadOnly));
    const QJsonArray remarks = QJsonDocument::fromJson(facts.readAll())["tensors"][0]["remarks"].toArray();
    QVERIFY(std::any_of(remarks.begin(), remarks.end(), [chosen](const QJsonValue& remark) {
        return remark["id"].toString().endsWith("_found") && remark["value"].toDouble(-1) == chosen;
    }));
    QVERIFY(!analyze("bits=4", inputs).objects()[0].contains("preparation"));
    QVERIFY(!analyze("preparation=smoothquant", inputs).objects()[0]["preparation"].toObject().contains("chosen"));
}

// The dequantized values that are written have the output error that was told.
void TstCliActivations::quantizeWritesWhatAnalyzeJudges()
{
    const QString spec = QStringLiteral("bits=3,granularity=channel,rounding=gptq,preparation=awq");
    const Ran written = runCli({"quantize", path("model.safetensors"), "-o", path("back.npz"), "--format", "npz_dequantized", "--tensor",
                                "fc.weight", "--spec", spec, "--activations", path("inputs.safetensors")});
    QVERIFY2(written.code == 0, written.err.constData());
    const Ran judged = analyze(spec, {"--activations", path("inputs.safetensors")});
    const Ran compared = runCli({"compare", path("model.safetensors"), path("back.npz"), "--tensor", "fc.weight", "--json"});
    QCOMPARE(compared.code, 0);
    const double mse = judged.objects()[0]["mse"].toDouble(), seen = compared.objects()[0]["mse"].toDouble();
    QVERIFY(mse > 0 && std::fabs(seen - mse) <= 1e-9 * mse);
}

void TstCliActivations::codesOfPreparedWeightsComeBack_data()
{
    QTest::addColumn<QString>("spec");
    QTest::newRow("awq, gptq") << "bits=4,granularity=group,group=12,preparation=awq,fold=linear,rounding=gptq";
    QTest::newRow("smoothquant") << "bits=8,granularity=channel,axis=1,preparation=smoothquant,alpha_search=true";
    QTest::newRow("llm_int8") << "bits=8,granularity=channel,preparation=llm_int8,outlier_threshold=5";
    QTest::newRow("outliers") << "grid=nf4,granularity=group,group=16,preparation=outliers,outlier_share=3";
}

// Codes and what stands beside them give the dequantized values bit for bit: to `dequantize`, and to numpy by FORMAT.md alone.
void TstCliActivations::codesOfPreparedWeightsComeBack()
{
    QFETCH(const QString, spec);
    const QByteArray tokensFile = spec.contains("axis=1") ? "turned.safetensors" : "inputs.safetensors";
    const QStringList with{"--spec", spec, "--activations", path(tokensFile.constData())};
    const Ran values = runCli(QStringList{"quantize", path("weights.npy"), "-o", path("values.npy"), "--format", "npy_dequantized"} + with);
    QVERIFY2(values.code == 0, values.err.constData());
    QByteArray asked;
    for (const char* name : {"codes.npz", "codes.h5", "codes.npy"}) {
        const Ran written = runCli(QStringList{"quantize", path("weights.npy"), "-o", path(name)} + with);
        QVERIFY2(written.code == 0, written.err.constData());
        QCOMPARE(runCli({"dequantize", path(name), "-o", path("back.npy")}).code, 0);
        QFile back(path("back.npy")), wanted(path("values.npy"));
        QVERIFY(back.open(QIODevice::ReadOnly) && wanted.open(QIODevice::ReadOnly));
        QCOMPARE(back.readAll(), wanted.readAll());
        const QString kind = QString(name).endsWith("h5") ? QStringLiteral("hdf5") : QString(name).section('.', 1);
        asked += QStringList{kind, path(name), path("weights.npy"), path("values.npy")}.join('\t').toUtf8() + '\n';
    }
    QProcess python;
    python.start("/usr/bin/python3", {"-c", "import numpy, h5py"});
    if (!python.waitForFinished() || python.exitCode() != 0)
        QSKIP("numpy and h5py are not installed for /usr/bin/python3");
    python.start("/usr/bin/python3", {BITLOUPE_SOURCE_DIR "/tests/export/check_export.py", "-"});
    python.write(asked);
    python.closeWriteChannel();
    QVERIFY(python.waitForFinished());
    QVERIFY2(python.exitCode() == 0, python.readAllStandardError().constData());
    QCOMPARE(python.readAllStandardOutput().count('\n'), 3);
}

void TstCliActivations::saysWhatIsMissing()
{
    for (const char* spec : {"rounding=gptq", "preparation=awq", "preparation=smoothquant", "preparation=llm_int8"}) {
        const Ran ran = analyze(QLatin1String(spec), {"--quiet"});
        QCOMPARE(ran.code, 0);
        QVERIFY2(ran.err.contains("warning") && ran.err.contains("Load activations"), ran.err.constData());
        QVERIFY(!ran.objects()[0].contains("output_mse"));
    }
    const Ran written = runCli({"quantize", path("model.safetensors"), "-o", path("plain.npz"), "--spec", "rounding=gptq", "--quiet"});
    QCOMPARE(written.code, 0);
    QCOMPARE(written.err.count("warning"), 2);  // one for each tensor
    const Ran other =
        runCli({"analyze", path("model.safetensors"), "--spec", "rounding=gptq", "--activations", path("inputs.safetensors")});
    QVERIFY2(other.err.contains("other.weight") && other.err.contains("16 features"), other.err.constData());
}

void TstCliActivations::saysWhatIsWrongWithInputs_data()
{
    QTest::addColumn<std::vector<float>>("x");
    QTest::addColumn<QByteArray>("says");
    std::vector<float> nan = tokens(100, kColumns), dead = tokens(100, kColumns), equal = tokens(100, kColumns);
    nan[5] = NAN;
    nan[70] = INFINITY;
    for (std::size_t i = 0; i < dead.size(); ++i) {
        dead[i] = i % kColumns == 3 || i % kColumns == 9 ? 0.0f : dead[i];
        equal[i] = equal[i / kColumns * kColumns];  // rank 1
    }
    QTest::addRow("not finite") << nan << QByteArray("NaN or infinite activations: 2.");
    QTest::addRow("always zero") << dead << QByteArray("Input channels that are always zero: 2.");
    QTest::addRow("fewer tokens than channels") << tokens(5, kColumns) << QByteArray("Calibration tokens: only 5,");
    QTest::addRow("singular") << equal << QByteArray("raised its damping");
}

void TstCliActivations::saysWhatIsWrongWithInputs()
{
    QFETCH(std::vector<float>, x);
    QFETCH(QByteArray, says);
    QVERIFY(writeFile(path("odd.npy"), npy("(" + QByteArray::number(static_cast<int>(x.size()) / kColumns) + ", 32)", x)));
    const Ran ran =
        runCli({"analyze", path("weights.npy"), "--json", "--spec", "bits=4,rounding=gptq,damp=0", "--activations", path("odd.npy")});
    QVERIFY2(ran.code == 0 && ran.err.contains(says), ran.err.constData());
    const double error = ran.objects()[0]["output_mse"].toDouble(-1);
    QVERIFY(error >= 0 && std::isfinite(error));
}

void TstCliActivations::unusableInputsLeaveTheWeights_data()
{
    QTest::addColumn<int>("tokens");
    QTest::addColumn<QByteArray>("says");
    QTest::addRow("none") << 0 << QByteArray("hold no token");
    QTest::addRow("none finite") << 3 << QByteArray("Every token");
}

void TstCliActivations::unusableInputsLeaveTheWeights()
{
    QFETCH(int, tokens);
    QFETCH(QByteArray, says);
    const std::vector<float> x(static_cast<std::size_t>(tokens * kColumns), NAN);
    QVERIFY(writeFile(path("unusable.npy"), npy("(" + QByteArray::number(tokens) + ", 32)", x)));
    const Ran ran = runCli({"analyze", path("weights.npy"), "--json", "--spec", "bits=4", "--activations", path("unusable.npy")});
    QVERIFY2(ran.code == 0 && ran.err.contains(says), ran.err.constData());
    QCOMPARE(ran.objects().size(), 1);
    QVERIFY(ran.objects()[0].contains("mse") && !ran.objects()[0].contains("output_mse"));
    const Ran moments = runCli({"moments", path("unusable.npy"), "-o", path("unusable.npz")});
    QVERIFY(moments.code != 0 && moments.err.contains("activations") && !moments.err.contains("weights"));
}

// llama.cpp's older form: mean squares 2, 1, 2, 1… of 32 channels.
void TstCliActivations::importanceTellsTheSensitivityAlone()
{
    QByteArray bytes;
    const auto add = [&bytes](auto value) { bytes.append(reinterpret_cast<const char*>(&value), sizeof value); };
    add(std::int32_t{1});
    add(std::int32_t{2});
    bytes.append("fc");
    add(std::int32_t{2});
    add(std::int32_t{kColumns});
    for (int i = 0; i < kColumns; ++i)
        add(i % 2 == 0 ? 4.0f : 2.0f);
    QVERIFY(writeFile(path("imatrix.dat"), bytes));
    const Ran ran = runCli({"analyze", path("weights.npy"), "--json", "--spec", "bits=4", "--activations", path("imatrix.dat")});
    QVERIFY2(ran.code == 0 && ran.err.contains("importance matrix"), ran.err.constData());
    const QJsonObject found = ran.objects()[0];
    QVERIFY(!found.contains("output_mse"));
    const double squares = found["mse"].toDouble() * kRows * kColumns;
    QVERIFY(std::fabs(found["hawq_sensitivity"].toDouble() / (1.5 * squares) - 1) < 1e-9);
}

void TstCliActivations::preparationsSayWhatTheyHaveNotSeen()
{
    std::vector<float> x = tokens(5, kColumns);
    for (std::size_t i = 3; i < x.size(); i += kColumns)
        x[i] = 0;
    QVERIFY(writeFile(path("few.npy"), npy("(5, 32)", x)));
    for (const QString preparation : {"awq", "smoothquant"}) {
        const Ran ran = runCli(
            {"analyze", path("weights.npy"), "--json", "--spec", "bits=4,preparation=" + preparation, "--activations", path("few.npy")});
        QVERIFY2(ran.code == 0 && ran.err.contains("Calibration tokens: only 5"), ran.err.constData());
        QVERIFY2(ran.err.contains("Input channels that are always zero: 1."), ran.err.constData());
    }
}

void TstCliActivations::namesOfOtherWidthsAreErrors()
{
    const Ran wide = runCli({"analyze", path("model.safetensors"), "--tensor", "other.weight", "--spec", "rounding=gptq", "--activations",
                             path("inputs.safetensors") + ":fc"});
    QCOMPARE(wide.code, 2);
    QVERIFY2(wide.err.contains("32 features") && wide.err.contains("16 input columns"), wide.err.constData());
    const Ran none = analyze("rounding=gptq", {"--activations", path("inputs.safetensors") + ":nothing"});
    QCOMPARE(none.code, 2);
    QVERIFY(none.err.contains("nothing"));
    const Ran missing = analyze("rounding=gptq", {"--activations", path("none.npz")});
    QCOMPARE(missing.code, 3);
    const Ran named = runCli(
        {"analyze", path("weights.npy"), "--json", "--spec", "bits=4,rounding=gptq", "--activations", path("inputs.safetensors") + ":fc"});
    QVERIFY(named.code == 0 && named.objects()[0]["output_mse"].toDouble() > 0);
}

// 200 tokens, the last 50 of them apart: the same as from a file of the first 150, and nothing new without the option.
void TstCliActivations::tokensHeldApartStandBeside()
{
    const std::vector<float> x = tokens(200, kColumns);
    const std::vector<float> first(x.begin(), x.begin() + 150 * kColumns);
    QVERIFY(writeFile(path("first.safetensors"), safetensors({{"fc", "[150,32]", first}})));
    const QString spec = QStringLiteral("bits=3,granularity=channel,rounding=gptq");
    const QStringList all{"--activations", path("inputs.safetensors")};
    const Ran held = analyze(spec, all + QStringList{"--hold-apart", "0.25"}),
              alone = analyze(spec, {"--activations", path("first.safetensors")}),
              none = analyze(spec, all + QStringList{"--hold-apart", "0"}), usual = analyze(spec, all);
    QVERIFY(held.code == 0 && alone.code == 0 && none.code == 0);
    const QJsonObject found = held.objects()[0];
    for (const char* key : {"mse", "output_mse", "output_sqnr_db"}) {
        QCOMPARE(found[QLatin1String(key)], alone.objects()[0][QLatin1String(key)]);
        QCOMPARE(none.objects()[0][QLatin1String(key)], usual.objects()[0][QLatin1String(key)]);
    }
    QCOMPARE(none.objects()[0].keys(), usual.objects()[0].keys());
    QVERIFY(!usual.objects()[0].contains("output_mse_apart"));
    QCOMPARE(found["tokens"].toInt(), 150);
    QCOMPARE(found["tokens_apart"].toInt(), 50);
    QVERIFY(found["output_mse_apart"].toDouble() > 0 && found["plain_output_mse_apart"].toDouble() > 0);
    QCOMPARE(found["per_channel"].toObject()["output_mse_apart"].toArray().size(), kRows);
    QCOMPARE(found["harms_apart"].toBool(true), false);
    // What is written is what was judged.
    const auto written = [&](const char* name, const QStringList& more) {
        return runCli(QStringList{"quantize", path("model.safetensors"), "-o", path(name), "--tensor", "fc.weight", "--spec", spec} + more)
            .code;
    };
    QCOMPARE(written("held.npz", all + QStringList{"--hold-apart", "0.25"}), 0);
    QCOMPARE(written("alone.npz", {"--activations", path("first.safetensors")}), 0);
    QCOMPARE(written("usual.npz", all), 0);
    const auto differ = [&](const char* one, const char* other) {
        return runCli({"compare", path(one), path(other), "--json"}).objects()[0]["mse"].toDouble(-1);
    };
    QCOMPARE(differ("held.npz", "alone.npz"), 0.0);
    QVERIFY(differ("held.npz", "usual.npz") > 0);
}

// 24 tokens for 32 channels: GPTQ learns what only they say.
void TstCliActivations::harmIsMarkedAndExplained()
{
    QVERIFY(writeFile(path("few.npy"), npy("(240, 32)", noise(240 * kColumns, 9))));
    const QStringList words{"analyze",       path("weights.npy"),
                            "--spec",        "bits=3,granularity=channel",
                            "--spec",        "bits=3,granularity=channel,rounding=gptq",
                            "--activations", path("few.npy"),
                            "--hold-apart",  "0.9"};
    const Ran json = runCli(words + QStringList{"--json"});
    QCOMPARE(json.objects().size(), std::size_t{2});
    const QJsonObject plain = json.objects()[0], learned = json.objects()[1];
    QCOMPARE(learned["plain_output_mse_apart"], plain["output_mse_apart"]);
    QVERIFY(learned["output_mse"].toDouble() < plain["output_mse"].toDouble());
    QVERIFY(learned["output_mse_apart"].toDouble() > plain["output_mse_apart"].toDouble());
    QVERIFY(learned["harms_apart"].toBool() && !plain["harms_apart"].toBool(true));
    QVERIFY2(json.err.contains("learned what only its own tokens say")
                 && json.err.contains("Tokens that calibrated: only 24, fewer than two"),
             json.err.constData());
    const Ran table = runCli(words);
    QVERIFY(table.out.contains("held apart"));
    QCOMPARE(table.out.count("▲"), 1);
}

void TstCliActivations::saysWhyNothingIsHeldApart()
{
    QVERIFY(runCli({"moments", path("inputs.safetensors"), "-o", path("sums.npz")}).code == 0);
    const Ran sums = analyze("rounding=gptq", {"--activations", path("sums.npz"), "--hold-apart", "0.5"});
    QVERIFY2(sums.code == 0 && sums.err.contains("Only sums of these activations are known"), sums.err.constData());
    QVERIFY(sums.objects()[0].contains("output_mse") && !sums.objects()[0].contains("output_mse_apart"));
    QVERIFY(writeFile(path("single.npy"), npy("(1, 32)", tokens(1, kColumns))));
    const Ran one = runCli({"analyze", path("weights.npy"), "--spec", "int8", "--activations", path("single.npy"), "--hold-apart", "0.5"});
    QVERIFY2(one.code == 0 && one.err.contains("too few finite tokens"), one.err.constData());
}

void TstCliActivations::badSharesAreRefused_data()
{
    QTest::addColumn<QString>("share");
    for (const char* share : {"0.95", "1", "-0.1", "nan", "a quarter", "25%", ""})
        QTest::addRow("'%s'", share) << QString::fromLatin1(share);
}

void TstCliActivations::badSharesAreRefused()
{
    QFETCH(QString, share);
    const Ran ran = analyze("int8", {"--activations", path("inputs.safetensors"), "--hold-apart", share});
    QCOMPARE(ran.code, 2);
    QVERIFY2(ran.err.contains("--hold-apart") && ran.err.contains("0.25"), ran.err.constData());
    const Ran without = analyze("int8", {"--hold-apart", "0.25"});
    QVERIFY(without.code == 2 && without.err.contains("--activations"));
}

void TstCliActivations::helpNamesIt()
{
    for (const char* command : {"analyze", "quantize"}) {
        const Ran ran = runCli({QLatin1String(command), "--help"});
        QVERIFY(ran.out.contains("--hold-apart SHARE"));
        QVERIFY(ran.out.contains("--activations FILE[:NAME]") && ran.out.contains("rounding=gptq"));
    }
    QVERIFY(runCli({"--help"}).out.contains("moments"));
    QVERIFY(runCli({"help", "moments"}).out.contains("--activations"));
}

QTEST_GUILESS_MAIN(TstCliActivations)
#include "tst_cli_activations.moc"
