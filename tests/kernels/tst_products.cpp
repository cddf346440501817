// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/kernels/samples.h"

#include <QtTest>

using namespace bitloupe::kernels;

namespace {

constexpr std::uint8_t kTable[16] = {0, 1, 3, 6, 10, 15, 21, 28, 36, 45, 55, 66, 78, 91, 105, 255};
constexpr std::uint8_t kSmallTable[16] = {0, 1, 2, 3, 4, 6, 8, 12, 31, 30, 29, 28, 27, 25, 23, 31};

struct Shape {
    CodeForm form;
    bool hasTable, hasZeros;
    std::size_t rows, cols, group, tokens;

    std::size_t paddedRows() const { return (rows + kPanelRows - 1) / kPanelRows * kPanelRows; }
    std::size_t paddedCols() const { return (cols + width() - 1) / width() * width(); }
    std::size_t width() const { return form == CodeForm::U8 ? (cols + kChunk - 1) / kChunk * kChunk : group; }
    std::size_t groups() const { return paddedCols() / width(); }
    const std::uint8_t* table() const { return rows == 16 ? kSmallTable : kTable; }
    unsigned most() const
    {
        return form == CodeForm::U8 ? 255 : form == CodeForm::U4 ? 15 : form == CodeForm::U3 ? 7 : form == CodeForm::U2 ? 3 : 1;
    }
    std::string text() const
    {
        return "form " + std::to_string(static_cast<int>(form)) + (hasTable ? " table" : "") + (hasZeros ? " zeros" : "") + ", "
            + std::to_string(rows) + " x " + std::to_string(cols) + ", groups of " + std::to_string(group) + ", tokens "
            + std::to_string(tokens);
    }
};

std::vector<Shape> shapes()
{
    std::vector<Shape> all;
    for (const std::size_t tokens : {1u, 2u, 3u, 7u, 13u}) {
        for (const std::size_t rows : {1u, 16u, 53u}) {
            for (const std::size_t cols : {5u, 16u, 700u}) {
                all.push_back({CodeForm::U8, false, false, rows, cols, 0, tokens});
                for (const std::size_t group : {16u, 32u, 128u}) {
                    all.push_back({CodeForm::U4, group == 32, false, rows, cols, group, tokens});
                    all.push_back({CodeForm::U4, false, true, rows, cols, group, tokens});
                    all.push_back({CodeForm::U2, false, group == 16, rows, cols, group, tokens});
                    all.push_back({CodeForm::U3, false, group == 32, rows, cols, group, tokens});
                    all.push_back({CodeForm::U1, false, group == 32, rows, cols, group, tokens});
                }
            }
        }
    }
    all.push_back({CodeForm::U4, false, false, 20, 2048, 1024, 3});  // a group longer than what is spread at once
    all.push_back({CodeForm::U4, false, false, 20, 2048, 1024, 1});
    return all;
}

std::uint16_t half(float x)
{
    std::uint16_t bits = 0;
    scalar().floatToHalf(&x, 1, &bits);
    return bits;
}

// A matrix of random codes and scales, packed.
struct Matrix {
    std::vector<std::uint8_t> codes, packed;
    std::vector<std::uint16_t> scales, zeros;
    std::vector<float> rowScales;
    std::vector<std::int32_t> rowSums;
    PackedWeights view{};

    explicit Matrix(const Shape& s)
        : codes(s.rows * s.cols)
        , packed(s.paddedRows() * s.paddedCols() / kChunk * chunkBytes(s.form) / kPanelRows)
        , rowScales(s.paddedRows())
        , rowSums(s.paddedRows())
    {
        Random random(s.rows * 31 + s.cols);
        for (std::uint8_t& c : codes)
            c = static_cast<std::uint8_t>(random.below(s.most() + 1));
        for (std::size_t i = 0; i < s.paddedRows() * s.groups(); ++i) {
            scales.push_back(half(0.01f + 0.01f * static_cast<float>(random.uniform())));
            zeros.push_back(half(static_cast<float>(random.below(16))));
        }
        view = {s.form,
                s.paddedRows(),
                s.paddedCols(),
                s.width(),
                nullptr,
                scales.data(),
                s.hasZeros ? zeros.data() : nullptr,
                nullptr,
                nullptr,
                s.hasTable ? s.table() : nullptr,
                s.hasZeros ? 0 : static_cast<std::int32_t>(s.most() / 2 + 1)};
        for (std::size_t r = 0; r < s.rows; ++r) {
            rowScales[r] = 0.01f + 0.01f * static_cast<float>(random.uniform());
            for (std::size_t k = 0; k < s.cols; ++k)
                rowSums[r] += codes[r * s.cols + k] - view.zero;
        }
        scalar().products.pack(s.form, codes.data(), s.rows, s.cols, s.paddedCols(), 0, s.paddedRows() / kPanelRows, packed.data());
        view.codes = packed.data();
        view.rowScales = rowScales.data();
        view.rowSums = rowSums.data();
    }
    double number(const Shape& s, std::size_t r, std::size_t k) const
    {
        const std::uint8_t code = codes[r * s.cols + k];
        return s.hasTable ? s.table()[code] : s.form == CodeForm::U1 ? 2 * code : code;
    }
};

struct Tokens {
    std::vector<float> x;
    std::vector<std::int8_t> codes;
    std::vector<float> scales, sums;
    std::vector<std::int32_t> offsets, zeros;
    QuantizedTokens view{};

    Tokens(const Shape& s, std::int32_t zero, bool asymmetric)
        : x(weights(s.tokens * s.cols, 9))
        , codes(s.tokens * s.paddedCols())
        , scales(s.tokens * s.groups())
        , sums(scales.size())
        , offsets(scales.size())
    {
        for (std::size_t t = 0; t < s.tokens; ++t) {
            const std::size_t at = t * s.groups();
            scalar().products.quantizeToken(x.data() + t * s.cols, s.cols, s.paddedCols(), s.width(), zero,
                                            codes.data() + t * s.paddedCols(), scales.data() + at, offsets.data() + at, sums.data() + at);
            zeros.push_back(static_cast<std::int32_t>(t) - 3);
        }
        view = {codes.data(), scales.data(), offsets.data(), sums.data(), asymmetric ? zeros.data() : nullptr};
    }
};

// One row of activations as codes: one row of them, or two.
struct Codes {
    std::vector<std::int8_t> codes;
    std::vector<float> scales, sums;
    std::vector<std::int32_t> offsets;

    Codes(const Kernels& k, const float* x, std::size_t n, std::size_t group, bool isSplit)
        : codes((isSplit ? 2 : 1) * ((n + group - 1) / group * group), 0x5A)
        , scales(codes.size() / group)
        , sums(scales.size())
        , offsets(scales.size())
    {
        const std::size_t padded = (n + group - 1) / group * group;
        (isSplit ? k.products.splitToken : k.products.quantizeToken)(x, n, padded, group, 8, codes.data(), scales.data(), offsets.data(),
                                                                     sums.data());
    }
    bool operator==(const Codes&) const = default;
};

// In double, from the codes themselves.
double exact(const Shape& s, const Matrix& w, const Tokens& x, std::size_t t, std::size_t r)
{
    double sum = 0;
    for (std::size_t k = 0; k < s.cols; ++k) {
        const std::size_t g = k / s.width();
        const std::size_t at = (r / kPanelRows * s.groups() + g) * kPanelRows + r % kPanelRows;
        float scale = w.rowScales[r];
        float own = 0;
        if (s.form != CodeForm::U8)
            scalar().halfToFloat(&w.scales[at], 1, &scale);
        if (s.hasZeros)
            scalar().halfToFloat(&w.zeros[at], 1, &own);
        const double weight = static_cast<double>(scale) * (w.number(s, r, k) - w.view.zero - static_cast<double>(own));
        const std::int32_t zero = x.view.zeros != nullptr ? x.zeros[t] : 0;
        sum += weight * static_cast<double>(x.scales[t * s.groups() + g]) * (x.codes[t * s.paddedCols() + k] - zero);
    }
    return sum;
}

}  // namespace

class TstProducts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tokensByHand()
    {
        const float x[] = {1.27f, -0.635f, 0.014f, 0, 0, 0};
        std::int8_t q[8];
        float scales[2], sums[2];
        std::int32_t offsets[2];
        scalar().products.quantizeToken(x, 6, 8, 4, 8, q, scales, offsets, sums);
        QCOMPARE(int{q[0]}, 127);
        QCOMPARE(int{q[1]}, -64);  // -63.5: to even
        QCOMPARE(int{q[2]}, 1);
        QCOMPARE(int{q[7]}, 0);
        QCOMPARE(scales[0], 1.27f / 127);
        QCOMPARE(offsets[0], -8 * 64);
        QCOMPARE(sums[0], scales[0] * 64);
        QCOMPARE(scales[1], 0.0f);
        QCOMPARE(offsets[1], 0);
    }
    void splitTokensByHand()
    {
        const float x[] = {32.512f, -0.385f, 0.128f, -32.512f, 0, 0};
        std::int8_t q[16];
        float scales[4], sums[4];
        std::int32_t offsets[4];
        scalar().products.splitToken(x, 6, 8, 4, 8, q, scales, offsets, sums);
        const int expected[2][8] = {{127, -2, 1, -127}, {0, 127, -128, 0}};  // 32512, -385, 128, -32512
        for (std::size_t i = 0; i < 16; ++i)
            QCOMPARE(int{q[i]}, expected[i / 8][i % 8]);
        QCOMPARE(scales[2], 32.512f / 32512);
        QCOMPARE(scales[0], 256 * scales[2]);
        QCOMPARE(scales[1] + scales[3], 0.0f);
        QCOMPARE(offsets[0], -8 * -1);
        QCOMPARE(offsets[2], -8 * -1);
        QCOMPARE(sums[2], -scales[2]);
        QCOMPARE(offsets[1] + offsets[3], 0);
    }
    void splitTokensAreCloseToTheGivenOnes()
    {
        const std::vector<float> x = weights(640, 3);
        std::vector<std::int8_t> q(2 * 640);
        float scales[20], sums[20];
        std::int32_t offsets[20];
        scalar().products.splitToken(x.data(), 640, 640, 64, 0, q.data(), scales, offsets, sums);
        for (std::size_t i = 0; i < 640; ++i) {
            const std::size_t g = i / 64;
            const double got = static_cast<double>(scales[g]) * q[i] + static_cast<double>(scales[10 + g]) * q[640 + i];
            const double largest = static_cast<double>(scalar().absMax(x.data() + 64 * g, 64));
            QVERIFY(std::fabs(got - static_cast<double>(x[i])) <= largest * 0.51 / 32512);
        }
    }
    void layoutByHand()
    {
        std::vector<std::uint8_t> codes(2 * 16), packed(128);
        for (std::size_t k = 0; k < 16; ++k)
            codes[16 + k] = static_cast<std::uint8_t>(k);  // row 1
        scalar().products.pack(CodeForm::U4, codes.data(), 2, 16, 16, 0, 1, packed.data());
        QCOMPARE(int{packed[4]}, 0 | 4 << 4);  // row 1, first half: quads 0 and 1
        QCOMPARE(int{packed[7]}, 3 | 7 << 4);
        QCOMPARE(int{packed[64 + 4]}, 8 | 12 << 4);
        QCOMPARE(int{packed[0]}, 0);
        packed.assign(32, 0);
        for (std::size_t k = 0; k < 16; ++k)
            codes[16 + k] = k == 6;
        scalar().products.pack(CodeForm::U1, codes.data(), 2, 16, 16, 0, 1, packed.data());
        QCOMPARE(int{packed[8]}, 1 << 6);  // quad 1, row 1, its third
        QCOMPARE(int{packed[0]}, 0);
        packed.assign(96, 0);
        for (std::size_t k = 0; k < 16; ++k)
            codes[16 + k] = static_cast<std::uint8_t>(k % 8);
        scalar().products.pack(CodeForm::U3, codes.data(), 2, 16, 16, 0, 1, packed.data());
        QCOMPARE(int{packed[5]}, 1 | 1 << 2 | 1 << 4 | 1 << 6);  // inputs 1, 5, 9, 13
        QCOMPARE(int{packed[64]}, 0);  // quad 0: none has its third bit
        QCOMPARE(int{packed[64 + 8]}, 0xF0);  // quad 1, row 1
        for (std::size_t k = 0; k < 16; ++k)
            codes[16 + k] = static_cast<std::uint8_t>(k);
        packed.assign(256, 0);
        scalar().products.pack(CodeForm::U8, codes.data(), 2, 16, 16, 0, 1, packed.data());
        QCOMPARE(int{packed[64 + 4 + 1]}, 5);
    }
    void compensationByHand()  // reference/methods.md 29.12
    {
        Shape s = {CodeForm::U8, false, false, 1, 4, 0, 1};
        Matrix w(s);
        const std::int8_t weights[] = {-4, 6, 1, -8};
        for (std::size_t k = 0; k < 4; ++k)
            w.codes[k] = static_cast<std::uint8_t>(weights[k] + 128);
        scalar().products.pack(s.form, w.codes.data(), 1, 4, 16, 0, 1, w.packed.data());
        w.rowScales[0] = 1;
        w.view.zero = 128;
        const std::int8_t q[16] = {3, -2, 5, 7};
        const float one = 1;
        const std::int32_t offset = -128 * 13;
        float y = 0;
        for (const Level level : {Level::Scalar, Level::Avx2, Level::Avx512}) {
            if (table(level) == nullptr)
                continue;
            table(level)->products.multiply(w.view, {q, &one, &offset, &one, nullptr}, 1, 0, 1, 1, &y);
            QCOMPARE(y, -75.0f);
        }
    }
    void definitionIsTheProduct()
    {
        for (const Shape& s : shapes()) {
            if (s.rows * s.cols * s.tokens > 12000)
                continue;
            const Matrix w(s);
            for (const bool asymmetric : {false, true}) {
                const Tokens x(s, w.view.zero, asymmetric && s.form == CodeForm::U8);
                std::vector<float> y(s.tokens * s.rows);
                scalar().products.multiply(w.view, x.view, s.tokens, 0, s.paddedRows() / kPanelRows, s.rows, y.data());
                for (std::size_t i = 0; i < y.size(); ++i) {
                    const double expected = exact(s, w, x, i / s.rows, i % s.rows);
                    QVERIFY2(std::fabs(static_cast<double>(y[i]) - expected) < 1e-4 * (1 + std::fabs(expected)), s.text().c_str());
                }
            }
        }
    }
    void levelsAgree()
    {
        for (const Level level : {Level::Avx2, Level::Avx512}) {
            for (const Shape& s : shapes()) {
                if (table(level) == nullptr)
                    continue;
                const Matrix w(s);
                const Tokens x(s, w.view.zero, s.tokens % 2 == 1 && s.form == CodeForm::U8);
                Array<float> expected(s.tokens * s.rows, 1);
                Array<float> got(s.tokens * s.rows, 1);
                const std::size_t panels = s.paddedRows() / kPanelRows;
                scalar().products.multiply(w.view, x.view, s.tokens, 0, panels, s.rows, expected.data());
                for (std::size_t first = 0; first < panels; first += 3)
                    table(level)->products.multiply(w.view, x.view, s.tokens, first, std::min(first + 3, panels), s.rows, got.data());
                QVERIFY2(got.sameAs(expected), (std::string(table(level)->name) + ", " + s.text()).c_str());
            }
        }
    }
    void packersAgree()
    {
        for (const Level level : {Level::Avx2, Level::Avx512}) {
            for (const Shape& s : shapes()) {
                if (table(level) == nullptr || s.tokens != 1)
                    continue;
                const Matrix w(s);
                std::vector<std::uint8_t> got(w.packed.size(), 0x5A);
                const std::size_t panels = s.paddedRows() / kPanelRows;
                table(level)->products.pack(s.form, w.codes.data(), s.rows, s.cols, s.paddedCols(), 0, panels, got.data());
                QVERIFY2(got == w.packed, s.text().c_str());
            }
        }
    }
    void signsByHand()
    {
        const std::uint64_t weights[8] = {0b1011, 0b0000};  // 1 1 -1 1; all -1
        const std::uint64_t bits = 0b0011;
        const float scales[8] = {0.5f, 2};
        const float s = 3;
        float y[2];
        scalar().products.multiplySigns({4, 1, weights, scales}, &bits, &s, 1, 0, 1, 2, y);
        QCOMPARE(y[0], 3.0f);  // 1 + 1 + 1 - 1, times 1.5
        QCOMPARE(y[1], 0.0f);
    }
    void signsAgree()
    {
        for (const Level level : {Level::Avx2, Level::Avx512}) {
            for (const std::size_t rows : {1u, 8u, 13u, 50u}) {
                for (const std::size_t tokens : {1u, 2u, 4u, 9u}) {
                    for (const std::size_t words : {1u, 2u, 33u})
                        signsAgree(table(level), rows, tokens, words);
                }
            }
        }
    }
    void tokensAgree()
    {
        for (const Run& run : runs()) {
            for (const std::size_t group : {16u, 32u, 128u, 70016u}) {
                for (const auto& values : {awkward(run.n, run.n), weights(run.n, 4), std::vector<float>(run.n, 0.0f)}) {
                    Array<float> x(values, run.offset);
                    QVERIFY2(Codes(scalar(), x.data(), run.n, group, false) == Codes(*run.fast, x.data(), run.n, group, false),
                             run.text().c_str());
                    QVERIFY2(Codes(scalar(), x.data(), run.n, group, true) == Codes(*run.fast, x.data(), run.n, group, true),
                             run.text().c_str());
                }
            }
        }
    }

private:
    static void signsAgree(const Kernels* fast, std::size_t rows, std::size_t tokens, std::size_t words)
    {
        if (fast == nullptr)
            return;
        Random random(rows + tokens);
        const std::size_t panels = (rows + kSignRows - 1) / kSignRows;
        std::vector<std::uint64_t> weights(panels * kSignRows * words), bits(tokens * words);
        for (std::vector<std::uint64_t>* list : {&weights, &bits}) {
            for (std::uint64_t& word : *list)
                word = random.next();
        }
        std::vector<float> rowScales = samplesOf(panels * kSignRows), scales = samplesOf(tokens);
        Array<float> expected(rows * tokens, 1);
        Array<float> got(rows * tokens, 1);
        const SignWeights w = {words * 64, words, weights.data(), rowScales.data()};
        scalar().products.multiplySigns(w, bits.data(), scales.data(), tokens, 0, panels, rows, expected.data());
        fast->products.multiplySigns(w, bits.data(), scales.data(), tokens, 0, 1, rows, got.data());
        fast->products.multiplySigns(w, bits.data(), scales.data(), tokens, 1, panels, rows, got.data());
        QVERIFY2(got.sameAs(expected), fast->name);
    }
    static std::vector<float> samplesOf(std::size_t n) { return weights(n, n); }
};

QTEST_GUILESS_MAIN(TstProducts)
#include "tst_products.moc"
