// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// From weights to codes: which weights share parameters, and that neither threads nor streaming change a byte.

#include "quant_fixtures.h"

#include "core/report/bounds.h"
#include "core/report/error_report.h"
#include "core/round/tiling.h"

#include <QtTest>
#include <limits>
#include <tbb/global_control.h>

using namespace bitloupe;
using namespace bitloupe::test;

class TstQuantize : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void layouts();
    void tilesCoverTheMatrix();
    void worksByHand();
    void groupsOfOneRowByHand();
    void shortBlocksDivide();
    void streamedEqualsResident_data();
    void streamedEqualsResident();
    void threadsChangeNothing_data();
    void threadsChangeNothing();
    void anyAxisIsARow();
    void degenerateTensors_data();
    void degenerateTensors();
    void nonFiniteWeightsHaveCodes();
    void sizesAreCounted();
    void storedParts_data();
    void storedParts();
    void channelsTogether();
    void tokensAndSlices();
    void slicesAlongAnotherAxis();
    void learnsNoWorseThanTheBound();
    void stochasticIsFair();
    void cancels();
    void errorsOfTheFileArrive();
};

namespace {

using Answer = std::shared_ptr<const QuantizedTensor>;

Answer quantized(const std::shared_ptr<const Weights>& weights, const QuantSpec& question)
{
    Progress progress;
    return quantize(weights, question, progress).value();
}

void same(const QuantizedTensor& a, const QuantizedTensor& b)
{
    QVERIFY(a.codes == b.codes);
    QVERIFY(a.params == b.params);
    QVERIFY(a.ranges == b.ranges);
}

std::vector<int> codesOf(const QuantizedTensor& tensor)
{
    std::vector<int> codes;
    for (const std::byte code : tensor.codes)
        codes.push_back(tensor.grid->codeType() == CodeType::I8 ? static_cast<std::int8_t>(code) : std::to_integer<int>(code));
    return codes;
}

// Specs over shapes that cut tiles in every way: many short rows, rows longer than a tile, blocks longer than a tile.
void manyCases()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<quint64>("rows");
    QTest::addColumn<quint64>("cols");
    const std::vector<std::string> specs{"int8",
                                         "int8_channel",
                                         "nf4",
                                         "nf4,group=100",
                                         "int4_asymmetric_g128",
                                         "int16_channel",
                                         "grid=fp4,granularity=channel",
                                         "bits=4,granularity=group,group=70000,scale_dtype=float16",
                                         "granularity=group,group=37,range=mse",
                                         "int8,range=percentile",
                                         "granularity=channel_group,channels=7",
                                         "bits=4,range_kind=full_signed,granularity=channel_group,channels=64",
                                         "bits=4,scale=power_of_two,granularity=group,group=64",
                                         "int4_float_zero_g128",
                                         "fp8_e4m3_channel",
                                         "dynamic8",
                                         "nf4_dq",
                                         "mxfp4",
                                         "nvfp4",
                                         "q4_0",
                                         "q5_1",
                                         "iq4_nl",
                                         "q3_k",
                                         "q4_k",
                                         "tq1_0",
                                         "twn",
                                         "grid=ternary,ternary_rule=optimal",
                                         "grid=ternary,ternary_rule=ttq,granularity=group,group=50",
                                         "ternary",
                                         "binary",
                                         "int4_g32,rounding=stochastic",
                                         "q4_1,rounding=stochastic,seed=7"};
    const std::vector<std::pair<quint64, quint64>> shapes{{230, 300}, {2, 80001}, {1, 70}, {3000, 7}};
    for (const std::string& text : specs) {
        for (const auto& [rows, cols] : shapes)
            QTest::addRow("%s %llu x %llu", text.c_str(), rows, cols) << QString::fromStdString(text) << rows << cols;
    }
}

}  // namespace

void TstQuantize::layouts()
{
    const BlockLayout tensor = blockLayout(PerTensor{}, 3, 10);
    QVERIFY(tensor.wholeTensor && tensor.blockCount == 1 && tensor.blocksPerRow == 1);
    const BlockLayout channel = blockLayout(PerChannel{}, 3, 10);
    QVERIFY(!channel.wholeTensor && channel.blockCount == 3 && channel.blockSize == 10);
    const BlockLayout group = blockLayout(PerGroup{4, {}}, 3, 10);
    QVERIFY(group.blocksPerRow == 3 && group.blockCount == 9 && group.blockSize == 4);
    QCOMPARE(blockLayout(PerGroup{128, {}}, 3, 10).blocksPerRow, std::uint64_t{1});
    QCOMPARE(blockLayout(PerGroup{5, {}}, 3, 10).blocksPerRow, std::uint64_t{2});
    QCOMPARE(blockLayout(PerGroup{5, {}}, 3, 0).blockCount, std::uint64_t{0});
}

void TstQuantize::tilesCoverTheMatrix()
{
    for (const auto& [rows, cols] :
         std::vector<std::pair<std::uint64_t, std::uint64_t>>{{1, 1}, {7, 65536}, {3, 65537}, {2, 200000}, {100000, 3}, {0, 5}, {5, 0}}) {
        for (const Granularity& granularity :
             {Granularity(PerTensor{}), Granularity(PerChannel{}), Granularity(PerGroup{48, {}}), Granularity(PerGroup{70000, {}}),
              Granularity(PerChannelGroup{3, {}}), Granularity(PerChannelGroup{50, {}})}) {
            const Tiling tiling(rows, cols, blockLayout(granularity, rows, cols), false);
            std::uint64_t next = 0;
            for (std::uint64_t i = 0; i < tiling.count(); ++i) {
                const Tile tile = tiling.tile(i);
                QCOMPARE(tile.first, next);
                QVERIFY(tile.count > 0 && tile.count <= kTileSize);
                std::uint64_t inParts = 0;
                for (std::uint64_t k = 0; k < tiling.rowPartCount(tile); ++k)
                    inParts += tiling.rowPart(tile, k).count;
                QCOMPARE(inParts, tile.count);
                if (tiling.holdsBlocks())
                    QCOMPARE(tiling.block(tiling.firstBlock(tile.first)).first, tile.first);
                next += tile.count;
            }
            QCOMPARE(next, rows * cols);
        }
    }
}

// Two rows, INT8 symmetric narrow per channel: scales 1.27/127 and 2.54/127.
void TstQuantize::worksByHand()
{
    const auto answer = quantized(matrix({1.27f, -0.635f, 0.014f, -2.54f, 0.05f, 1.0f}, 2, 3), spec("int8_channel"));
    QCOMPARE(answer->params.size(), std::size_t{2});
    QCOMPARE(answer->params[0], (BlockParams{1.27f / 127, 0}));
    QCOMPARE(answer->params[1], (BlockParams{2.54f / 127, 0}));
    QCOMPARE(answer->ranges[1], (Range{-2.54f, 2.54f}));
    const std::vector<int> codes = codesOf(*answer);
    QCOMPARE(codes[0], 127);
    QVERIFY(codes[1] == -63 || codes[1] == -64);  // -63.5 is a tie but for float32's noise
    QCOMPARE(std::vector<int>(codes.begin() + 2, codes.end()), (std::vector<int>{1, -127, 2, 50}));  // 2.5 goes to the even 2, 50.0
    QCOMPARE(answer->rows, std::uint64_t{2});
    QCOMPARE(answer->cols, std::uint64_t{3});
}

// A row of 5 in groups of 2: the tail group holds one weight, and every group has its own scale.
void TstQuantize::groupsOfOneRowByHand()
{
    const auto answer = quantized(matrix({7, -3.5f, 0.7f, 0.1f, -21}, 1, 5), spec("bits=4,granularity=group,group=2"));
    QCOMPARE(answer->params.size(), std::size_t{3});
    QCOMPARE(answer->params[0].scale, 1.0f);
    QCOMPARE(answer->params[1].scale, 0.7f / 7);
    QCOMPARE(answer->params[2].scale, 3.0f);
    QCOMPARE(codesOf(*answer), (std::vector<int>{7, -4, 7, 1, -7}));  // -3.5 goes to the even -4
}

// x * f32(1 / A) in full blocks, x / A in the shorter last one: find a weight where they differ.
void TstQuantize::shortBlocksDivide()
{
    Noise noise(3);
    const auto grid = makeGrid(spec("nf4").grid).value();
    const float boundary = (0.0f + grid->value(8, {1, 0})) / 2;
    float largest = 0, tricky = 0;
    for (int i = 0; i < 1'000'000 && tricky == 0; ++i) {
        largest = static_cast<float>(1 + noise.uniform());
        const float x = boundary * largest;
        const bool multiplied = x * (1 / largest) > boundary, divided = x / largest > boundary;
        tricky = multiplied != divided ? x : 0;
    }
    QVERIFY(tricky != 0);
    const auto full = quantized(matrix({largest, tricky}, 1, 2), spec("grid=nf4,granularity=group,group=2"));
    const auto tail = quantized(matrix({largest, tricky}, 1, 2), spec("grid=nf4,granularity=group,group=4"));
    QCOMPARE(codesOf(*full)[1], tricky * (1 / largest) > boundary ? 8 : 7);
    QCOMPARE(codesOf(*tail)[1], tricky / largest > boundary ? 8 : 7);
    // A block that is cut into several tiles is still a full block.
    std::vector<float> row(150'000, tricky);
    row[0] = largest;
    const auto cut = quantized(matrix(row, 1, row.size()), spec("grid=nf4,granularity=channel"));
    QCOMPARE(codesOf(*cut).back(), codesOf(*full)[1]);
    const auto cutTail = quantized(matrix(row, 1, row.size()), spec("grid=nf4,granularity=group,group=200000"));
    QCOMPARE(codesOf(*cutTail).back(), codesOf(*tail)[1]);
}

void TstQuantize::streamedEqualsResident_data() { manyCases(); }
void TstQuantize::streamedEqualsResident()
{
    QFETCH(QString, text);
    QFETCH(quint64, rows);
    QFETCH(quint64, cols);
    const auto weights = matrix(gaussian(rows * cols), rows, cols);
    const QuantSpec question = spec(text.toStdString());
    const auto resident = quantized(weights, question);
    same(*resident, *quantized(std::make_shared<StreamedCopy>(weights), question));
    Progress progress;
    Buffer<std::byte> codes;
    Buffer<BlockParams> params(resident->params.size());
    const auto collect = [&](const QuantizedPiece& piece) {
        codes.insert(codes.end(), piece.codes.begin(), piece.codes.end());
        std::copy(piece.params.begin(), piece.params.end(), params.begin() + static_cast<std::ptrdiff_t>(piece.firstBlock));
        return Result<void>();
    };
    QVERIFY(quantizePieces(weights, question, collect, progress).ok());
    QVERIFY(codes == resident->codes);
    QVERIFY(params == resident->params);
    QCOMPARE(progress.done(), progress.total());
}

void TstQuantize::threadsChangeNothing_data() { manyCases(); }
void TstQuantize::threadsChangeNothing()
{
    QFETCH(QString, text);
    QFETCH(quint64, rows);
    QFETCH(quint64, cols);
    const auto weights = matrix(laplacian(rows * cols), rows, cols);
    const QuantSpec question = spec(text.toStdString());
    Answer one;
    {
        const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, 1);
        one = quantized(weights, question);
    }
    const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, 4);
    same(*one, *quantized(weights, question));
}

// Per channel along any axis is per row of the tensor turned that way.
void TstQuantize::anyAxisIsARow()
{
    const Shape shape{4, 5, 6};
    const std::vector<float> values = gaussian(120);
    for (int axis = 0; axis < 3; ++axis) {
        const auto answer = quantized(weightsFromValues("w", shape, values, axis), spec("int8_channel"));
        QCOMPARE(answer->params.size(), static_cast<std::size_t>(shape[static_cast<std::size_t>(axis)]));
        for (std::size_t channel = 0; channel < answer->params.size(); ++channel) {
            float largest = 0;
            for (std::size_t i = 0; i < values.size(); ++i) {
                const std::size_t index[] = {i / 30, i / 6 % 5, i % 6};
                if (index[axis] == channel)
                    largest = std::max(largest, std::fabs(values[i]));
            }
            QCOMPARE(answer->params[channel].scale, largest / 127);
        }
    }
}

void TstQuantize::degenerateTensors_data()
{
    QTest::addColumn<quint64>("rows");
    QTest::addColumn<quint64>("cols");
    QTest::addColumn<float>("value");
    QTest::newRow("no rows") << quint64{0} << quint64{5} << 0.0f;
    QTest::newRow("no columns") << quint64{5} << quint64{0} << 0.0f;
    QTest::newRow("one zero") << quint64{1} << quint64{1} << 0.0f;
    QTest::newRow("one weight") << quint64{1} << quint64{1} << -0.3f;
    QTest::newRow("zeros") << quint64{20} << quint64{130} << 0.0f;
    QTest::newRow("constant") << quint64{20} << quint64{130} << 0.7f;
    QTest::newRow("subnormal") << quint64{2} << quint64{3} << 1e-42f;
}

// Between two neighbouring levels.
double widestGap(const Grid& grid, BlockParams params)
{
    std::vector<float> levels = grid.levels(params);
    std::sort(levels.begin(), levels.end());
    double widest = 0;
    for (std::size_t i = 0; i + 1 < levels.size(); ++i)
        widest = std::max(widest, double{levels[i + 1]} - double{levels[i]});
    return widest;
}

// Every preset gives an answer: zeros decode to zero, a constant to within half a step.
void TstQuantize::degenerateTensors()
{
    QFETCH(quint64, rows);
    QFETCH(quint64, cols);
    QFETCH(float, value);
    for (const Preset& preset : presets()) {
        const auto weights = matrix(std::vector<float>(rows * cols, value), rows, cols);
        const auto answer = quantized(weights, spec(preset.id));
        QCOMPARE(answer->params.size(), static_cast<std::size_t>(answer->blocks.blockCount));
        QCOMPARE(answer->codes.size(), static_cast<std::size_t>(rows * cols) * codeBytes(answer->grid->codeType()));
        std::vector<float> decoded(rows * cols);
        if (decoded.empty())
            continue;
        answer->grid->decode(answer->codes.data(), 1, answer->params[0], decoded.data());
        const double half = 0x1p-10 * std::fabs(double{value});  // of scales that are stored as halves
        const double step = value == 0 ? 0 : std::max(widestGap(*answer->grid, answer->params[0]), 1e-37) / 2 + half;
        QVERIFY2(std::fabs(double{decoded[0]} - double{value}) <= step * 1.01, preset.id.data());
    }
}

void TstQuantize::nonFiniteWeightsHaveCodes()
{
    const float infinity = std::numeric_limits<float>::infinity();
    const std::vector<float> values{std::nanf(""), infinity, -infinity, 1, -0.5f, 0};
    for (const Preset& preset : presets()) {
        const auto answer = quantized(matrix(values, 1, values.size()), spec(preset.id));
        std::vector<float> decoded(values.size());
        answer->grid->decode(answer->codes.data(), values.size(), answer->params[0], decoded.data());
        const Range ends = answer->grid->representable(answer->params[0]);
        QVERIFY2(decoded[0] == decoded[5] && (decoded[0] == 0.0f || !answer->grid->keepsZero()), preset.id.data());
        QVERIFY2(decoded[1] == ends.high && decoded[2] == ends.low, preset.id.data());
        if (!gridRules(answer->spec.grid).fitsItself)
            QVERIFY2(answer->ranges[0].high > 0 && answer->ranges[0].high <= 1 && answer->ranges[0].low >= -1, preset.id.data());
    }
    const auto nothing = quantized(matrix({std::nanf(""), infinity}, 1, 2), spec("int8"));
    QCOMPARE(nothing->params[0], (BlockParams{1, 0}));
}

void TstQuantize::sizesAreCounted()
{
    const auto weights = matrix(gaussian(3 * 200), 3, 200);
    const auto nf4 = quantized(weights, spec("nf4"));  // 4 blocks a row: 64, 64, 64, 8
    QCOMPARE(nf4->storedBytes(), std::uint64_t{300 + 12 * 4});
    QCOMPARE(nf4->bitsPerWeight(), 4 + 12 * 32 / 600.0);
    const auto asymmetric = quantized(weights, spec("bits=3,scheme=asymmetric,scale_dtype=float16,granularity=channel"));
    QCOMPARE(asymmetric->storedBytes(), std::uint64_t{225 + 6 + 2});  // 1800 bits; 3 halves; 9 bits of zero points
    QCOMPARE(asymmetric->bitsPerWeight(), 3 + 3 * 19 / 600.0);
    // methods.md 2: 4-bit, groups of 128, half scales: 4.125; with zero points 4.156; NF4 in 64s 4.5.
    const auto large = matrix(std::vector<float>(1024, 1.0f), 4, 256);
    QCOMPARE(quantized(large, spec("w4a16_g128"))->bitsPerWeight(), 4.125);
    QCOMPARE(quantized(large, spec("int4_asymmetric_g128"))->bitsPerWeight(), 4.15625);
    QCOMPARE(quantized(large, spec("nf4"))->bitsPerWeight(), 4.5);
    QCOMPARE(quantized(matrix({}, 0, 5), spec("int8"))->bitsPerWeight(), 0.0);
}

void TstQuantize::storedParts_data()
{
    QTest::addColumn<double>("bits");
    // Of 512 x 1024 weights. methods.md 2, 14.4 and 27; formats.md 5.2.
    QTest::newRow("nf4") << 4.5;
    QTest::newRow("nf4_dq") << 4 + 8.0 / 64 + 32.0 / (64 * 256) + 32.0 / (512 * 1024);
    QTest::newRow("w4a16_g128") << 4.125;
    QTest::newRow("int4_asymmetric_g128") << 4.15625;
    QTest::newRow("int4_float_zero_g128") << 4.25;
    QTest::newRow("int8_pow2") << 8 + 8.0 / (512 * 1024);
    QTest::newRow("mxfp4") << 4.25;
    QTest::newRow("nvfp4") << 4.5 + 32.0 / (512 * 1024);
    QTest::newRow("q4_0") << 4.5;
    QTest::newRow("q4_1") << 5.0;
    QTest::newRow("q5_0") << 5.5;
    QTest::newRow("q5_1") << 6.0;
    QTest::newRow("q8_0") << 8.5;
    QTest::newRow("iq4_nl") << 4.5;
    QTest::newRow("q2_k") << 2.625;
    QTest::newRow("q3_k") << 3.4375;
    QTest::newRow("q4_k") << 4.5;
    QTest::newRow("q5_k") << 5.5;
    QTest::newRow("q6_k") << 6.5625;
    QTest::newRow("iq4_xs") << 4.25;
    QTest::newRow("tq1_0") << 1.6875;
    QTest::newRow("tq2_0") << 2.0625;
    QTest::newRow("binary") << 1 + 32.0 / 1024;
    QTest::newRow("learned4") << 4 + 16 * 32.0 / (512 * 1024);
    QTest::newRow("learned4_channel") << 4 + 16 * 32.0 / 1024;
}

void TstQuantize::storedParts()
{
    QFETCH(double, bits);
    const QuantSpec question = spec(QTest::currentDataTag());
    const BlockLayout blocks = blockLayout(question.granularity, 512, 1024);
    const auto grid = makeGrid(question.grid).value();
    QVERIFY(std::fabs(bitsPerWeight(*grid, 512 * 1024, blocks.blockCount) - bits) < 1e-9);
    QCOMPARE(storedBytes(*grid, 512 * 1024, blocks.blockCount), static_cast<std::uint64_t>(bits * 512 * 1024 / 8));
}

// Three rows in twos: one scale for the first two, one for the last.
void TstQuantize::channelsTogether()
{
    const auto answer = quantized(matrix({1, 2, -127, 4, 5, 12.7f}, 3, 2), spec("granularity=channel_group,channels=2"));
    QCOMPARE(answer->params.size(), std::size_t{2});
    QCOMPARE(answer->params[0].scale, 1.0f);
    QCOMPARE(answer->params[1].scale, 12.7f / 127);
    QCOMPARE(codesOf(*answer), (std::vector<int>{1, 2, -127, 4, 50, 127}));
}

// A tensor of 2 x 3 x 4: tokens are its 6 places, slices of channels are the same 6 rows; experts one scale each.
void TstQuantize::tokensAndSlices()
{
    const Shape shape{2, 3, 4};
    const TensorInfo info = weightsFromValues("w", shape, gaussian(24), 0)->info();
    for (const auto& [text, rows] : std::vector<std::pair<std::string, std::uint64_t>>{{"granularity=token", 6},
                                                                                       {"granularity=channel,slices=true", 6},
                                                                                       {"granularity=channel", 2},
                                                                                       {"granularity=group,group=4,slices=true", 6},
                                                                                       {"q4_0,slices=true", 6}}) {
        const QuantSpec question = spec(text);
        QCOMPARE(printSpec(spec(printSpec(question))), printSpec(question));
        const auto weights = weightsFromValues("w", shape, gaussian(24), axisFor(question, info));
        QCOMPARE(weights->rows(), rows);
        QCOMPARE(quantized(weights, question)->params.size(), static_cast<std::size_t>(rows));
        for (std::uint64_t i = 0; i < 24; ++i)
            QCOMPARE(weights->originalIndex(i), i);
    }
    QVERIFY(!parseSpec("granularity=channel,axis=0,slices=true"));
    QVERIFY(!parseSpec("grid=q4_0,group=64"));
    QVERIFY(!parseSpec("grid=q4_0,range=mse"));
    QVERIFY(parseSpec("grid=q4_0,granularity=group,group=32").ok());
    QVERIFY(!parseSpec("grid=learned,granularity=group"));
}

// Two experts of 3 inputs and 4 outputs, stored input first: each output of each of them is a row of its 3 inputs.
void TstQuantize::slicesAlongAnotherAxis()
{
    const QuantSpec question = spec("grid=int,bits=8,granularity=channel,axis=2,slices=true");
    QCOMPARE(printSpec(spec(printSpec(question))), printSpec(question));
    QCOMPARE(spec("granularity=channel,axis=1,slices=true"), spec("granularity=channel,slices=true"));
    const Shape shape{2, 3, 4};
    std::vector<float> values(24);
    for (std::size_t i = 0; i < 24; ++i)
        values[i] = static_cast<float>(i / 12 * 100 + (i % 4 + 1) * (i / 4 % 3 + 1));  // 100 expert + (output + 1) (input + 1)
    const TensorInfo info = weightsFromValues("w", shape, values, 0)->info();
    const auto weights = weightsFromValues("w", shape, values, axisFor(question, info));
    QCOMPARE(weights->rows(), std::uint64_t{8});
    const std::vector<float> fifth(weights->data() + 5 * 3, weights->data() + 6 * 3);
    QCOMPARE(fifth, (std::vector<float>{102, 104, 106}));  // expert 1, output 1
    const auto answer = quantized(weights, question);
    QCOMPARE(answer->params.size(), std::size_t{8});
    for (std::size_t row = 0; row < 8; ++row)
        QCOMPARE(answer->params[row].scale, static_cast<float>(row / 4 * 100 + (row % 4 + 1) * 3) / 127);
}

// The learned levels are the best for the tensor: the error of the answer is the bound that Lloyd-Max gives, and below that of
// every fixed grid of as many bits with one scale.
void TstQuantize::learnsNoWorseThanTheBound()
{
    const auto weights = matrix(laplacian(40'000), 100, 400);
    Progress progress;
    const auto bound = lloydMax(Slice(*weights, 0, weights->size()), 4, progress).value();
    const auto mseOf = [&](std::string_view text) { return report(weights, spec(text), progress).value().mse; };
    const double learned = mseOf("learned4");
    QVERIFY(std::fabs(learned - bound.mse) < 1e-5 * bound.mse);
    for (const char* fixed : {"bits=4,range=mse", "grid=nf4,granularity=tensor,range=mse", "grid=fp4,granularity=tensor,range=mse"})
        QVERIFY2(learned < mseOf(fixed), fixed);
    QVERIFY(mseOf("learned4_channel") < learned);
    QVERIFY(mseOf("grid=learned,bits=4,learner=kmeans") < 1.2 * bound.mse);
    QVERIFY(mseOf("grid=learned,bits=5") < learned);
}

// 0.3 of a step above a level: three in ten get the upper one, whatever the seed; the same seed gives the same codes.
void TstQuantize::stochasticIsFair()
{
    std::vector<float> values(100'000, 0.3f);
    values[0] = 127;
    const auto weights = matrix(values, 1, values.size());
    std::vector<Buffer<std::byte>> answers;
    for (const char* text : {"int8,rounding=stochastic,seed=1", "int8,rounding=stochastic,seed=2", "int8,rounding=stochastic,seed=1"}) {
        const auto answer = quantized(weights, spec(text));
        QCOMPARE(answer->params[0].scale, 1.0f);
        const auto up = std::count(answer->codes.begin() + 1, answer->codes.end(), std::byte{1});
        QVERIFY2(std::abs(static_cast<double>(up) - 30'000) < 600, text);  // four standard deviations
        answers.push_back(answer->codes);
    }
    QVERIFY(answers[0] != answers[1]);
    QVERIFY(answers[0] == answers[2]);
}

void TstQuantize::cancels()
{
    const auto weights = matrix(gaussian(100'000), 100, 1000);
    for (const std::string_view text : {"int8", "int8_channel", "nf4"}) {
        Progress progress;
        progress.cancel();
        QVERIFY_EXCEPTION_THROWN((void)quantize(weights, spec(text), progress), Cancelled);
    }
}

namespace {

class BrokenWeights final : public Weights {
public:
    BrokenWeights() { setLayout(matrix(std::vector<float>(100), 10, 10)->info(), 0); }
    const float* data() const override { return nullptr; }
    Result<Piece> read(std::uint64_t, std::uint64_t) const override { return Error{ErrorCode::FileChanged, "f", "w", "shorter"}; }
};

}  // namespace

void TstQuantize::errorsOfTheFileArrive()
{
    for (const Preset& preset : presets()) {
        Progress progress;
        const auto answer = quantize(std::make_shared<BrokenWeights>(), spec(preset.id), progress);
        QVERIFY(!answer.ok());
        QCOMPARE(answer.error().code, ErrorCode::FileChanged);
    }
}

QTEST_GUILESS_MAIN(TstQuantize)
#include "tst_quantize.moc"
