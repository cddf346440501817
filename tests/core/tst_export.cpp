// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// Exports, read back by our own readers and by numpy and h5py; bad targets, cancelling, names from strangers.

#include "core/activations/activations.h"
#include "core/export/array_path.h"
#include "core/export/atomic_file.h"
#include "core/export/exporter.h"
#include "core/export/npy_header.h"
#include "core/export/npz_archive.h"
#include "core/export/packer.h"
#include "core/export/quantized_file.h"
#include "core/export/reorder.h"
#include "core/export/spool.h"
#include "core/round/quantize.h"
#include "core/tensor/weights.h"
#include "kernels/kernels.h"
#include "tests/core/input_fixtures.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <cstring>
#include <fcntl.h>
#include <limits>
#include <numeric>
#include <sys/file.h>
#include <sys/stat.h>

using namespace bitloupe;

namespace {

constexpr const char* kSpecs[] = {
    "grid=int,bits=8",
    "grid=int,bits=8,granularity=channel",
    "grid=int,bits=3,scheme=asymmetric,granularity=group,group=7",
    "grid=int,bits=16,granularity=channel",
    "grid=nf4,granularity=group,group=16",
    "grid=int,bits=1,scheme=asymmetric,granularity=tensor",
    "grid=int,bits=4,scheme=asymmetric,zero_point=float,granularity=group,group=9",
    "grid=int,bits=4,range_kind=full_signed,granularity=channel_group,channels=4",
    "grid=int,bits=8,granularity=token",
    "grid=int,bits=8,granularity=group,group=3,slices=true",
    "grid=nf4,double_quant=true,granularity=group,group=16",
    "grid=nvfp4",
    "grid=q5_1",
    "grid=fp8,granularity=channel",
    "grid=ternary,ternary_rule=ttq,granularity=channel",
    "grid=binary,granularity=tensor",
    "grid=learned,bits=3,granularity=channel",
};
// With every preparation.
constexpr const char* kPreparedSpecs[] = {
    "grid=int,bits=8,granularity=tensor",
    "grid=int,bits=4,granularity=group,group=7",
    "grid=int,bits=4,scheme=asymmetric,zero_point=float,granularity=group,group=9,rounding=gptq",
    "grid=nf4,granularity=channel,rounding=gptq",
    "grid=int,bits=8,granularity=group,group=3,slices=true",
    "grid=learned,bits=3,granularity=channel_group,channels=4",
    "grid=int,bits=8,granularity=token",
};
// Read by numpy too.
constexpr const char* kPreparations[] = {
    "preparation=awq,fold=stored",
    "preparation=smoothquant,alpha=0.7",
    "preparation=llm_int8",
    "preparation=outliers,outlier_rule=sigma,outlier_sigma=2",
};
constexpr const char* kExporters[] = {"npz", "hdf5", "npy"};

// In memory where that is possible: an export waits for the disk several times.
class Folder : public QTemporaryDir {
public:
    Folder()
        : QTemporaryDir(QFileInfo("/dev/shm").isWritable() ? QString("/dev/shm/tst_export-XXXXXX")
                                                           : QDir::tempPath() + "/tst_export-XXXXXX")
    {
    }
};

std::string writeNpy(const QTemporaryDir& folder, const char* name, const Shape& shape, const std::vector<float>& values,
                     DType dtype = DType::F32)
{
    const std::string path = folder.filePath(name).toStdString();
    QFile file(QString::fromStdString(path));
    const std::string header = npyHeader(dtype, shape);
    std::vector<std::uint16_t> halves(values.size());
    kernels::active().floatToHalf(values.data(), values.size(), halves.data());
    const auto bytes = dtype == DType::F16 ? std::as_bytes(std::span(halves)) : std::as_bytes(std::span(values));
    if (!file.open(QIODevice::WriteOnly) || file.write(header.data(), static_cast<qint64>(header.size())) < 0
        || file.write(reinterpret_cast<const char*>(bytes.data()), static_cast<qint64>(bytes.size())) < 0)
        return {};
    return path;
}

QuantSpec specOf(const QByteArray& text)
{
    auto spec = parseSpec(text.toStdString());
    if (!spec)
        qFatal("%s: %s", text.constData(), spec.error().detail.c_str());
    return *spec;
}

using Inputs = std::shared_ptr<const Activations>;

Result<void> exportFile(const std::string& input, const std::string& target, const char* exporter, const QuantSpec& spec,
                        Progress& progress, Inputs inputs = nullptr)
{
    const auto file = ModelFile::open(input);
    if (!file)
        return file.error();
    ExportJob job{*file, std::vector<std::size_t>((*file)->tensors().size()), spec, target, std::move(inputs)};
    std::iota(job.tensors.begin(), job.tensors.end(), std::size_t{0});
    return findExporter(exporter)->write(job, progress);
}

Result<void> exportFile(const std::string& input, const std::string& target, const char* exporter, const char* spec)
{
    Progress progress;
    return exportFile(input, target, exporter, specOf(spec), progress);
}

std::vector<float> allValues(const ModelFile& file, std::size_t tensor)
{
    std::vector<float> values(elementCount(file.tensors()[tensor].shape));
    const auto read = file.readFloat(tensor, 0, values.size(), values.data());
    return read ? values : std::vector<float>();
}

std::shared_ptr<const Weights> weightsFor(const std::string& input, const QuantSpec& spec)
{
    Progress progress;
    const auto file = *ModelFile::open(input);
    WeightsOptions options;
    options.outputAxis = axisFor(spec, file->tensors()[0]);
    return *openWeights(file, 0, options, progress);
}

// What the codes of quantize() stand for, in the tensor's own order.
std::vector<float> expectedValues(const std::string& input, const QuantSpec& spec, const Inputs& inputs = nullptr)
{
    Progress progress;
    Remarks remarks;
    auto weights = weightsFor(input, spec);
    if (inputs)
        weights = *inputs->attach(weights, {}, remarks, progress);
    const auto answer = *quantize(weights, spec, progress);
    const std::size_t each = codeBytes(answer->grid->codeType());
    std::vector<float> matrix(answer->rows * answer->cols), original(matrix.size());
    for (std::uint64_t i = 0; i < matrix.size(); ++i) {
        const std::uint64_t row = i / answer->cols, column = i % answer->cols;
        answer->grid->decode(answer->codes.data() + i * each, 1, answer->params[answer->blocks.blockOf(row, column)], &matrix[i]);
    }
    if (answer->restoration)
        answer->restoration->restore(0, matrix);
    toOriginalOrder(*weights, reinterpret_cast<const std::byte*>(matrix.data()), sizeof(float),
                    reinterpret_cast<std::byte*>(original.data()));
    return original;
}

// Tokens for the rows of this tensor's matrix.
Inputs inputsFor(const QTemporaryDir& folder, const std::string& input, const QuantSpec& spec)
{
    const std::uint64_t features = weightsFor(input, spec)->cols();
    const std::string path = folder.filePath("inputs.npz").toStdString();
    Progress progress;
    if (!test::writeTokens(path, "x", {200, features}, test::tokens(200, features)))
        return {};
    return *Activations::open(path, progress);
}

std::span<const ParamInfo> paramsOf(const Choice& preparation)
{
    return std::ranges::find(preparations(), preparation.id, &PreparationInfo::id)->params;
}

// Each preparation as it is by default, and with each value of each parameter that has a list of values.
std::vector<Choice> everyPreparation()
{
    std::vector<Choice> choices;
    for (const PreparationInfo& info : preparations()) {
        const Choice usual = defaultChoice(info.id, info.params);
        choices.push_back(usual);
        for (const ParamInfo& param : info.params) {
            for (const ParamValue& value : test::listedValues(param)) {
                Choice other = usual;
                other.params[std::string(param.id)] = value;
                if (other != usual && test::isPlain(other, info.params))
                    choices.push_back(other);
            }
        }
    }
    return choices;
}

bool sameBits(const std::vector<float>& a, const std::vector<float>& b)
{
    return a.size() == b.size() && (a.empty() || std::memcmp(a.data(), b.data(), a.size() * sizeof(float)) == 0);
}

QByteArray contentOf(const std::string& path)
{
    QFile file(QString::fromStdString(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList namesIn(const QTemporaryDir& folder)
{
    return QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
}

}  // namespace

class TstExport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("BITLOUPE_HDF5_HELPER", BITLOUPE_BIN_DIR "/bitloupe-hdf5"); }

    void comesBack_data()
    {
        QTest::addColumn<QByteArray>("exporter");
        QTest::addColumn<QByteArray>("spec");
        for (const char* exporter : kExporters)
            for (const char* spec : kSpecs)
                QTest::addRow("%s %s", exporter, spec) << QByteArray(exporter) << QByteArray(spec);
    }
    // Codes written, opened again and decoded are bit for bit what quantize() answers; also after a second export, to
    // float32; and the second file of the same codes has the same bytes.
    void comesBack()
    {
        QFETCH(const QByteArray, exporter);
        QFETCH(const QByteArray, spec);
        Folder folder;
        const Shape shapes[] = {{6, 5, 4}, {37}, {}, {0, 3}, {1, 41}};
        for (const Shape& shape : shapes) {
            for (const int axis : {-2, 1, 2}) {
                if (axis >= static_cast<int>(shape.size()) || (axis >= 0 && spec.indexOf("granularity=tensor") >= 0)
                    || elementCount(shape) == 0)
                    continue;
                const std::string input = writeNpy(folder, "in.npy", shape, test::gaussian(elementCount(shape), 5));
                QuantSpec wanted = specOf(spec);
                if (axis >= 0)
                    wanted.granularity = withAxis(wanted.granularity, axis);
                checkRoundTrip(folder, input, exporter, wanted);
                if (QTest::currentTestFailed())
                    return;
            }
        }
    }

    void checkRoundTrip(const QTemporaryDir& folder, const std::string& input, const QByteArray& exporter, const QuantSpec& spec,
                        const Inputs& inputs = nullptr)
    {
        Progress progress;
        const std::string first = folder.filePath("first.bin").toStdString(), second = folder.filePath("second.bin").toStdString();
        const auto written = exportFile(input, first, exporter.constData(), spec, progress, inputs);
        QVERIFY2(written.ok(), written ? "" : written.error().detail.c_str());
        QCOMPARE(progress.done(), progress.total());
        QVERIFY(exportFile(input, second, exporter.constData(), spec, progress, inputs).ok());
        QCOMPARE(contentOf(first), contentOf(second));
        const auto file = ModelFile::open(first);
        QVERIFY(file.ok());
        QVERIFY(*isQuantizedFile(**file));
        const auto restored = openQuantized(*file);
        QVERIFY2(restored.ok(), restored ? "" : restored.error().detail.c_str());
        const auto expected = expectedValues(input, spec, inputs);
        QCOMPARE((*restored)->tensors().size(), std::size_t{1});
        QVERIFY(sameBits(allValues(**restored, 0), expected));
        const std::string plain = folder.filePath("plain.npz").toStdString();
        QVERIFY(dequantizeFile(first, plain, {}, progress).ok());
        const auto again = ModelFile::open(plain);
        QVERIFY(again.ok());
        QCOMPARE((*again)->tensors()[0].name, (*restored)->tensors()[0].name);
        QVERIFY(sameBits(allValues(**again, 0), expected));
    }

    void preparationsComeBack_data()
    {
        QTest::addColumn<QByteArray>("exporter");
        QTest::addColumn<QByteArray>("spec");
        for (const char* exporter : kExporters) {
            for (const Choice& preparation : everyPreparation()) {
                for (const char* text : kPreparedSpecs) {
                    QuantSpec spec = specOf(text);
                    spec.preparation = preparation;
                    const bool isUsual = preparation == defaultChoice(preparation.id, paramsOf(preparation));
                    if (isUsual || text == kPreparedSpecs[1])
                        QTest::addRow("%s %s", exporter, printSpec(spec).c_str())
                            << QByteArray(exporter) << QByteArray::fromStdString(printSpec(spec));
                }
            }
        }
    }
    // The law above for weights that were changed first: what is kept beside the codes gives them back bit for bit, and the
    // dequantized export is no other.
    void preparationsComeBack()
    {
        QFETCH(const QByteArray, exporter);
        QFETCH(const QByteArray, spec);
        Folder folder;
        const std::pair<Shape, int> tensors[] = {{{24, 27}, 0}, {{27, 24}, 1}, {{3, 18, 12}, 2}};
        for (const auto& [shape, axis] : tensors) {
            const DType dtype = shape[0] == 27 ? DType::F16 : DType::F32;
            const std::string input = writeNpy(folder, "in.npy", shape, test::laplacian(elementCount(shape), 5), dtype);
            QuantSpec wanted = specOf(spec);
            if (!takesSlices(wanted.granularity) || shape.size() == 3)
                wanted.granularity = withAxis(wanted.granularity, axis);
            const Inputs inputs = inputsFor(folder, input, wanted);
            checkRoundTrip(folder, input, exporter, wanted, inputs);
            if (QTest::currentTestFailed())
                return;
            if (exporter != kExporters[0])
                continue;
            Progress progress;
            const std::string values = folder.filePath("values.npz").toStdString();
            QVERIFY(exportFile(input, values, "npz_dequantized", wanted, progress, inputs).ok());
            QVERIFY(sameBits(allValues(**ModelFile::open(values), 0), expectedValues(input, wanted, inputs)));
        }
    }

    void preparationsByHand_data()
    {
        using List = QList<double>;
        using Arrays = QMap<QString, List>;
        QTest::addColumn<QByteArray>("spec");
        QTest::addColumn<List>("weights");  // 2 x 2 or 2 x 3
        QTest::addColumn<List>("token");
        QTest::addColumn<Arrays>("arrays");
        QTest::addColumn<List>("values");
        // s = sqrt(508 / 31.75) = 4 and sqrt(2 / 8) = 0.5; W s = 127, 4, -40, -1.6, of which the step is 1.
        QTest::newRow("scaled") << QByteArray("preparation=smoothquant") << List{31.75, 8, -10, -3.2} << List{508, 2}
                                << Arrays{{"codes", {127, 4, -40, -2}}, {"column_scales", {4, 0.5}}} << List{31.75, 8, -10, -4};
        // Halves: 0.1 lies nearest to 1638 / 2^14, and the largest is 65504.
        QTest::newRow("columns kept") << QByteArray("preparation=llm_int8,outlier_threshold=5") << List{127, 0.1, -3.4, 64, 70000, 2}
                                      << List{1, -10, 2}
                                      << Arrays{{"codes", {127, 0, -3, 64, 0, 2}},
                                                {"kept_columns", {1}},
                                                {"kept_values", {1638.0 / 16384, 65504}}}
                                      << List{127, 1638.0 / 16384, -3, 64, 65504, 2};
        QTest::newRow("weights kept") << QByteArray("preparation=outliers,outlier_share=50") << List{127, 5, 500.2, -3, -1000.1, 128}
                                      << List{1, 1, 1}
                                      << Arrays{{"codes", {127, 5, 0, -3, 0, 0}},
                                                {"sparse_rows", {0, 1, 3}},
                                                {"sparse_columns", {2, 1, 2}},
                                                {"sparse_values", {500.25, -1000, 128}}}
                                      << List{127, 5, 500.25, -3, -1000, 128};
    }
    void preparationsByHand()
    {
        QFETCH(const QByteArray, spec);
        QFETCH(const QList<double>, weights);
        QFETCH(const QList<double>, token);
        using Arrays = QMap<QString, QList<double>>;
        QFETCH(const Arrays, arrays);
        QFETCH(const QList<double>, values);
        Folder folder;
        const auto cols = static_cast<std::uint64_t>(token.size());
        const std::string input = writeNpy(folder, "w.npy", {2, cols}, {weights.begin(), weights.end()});
        QVERIFY(test::writeTokens(folder.filePath("x.npz").toStdString(), "w", {1, cols}, {token.begin(), token.end()}));
        for (const char* exporter : {"npz", "hdf5"}) {
            Progress progress;
            const std::string target = folder.filePath("out.bin").toStdString();
            const Inputs inputs = *Activations::open(folder.filePath("x.npz").toStdString(), progress);
            const auto written = exportFile(input, target, exporter, specOf("bits=8," + spec), progress, inputs);
            QVERIFY2(written.ok(), written ? "" : written.error().detail.c_str());
            const auto file = *ModelFile::open(target);
            QCOMPARE(file->tensors().size(), static_cast<std::size_t>(arrays.size() + 3));  // packed, scales, the description
            for (std::size_t i = 0; i < file->tensors().size(); ++i) {
                const QString name = QString::fromStdString(file->tensors()[i].name).section('/', 1);
                if (const auto known = arrays.find(name); known != arrays.end())
                    QCOMPARE(allValues(*file, i), std::vector<float>(known->begin(), known->end()));
                else
                    QVERIFY2(name.isEmpty() || name == "packed" || name == "scales", qPrintable(name));
            }
            QCOMPARE(allValues(**openQuantized(file), 0), std::vector<float>(values.begin(), values.end()));
        }
    }

    void writesValues()
    {
        Folder folder;
        const std::string input = writeNpy(folder, "in.npy", {6, 5, 4}, test::gaussian(120));
        for (const char* exporter : {"npz_dequantized", "hdf5_dequantized", "npy_dequantized"}) {
            const std::string target = folder.filePath("out.bin").toStdString();
            QVERIFY(exportFile(input, target, exporter, kSpecs[2]).ok());
            const auto file = ModelFile::open(target);
            QVERIFY(file.ok());
            QVERIFY(!*isQuantizedFile(**file));
            std::size_t index = 0;
            while ((*file)->tensors()[index].name == "__bitloupe__")
                ++index;
            QVERIFY(sameBits(allValues(**file, index), expectedValues(input, specOf(kSpecs[2]))));
        }
    }

    void emptyTensorsAreWritten()
    {
        Folder folder;
        const std::string input = writeNpy(folder, "in.npy", {0, 3}, {});
        for (const char* exporter : kExporters) {
            const std::string target = folder.filePath("out.bin").toStdString();
            const auto written = exportFile(input, target, exporter, kSpecs[0]);
            QVERIFY2(written.ok() || written.error().code == ErrorCode::EmptyTensor, written ? "" : written.error().detail.c_str());
        }
    }

    void otherProgramsReadThem()
    {
        QProcess python;
        python.start("/usr/bin/python3", {"-c", "import numpy, h5py"});
        if (!python.waitForFinished() || python.exitCode() != 0)
            QSKIP("numpy and h5py are not installed for /usr/bin/python3");
        Folder folder;
        const std::string input = writeNpy(folder, "weights.npy", {6, 5, 4}, test::gaussian(120));
        QByteArray asked;
        int number = 0;
        for (const char* exporter : kExporters)
            for (const char* spec : kSpecs) {
                const QString name = QString::number(++number);
                const QString target = folder.filePath(name + ".bin"), restored = folder.filePath(name + ".npy");
                QVERIFY(exportFile(input, target.toStdString(), exporter, spec).ok());
                Progress progress;
                QVERIFY(dequantizeFile(target.toStdString(), restored.toStdString(), "npy_dequantized", progress).ok());
                asked += QStringList{exporter, target, QString::fromStdString(input), restored}.join('\t').toUtf8() + '\n';
            }
        const std::string prepared = writeNpy(folder, "prepared.npy", {3, 18, 12}, test::laplacian(648, 5));
        for (const char* exporter : kExporters)
            for (const char* text : kPreparedSpecs)
                for (const char* preparation : kPreparations) {
                    const QuantSpec spec = specOf(text + QByteArray(",") + preparation);
                    const QString name = QString::number(++number);
                    const QString target = folder.filePath(name + ".bin"), values = folder.filePath(name + ".npy");
                    const Inputs inputs = inputsFor(folder, prepared, spec);
                    Progress progress;
                    QVERIFY(exportFile(prepared, target.toStdString(), exporter, spec, progress, inputs).ok());
                    QVERIFY(exportFile(prepared, values.toStdString(), "npy_dequantized", spec, progress, inputs).ok());
                    asked += QStringList{exporter, target, QString::fromStdString(prepared), values}.join('\t').toUtf8() + '\n';
                }
        python.start("/usr/bin/python3", {BITLOUPE_SOURCE_DIR "/tests/export/check_export.py", "-"});
        python.write(asked);
        python.closeWriteChannel();
        QVERIFY(python.waitForFinished());
        const QByteArray said = python.readAllStandardOutput(), wrong = python.readAllStandardError();
        QVERIFY2(python.exitCode() == 0, wrong.constData());
        QCOMPARE(said.count('\n'), number);
    }

    void refusesNonFinite()
    {
        Folder folder;
        auto values = test::gaussian(120);
        values[7] = std::numeric_limits<float>::quiet_NaN();
        values[9] = -std::numeric_limits<float>::infinity();
        const std::string input = writeNpy(folder, "weights.npy", {6, 20}, values);
        const auto written = exportFile(input, folder.filePath("out.npz").toStdString(), "npz", kSpecs[0]);
        QVERIFY(!written.ok());
        QCOMPARE(written.error().code, ErrorCode::NonFinite);
        QVERIFY(written.error().detail.find("2 of 120") != std::string::npos);
        QVERIFY(written.error().where.find("weights") != std::string::npos);
        QCOMPARE(namesIn(folder), QStringList{"weights.npy"});
    }

    void refusesBadTargets()
    {
        Folder folder;
        const std::string input = writeNpy(folder, "in.npy", {6, 20}, test::gaussian(120));
        const QByteArray before = contentOf(input);
        QVERIFY(QDir(folder.path()).mkdir("folder"));
        QVERIFY(mkfifo(folder.filePath("pipe").toUtf8().constData(), 0600) == 0);
        QVERIFY(QFile::link("in.npy", folder.filePath("link.npy")));
        const QStringList names = namesIn(folder);
        for (const QString& target :
             {folder.filePath("folder"), folder.filePath("pipe"), QString("/dev/full"), folder.filePath("no/such/x.npz"),
              folder.filePath(QString(300, 'n')), folder.filePath("in.npy"), folder.filePath("link.npy"), folder.path() + "/"}) {
            const auto written = exportFile(input, target.toStdString(), "npz", kSpecs[0]);
            QVERIFY2(!written.ok() && written.error().code == ErrorCode::BadTarget, target.toUtf8().constData());
            QVERIFY(!written.error().detail.empty());
        }
        QCOMPARE(namesIn(folder), names);
        QCOMPARE(contentOf(input), before);
    }

    void followsLinks()
    {
        Folder folder;
        const std::string input = writeNpy(folder, "in.npy", {6, 20}, test::gaussian(120));
        writeNpy(folder, "real.bin", {1}, {1});
        QVERIFY(QFile::link("real.bin", folder.filePath("link.bin")));
        QVERIFY(exportFile(input, folder.filePath("link.bin").toStdString(), "npz", kSpecs[0]).ok());
        QVERIFY(QFileInfo(folder.filePath("link.bin")).isSymLink());
        QVERIFY(contentOf(folder.filePath("real.bin").toStdString()).startsWith("PK"));
    }

    void cancellingLeavesNothing()
    {
        Folder folder;
        const std::string input = writeNpy(folder, "in.npy", {64, 64}, test::gaussian(4096));
        const std::string target = folder.filePath("out.bin").toStdString();
        for (const char* exporter : kExporters) {
            Progress progress;
            progress.cancel();
            bool cancelled = false;
            try {
                static_cast<void>(exportFile(input, target, exporter, specOf(kSpecs[1]), progress));
            } catch (const Cancelled&) {
                cancelled = true;
            }
            QVERIFY(cancelled);
            QCOMPARE(namesIn(folder), QStringList{"in.npy"});
        }
    }

    // What a killed export left goes with the next one to that target; what a living one holds stays.
    void removesLeftovers()
    {
        Folder folder;
        const std::filesystem::path target = folder.filePath("out.bin").toStdString();
        std::string leftover;
        {
            const auto file = AtomicFile::create(target);
            QVERIFY(file.ok());
            leftover = (*file)->temporaryPath().string() + ".tmp";
        }
        QVERIFY(QFile(QString::fromStdString(leftover)).open(QIODevice::WriteOnly));
        const int held = ::open((leftover + ".held.tmp").c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0600);
        QVERIFY(flock(held, LOCK_EX) == 0);
        QVERIFY(QFile(folder.filePath("mine.tmp")).open(QIODevice::WriteOnly));
        {
            const auto file = AtomicFile::create(target);
            QVERIFY(file.ok());
            QVERIFY(!std::filesystem::exists(leftover));
            QVERIFY(std::filesystem::exists(leftover + ".held.tmp"));
            QVERIFY((*file)->commit().ok());
        }
        ::close(held);
        QVERIFY(std::filesystem::exists(target));
        QVERIFY(QFile::exists(folder.filePath("mine.tmp")));
    }

    void namesBecomeSafePaths()
    {
        const std::set<std::string> leaves{"codes", "scales"};
        ArrayPaths paths;
        QCOMPARE(paths.add("layer.0/kernel:0", leaves), std::string("layer.0/kernel:0"));
        QCOMPARE(paths.add("layer.0/kernel:0", leaves), std::string("layer.0%2Fkernel:0"));
        QCOMPARE(paths.add("layer.0/kernel:0", leaves), std::string("layer.0%2Fkernel:0%~2"));
        QCOMPARE(paths.add("layer.0/kernel:0/codes", leaves), std::string("layer.0%2Fkernel:0%2Fcodes"));  // an array lies there
        QCOMPARE(paths.add("../../x", leaves), std::string("%2E%2E/%2E%2E/x"));
        QCOMPARE(paths.add("/etc/x", leaves), std::string("%2Fetc%2Fx"));
        QCOMPARE(paths.add("", leaves), std::string("%"));
        QCOMPARE(paths.add(std::string_view("a\0b", 3), leaves), std::string("a%00b"));
        QCOMPARE(paths.add("a%00b", leaves), std::string("a%2500b"));
        QCOMPARE(paths.add("\x1b[31m", leaves), std::string("%1B[31m"));
        QCOMPARE(paths.add("\xff", leaves), std::string("%FF"));
        QCOMPARE(paths.add("gewicht/\u4e2d", leaves), std::string("gewicht/\u4e2d"));
        QCOMPARE(paths.add("__bitloupe__", leaves), std::string("__bitloupe__%~2"));
        const std::string longest(1u << 20, 'x');
        QVERIFY(paths.add(longest, leaves).size() < 400);
        QVERIFY(paths.add(longest + "y", leaves) != paths.add(longest + "z", leaves));
    }

    // An archive with every hostile name at once, in both containers; what was written has the right number of tensors.
    void hostileNamesAreExported()
    {
        Folder folder;
        const std::string input = folder.filePath("in.npz").toStdString();
        const char* names[] = {"a", "a/codes", "a/codes/codes", "x y", "\u4e2d", "w:0"};
        {
            auto file = *AtomicFile::create(input);
            NpzArchive archive(*file);
            const float one = 1;
            for (const char* name : names) {
                QVERIFY(archive.beginArray(name, DType::F32, {1}).ok());
                QVERIFY(archive.append(std::as_bytes(std::span(&one, 1))).ok() && archive.endArray().ok());
            }
            QVERIFY(archive.finish().ok() && file->commit().ok());
        }
        for (const char* exporter : {"npz", "hdf5"}) {
            const std::string target = folder.filePath("out.bin").toStdString();
            const auto written = exportFile(input, target, exporter, kSpecs[0]);
            QVERIFY2(written.ok(), written ? "" : written.error().detail.c_str());
            const auto restored = openQuantized(*ModelFile::open(target));
            QVERIFY(restored.ok());
            std::set<std::string> seen;
            for (std::size_t i = 0; i < (*restored)->tensors().size(); ++i) {
                seen.insert((*restored)->tensors()[i].name);
                QCOMPARE(allValues(**restored, i).at(0), 1.0F);
            }
            QCOMPARE(seen, std::set<std::string>(std::begin(names), std::end(names)));
        }
    }

    void damagedFilesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::newRow("spec") << QByteArray("\"spec\":\"grid=int") << QByteArray("\"spec\":\"grid=xyz");
        QTest::newRow("bits") << QByteArray("bits=8") << QByteArray("bits=2");  // codes beyond the grid
        QTest::newRow("shape") << QByteArray("\"shape\":[6,20]") << QByteArray("\"shape\":[9,20]");
        QTest::newRow("axis") << QByteArray("\"output_axis\":0") << QByteArray("\"output_axis\":7");
        QTest::newRow("scales") << QByteArray("\"scales\":[") << QByteArray("\"scales\":[1,");
        QTest::newRow("scale") << QByteArray("\"scales\":[0") << QByteArray("\"scales\":[\"\",0");
        QTest::newRow("entry") << QByteArray("\"tensors\":[{") << QByteArray("\"tensors\":[7,{");
    }
    void damagedFilesAreRefused()
    {
        Folder folder;
        const std::string input = writeNpy(folder, "in.npy", {6, 20}, test::gaussian(120));
        QVERIFY(exportFile(input, folder.filePath("out.npy").toStdString(), "npy", kSpecs[1]).ok());
        checkRefused(folder.filePath("out.npy"));
    }

    // With `from` in the description replaced by `to`.
    void checkRefused(const QString& target)
    {
        QFETCH(const QByteArray, from);
        QFETCH(const QByteArray, to);
        QVERIFY(openQuantized(*ModelFile::open(target.toStdString())).ok());
        QFile sidecar(target + ".json");
        QByteArray text = contentOf(sidecar.fileName().toStdString());
        QVERIFY2(text.contains(from), text.constData());
        QVERIFY(sidecar.open(QIODevice::WriteOnly));
        sidecar.write(text.replace(from, to));
        sidecar.close();
        const auto file = openQuantized(*ModelFile::open(target.toStdString()));
        const bool refusedLater = file.ok() && allValues(**file, 0).empty();
        QVERIFY(!file.ok() || refusedLater);
    }

    void damagedRestorationsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("preparation");
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        const QByteArray smooth = "smoothquant", columns = "llm_int8", outliers = "outliers,outlier_share=2";
        QTest::newRow("scales missing") << smooth << QByteArray("\"column_scales\":") << QByteArray("\"other\":");
        QTest::newRow("one scale more") << smooth << QByteArray("\"column_scales\":[") << QByteArray("\"column_scales\":[1,");
        QTest::newRow("scale of 0") << smooth << QByteArray("\"column_scales\":[") << QByteArray("\"column_scales\":[0,");
        QTest::newRow("count is text") << columns << QByteArray("\"kept_count\":2") << QByteArray("\"kept_count\":\"2\"");
        QTest::newRow("too many columns") << columns << QByteArray("\"kept_count\":2") << QByteArray("\"kept_count\":99");
        QTest::newRow("other count") << columns << QByteArray("\"kept_count\":2") << QByteArray("\"kept_count\":1");
        QTest::newRow("column outside") << columns << QByteArray("\"kept_columns\":[5,18]") << QByteArray("\"kept_columns\":[5,20]");
        QTest::newRow("columns turned") << columns << QByteArray("\"kept_columns\":[5,18]") << QByteArray("\"kept_columns\":[18,5]");
        QTest::newRow("column of half") << columns << QByteArray("\"kept_columns\":[5,18]") << QByteArray("\"kept_columns\":[5.5,18]");
        QTest::newRow("no values") << columns << QByteArray("\"kept_values\":[") << QByteArray("\"kept_values\":[\"\",");
        QTest::newRow("rows") << outliers << QByteArray("\"sparse_rows\":[0,") << QByteArray("\"sparse_rows\":[1,");
        QTest::newRow("row beyond") << outliers << QByteArray("\"sparse_rows\":[0,") << QByteArray("\"sparse_rows\":[0,7,");
        QTest::newRow("other sum") << outliers << QByteArray("\"sparse_count\":2") << QByteArray("\"sparse_count\":3");
        QTest::newRow("huge sum") << outliers << QByteArray("\"sparse_count\":2") << QByteArray("\"sparse_count\":18446744073709551615");
        QTest::newRow("place") << outliers << QByteArray("\"sparse_columns\":[") << QByteArray("\"sparse_columns\":[-1,");
        QTest::newRow("outlier") << outliers << QByteArray("\"sparse_values\":[") << QByteArray("\"sparse_values\":[null,");
    }
    void damagedRestorationsAreRefused()
    {
        QFETCH(const QByteArray, preparation);
        Folder folder;
        const std::string input = writeNpy(folder, "in.npy", {6, 20}, test::gaussian(120));
        const QuantSpec spec = specOf("bits=8,preparation=" + preparation);
        Progress progress;
        QVERIFY(exportFile(input, folder.filePath("out.npy").toStdString(), "npy", spec, progress, inputsFor(folder, input, spec)).ok());
        checkRefused(folder.filePath("out.npy"));
    }

    void spoolsAndTurns()
    {
        Folder folder;
        std::vector<std::uint16_t> matrix(3 * 4 * 5);
        std::iota(matrix.begin(), matrix.end(), std::uint16_t{0});
        for (const std::uint64_t expected : {std::uint64_t{0}, std::uint64_t{1} << 60}) {  // in memory, in a file
            auto spool = Spool::create(expected, folder.path().toStdString());
            QVERIFY(spool.ok());
            QVERIFY(spool->append(std::as_bytes(std::span(matrix)).first(50)).ok()
                    && spool->append(std::as_bytes(std::span(matrix)).subspan(50)).ok());
            QCOMPARE(spool->size(), std::uint64_t{120});
            std::vector<std::byte> turned;
            const ByteSink keep = [&turned](std::span<const std::byte> bytes) {
                turned.insert(turned.end(), bytes.begin(), bytes.end());
                return Result<void>();
            };
            Progress progress;
            QVERIFY(inTensorOrder(*spool, Fold{3, 4, 5}, 2, keep, progress).ok());
            QCOMPARE(progress.done(), std::uint64_t{60});
            for (std::size_t before = 0, i = 0; before < 3; ++before)
                for (std::size_t channel = 0; channel < 4; ++channel)
                    for (std::size_t after = 0; after < 5; ++after, ++i) {
                        std::uint16_t value = 0;
                        std::memcpy(&value, turned.data() + 2 * i, 2);
                        QCOMPARE(value, static_cast<std::uint16_t>(channel * 15 + before * 5 + after));
                    }
            QCOMPARE(namesIn(folder), QStringList());
        }
    }

    void packsAcrossPieces()
    {
        std::vector<std::byte> codes(61), whole, pieces;
        for (std::size_t i = 0; i < codes.size(); ++i)
            codes[i] = static_cast<std::byte>(i % 8);
        const auto into = [](std::vector<std::byte>& out) {
            return [&out](std::span<const std::byte> bytes) {
                out.insert(out.end(), bytes.begin(), bytes.end());
                return Result<void>();
            };
        };
        Packer once(3, into(whole)), often(3, into(pieces));
        QVERIFY(once.add(codes).ok() && once.finish().ok());
        for (std::size_t first = 0, n = 1; first < codes.size(); first += n, n = n % 9 + 2)
            QVERIFY(often.add(std::span(codes).subspan(first, std::min(n, codes.size() - first))).ok());
        QVERIFY(often.finish().ok());
        QCOMPARE(whole.size(), static_cast<std::size_t>(packedBytes(61, 3)));
        QVERIFY(whole == pieces);
        QCOMPARE(static_cast<int>(whole[0]), 0b10001000);  // codes 0, 1, and two bits of 2, LSB first
        QCOMPARE(static_cast<int>(whole[1]), 0b11000110);
    }
};

QTEST_GUILESS_MAIN(TstExport)
#include "tst_export.moc"
