// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/kernels/samples.h"

#include <QtTest>

using namespace bitloupe::kernels;

namespace {

struct Named {
    Affine p;
    bool bytes;  // codes fit a byte
    bool isSigned;
};

const std::vector<Named>& grids()
{
    static const std::vector<Named> kAll = {
        {{0.01f, 0, -127, 127, false}, true, true},     {{0.01f, 0, -128, 127, true}, true, true},
        {{0.003f, -17, -128, 127, false}, true, true},  {{0.02f, 7, 0, 15, false}, true, false},
        {{0.002f, 131, 0, 255, true}, true, false},     {{1.0f, 0, -128, 127, false}, true, true},
        {{0.5f, 3, 0, 255, false}, true, false},        {{1e-5f, 12, -32768, 32767, false}, false, true},
        {{1e-5f, 0, -32767, 32767, true}, false, true}, {{2e-6f, 30000, 0, 65535, false}, false, false},
        {{1.0f, 65535, 0, 65535, true}, false, false},  {{0.0f, 0, -7, 7, false}, true, true},
        {{0.0f, 0, -7, 7, true}, true, true},           {{kInf, 2, 0, 15, false}, true, false},
        {{kNan, 2, 0, 15, true}, true, false},          {{1e-40f, 0, -7, 7, true}, true, true},
        {{0.01f, 20, 0, 15, false}, true, false},       {{0.01f, -20, 0, 15, false}, true, false},
        {{-0.01f, 0, -8, 7, false}, true, true}};
    return kAll;
}

template <class Code>
void quantizeAgrees(void (*Kernels::*kernel)(const float*, std::size_t, const Affine&, Code*), const Affine& p, std::size_t large = 0)
{
    std::vector<Run> all = runs();
    for (const Level level : {Level::Avx2, Level::Avx512}) {
        if (large > 0 && table(level) != nullptr)
            all = {{table(level), large, 1}, {table(level), large + 7, 0}};
    }
    for (const Run& run : all) {
        Array<float> x(awkward(run.n, run.n + 1), run.offset);
        Array<Code> expected(run.n, run.offset + 1);
        Array<Code> got(run.n, run.offset + 1);
        (scalar().*kernel)(x.data(), run.n, p, expected.data());
        (run.fast->*kernel)(x.data(), run.n, p, got.data());
        SAME(run, got, expected);
    }
}

template <class Code>
void dequantizeAgrees(void (*Kernels::*kernel)(const Code*, std::size_t, float, std::int32_t, float*), std::int32_t zero,
                      std::size_t large = 0)
{
    std::vector<Run> all = runs();
    for (const Level level : {Level::Avx2, Level::Avx512}) {
        if (large > 0 && table(level) != nullptr)
            all = {{table(level), large, 1}, {table(level), large + 7, 0}};
    }
    for (const Run& run : all) {
        std::vector<Code> codes(run.n);
        for (std::size_t i = 0; i < run.n; ++i)
            codes[i] = static_cast<Code>(i * 7919u + i / 256);
        Array<Code> q(codes, run.offset);
        Array<float> expected(run.n, run.offset + 1);
        Array<float> got(run.n, run.offset + 1);
        (scalar().*kernel)(q.data(), run.n, 0.0137f, zero, expected.data());
        (run.fast->*kernel)(q.data(), run.n, 0.0137f, zero, got.data());
        SAME(run, got, expected);
    }
}

}  // namespace

class TstAffine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void codesByHand()
    {
        const float x[] = {0.0f, 0.25f, 0.75f, 1.25f, -0.25f, -0.75f, 100, -100, kInf, -kInf, kNan};  // scale 0.5: ties all over
        std::int8_t q[11];
        scalar().quantizeI8(x, 11, {0.5f, 1, -8, 7, false}, q);
        const std::int8_t expected[] = {1, 1, 3, 3, 1, -1, 7, -8, 7, -8, 1};
        QCOMPARE(QByteArray(reinterpret_cast<const char*>(q), 11), QByteArray(reinterpret_cast<const char*>(expected), 11));
    }
    void reciprocalDiffersWhereItShould()
    {
        // 0.35 / 0.1 is 3.5 in float32 (rounds to 4); 0.1's reciprocal 10 gives 3.5 as well; 1.45 / 0.1 = 14.5 but 1.45 * 10 = 14.5:
        // found by search, not by thought.
        Random random(4);
        int differ = 0;
        for (int i = 0; i < 200000; ++i) {
            const float scale = 0.01f + static_cast<float>(random.uniform());
            const float x = scale * (static_cast<float>(random.below(200)) + 0.5f);
            std::uint8_t a = 0;
            std::uint8_t b = 0;
            scalar().quantizeU8(&x, 1, {scale, 0, 0, 255, false}, &a);
            scalar().quantizeU8(&x, 1, {scale, 0, 0, 255, true}, &b);
            QCOMPARE(double(a), std::nearbyint(static_cast<double>(x / scale)));
            QCOMPARE(double(b), std::nearbyint(static_cast<double>(x * (1.0f / scale))));
            differ += a != b;
        }
        QVERIFY(differ > 0);
    }
    void valuesByHand()
    {
        const std::uint8_t q[] = {0, 3, 255};
        float y[3];
        scalar().dequantizeU8(q, 3, 0.5f, 3, y);
        QCOMPARE(y[0], -1.5f);
        QCOMPARE(y[1], 0.0f);
        QCOMPARE(y[2], 126.0f);
    }
    void rowsFindTheirScale()
    {
        const float x[] = {0.5f, -2.0f, kNan, 1.0f, -kInf};
        std::int8_t q[5];
        QCOMPARE(scalar().quantizeRowI8(x, 5, 4.0f, -127, 127, q), 0.5f);
        QCOMPARE(int{q[0]}, 1);
        QCOMPARE(int{q[1]}, -4);
        QCOMPARE(int{q[2]}, 0);
        QCOMPARE(int{q[4]}, -127);
        const float zeros[] = {0, -0.0f};
        QCOMPARE(scalar().quantizeRowI8(zeros, 2, 127.0f, -127, 127, q), 1.0f);
        QCOMPARE(scalar().quantizeRowI8(nullptr, 0, 127.0f, -127, 127, q), 1.0f);
    }
    void quantizersAgree()
    {
        for (const Named& g : grids()) {
            if (g.bytes && g.isSigned)
                quantizeAgrees(&Kernels::quantizeI8, g.p);
            else if (g.bytes)
                quantizeAgrees(&Kernels::quantizeU8, g.p);
            if (g.isSigned)
                quantizeAgrees(&Kernels::quantizeI16, g.p);
            else
                quantizeAgrees(&Kernels::quantizeU16, g.p);
        }
    }
    void dequantizersAgree()
    {
        for (const std::int32_t zero : {0, -5, 131, 40000}) {
            dequantizeAgrees(&Kernels::dequantizeI8, zero);
            dequantizeAgrees(&Kernels::dequantizeU8, zero);
            dequantizeAgrees(&Kernels::dequantizeI16, zero);
            dequantizeAgrees(&Kernels::dequantizeU16, zero);
        }
    }
    void longArraysAgree()  // written past the caches
    {
        constexpr std::size_t kLong = std::size_t{4} << 20;
        quantizeAgrees(&Kernels::quantizeI8, grids()[0].p, kLong);
        quantizeAgrees(&Kernels::quantizeU16, grids()[9].p, kLong / 2);
        dequantizeAgrees(&Kernels::dequantizeI8, 3, kLong / 4);
        dequantizeAgrees(&Kernels::dequantizeU16, 3, kLong / 4);
    }
    void roundTripsAgree()
    {
        for (const Run& run : runs()) {
            Array<float> x(awkward(run.n, run.n + 2), run.offset);
            for (const Named& g : grids()) {
                Array<float> expected(run.n, run.offset + 1);
                Array<float> got(run.n, run.offset + 1);
                scalar().roundTripAffine(x.data(), run.n, g.p, expected.data());
                run.fast->roundTripAffine(x.data(), run.n, g.p, got.data());
                if (!std::isnan(g.p.scale))  // the bits of a NaN are nobody's promise
                    SAME(run, got, expected);
            }
        }
    }
    void roundTripIsDequantizedCode()
    {
        const std::vector<float> x = awkward(5000, 9);
        for (const Named& g : grids()) {
            if (!g.isSigned || std::isnan(g.p.scale))
                continue;
            std::vector<std::int16_t> q(x.size());
            std::vector<float> y(x.size()), z(x.size());
            scalar().quantizeI16(x.data(), x.size(), g.p, q.data());
            scalar().dequantizeI16(q.data(), x.size(), g.p.scale, g.p.zero, y.data());
            scalar().roundTripAffine(x.data(), x.size(), g.p, z.data());
            QVERIFY(std::memcmp(y.data(), z.data(), x.size() * sizeof(float)) == 0);
        }
    }
    void errorsAgree()
    {
        for (const Run& run : runs()) {
            Array<float> x(awkward(run.n, run.n + 3), run.offset);
            for (const Named& g : grids()) {
                if (!(g.p.scale > 0) || std::isinf(g.p.scale))
                    continue;
                const double a = run.fast->affineSquaredError(x.data(), run.n, g.p);
                const double b = scalar().affineSquaredError(x.data(), run.n, g.p);
                SAME_VALUE(run, a, b);
            }
        }
    }
    // Multiples of half a step, and their neighbours: where a product instead of the quotient would round the other way.
    void rowsAgreeAtTies()
    {
        for (const Run& run : runs()) {
            for (const float scale : {0.013f, 0x1.fffffep-7f, 1.0f, 3e-20f}) {
                std::vector<float> values(run.n);
                Random random(run.n);
                for (float& v : values) {
                    v = scale * (static_cast<float>(random.below(254)) - 126.5f);
                    v = random.below(2) == 0 ? v : std::nextafter(v, random.below(2) == 0 ? -kInf : kInf);
                }
                if (run.n > 0)
                    values[run.n / 2] = 127 * scale;
                rowAgrees(run, values, 127.0f, -127);
                rowAgrees(run, values, 127.5f, -128);
                rowAgrees(run, values, 7.0f, -7);
            }
        }
    }
    void rowsAgree()
    {
        for (const Run& run : runs()) {
            for (const auto& values : {awkward(run.n, run.n + 4), weights(run.n, 5), std::vector<float>(run.n, 0.0f)})
                rowAgrees(run, values, 127.0f, -127);
        }
    }

private:
    static void rowAgrees(const Run& run, const std::vector<float>& values, float divisor, std::int32_t low)
    {
        Array<float> x(values, run.offset);
        Array<std::int8_t> expected(run.n, run.offset + 1);
        Array<std::int8_t> got(run.n, run.offset + 1);
        const float a = run.fast->quantizeRowI8(x.data(), run.n, divisor, low, -low - (low == -128), got.data());
        const float b = scalar().quantizeRowI8(x.data(), run.n, divisor, low, -low - (low == -128), expected.data());
        SAME_VALUE(run, a, b);
        SAME(run, got, expected);
    }
};

QTEST_GUILESS_MAIN(TstAffine)
#include "tst_affine.moc"
