// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// What grids do with many blocks at once is what they do block by block, on every level; and so is what quantize() makes of it,
// in whatever pieces it goes through the weights. The buffers that all of it is written to.

#include "quant_fixtures.h"

#include "core/base/buffer.h"
#include "core/calibrate/extent.h"
#include "core/report/output_tally.h"
#include "core/round/tiling.h"
#include "kernels/kernels.h"

#include <QtTest>
#include <cstring>
#include <limits>

using namespace bitloupe;
using namespace bitloupe::test;

class TstManyBlocks : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { kernels::use(m_best); }
    void blocksAreThoseOneByOne();
    void answersAreThoseOfEachBlock_data();
    void answersAreThoseOfEachBlock();
    void buffersStayAsTheyAre();
    void buffersComeBack();

private:
    kernels::Level m_best = kernels::active().level;
};

namespace {

template <class T>
bool sameBits(const std::vector<T>& a, const std::vector<T>& b)
{
    return a.size() == b.size() && (a.empty() || std::memcmp(a.data(), b.data(), a.size() * sizeof(T)) == 0);
}

// Blocks of all magnitudes: bell-shaped, zero, constant, one-sided, and with what is not finite.
std::vector<float> blocksOf(std::size_t size, std::size_t count)
{
    std::vector<float> x = laplacian(size * count, size);
    for (std::size_t i = 0; i < x.size(); ++i) {
        const std::size_t block = i / size;
        x[i] = block % 7 == 1 ? 0.0f : block % 7 == 2 ? -0.5f : block % 7 == 3 ? std::fabs(x[i]) : x[i];
        x[i] *= block % 11 == 4 ? 1e-33f : block % 11 == 5 ? 1e34f : 1.0f;
    }
    x[size / 2] = std::nanf("");
    x[size * (count / 2)] = -std::numeric_limits<float>::infinity();
    return x;
}

// Parameters, codes and values of blocks.
struct Blocks {
    std::vector<BlockParams> params;
    std::vector<Range> ranges;
    std::vector<std::byte> codes;
    std::vector<float> values;

    Blocks(const Grid& grid, std::size_t size, std::size_t count)
        : params(count)
        , ranges(count)
        , codes(size * count * codeBytes(grid.codeType()))
        , values(size * count)
    {
    }
};

Blocks oneByOne(const Grid& grid, bool fitsItself, const std::vector<float>& x, std::size_t size)
{
    Blocks blocks(grid, size, x.size() / size);
    Progress unseen;
    for (std::size_t i = 0; i < blocks.params.size(); ++i) {
        const std::span<const float> weights(x.data() + i * size, size);
        blocks.ranges[i] = fullRange(*extentOf(Slice(weights), unseen), grid);
        blocks.params[i] = fitsItself ? grid.fit(Slice(weights), unseen)->working : grid.params(blocks.ranges[i]);
        blocks.ranges[i] = fitsItself ? grid.representable(blocks.params[i]) : blocks.ranges[i];
        std::byte* const codes = blocks.codes.data() + i * size * codeBytes(grid.codeType());
        grid.encode(weights.data(), size, blocks.params[i], true, codes);
        grid.decode(codes, size, blocks.params[i], blocks.values.data() + i * size);
    }
    return blocks;
}

Blocks together(const Grid& grid, const Blocks& found, const std::vector<float>& x, std::size_t size, bool fitsItself)
{
    Blocks blocks(grid, size, x.size() / size);
    blocks.ranges = found.ranges;
    if (!fitsItself) {
        kernels::active().grouped.ranges(x.data(), blocks.ranges.size(), size, blocks.ranges.data());
        for (Range& range : blocks.ranges)
            range = rangeFor(range.low, range.high, grid);
        grid.paramsOf(blocks.ranges, blocks.params);
    } else if (!grid.fitBlocks(x.data(), size, blocks.params, blocks.ranges)) {
        blocks.params = found.params;
    }
    grid.encodeBlocks(x.data(), size, blocks.params, blocks.codes.data());
    grid.decodeBlocks(blocks.codes.data(), size, blocks.params, blocks.values.data());
    return blocks;
}

}  // namespace

void TstManyBlocks::blocksAreThoseOneByOne()
{
    for (const Choice& choice : everyGrid()) {
        const GridRules rules = gridRules(choice);
        const auto grid = makeGrid(choice).value();
        const auto own = static_cast<std::size_t>(rules.blockSize);
        for (const std::size_t size : own > 0 ? std::vector{own} : std::vector<std::size_t>{16, 32, 40, 64, 192}) {
            const std::vector<float> x = blocksOf(size, 2100 / size + 3);
            kernels::use(kernels::Level::Scalar);
            const Blocks expected = oneByOne(*grid, rules.fitsItself && !rules.learns, x, size);
            for (const kernels::Level level : {kernels::Level::Scalar, kernels::Level::Avx2, kernels::Level::Avx512}) {
                if (!kernels::use(level))
                    continue;
                const std::string where = describe(choice) + ", blocks of " + std::to_string(size) + ", " + kernels::active().name;
                const Blocks got = together(*grid, expected, x, size, rules.fitsItself && !rules.learns);
                QVERIFY2(got.ranges == expected.ranges, (where + ": ranges").c_str());
                QVERIFY2(got.params == expected.params, (where + ": parameters").c_str());
                QVERIFY2(got.codes == expected.codes, (where + ": codes").c_str());
                QVERIFY2(sameBits(got.values, expected.values), (where + ": values").c_str());
            }
        }
    }
}

void TstManyBlocks::answersAreThoseOfEachBlock_data()
{
    QTest::addColumn<QByteArray>("spec");
    for (const char* text : {"nf4", "nf4_dq", "fp4,granularity=group,group=32", "int4_g32", "int4_asymmetric_g128", "int4_float_zero_g128",
                             "int8_channel", "nvfp4", "mxfp4", "grid=ternary,granularity=channel", "fp8_e4m3_channel",
                             "grid=int,bits=4,granularity=group,group=64,range=percentile"})
        QTest::newRow(text) << QByteArray(text);
}

// Rows that blocks fill, rows with shorter last blocks, rows longer than a tile.
void TstManyBlocks::answersAreThoseOfEachBlock()
{
    QFETCH(const QByteArray, spec);
    const QuantSpec question = test::spec(spec.toStdString());
    for (const auto& [rows, cols] : {std::pair<std::uint64_t, std::uint64_t>{70, 2048}, {9, 1000}, {2, 70'000}, {1, 65'536 + 131}}) {
        const std::vector<float> x = laplacian(rows * cols, 5);
        Progress progress;
        const auto answer = quantize(matrix(x, rows, cols), question, progress).value();
        const auto streamed = quantize(std::make_shared<StreamedCopy>(matrix(x, rows, cols)), question, progress).value();
        QVERIFY(answer->codes == streamed->codes && answer->params == streamed->params && answer->ranges == streamed->ranges);
        const Tiling tiling(rows, cols, answer->blocks, false);
        const bool hasOwnCodes = !answer->grid->hasSecondStage() && !gridRules(question.grid).fitsItself;
        for (std::uint64_t i = 0; hasOwnCodes && i < answer->blocks.blockCount; ++i) {
            const Tile block = tiling.block(i);
            QVERIFY(answer->params[i] == answer->grid->params(answer->ranges[i]));
            std::vector<std::byte> codes(block.count * codeBytes(answer->grid->codeType()));
            answer->grid->encode(x.data() + block.first, block.count, answer->params[i], block.count == answer->blocks.blockSize,
                                 codes.data());
            QVERIFY(std::memcmp(codes.data(), answer->codes.data() + block.first * (codes.size() / block.count), codes.size()) == 0);
        }
    }
}

void TstManyBlocks::buffersStayAsTheyAre()
{
    Buffer<BlockParams> small(3);
    std::fill(small.begin(), small.end(), BlockParams{2, 3, 4});
    small.resize(1);
    small.resize(2);  // within its room: what was there is there
    QVERIFY(small[1] == (BlockParams{2, 3, 4}));
    small.push_back({5, 6, 7});
    QVERIFY(small[2] == (BlockParams{5, 6, 7}));
    const Buffer<BlockParams> copy = small;
    QVERIFY(copy == small);
}

// A large room is given to the next who asks for about as much, and not to two at once.
void TstManyBlocks::buffersComeBack()
{
    constexpr std::size_t kLarge = std::size_t{10} << 20;
    void* const first = takeRoom(kLarge);
    void* const second = takeRoom(kLarge);
    QVERIFY(first != second);
    giveRoom(first, kLarge);
    void* const again = takeRoom(kLarge - 100);
    QCOMPARE(again, first);
    void* const other = takeRoom(2 * kLarge);
    QVERIFY(other != first && other != second);
    giveRoom(again, kLarge - 100);
    giveRoom(second, kLarge);
    giveRoom(other, 2 * kLarge);
    for (int i = 0; i < 40; ++i) {  // more than are kept
        std::vector<Buffer<std::byte>> many;
        for (int k = 0; k < 5; ++k) {
            many.emplace_back(kLarge + static_cast<std::size_t>(k * i) * 4096);
            std::memset(many.back().data(), k, many.back().size());
        }
        for (int k = 0; k < 5; ++k)
            QVERIFY(many[static_cast<std::size_t>(k)].front() == std::byte(k) && many[static_cast<std::size_t>(k)].back() == std::byte(k));
    }
}

QTEST_APPLESS_MAIN(TstManyBlocks)
#include "tst_many_blocks.moc"
