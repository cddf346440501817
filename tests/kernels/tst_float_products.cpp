// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/kernels/samples.h"

#include <QtTest>

using namespace bitloupe::kernels;

namespace {

constexpr FloatForm kForms[] = {FloatForm::F32, FloatForm::F16, FloatForm::BF16, FloatForm::U4, FloatForm::U3, FloatForm::U2};

struct Shape {
    FloatForm form;
    bool hasZeros;
    std::size_t rows, cols, group, tokens;

    bool isPlain() const { return form <= FloatForm::BF16; }
    std::size_t panels() const { return (rows + kPanelRows - 1) / kPanelRows; }
    std::size_t width() const { return isPlain() ? kChunk : group; }
    std::size_t padded() const { return (cols + width() - 1) / width() * width(); }
    std::size_t groups() const { return padded() / group; }
    unsigned codes() const { return form == FloatForm::U4 ? 16 : form == FloatForm::U3 ? 8 : 4; }
    std::string text() const
    {
        return "form " + std::to_string(static_cast<int>(form)) + (hasZeros ? " zeros" : "") + ", " + std::to_string(rows) + " x "
            + std::to_string(cols) + ", groups of " + std::to_string(group) + ", tokens " + std::to_string(tokens);
    }
};

std::vector<Shape> shapes()
{
    std::vector<Shape> all;
    for (const FloatForm form : kForms) {
        for (const std::size_t tokens : {1u, 2u, 5u, 13u, 27u}) {
            for (const std::size_t rows : {1u, 16u, 53u, 96u}) {
                for (const std::size_t cols : {5u, 16u, 530u})
                    all.push_back({form, tokens % 2 == 0 && form > FloatForm::BF16, rows, cols, rows == 16 ? 128u : 32u, tokens});
            }
        }
    }
    all.push_back({FloatForm::U4, false, 20, 512, 256, 3});  // a group longer than what is made floats at once
    return all;
}

CodeForm codeForm(FloatForm form) { return form == FloatForm::U4 ? CodeForm::U4 : form == FloatForm::U3 ? CodeForm::U3 : CodeForm::U2; }

std::uint16_t half(float x)
{
    std::uint16_t bits = 0;
    scalar().floatToHalf(&x, 1, &bits);
    return bits;
}

double valueOf(std::uint16_t half)
{
    float value = 0;
    scalar().halfToFloat(&half, 1, &value);
    return static_cast<double>(value);
}

// A matrix with the values that it stands for.
struct Matrix {
    std::vector<double> values;  // [row][col]
    std::vector<std::uint8_t> packed;
    std::vector<std::uint16_t> scales, zeros;
    std::vector<float> levels;
    FloatWeights view{};

    explicit Matrix(const Shape& s)
        : values(s.rows * s.cols)
        , levels(weights(16, 3))
    {
        view = {s.form, s.panels() * kPanelRows, s.padded(), s.isPlain() ? s.padded() : s.group, nullptr, nullptr, nullptr, levels.data()};
        s.isPlain() ? fillPlain(s) : fillCodes(s);
        view.codes = packed.data();
    }

private:
    void fillPlain(const Shape& s)
    {
        const std::vector<float> given = weights(s.rows * s.cols, s.rows + s.cols);
        const std::size_t bytes = s.form == FloatForm::F32 ? 4 : 2;
        packed.resize(s.panels() * kPanelRows * s.padded() * bytes);
        for (std::size_t r = 0; r < s.rows; ++r) {
            for (std::size_t k = 0; k < s.cols; ++k) {
                float value = given[r * s.cols + k];
                std::uint8_t* at = packed.data() + ((r / kPanelRows * s.padded() + k) * kPanelRows + r % kPanelRows) * bytes;
                std::uint16_t small = 0;
                if (s.form == FloatForm::F16)
                    scalar().floatToHalf(&value, 1, &small), scalar().halfToFloat(&small, 1, &value);
                if (s.form == FloatForm::BF16)
                    scalar().floatToBfloat16(&value, 1, &small), scalar().bfloat16ToFloat(&small, 1, &value);
                std::memcpy(at, bytes == 4 ? static_cast<const void*>(&value) : &small, bytes);
                values[r * s.cols + k] = static_cast<double>(value);
            }
        }
    }
    void fillCodes(const Shape& s)
    {
        Random random(s.rows * 7 + s.cols);
        std::vector<std::uint8_t> codes(s.rows * s.cols);
        for (std::size_t i = 0; i < s.panels() * kPanelRows * s.groups(); ++i) {
            scales.push_back(half(0.01f + 0.01f * static_cast<float>(random.uniform())));
            zeros.push_back(half(static_cast<float>(random.below(16))));
        }
        for (std::size_t i = 0; i < codes.size(); ++i) {
            codes[i] = static_cast<std::uint8_t>(random.below(s.codes()));
            const std::size_t r = i / s.cols;
            const std::size_t at = (r / kPanelRows * s.groups() + i % s.cols / s.group) * kPanelRows + r % kPanelRows;
            values[i] = valueOf(scales[at]) * (static_cast<double>(levels[codes[i]]) - (s.hasZeros ? valueOf(zeros[at]) : 0));
        }
        packed.resize(s.panels() * s.padded() / kChunk * chunkBytes(codeForm(s.form)));
        scalar().products.pack(codeForm(s.form), codes.data(), s.rows, s.cols, s.padded(), 0, s.panels(), packed.data());
        view.scales = scales.data();
        view.zeros = s.hasZeros ? zeros.data() : nullptr;
    }
};

struct Tokens {
    std::vector<float> x, sums;

    explicit Tokens(const Shape& s)
        : x(s.tokens * s.padded())
        , sums(s.tokens * (s.isPlain() ? 1 : s.groups()))
    {
        const std::vector<float> given = weights(s.tokens * s.cols, 5);
        for (std::size_t i = 0; i < given.size(); ++i) {
            x[i / s.cols * s.padded() + i % s.cols] = given[i];
            if (!s.isPlain())
                sums[i / s.cols * s.groups() + i % s.cols / s.group] += given[i];
        }
    }
};

}  // namespace

class TstFloatProducts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void byHand()
    {
        std::vector<float> codes(16 * 16);
        codes[0] = 2;  // row 0, input 0
        codes[16] = 3;  // row 0, input 1
        codes[17] = -1;  // row 1, input 1
        std::vector<float> x(16);
        x[0] = 10;
        x[1] = 0.5f;
        float y[2];
        scalar().floatProducts.multiply({FloatForm::F32, 16, 16, 16, codes.data(), nullptr, nullptr, nullptr}, {x.data(), nullptr}, 1, 0, 1,
                                        2, y);
        QCOMPARE(y[0], 21.5f);
        QCOMPARE(y[1], -0.5f);
    }
    void definitionIsTheProduct()
    {
        for (const Shape& s : shapes()) {
            const Matrix w(s);
            const Tokens x(s);
            std::vector<float> y(s.tokens * s.rows);
            scalar().floatProducts.multiply(w.view, {x.x.data(), x.sums.data()}, s.tokens, 0, s.panels(), s.rows, y.data());
            for (std::size_t i = 0; i < y.size(); ++i) {
                double expected = 0;
                double magnitude = 0;
                for (std::size_t k = 0; k < s.cols; ++k) {
                    const double term = static_cast<double>(x.x[i / s.rows * s.padded() + k]) * w.values[i % s.rows * s.cols + k];
                    expected += term;
                    magnitude += std::fabs(term);
                }
                QVERIFY2(std::fabs(static_cast<double>(y[i]) - expected) <= 1e-4 * magnitude + 1e-7, s.text().c_str());
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
                const Tokens x(s);
                const FloatTokens tokens = {x.x.data(), x.sums.data()};
                Array<float> expected(s.tokens * s.rows, 1);
                Array<float> got(s.tokens * s.rows, 1);
                scalar().floatProducts.multiply(w.view, tokens, s.tokens, 0, s.panels(), s.rows, expected.data());
                for (std::size_t first = 0; first < s.panels(); first += 5)
                    table(level)->floatProducts.multiply(w.view, tokens, s.tokens, first, std::min(first + 5, s.panels()), s.rows,
                                                         got.data());
                QVERIFY2(got.sameAs(expected), (std::string(table(level)->name) + ", " + s.text()).c_str());
            }
        }
    }
};

QTEST_GUILESS_MAIN(TstFloatProducts)
#include "tst_float_products.moc"
