// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// Weights as a matrix: any channel axis, resident and streamed alike, from every kind of file.

#include "core/io/output_axis.h"
#include "core/tensor/fold.h"
#include "core/tensor/weights.h"
#include "io_fixtures.h"

#include <limits>
#include <numeric>
#include <sys/resource.h>

using namespace bitloupe;
using namespace bitloupe::test;

class TstWeights : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyAxisOfEveryShape();
    void largeShapes();
    void streamedIsResident_data();
    void streamedIsResident();
    void originalOrderIsRestored();
    void residentIsNotCopied();
    void emptyAndScalar();
    void whatCannotBeOpened();
    void complexIsNotNumeric();
    void progressCountsAndCancels();
    void shortMemoryIsAnError();
    void aStreamedFileThatShrinks();
    void axisFromName_data();
    void axisFromName();

private:
    Files m_files;
};

namespace {

std::uint64_t sliceCount(const Shape& shape, int axis) { return isSliced(axis) ? shape[0] : 1; }

// The matrix element by element: rows are the channel axis (of one slice after the other), columns the other axes in their order.
std::vector<float> matrixOf(const std::vector<float>& tensor, const Shape& shape, int axis)
{
    if (axis == kNoAxis)
        return tensor;
    const auto channel = static_cast<std::size_t>(lastRowAxis(axis));
    const std::size_t sliceSize = tensor.size() / sliceCount(shape, axis);
    std::vector<std::vector<float>> rows(sliceCount(shape, axis) * shape[channel]);
    for (std::size_t i = 0; i < tensor.size(); ++i) {
        std::size_t behind = 1;
        for (std::size_t k = channel + 1; k < shape.size(); ++k)
            behind *= shape[k];
        rows[i / sliceSize * shape[channel] + i / behind % shape[channel]].push_back(tensor[i]);
    }
    std::vector<float> matrix;
    for (const auto& row : rows)
        matrix.insert(matrix.end(), row.begin(), row.end());
    return matrix;
}

// None, each axis, and each that a stack of slices can have for its channels.
std::vector<int> axesOf(const Shape& shape)
{
    std::vector<int> axes;
    for (int axis = kNoAxis; axis < static_cast<int>(shape.size()); ++axis)
        axes.push_back(axis);
    for (int axis = 2; axis < static_cast<int>(shape.size()); ++axis)
        axes.push_back(slicedAxis(axis));
    return axes;
}

std::vector<float> counting(std::size_t count)
{
    std::vector<float> values(count);
    std::iota(values.begin(), values.end(), 1.0F);
    return values;
}

std::vector<float> valuesOf(const Weights& weights, std::uint64_t first, std::uint64_t count)
{
    const auto piece = weights.read(first, count);
    if (!piece)
        qFatal("%s", piece.error().detail.c_str());
    return {piece->values.begin(), piece->values.end()};
}

std::shared_ptr<const Weights> openWith(const std::shared_ptr<const ModelFile>& file, int axis, std::uint64_t residentBytes)
{
    Progress progress;
    auto weights = openWeights(file, 0, {axis, residentBytes}, progress);
    return weights ? *weights : nullptr;
}

const Shape kShapes[] = {{7}, {3, 5}, {1, 6}, {6, 1}, {2, 3, 4}, {4, 1, 3, 2}, {3, 2, 5, 4}};

constexpr std::uint64_t kSmall = 16;  // bytes: everything but the smallest is streamed

}  // namespace

void TstWeights::everyAxisOfEveryShape()
{
    for (const Shape& shape : kShapes)
        for (const int axis : axesOf(shape)) {
            const auto values = counting(elementCount(shape));
            const auto expected = matrixOf(values, shape, axis);
            const auto made = weightsFromValues("w", shape, values, axis);
            const auto file = m_files.open(npy("<f4", shape, bytesOf(values)));
            QVERIFY(file.ok());
            const auto resident = openWith(*file, axis, 0);
            const auto streamed = openWith(*file, axis, kSmall);
            QVERIFY(resident && streamed && resident->data() != nullptr && streamed->data() == nullptr);
            for (const auto& weights : {made, resident, streamed}) {
                const std::uint64_t channels = axis == kNoAxis ? 1 : shape[static_cast<std::size_t>(lastRowAxis(axis))];
                QCOMPARE(weights->rows(), sliceCount(shape, axis) * channels);
                QCOMPARE(weights->size(), values.size());
                QCOMPARE(weights->outputAxis(), axis);
                QCOMPARE(valuesOf(*weights, 0, weights->size()), expected);
                for (std::uint64_t i = 0; i < weights->size(); ++i) {
                    QCOMPARE(values[weights->originalIndex(i)], expected[i]);
                    QCOMPARE(weights->matrixIndex(weights->originalIndex(i)), i);
                    QCOMPARE(valuesOf(*weights, i, 1), std::vector<float>{expected[i]});
                }
            }
        }
}

// Shapes on both sides of the sizes of blocks and chunks.
void TstWeights::largeShapes()
{
    const std::pair<Shape, int> cases[] = {{{1500, 1200}, 1},
                                           {{3, 70, 9000}, 1},
                                           {{1'500'000, 2}, 1},
                                           {{2, 1'200'000}, 1},
                                           {{1100, 1000}, 0},
                                           {{40, 50, 30, 20}, 2},
                                           {{40, 50, 600}, kNoAxis},
                                           {{3, 900, 500}, slicedAxis(2)},
                                           {{2, 3, 40, 5000}, slicedAxis(2)}};
    for (const auto& [shape, axis] : cases) {
        const auto values = counting(elementCount(shape));
        const auto expected = matrixOf(values, shape, axis);
        const auto file = m_files.open(npy("<f4", shape, bytesOf(values)));
        QVERIFY(file.ok());
        QVERIFY(valuesOf(*openWith(*file, axis, 0), 0, values.size()) == expected);
        const auto streamed = openWith(*file, axis, kSmall);
        QVERIFY(valuesOf(*streamed, 0, values.size()) == expected);
        std::mt19937 engine(5);
        for (int i = 0; i < 5; ++i) {
            const std::size_t first = engine() % expected.size();
            const std::size_t count = engine() % std::min<std::size_t>(expected.size() - first, 300'000);
            const auto begin = expected.begin() + static_cast<std::ptrdiff_t>(first);
            QVERIFY(valuesOf(*streamed, first, count) == std::vector<float>(begin, begin + static_cast<std::ptrdiff_t>(count)));
        }
    }
}

void TstWeights::streamedIsResident_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<bool>("fortran");
    for (const char* type : {"<f4", ">f4", "<f2", "<f8", "<i2", "|u1"})
        for (const bool fortran : {false, true})
            QTest::addRow("%s %s", type, fortran ? "Fortran" : "C") << QString(type) << fortran;
}

void TstWeights::streamedIsResident()
{
    QFETCH(QString, type);
    QFETCH(bool, fortran);
    const Shape shape{30, 7, 40};
    const auto itemBytes = static_cast<std::size_t>(type.back().digitValue());
    const auto file = m_files.open(npy(type.toStdString(), shape, randomBytes(elementCount(shape) * itemBytes, 31), fortran));
    QVERIFY(file.ok());
    for (int axis = kNoAxis; axis < 3; ++axis) {
        const auto resident = openWith(*file, axis, 0);
        const auto streamed = openWith(*file, axis, kSmall);
        const auto whole = valuesOf(*resident, 0, resident->size());
        for (const std::uint64_t step : {resident->size(), std::uint64_t{1000}, std::uint64_t{7}})
            for (std::uint64_t first = 0; first < whole.size(); first += step) {
                const auto part = valuesOf(*streamed, first, std::min<std::uint64_t>(step, whole.size() - first));
                for (std::size_t i = 0; i < part.size(); ++i)
                    QVERIFY(sameBits(part[i], whole[first + i]));
            }
    }
}

void TstWeights::originalOrderIsRestored()
{
    for (const Shape& shape : {Shape{3, 5, 4}, Shape{100, 300}, Shape{9, 1000, 40}})
        for (const int axis : axesOf(shape)) {
            const auto values = counting(elementCount(shape));
            const auto weights = weightsFromValues("w", shape, values, axis);
            std::vector<float> back(values.size());
            toOriginalOrder(*weights, reinterpret_cast<const std::byte*>(weights->data()), sizeof(float),
                            reinterpret_cast<std::byte*>(back.data()));
            QVERIFY(back == values);
            std::vector<std::uint8_t> codes(values.size());
            for (std::size_t i = 0; i < codes.size(); ++i)
                codes[i] = static_cast<std::uint8_t>(weights->originalIndex(i) % 251);
            std::vector<std::uint8_t> original(codes.size());
            toOriginalOrder(*weights, reinterpret_cast<const std::byte*>(codes.data()), 1, reinterpret_cast<std::byte*>(original.data()));
            for (std::size_t i = 0; i < original.size(); ++i)
                QCOMPARE(unsigned{original[i]}, static_cast<unsigned>(i % 251));
        }
}

void TstWeights::residentIsNotCopied()
{
    const auto weights = weightsFromValues("w", {4, 5}, counting(20), 0);
    const auto piece = weights->read(7, 3);
    QVERIFY(piece.ok());
    QCOMPARE(piece->values.data(), weights->data() + 7);
    QCOMPARE(piece->first, std::uint64_t{7});
    QVERIFY(piece->keep != nullptr);
}

void TstWeights::emptyAndScalar()
{
    const auto empty = m_files.open(npy("<f4", {3, 0, 2}, {}));
    const auto weights = openWith(*empty, kFileAxis, 0);
    QVERIFY(weights);
    QCOMPARE(weights->rows(), std::uint64_t{3});
    QCOMPARE(weights->cols(), std::uint64_t{0});
    QVERIFY(weights->read(0, 0).ok());
    const auto scalar = m_files.open(npy("<f4", {}, bytesOf<float>({3.25F})));
    const auto one = openWith(*scalar, kFileAxis, 0);
    QCOMPARE(one->rows(), std::uint64_t{1});
    QCOMPARE(one->cols(), std::uint64_t{1});
    QCOMPARE(one->data()[0], 3.25F);
}

void TstWeights::whatCannotBeOpened()
{
    const auto file = m_files.open(npy("<f4", {2, 3}, Bytes(24, '\0')));
    Progress progress;
    QCOMPARE(openWeights(*file, 0, {2, 0}, progress).error().code, ErrorCode::BadArgument);
    QCOMPARE(openWeights(*file, 0, {-3, 0}, progress).error().code, ErrorCode::BadArgument);
    QCOMPARE(openWeights(*file, 1, {}, progress).error().code, ErrorCode::TensorNotFound);
}

void TstWeights::complexIsNotNumeric()
{
    const auto file = m_files.open(safetensors(R"({"w":{"dtype":"C64","shape":[1],"data_offsets":[0,8]}})", Bytes(8, '\0')));
    Progress progress;
    QCOMPARE(openWeights(*file, 0, {}, progress).error().code, ErrorCode::NotNumeric);
}

void TstWeights::progressCountsAndCancels()
{
    const auto file = m_files.open(npy("<f4", {1200, 1000}, Bytes(4'800'000, '\0')));
    for (const int axis : {0, 1}) {
        Progress progress;
        QVERIFY(openWeights(*file, 0, {axis, 0}, progress).ok());
        QCOMPARE(progress.done(), std::uint64_t{1'200'000});
        QCOMPARE(progress.total(), std::uint64_t{1'200'000});
        Progress stopped;
        stopped.cancel();
        QVERIFY_EXCEPTION_THROWN((void)openWeights(*file, 0, WeightsOptions{axis, 0}, stopped), Cancelled);
    }
}

// A file with a hole is as long as it says without taking the disk; the memory for it is not there under the limit.
void TstWeights::shortMemoryIsAnError()
{
    const std::uint64_t count = std::uint64_t{1} << 40U;
    const auto path = m_files.write("large.npy", npyWithHeader(npyHeader("'|i1'", false, {count}), {}));
    if (!QFile::resize(QString::fromStdString(path.string()), static_cast<qint64>(count + 200)))
        QSKIP("this file system holds no files of 1 TiB");
    const auto file = ModelFile::open(path);
    QVERIFY(file.ok());
#ifdef __SANITIZE_ADDRESS__
    QSKIP("the address sanitizer needs the memory that this test takes away");
#endif
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_DATA, &before), 0);
    const rlimit tight{std::min<rlim_t>(before.rlim_max, rlim_t{8} << 30U), before.rlim_max};
    QCOMPARE(setrlimit(RLIMIT_DATA, &tight), 0);
    Progress progress;
    const auto weights = openWeights(*file, 0, {kFileAxis, std::numeric_limits<std::uint64_t>::max()}, progress);
    setrlimit(RLIMIT_DATA, &before);
    QVERIFY(!weights.ok());
    QCOMPARE(weights.error().code, ErrorCode::NeedsMemory);
    QVERIFY(weights.error().detail.find(std::to_string(4 * count)) != std::string::npos);
    const auto streamed = openWith(*file, kFileAxis, std::uint64_t{1} << 20U);
    QVERIFY(streamed && streamed->data() == nullptr);
    QCOMPARE(valuesOf(*streamed, count - 5, 5), std::vector<float>(5, 0.0F));
}

void TstWeights::aStreamedFileThatShrinks()
{
    const Bytes whole = npy("<f4", {100, 100}, Bytes(40'000, '\1'));
    for (const int axis : {0, 1}) {
        const auto file = m_files.open(whole, "shrinks.npy");
        const auto weights = openWith(*file, axis, kSmall);
        QVERIFY(QFile::resize(QString::fromStdString((*file)->path().string()), static_cast<qint64>(whole.size() - 1)));
        QCOMPARE(weights->read(0, weights->size()).error().code, ErrorCode::FileChanged);
    }
}

void TstWeights::axisFromName_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("rank");
    QTest::addColumn<int>("axis");
    const auto add = [](const char* name, int rank, int axis) { QTest::addRow("%s %d", name, rank) << QString(name) << rank << axis; };
    add("conv.weight", 4, 0);
    add("fc.weight", 2, 0);
    add("fc.bias", 1, kNoAxis);
    add("s", 0, kNoAxis);
    add("kernel", 2, 1);
    add("dense/kernel:0", 2, 1);
    add("conv2d/kernel:0", 4, 3);
    add("dense.kernel", 2, 1);
    add("gru/recurrent_kernel:0", 2, 1);
    add("sep/pointwise_kernel:0", 4, 3);
    add("dw/depthwise_kernel:0", 4, 2);
    add("dense/bias:0", 1, kNoAxis);
    add("embedding/embeddings:0", 2, 0);
    add("kernel/weight", 2, 0);
    add("w:k", 2, 0);
}

void TstWeights::axisFromName()
{
    QFETCH(QString, name);
    QFETCH(int, rank);
    QFETCH(int, axis);
    QCOMPARE(outputAxisFromName(name.toStdString(), Shape(static_cast<std::size_t>(rank), 3)), axis);
}

QTEST_GUILESS_MAIN(TstWeights)
#include "tst_weights.moc"
