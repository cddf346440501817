// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// Laws over every grid there is, and worked examples (reference/methods.md 29.1, 29.9).

#include "quant_fixtures.h"

#include "core/grid/power_of_two.h"

#include <QtTest>
#include <bit>
#include <cfloat>
#include <cstring>
#include <limits>

using namespace bitloupe;
using namespace bitloupe::test;

class TstGrid : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void roundTripIsWithinHalfAStep();
    void decodedValuesKeepTheirCode();
    void zeroStaysZero();
    void roundTripIsDecodeOfEncode();
    void nothingIsFarFromZeroToInfinity();
    void degenerateRanges();
    void unclippedIsHalfAStepOut();
    void moreBitsLowerTheError();
    void workedInteger_data();
    void workedInteger();
    void tieSensitiveExample();
    void halfScales();
    void workedNf4();
    void codebookTables();
    void codebookBoundariesGoDown();
    void oneNarrowBitIsRefused();
    void powersOfTwo();
    void workedFloats();
    void ditheringIsFair();
};

namespace {

std::shared_ptr<const Grid> gridOf(const Choice& choice) { return makeGrid(choice).value(); }
std::shared_ptr<const Grid> gridOf(std::string_view text) { return gridOf(spec(text).grid); }

std::vector<int> encoded(const Grid& grid, const std::vector<float>& x, BlockParams params, bool fullBlock = true)
{
    std::vector<std::byte> bytes(x.size() * codeBytes(grid.codeType()));
    grid.encode(x.data(), x.size(), params, fullBlock, bytes.data());
    std::vector<int> codes;
    for (std::size_t i = 0; i < x.size(); ++i) {
        std::uint16_t raw = 0;
        std::memcpy(&raw, bytes.data() + i * codeBytes(grid.codeType()), codeBytes(grid.codeType()));
        switch (grid.codeType()) {
        case CodeType::I8:
            codes.push_back(static_cast<std::int8_t>(raw));
            break;
        case CodeType::I16:
            codes.push_back(static_cast<std::int16_t>(raw));
            break;
        default:
            codes.push_back(raw);
        }
    }
    return codes;
}

std::vector<float> roundTrip(const Grid& grid, const std::vector<float>& x, BlockParams params)
{
    std::vector<float> y(x.size());
    grid.roundTrip(x.data(), x.size(), params, true, y.data());
    return y;
}

std::vector<float> sortedLevels(const Grid& grid, BlockParams params)
{
    std::vector<float> levels = grid.levels(params);
    std::sort(levels.begin(), levels.end());
    return levels;
}

const std::vector<Range>& someRanges()
{
    static const std::vector<Range> ranges{{-1, 1}, {-0.3f, 2}, {0, 5}, {-7, 0}, {-1e-20f, 3e-20f}, {-1e30f, 1e30f}, {-0.011f, 0.0007f}};
    return ranges;
}

// Fewer for 16 bits, whose 65536 levels take their time.
std::vector<Range> rangesFor(const Grid& grid)
{
    const std::vector<Range>& all = someRanges();
    return grid.bits() <= 8 ? all : std::vector<Range>(all.begin(), all.begin() + 2);
}

// Seeded weights inside the range, its ends and zero.
std::vector<float> weightsIn(Range range)
{
    Noise noise(7);
    std::vector<float> values{0.0f, range.low, range.high};
    for (int i = 0; i < 500; ++i)
        values.push_back(static_cast<float>(double{range.low} + (double{range.high} - double{range.low}) * noise.uniform()));
    return values;
}

}  // namespace

// Half of the gap to the next level, plus what float32 loses in x / scale and code * scale.
void TstGrid::roundTripIsWithinHalfAStep()
{
    for (const Choice& choice : everyGrid()) {
        const auto grid = gridOf(choice);
        for (const Range range : rangesFor(*grid)) {
            const BlockParams params = grid->params(range);
            const Range inside = grid->unclipped(params);
            const std::vector<float> x = weightsIn(range), y = roundTrip(*grid, x, params), levels = sortedLevels(*grid, params);
            for (std::size_t i = 0; i < x.size(); ++i) {
                if (x[i] < inside.low || x[i] > inside.high)
                    continue;
                const auto above = std::lower_bound(levels.begin(), levels.end(), x[i]);
                const double up = above == levels.end() ? HUGE_VAL : double{*above} - double{x[i]};
                const double down = above == levels.begin() ? HUGE_VAL : double{x[i]} - double{*(above - 1)};
                const double slack = 4 * double{FLT_EPSILON} * (std::fabs(double{x[i]}) + std::fabs(double{params.offset})) + 1e-44;
                if (!(std::fabs(double{x[i]} - double{y[i]}) <= std::min(up, down) + slack))
                    QFAIL(describe(choice).c_str());
            }
        }
    }
}

void TstGrid::decodedValuesKeepTheirCode()
{
    for (const Choice& choice : everyGrid()) {
        const auto grid = gridOf(choice);
        for (const Range range : rangesFor(*grid)) {
            const BlockParams params = grid->params(range);
            const std::vector<float> levels = grid->levels(params);
            const std::vector<int> codes = encoded(*grid, levels, params);
            for (std::size_t i = 0; i < levels.size(); ++i) {
                const int code = grid->codeMin() + static_cast<int>(i);
                if (codes[i] != code && grid->value(codes[i], params) != levels[i])
                    QFAIL(describe(choice).c_str());
            }
            const std::vector<int> divided = encoded(*grid, levels, params, false);
            for (std::size_t i = 0; i < levels.size(); ++i) {
                if (grid->value(divided[i], params) != levels[i])
                    QFAIL(describe(choice).c_str());
            }
        }
    }
}

void TstGrid::zeroStaysZero()
{
    for (const Choice& choice : everyGrid()) {
        const auto grid = gridOf(choice);
        for (const Range range : rangesFor(*grid)) {
            if (grid->keepsZero())
                QVERIFY2(roundTrip(*grid, {0.0f, -0.0f}, grid->params(range)) == (std::vector<float>{0, 0}), describe(choice).c_str());
        }
    }
}

void TstGrid::roundTripIsDecodeOfEncode()
{
    for (const Choice& choice : everyGrid()) {
        const auto grid = gridOf(choice);
        const BlockParams params = grid->params({-0.5f, 1.25f});
        const std::vector<float> x = gaussian(1500);
        std::vector<std::byte> codes(x.size() * codeBytes(grid->codeType()));
        std::vector<float> y(x.size());
        grid->encode(x.data(), x.size(), params, true, codes.data());
        grid->decode(codes.data(), x.size(), params, y.data());
        QVERIFY2(y == roundTrip(*grid, x, params), describe(choice).c_str());
        const std::vector<int> asNumbers = encoded(*grid, x, params);
        const auto [low, high] = std::minmax_element(asNumbers.begin(), asNumbers.end());
        QVERIFY2(*low >= grid->codeMin() && *high <= grid->codeMax(), describe(choice).c_str());
    }
}

// NaN encodes as zero, infinities as the nearest end, and every level is a finite number.
void TstGrid::nothingIsFarFromZeroToInfinity()
{
    const float infinity = std::numeric_limits<float>::infinity();
    const std::vector<Range> extremes{{-FLT_MAX, FLT_MAX}, {0, FLT_MAX}, {-1e-45f, 0}, {0, FLT_MIN}};
    std::vector<Range> ranges = someRanges();
    ranges.insert(ranges.end(), extremes.begin(), extremes.end());
    for (const Choice& choice : everyGrid()) {
        const auto grid = gridOf(choice);
        for (const Range range : grid->bits() <= 8 ? ranges : extremes) {
            const BlockParams params = grid->params(range);
            const Range ends = grid->representable(params);
            const std::vector<float> levels = grid->levels(params);
            const auto fits = [ends](float level) { return std::isfinite(level) && level >= ends.low && level <= ends.high; };
            QVERIFY2(std::all_of(levels.begin(), levels.end(), fits), describe(choice).c_str());
            const std::vector<float> none = roundTrip(*grid, {std::nanf(""), 0.0f}, params);
            QVERIFY2(none[0] == none[1] && (none[0] == 0.0f || !grid->keepsZero()), describe(choice).c_str());
            const std::vector<float> far = roundTrip(*grid, {-infinity, infinity, -FLT_MAX, FLT_MAX}, params);
            QVERIFY2(far[0] == ends.low && far[1] == ends.high, describe(choice).c_str());
            QVERIFY2(std::isfinite(far[2]) && std::isfinite(far[3]), describe(choice).c_str());
        }
    }
}

void TstGrid::degenerateRanges()
{
    for (const Choice& choice : everyGrid()) {
        const auto grid = gridOf(choice);
        const BlockParams none = grid->params({0, 0});
        QVERIFY2(none.scale >= 0 && std::isfinite(none.scale) && none.zero >= std::min(grid->codeMin(), 0), describe(choice).c_str());
        if (grid->keepsZero())
            QVERIFY2(roundTrip(*grid, {0.0f, 0.0f}, none) == (std::vector<float>{0, 0}), describe(choice).c_str());
        if (grid->hasZeroPoint())
            QCOMPARE(none.zero, 0);
    }
}

void TstGrid::unclippedIsHalfAStepOut()
{
    const auto grid = gridOf("bits=8");
    const BlockParams params = grid->params({-127, 127});
    QCOMPARE(params.scale, 1.0f);
    QCOMPARE(grid->unclipped(params), (Range{-127.5f, 127.5f}));
    QCOMPARE(grid->representable(params), (Range{-127, 127}));
    const auto nf4 = gridOf("nf4");
    QCOMPARE(nf4->unclipped(nf4->params({-3, 2})), (Range{-3, 3}));
}

void TstGrid::moreBitsLowerTheError()
{
    const std::vector<float> x = gaussian(20000, 5);
    const auto [low, high] = std::minmax_element(x.begin(), x.end());
    for (const std::string_view scheme : {"scheme=symmetric,range_kind=full", "scheme=asymmetric"}) {
        double before = HUGE_VAL;
        for (const int bits : {1, 2, 3, 4, 5, 6, 7, 8, 16}) {
            const auto grid = gridOf(std::string(scheme) + ",bits=" + std::to_string(bits));
            const std::vector<float> y = roundTrip(*grid, x, grid->params({*low, *high}));
            double error = 0;
            for (std::size_t i = 0; i < x.size(); ++i)
                error += (double{x[i]} - double{y[i]}) * (double{x[i]} - double{y[i]});
            QVERIFY2(error < before || (bits == 2 && error <= before), std::to_string(bits).c_str());
            before = error;
        }
    }
}

void TstGrid::workedInteger_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<float>("scale");
    QTest::addColumn<int>("zero");
    QTest::addColumn<QList<int>>("codes");
    // methods.md 29.1: x = [-1, -0.3, 0, 0.4, 2]
    QTest::newRow("asymmetric 8") << "bits=8,scheme=asymmetric" << 3.0f / 255 << 85 << QList<int>{0, 59, 85, 119, 255};
    QTest::newRow("S1 8") << "bits=8,range_kind=narrow" << 2.0f / 127 << 0 << QList<int>{-64, -19, 0, 25, 127};
    QTest::newRow("S2 8") << "bits=8,range_kind=full" << 2.0f / 127.5f << 0 << QList<int>{-64, -19, 0, 25, 127};
    QTest::newRow("S2 4") << "bits=4,range_kind=full" << 2.0f / 7.5f << 0 << QList<int>{-4, -1, 0, 2, 7};
    // S3: the top code is 7, the lowest -8. S4 of methods.md 29.1, its codes less 8; the scale is -0.25.
    QTest::newRow("S3 4") << "bits=4,range_kind=full_top" << 2.0f / 7 << 0 << QList<int>{-3, -1, 0, 1, 7};
    QTest::newRow("S4 4") << "bits=4,range_kind=full_signed" << -0.25f << 0 << QList<int>{4, 1, 0, -2, -8};
    QTest::newRow("MatMulNBits 4") << "grid=nbits,bits=4" << -0.25f << 0 << QList<int>{4, 1, 0, -2, -8};
    // By hand: scale 3/3 = 1, offset -1; codes rne(0), rne(0.7), rne(1), rne(1.4), 3.
    QTest::newRow("float zero 2") << "bits=2,scheme=asymmetric,zero_point=float" << 1.0f << 0 << QList<int>{0, 1, 1, 1, 3};
    // By hand: threshold 2, step 2/8; 2/0.25 = 8 has no code. With room for it: threshold 4, step 0.5.
    QTest::newRow("2^k up 4") << "bits=4,range_kind=full,scale=power_of_two" << 0.25f << 0 << QList<int>{-4, -1, 0, 2, 7};
    QTest::newRow("2^k cover 4") << "bits=4,range_kind=full,scale=power_of_two,exponent=cover" << 0.5f << 0 << QList<int>{-2, -1, 0, 1, 4};
    // By hand: scale 3/3 = 1, zero = -rne(-1/1) = 1; codes 0, rne(-0.3)+1, 1, rne(0.4)+1, 3.
    QTest::newRow("asymmetric 2") << "bits=2,scheme=asymmetric" << 1.0f << 1 << QList<int>{0, 1, 1, 1, 3};
    // By hand: scale 2/1 = 2; -0.5 is a tie and goes to the even 0.
    QTest::newRow("S1 2") << "bits=2,range_kind=narrow" << 2.0f << 0 << QList<int>{0, 0, 0, 0, 1};
    // By hand: 2/0.5 = 4: every quotient is at most a half; ties go to 0.
    QTest::newRow("S2 1") << "bits=1,range_kind=full" << 4.0f << 0 << QList<int>{0, 0, 0, 0, 0};
    QTest::newRow("S1 16") << "bits=16" << 2.0f / 32767 << 0 << QList<int>{-16384, -4915, 0, 6553, 32767};
}

void TstGrid::workedInteger()
{
    QFETCH(QString, text);
    QFETCH(float, scale);
    QFETCH(int, zero);
    QFETCH(QList<int>, codes);
    const auto grid = gridOf(text.toStdString());
    const BlockParams params = grid->params({-1, 2});
    QCOMPARE(params.scale, scale);
    QCOMPARE(params.zero, zero);
    const std::vector<int> got = encoded(*grid, {-1.0f, -0.3f, 0.0f, 0.4f, 2.0f}, params);
    QCOMPARE(QList<int>(got.begin(), got.end()), codes);
}

// -1 / f32(2/7) is -3.49999976 in float32 (code -3), though -3.5 in exact arithmetic (code -4).
void TstGrid::tieSensitiveExample()
{
    const auto grid = gridOf("bits=4,range_kind=narrow");
    const BlockParams params = grid->params({-1, 2});
    QCOMPARE(std::bit_cast<std::uint32_t>(params.scale), std::bit_cast<std::uint32_t>(0.2857142985f));
    QCOMPARE(encoded(*grid, {-1.0f, -0.3f, 0.0f, 0.4f, 2.0f}, params), (std::vector<int>{-3, -1, 0, 1, 7}));
}

void TstGrid::halfScales()
{
    const auto grid = gridOf("bits=8,scale_dtype=float16");
    QCOMPARE(grid->scaleBits(), 16);
    QCOMPARE(grid->params({-1, 1}).scale, 0.00787353515625f);  // 1/127 = 0.0078740 to the nearest half: 2^-7 * 1032/1024
    QCOMPARE(grid->params({0, 1e-9f}).scale, 0x1p-24f);  // underflows
    QCOMPARE(grid->params({0, 1e30f}).scale, 65504.0f);  // overflows; then it clips
    QCOMPARE(roundTrip(*grid, {1e30f}, grid->params({0, 1e30f}))[0], 127 * 65504.0f);
    const auto asymmetric = gridOf("bits=4,scheme=asymmetric,scale_dtype=float16");
    QCOMPARE(asymmetric->params({-1, 2}).zero, 5);  // 3/15 rounds to 0.19995; 1/0.19995 = 5.001
    QCOMPARE(asymmetric->blockBits(), 20);
}

// methods.md 29.9: one short block, so x / A.
void TstGrid::workedNf4()
{
    const auto grid = gridOf("nf4");
    const std::vector<float> x{0.5f, -1.25f, 0, 0.03f, -0.4f, 2, 1.1f, -1.9f};
    const BlockParams params = grid->params({-1.9f, 2});
    QCOMPARE(params.scale, 2.0f);
    QCOMPARE(encoded(*grid, x, params, false), (std::vector<int>{10, 1, 7, 7, 5, 15, 13, 0}));
    const std::vector<float> decoded = roundTrip(*grid, x, params);
    const std::vector<float> wanted{0.4922246f, -1.3923856f, 0, 0, -0.3695469f, 2, 1.125234f, -2};
    for (std::size_t i = 0; i < x.size(); ++i)
        QVERIFY(std::fabs(decoded[i] - wanted[i]) < 1e-7f);
    // A block of zeros keeps A = 0 and gets the zero's code.
    QCOMPARE(grid->params({0, 0}).scale, 0.0f);
    QCOMPARE(encoded(*grid, {0, 0}, grid->params({0, 0})), (std::vector<int>{7, 7}));
}

void TstGrid::codebookTables()
{
    const std::vector<std::uint32_t> nf4{0xbf800000, 0xbf3239b1, 0xbf066b30, 0xbeca32a0, 0xbe91a24d, 0xbe3d353f, 0xbdba7871, 0x00000000,
                                         0x3da2faff, 0x3e24cae3, 0x3e7c04dd, 0x3ead033a, 0x3ee1a4b8, 0x3f1007ab, 0x3f3913b3, 0x3f800000};
    const std::vector<float> levels = gridOf("nf4")->levels({1, 0});
    for (std::size_t i = 0; i < nf4.size(); ++i)
        QCOMPARE(std::bit_cast<std::uint32_t>(levels[i]), nf4[i]);
    const std::vector<float> fp4 = gridOf("fp4")->levels({12, 0});
    const std::vector<float> twelfths{0, 0.0625f, 8, 12, 4, 6, 2, 3, -0.0f, -0.0625f, -8, -12, -4, -6, -2, -3};
    for (std::size_t i = 0; i < fp4.size(); ++i)
        QVERIFY(std::fabs(fp4[i] - twelfths[i]) < 1e-6f);
}

// A value on a boundary goes to the lower level (bitsandbytes: strictly above).
void TstGrid::codebookBoundariesGoDown()
{
    for (const std::string_view id : {"nf4", "fp4"}) {
        const auto grid = gridOf(id);
        std::vector<float> levels = sortedLevels(*grid, {1, 0});
        levels.erase(std::unique(levels.begin(), levels.end()), levels.end());
        for (std::size_t i = 0; i + 1 < levels.size(); ++i) {
            const float boundary = (levels[i] + levels[i + 1]) / 2;
            const std::vector<float> y = roundTrip(*grid, {boundary, std::nextafter(boundary, 2.0f)}, {1, 0});
            QCOMPARE(y[0], levels[i]);
            QCOMPARE(y[1], levels[i + 1]);
        }
    }
}

void TstGrid::oneNarrowBitIsRefused()
{
    Choice choice = defaultGrid("int");
    choice.params["bits"] = std::int64_t{1};
    const auto made = makeGrid(choice);
    QVERIFY(!made.ok());
    QCOMPARE(made.error().code, ErrorCode::BadSpec);
    choice.params["range_kind"] = std::string("full");
    QVERIFY(makeGrid(choice).ok());
}

// methods.md 29.13 and 8: 1.3 is between 1 and 2; exact powers are themselves.
void TstGrid::powersOfTwo()
{
    QCOMPARE(powerExponent(1.3, PowerRule::Ceil), 1);
    QCOMPARE(powerExponent(1.3, PowerRule::Floor), 0);
    QCOMPARE(powerExponent(1.3, PowerRule::Round), 0);
    QCOMPARE(powerExponent(1.4143, PowerRule::Round), 1);  // just above the square root of 2
    QCOMPARE(powerExponent(1.4142, PowerRule::Round), 0);
    for (const PowerRule rule : {PowerRule::Ceil, PowerRule::Floor, PowerRule::Round}) {
        QCOMPARE(powerExponent(0.25, rule), -2);
        QCOMPARE(powerExponent(double{std::numeric_limits<float>::denorm_min()}, rule), -149);
    }
    QCOMPARE(coveredMagnitude(-1, 2, 8), 2.0 * 128 / 127);
    QCOMPARE(coveredMagnitude(-3, 2, 8), 3.0);
    const auto grid = gridOf("bits=8,range_kind=full,scale=power_of_two");
    QCOMPARE(grid->params({-1.3f, 1.3f}).scale, 0.015625f);
    QCOMPARE(grid->params({0, 0}).scale, 1.0f);
    QCOMPARE(grid->scaleBits(), 8);
    for (const Choice& choice : everyGrid()) {
        const auto scale = choice.params.find("scale");
        if (scale == choice.params.end() || valueText(scale->second) != "power_of_two")
            continue;
        int exponent = 0;
        for (const Range range : someRanges())
            QVERIFY2(std::fabs(std::frexp(gridOf(choice)->params(range).scale, &exponent)) == 0.5f, describe(choice).c_str());
    }
}

// By hand, from the formats' definitions.
void TstGrid::workedFloats()
{
    const auto e4m3 = gridOf("grid=fp8");
    const BlockParams one{1, 0};
    // 17 lies between 16 and 18 (tie, even mantissa below), 19 between 18 and 20 (even above); 464 and more saturate.
    QCOMPARE(roundTrip(*e4m3, {17, 19, 448, 464, 1e9f, -1000, 0x1p-9f, 0x1p-10f, 0x1.8p-9f}, one),
             (std::vector<float>{16, 20, 448, 448, 448, -448, 0x1p-9f, 0, 0x1p-8f}));
    QCOMPARE(encoded(*e4m3, {1, -1, 448, 0x1p-6f}, one), (std::vector<int>{0x38, 0xB8, 0x7E, 0x08}));
    const auto e5m2 = gridOf("grid=fp8,fp8_format=e5m2");
    QCOMPARE(encoded(*e5m2, {1, 57344, 1e9f, 0x1p-16f}, one), (std::vector<int>{0x3C, 0x7B, 0x7B, 0x01}));
    QCOMPARE(e4m3->params({-1, 2}).scale, 2.0f / 448);
    // 2.5 between 2 and 3, 5 between 4 and 6: ties to even are 2 and 4, ggml's too; 3.5 goes to 4, ggml's to 3; 0.25 to 0.
    const auto mx = gridOf("grid=mxfp4"), ggml = gridOf("grid=mxfp4,element_rounding=ggml");
    QCOMPARE(roundTrip(*mx, {2.5f, -5, 3.5f, 0.25f, 0.75f, 9}, one), (std::vector<float>{2, -4, 4, 0, 1, 6}));
    QCOMPARE(roundTrip(*ggml, {2.5f, -5, 3.5f, 0.25f, 0.75f, 9}, one), (std::vector<float>{2, -4, 3, 0, 0.5f, 6}));
    QCOMPARE(mx->params({-7.9f, 1}).scale, 1.0f);  // floor(log2 7.9) - 2 = 0
    QCOMPARE(mx->params({0, 8}).scale, 2.0f);
}

// A weight between two levels gets the upper one in its share of draws; levels and what lies beyond stay.
void TstGrid::ditheringIsFair()
{
    for (const Choice& choice : everyGrid()) {
        const auto grid = gridOf(choice);
        if (grid->bits() > 8 || choice.params.contains("exponent"))
            continue;
        const BlockParams params = grid->params({-1, 1});
        std::vector<float> levels = sortedLevels(*grid, params);
        levels.erase(std::unique(levels.begin(), levels.end()), levels.end());
        const std::size_t middle = levels.size() / 2 - 1;
        const float low = levels[middle], high = levels[middle + 1], x = low + (high - low) / 4;
        const std::vector<float> draws{0, 0.249f, 0.251f, 0.999f, 0.999f, 0},
            weights{x, x, x, x, levels.front() * 3 - 1, levels.back() * 3 + 1};
        std::vector<std::byte> codes(weights.size() * codeBytes(grid->codeType()));
        grid->encodeDithered(weights.data(), draws.data(), weights.size(), params, codes.data());
        std::vector<float> values(weights.size());
        grid->decode(codes.data(), weights.size(), params, values.data());
        QVERIFY2(values == (std::vector<float>{high, high, low, low, levels.front(), levels.back()}), describe(choice).c_str());
    }
}

QTEST_GUILESS_MAIN(TstGrid)
#include "tst_grid.moc"
