// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// Grids that find their own parameters: ggml's blocks to the byte (reference/formats.md 5.7), the microscaling formats, ternary
// and binary weights (methods.md 29.6), double quantization, and what holds for all of them.

#include "quant_fixtures.h"

#include "core/grid/double_quantization.h"
#include "core/round/tiling.h"
#include "kernels/kernels.h"

#include <QtTest>
#include <cmath>
#include <cstring>
#include <limits>

using namespace bitloupe;
using namespace bitloupe::test;

class TstSelfFitting : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void ggmlBytes_data();
    void ggmlBytes();
    void bytesComeBack();
    void everyFitHolds();
    void degenerateBlocks();
    void wholeBlocksAreThoseOneByOne();
    void signOfAMinimumThatIsZero();
    void ternaryByHand_data();
    void ternaryByHand();
    void optimalBeatsTheOthers();
    void binaryByHand();
    void nvfp4ByHand();
    void doubleQuantization();
    void codesAreMadeWithTheUnquantizedScale();
};

namespace {

std::shared_ptr<const QuantizedTensor> quantized(const std::vector<float>& values, std::uint64_t rows, std::string_view text)
{
    Progress progress;
    return quantize(matrix(values, rows, values.size() / rows), spec(text), progress).value();
}

std::vector<float> decoded(const QuantizedTensor& tensor)
{
    const Tiling tiling(tensor.rows, tensor.cols, tensor.blocks, false);
    std::vector<float> values(tensor.rows * tensor.cols);
    for (std::uint64_t i = 0; i < tensor.blocks.blockCount; ++i) {
        const Tile block = tiling.block(i);
        tensor.grid->decode(tensor.codes.data() + block.first * codeBytes(tensor.grid->codeType()), block.count, tensor.params[i],
                            values.data() + block.first);
    }
    return values;
}

double meanSquare(const std::vector<float>& x, const std::vector<float>& y)
{
    double sum = 0;
    for (std::size_t i = 0; i < x.size(); ++i)
        sum += (double{x[i]} - double{y[i]}) * (double{x[i]} - double{y[i]});
    return sum / static_cast<double>(x.size());
}

std::vector<int> signedCodes(const QuantizedTensor& tensor)
{
    std::vector<int> codes;
    for (const std::byte code : tensor.codes)
        codes.push_back(static_cast<std::int8_t>(code));
    return codes;
}

// All members whose blocks find their own parameters, with all their options.
std::vector<Choice> everyFitting()
{
    std::vector<Choice> choices = everyGrid();
    std::erase_if(choices, [](const Choice& choice) { return !gridRules(choice).fitsItself; });
    return choices;
}

QuantSpec specOf(const Choice& grid)
{
    QuantSpec question = defaultSpec();
    question.grid = grid;
    question.granularity = PerChannel{};
    return asFormatSays(question);
}

}  // namespace

void TstSelfFitting::ggmlBytes_data()
{
    QTest::addColumn<QByteArray>("spec");
    QTest::addColumn<double>("mse");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("Q4_0") << QByteArray("q4_0") << 3.69262695e-3 << QByteArray("4032f258be1379df359bf147ac0268ce248a");
    QTest::newRow("Q4_1") << QByteArray("q4_1") << 3.27282446e-3 << QByteArray("893240bef257bd1379cf358ae146ac0268bd2479");
    QTest::newRow("Q5_0") << QByteArray("q5_0") << 8.31604004e-4 << QByteArray("402eb4b4a525f4bf7b27e3ae5a16d19d4904c08c38f4");
    QTest::newRow("Q5_1") << QByteArray("q5_1") << 8.24251329e-4 << QByteArray("532e40beb4b4a525f3bf6b27e2ae5a16d19d4904c07c38f3");
    QTest::newRow("Q8_0") << QByteArray("q8_0") << 1.12866273e-5
                          << QByteArray("4d229dfb59b61472d02e8be947a50361be1c7ad73593f14fac0a68c62481df3d9af8");
    QTest::newRow("MXFP4") << QByteArray("mxfp4,element_rounding=ggml") << 1.02539062e-2
                           << QByteArray("7d7ec056fe9267ec147fda35feb056ed93");
    QTest::newRow("TQ1_0") << QByteArray("tq1_0") << 0.200191498
                           << QByteArray("466dd2467ad36c7a456dcf466dd3467ad36c7a456dcf4689d39b7a296d7a486d7f5174d51b7cf25d7c515ed45174d51b"
                                         "339fb520403e");
    QTest::newRow("TQ2_0") << QByteArray("tq2_0") << 0.200191498
                           << QByteArray(
                                  "58611658851661851861865861165885166185186186586516598514618558611461855861165845166185186186586116"
                                  "588516618518618658611659851661403e");
    QTest::newRow("IQ4_NL") << QByteArray("iq4_nl") << 4.3479841e-3 << QByteArray();
    QTest::newRow("Q2_K") << QByteArray("q2_k") << 0.0530670144 << QByteArray();
    QTest::newRow("Q3_K") << QByteArray("q3_k") << 0.0144061788 << QByteArray();
    QTest::newRow("Q4_K") << QByteArray("q4_k") << 2.95818992e-3 << QByteArray();
    QTest::newRow("Q5_K") << QByteArray("q5_k") << 6.78825767e-4 << QByteArray();
    QTest::newRow("Q6_K") << QByteArray("q6_k") << 1.59122124e-4 << QByteArray();
    QTest::newRow("IQ4_XS") << QByteArray("iq4_xs") << 4.08713217e-3 << QByteArray();
}

// Encoders that search need not find the same bytes, but as little error.
// x_i = (((37 i + 11) mod 101) - 50) / 32, one block.
void TstSelfFitting::ggmlBytes()
{
    QFETCH(QByteArray, spec);
    QFETCH(double, mse);
    QFETCH(QByteArray, bytes);
    const QuantSpec question = test::spec(spec.toStdString());
    const auto together = makeGrid(question.grid).value()->packedBlocks();
    const auto size = static_cast<std::size_t>(gridRules(question.grid).blockSize) * together;
    std::vector<float> x;
    for (std::size_t i = 0; i < size; ++i)
        x.push_back(static_cast<float>(static_cast<int>((37 * i + 11) % 101) - 50) / 32);
    const auto answer = quantized(x, 1, spec.toStdString());
    QByteArray packed(static_cast<qsizetype>(answer->grid->blockBytes()), '\0');
    answer->grid->packBlocks(answer->codes.data(), answer->params, reinterpret_cast<std::byte*>(packed.data()));
    if (!bytes.isEmpty())
        QCOMPARE(packed.toHex(), bytes);
    const double ratio = meanSquare(x, decoded(*answer)) / mse;
    QVERIFY2(bytes.isEmpty() ? ratio < 1.05 : std::fabs(ratio - 1) < 1e-6, qPrintable(QString::number(ratio)));
}

// Bytes of any block read back to the codes and parameters that made them.
void TstSelfFitting::bytesComeBack()
{
    for (const Choice& choice : everyFitting()) {
        const auto grid = makeGrid(choice).value();
        if (grid->blockBytes() == 0)
            continue;
        const std::size_t together = grid->packedBlocks();
        const auto size = static_cast<std::size_t>(gridRules(choice).blockSize) * together;
        const auto answer = quantized(laplacian(4 * size), 4, printSpec(specOf(choice)));
        for (std::size_t i = 0; i < 4; ++i) {
            std::vector<std::byte> bytes(grid->blockBytes()), codes(size);
            const auto params = std::span(answer->params).subspan(i * together, together);
            std::vector<BlockParams> back(together);
            grid->packBlocks(answer->codes.data() + i * size, params, bytes.data());
            grid->unpackBlocks(bytes.data(), codes.data(), back);
            QVERIFY2(std::equal(back.begin(), back.end(), params.begin()), describe(choice).c_str());
            QVERIFY2(std::equal(codes.begin(), codes.end(), answer->codes.begin() + static_cast<std::ptrdiff_t>(i * size)),
                     describe(choice).c_str());
        }
        const std::vector<StoredPart> parts = grid->storedParts(size, together);
        int bits = 0;
        for (const StoredPart& part : parts)
            bits += part.bits * static_cast<int>(part.count);
        QVERIFY2(bits == 8 * static_cast<int>(grid->blockBytes()), describe(choice).c_str());
    }
}

// Decoded values are levels of their block; codes are codes of the grid; the error is that of a quantizer, not of a mistake.
void TstSelfFitting::everyFitHolds()
{
    const std::vector<float> x = gaussian(4096, 9);
    const double power = meanSquare(x, std::vector<float>(x.size(), 0.0f));
    for (const Choice& choice : everyFitting()) {
        const auto answer = quantized(x, 4, printSpec(specOf(choice)));
        const std::vector<float> y = decoded(*answer);
        for (std::uint64_t block = 0; block < answer->blocks.blockCount; ++block) {
            const Range ends = answer->grid->representable(answer->params[block]);
            const std::size_t per = x.size() / answer->blocks.blockCount;
            for (std::size_t i = block * per; i < (block + 1) * per; ++i)
                QVERIFY2(y[i] >= ends.low && y[i] <= ends.high, describe(choice).c_str());
        }
        // A quantizer of b bits and a scale for every block leaves less than what 1 bit does; ternary blocks scaled to their
        // maximum are the worst of all (1.4 dB, methods.md 28.3).
        QVERIFY2(meanSquare(x, y) < 0.8 * power, describe(choice).c_str());
        if (answer->grid->bits() >= 4)
            QVERIFY2(meanSquare(x, y) < 0.017 * power, describe(choice).c_str());
    }
}

void TstSelfFitting::degenerateBlocks()
{
    const float infinity = std::numeric_limits<float>::infinity(), nan = std::nanf("");
    for (const Choice& choice : everyFitting()) {
        const std::string text = printSpec(specOf(choice));
        for (const std::vector<float>& x :
             {std::vector<float>(300, 0.0f), std::vector<float>{nan}, std::vector<float>{infinity, -infinity},
              std::vector<float>{1e-42f, 0}, std::vector<float>(40, -3.0f), std::vector<float>{3e38f, -3e38f, 1}}) {
            const auto answer = quantized(x, 1, text);
            for (const float y : decoded(*answer))
                QVERIFY2(std::isfinite(y), (describe(choice) + " " + std::to_string(x[0])).c_str());
        }
        QVERIFY2(decoded(*quantized(std::vector<float>(300, 0.0f), 1, text)) == std::vector<float>(300, 0.0f), describe(choice).c_str());
        QVERIFY2(decoded(*quantized({}, 0 + 1, text)).empty(), describe(choice).c_str());
    }
}

namespace {

// Blocks of `size` weights that a format finds hard, and plain ones between them.
std::vector<float> awkwardBlocks(std::size_t size)
{
    const float infinity = std::numeric_limits<float>::infinity(), nan = std::nanf("");
    std::vector<float> x = laplacian(200 * size, 17);
    const std::vector<float> hard{0.0f, -0.0f, nan, infinity, -infinity, 1e-42f, 2e-8f, 3e38f, -3e38f, 7e4f, -1e7f, 2.0f, -2.0f, 6.0f};
    for (std::size_t i = 0; i < hard.size(); ++i) {
        std::fill_n(x.begin() + static_cast<std::ptrdiff_t>(2 * i * size), size, hard[i]);  // alone
        x[(2 * i + 1) * size + i] = hard[i];  // among others
        x[(100 + i) * size + 3] = 5;
        x[(100 + i) * size + 7 + i] = i % 2 == 0 ? -5.0f : 5.0f;  // of equal magnitude
    }
    const std::vector<std::pair<float, float>> least{{0.0f, -0.0f}, {-0.0f, 0.0f}, {-1e-9f, 0.0f}, {-1e-40f, 1.0f}};
    for (std::size_t i = 0; i < least.size(); ++i) {
        float* const block = x.data() + (150 + i) * size;
        std::fill_n(block, size, 0.01f);
        block[3] = least[i].first;
        block[11] = least[i].second;
    }
    return x;
}

}  // namespace

// On every level, with the same codes, parameters and ranges as the definition.
void TstSelfFitting::wholeBlocksAreThoseOneByOne()
{
    std::size_t tried = 0;
    const kernels::Level before = kernels::active().level;
    for (const Choice& choice : everyFitting()) {
        const auto grid = makeGrid(choice).value();
        const auto size = static_cast<std::size_t>(gridRules(choice).blockSize);
        const std::vector<float> x = awkwardBlocks(size == 0 ? 1 : size);
        std::vector<BlockParams> stored(size == 0 ? 0 : x.size() / size);
        std::vector<Range> ranges(stored.size());
        std::vector<std::uint8_t> codes(x.size()), expected(size);
        for (const kernels::Level level : {kernels::Level::Scalar, kernels::Level::Avx2, kernels::Level::Avx512}) {
            if (size == 0 || !kernels::use(level) || !grid->fitAndEncode(x, codes.data(), stored, ranges))
                continue;
            ++tried;
            for (std::size_t i = 0; i < stored.size(); ++i) {
                const BlockFit fit = grid->fitBlock({x.data() + i * size, size});
                grid->encode(x.data() + i * size, size, fit.working, true, expected.data());
                const QByteArray where = (describe(choice) + ", block " + std::to_string(i)).c_str();
                QVERIFY2(std::memcmp(&stored[i].scale, &fit.stored.scale, sizeof(float)) == 0, where);
                QVERIFY2(std::memcmp(&stored[i].offset, &fit.stored.offset, sizeof(float)) == 0, where);
                QVERIFY2(stored[i] == fit.stored, where);
                QVERIFY2(std::equal(expected.begin(), expected.end(), codes.begin() + static_cast<std::ptrdiff_t>(i * size)), where);
                QVERIFY2(ranges[i] == grid->representable(fit.stored), where);
            }
        }
    }
    kernels::use(before);
    QVERIFY(tried >= 8);  // of ggml's simple formats
}

// As ggml stores it: rounded to a half with its sign, and of two zeros the first.
void TstSelfFitting::signOfAMinimumThatIsZero()
{
    for (const char* id : {"q4_1", "q5_1"}) {
        for (const auto& [first, second, sign] : {std::tuple{-1e-9f, 0.0f, 0x80}, {-0.0f, 0.0f, 0x80}, {0.0f, -0.0f, 0}, {0.0f, 1.0f, 0}}) {
            std::vector<float> x(32, 0.01f);
            x[4] = first;
            x[20] = second;
            const auto answer = quantized(x, 1, std::string("grid=") + id);
            std::vector<std::byte> bytes(answer->grid->blockBytes());
            answer->grid->packBlocks(answer->codes.data(), std::span(answer->params).first(1), bytes.data());
            QCOMPARE(std::to_integer<int>(bytes[2]), 0);
            QCOMPARE(std::to_integer<int>(bytes[3]), sign);
        }
    }
}

void TstSelfFitting::ternaryByHand_data()
{
    QTest::addColumn<QByteArray>("spec");
    QTest::addColumn<QList<int>>("codes");
    QTest::addColumn<float>("scale");
    QTest::addColumn<float>("offset");
    // methods.md 29.6: mean |w| = 0.38375.
    QTest::newRow("twn") << QByteArray("grid=ternary") << QList<int>{1, 0, 1, -1, 0, -1, 1, 0} << 0.58f << 0.0f;
    QTest::newRow("bitnet") << QByteArray("ternary") << QList<int>{1, 0, 1, -1, 0, -1, 1, 0} << 0.38375f << 0.0f;
    QTest::newRow("optimal") << QByteArray("grid=ternary,ternary_rule=optimal") << QList<int>{1, 0, 1, -1, 0, 0, 1, 0} << 0.65f << 0.0f;
    // Threshold 0.05 * 0.9 = 0.045: above it 0.9, 0.4, 0.6 (mean 0.6333), below 0.05, 0.7, 0.3, 0.1 (0.2875).
    QTest::newRow("ttq") << QByteArray("grid=ternary,ternary_rule=ttq") << QList<int>{1, -1, 1, -1, 0, -1, 1, -1} << 1.9f / 3 << 0.2875f;
}

void TstSelfFitting::ternaryByHand()
{
    QFETCH(QByteArray, spec);
    QFETCH(QList<int>, codes);
    QFETCH(float, scale);
    QFETCH(float, offset);
    const auto answer = quantized({0.9f, -0.05f, 0.4f, -0.7f, 0.02f, -0.3f, 0.6f, -0.1f}, 1, spec.toStdString());
    const std::vector<int> got = signedCodes(*answer);
    QCOMPARE(QList<int>(got.begin(), got.end()), codes);
    QVERIFY(std::fabs(answer->params[0].scale - scale) < 1e-6f);
    QVERIFY(std::fabs(answer->params[0].offset - offset) < 1e-6f);
}

// On any weights; and near what is known of the normal distribution (methods.md 24.1).
void TstSelfFitting::optimalBeatsTheOthers()
{
    for (const std::vector<float>& x : {gaussian(50'000, 3), laplacian(50'000, 4)}) {
        const auto errorOf = [&](std::string_view text) { return meanSquare(x, decoded(*quantized(x, 1, text))); };
        const double best = errorOf("grid=ternary,ternary_rule=optimal");
        for (const char* other : {"grid=ternary", "grid=ternary,delta_factor=0.75", "ternary"})
            QVERIFY2(best <= errorOf(other), other);
    }
    const std::vector<float> x = gaussian(200'000, 11);
    const auto answer = quantized(x, 1, "grid=ternary,ternary_rule=optimal");
    const double variance = meanSquare(x, std::vector<float>(x.size(), 0.0f));
    QVERIFY(std::fabs(meanSquare(x, decoded(*answer)) / variance - 0.19017) < 0.003);
    QVERIFY(std::fabs(double{answer->params[0].scale} / std::sqrt(variance) - 1.2240) < 0.01);
}

void TstSelfFitting::binaryByHand()
{
    const auto answer = quantized({1, -2, 0, -3}, 1, "binary");
    QCOMPARE(answer->params[0].scale, 1.5f);
    QCOMPARE(decoded(*answer), (std::vector<float>{1.5f, -1.5f, 1.5f, -1.5f}));
    QVERIFY(!answer->grid->keepsZero());
}

// Two blocks whose largest weights are 6 and 3: g = 448 * 6 / 6, s = 448 and 224, both exact.
void TstSelfFitting::nvfp4ByHand()
{
    std::vector<float> x(32, 0.0f);
    x[0] = 6;
    x[1] = -2.6f;
    x[16] = 3;
    x[17] = 0.7f;
    const auto answer = quantized(x, 1, "nvfp4");
    QCOMPARE(answer->params[0].scale, 1.0f);
    QCOMPARE(answer->params[1].scale, 0.5f);
    const std::vector<float> y = decoded(*answer);
    QCOMPARE(y[0], 6.0f);
    QCOMPARE(y[1], -3.0f);
    QCOMPARE(y[16], 3.0f);
    QCOMPARE(y[17], 0.75f);  // 1.4 steps: 1.5
    // 300 of 1000 asks for 448 * 0.3 = 134.4, between 128 and 144 of E4M3.
    x[0] = 1000;
    x[16] = 300;
    QCOMPARE(quantized(x, 1, "nvfp4")->params[1].scale, 128 / (448 / (1000.0f / 6)));
}

// By its definition: offset = mean, the largest distance from it is exact or nearly so, and nothing is farther off than the
// map's widest gap.
void TstSelfFitting::doubleQuantization()
{
    std::vector<float> magnitudes = gaussian(600, 21);
    for (float& a : magnitudes)
        a = std::fabs(a) + 1;
    const DoubleQuantized second = doubleQuantize(magnitudes, kDoubleBlock);
    double mean = 0;
    for (const float a : magnitudes)
        mean += double{a} / 600;
    QCOMPARE(second.offset, static_cast<float>(mean));
    QCOMPARE(second.magnitudes.size(), std::size_t{3});
    for (std::size_t i = 0; i < 600; ++i) {
        const double reach = double{second.magnitudes[i / kDoubleBlock]};
        QVERIFY(std::fabs(double{magnitudes[i]} - double{second.restored[i]}) <= 0.0071 * reach);  // half of 0.9 / 64, and 1 - 0.993
    }
}

// Codes are those of plain NF4; values come from the quantized magnitudes.
void TstSelfFitting::codesAreMadeWithTheUnquantizedScale()
{
    const std::vector<float> x = gaussian(64 * 700, 2);
    const auto plain = quantized(x, 7, "nf4"), twice = quantized(x, 7, "nf4_dq");
    QVERIFY(plain->codes == twice->codes);
    std::vector<float> magnitudes;
    for (const BlockParams& params : plain->params)
        magnitudes.push_back(params.scale);
    const DoubleQuantized second = doubleQuantize(magnitudes, kDoubleBlock);
    for (std::size_t i = 0; i < magnitudes.size(); ++i)
        QCOMPARE(twice->params[i].scale, second.restored[i]);
    QVERIFY(meanSquare(x, decoded(*twice)) < 1.01 * meanSquare(x, decoded(*plain)));
}

QTEST_APPLESS_MAIN(TstSelfFitting)
#include "tst_self_fitting.moc"
