// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/kernels/samples.h"

#include <QtTest>

using namespace bitloupe::kernels;

namespace {

// The value of a finite half from its definition: (-1)^s * 2^(e - 15) * 1.m, or 2^-14 * 0.m.
double halfValue(unsigned bits)
{
    const unsigned exponent = bits >> 10 & 31u;
    const double mantissa = bits & 1023u;
    const double magnitude = exponent == 0 ? std::ldexp(mantissa, -24) : std::ldexp(1024 + mantissa, static_cast<int>(exponent) - 25);
    return (bits & 0x8000u) != 0 ? -magnitude : magnitude;
}

// The nearest half of a finite non-negative value, by search over all of them; the even one of two. 2^16 stands for infinity.
unsigned nearestHalf(double value)
{
    unsigned low = 0;
    unsigned high = 0x7C00;
    while (high - low > 1) {
        const unsigned middle = (low + high) / 2;
        (halfValue(middle) <= value ? low : high) = middle;
    }
    const double toLow = value - halfValue(low);
    const double toHigh = (high == 0x7C00 ? 65536.0 : halfValue(high)) - value;
    if (toLow == toHigh)
        return low % 2 == 0 ? low : high;
    return toLow < toHigh ? low : high;
}

template <class In, class Out>
void compareConversion(void (*Kernels::*kernel)(const In*, std::size_t, Out*), const std::vector<In>& values)
{
    for (const Run& run : runs()) {
        const std::vector<In> some(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(std::min(run.n, values.size())));
        Array<In> in(some, run.offset);
        Array<Out> expected(some.size(), run.offset + 1);
        Array<Out> got(some.size(), run.offset + 1);
        (scalar().*kernel)(in.data(), some.size(), expected.data());
        (run.fast->*kernel)(in.data(), some.size(), got.data());
        SAME(run, got, expected);
    }
}

}  // namespace

class TstConvert : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyHalfHasItsValue()
    {
        for (unsigned bits = 0; bits < 65536; ++bits) {
            const auto half = static_cast<std::uint16_t>(bits);
            float value = 0;
            scalar().halfToFloat(&half, 1, &value);
            if ((bits & 0x7C00u) != 0x7C00u)
                QCOMPARE(static_cast<double>(value), halfValue(bits));
            else
                QVERIFY((bits & 0x3FFu) != 0 ? std::isnan(value) : std::isinf(value));
            QCOMPARE(std::signbit(value), (bits & 0x8000u) != 0);
        }
    }
    void everyHalfComesBack()
    {
        for (unsigned bits = 0; bits < 65536; ++bits) {
            const auto half = static_cast<std::uint16_t>(bits);
            float value = 0;
            std::uint16_t back = 0;
            scalar().halfToFloat(&half, 1, &value);
            scalar().floatToHalf(&value, 1, &back);
            const bool isNan = (bits & 0x7FFFu) > 0x7C00u;
            QCOMPARE(unsigned{back}, isNan ? bits | 0x0200u : bits);
        }
    }
    void halvesAreNearestAndTiesEven()
    {
        std::vector<float> values = {65504.0f, 65519.996f, 65520.0f,        65536.0f, 1e30f,
                                     0x1p-24f, 0x1p-25f,   0x1.000002p-25f, 0x1p-26f, 0x1p-149f};
        for (unsigned bits = 0; bits < 0x7C00; ++bits) {  // every tie and its two neighbours
            const double next = bits == 0x7BFF ? 65536.0 : halfValue(bits + 1);
            const float tie = static_cast<float>((halfValue(bits) + next) / 2);
            values.insert(values.end(), {tie, std::nextafter(tie, 0.0f), std::nextafter(tie, kInf)});
        }
        for (const float value : values) {
            std::uint16_t half = 0;
            scalar().floatToHalf(&value, 1, &half);
            QCOMPARE(unsigned{half}, nearestHalf(static_cast<double>(value)));
        }
    }
    void bfloat16RoundsToNearestEven()
    {
        const auto bf = [](std::uint32_t bits) {
            const float value = std::bit_cast<float>(bits);
            std::uint16_t out = 0;
            scalar().floatToBfloat16(&value, 1, &out);
            return unsigned{out};
        };
        QCOMPARE(bf(0x3F800000), 0x3F80u);
        QCOMPARE(bf(0x3F808000), 0x3F80u);  // tie: to even
        QCOMPARE(bf(0x3F808001), 0x3F81u);
        QCOMPARE(bf(0x3F818000), 0x3F82u);  // tie: to even
        QCOMPARE(bf(0x7F7FFFFF), 0x7F80u);  // overflows
        QCOMPARE(bf(0x7F800000), 0x7F80u);
        QCOMPARE(bf(0x7F800001), 0x7FC0u);  // NaN stays NaN
        QCOMPARE(bf(0x00000001), 0x0000u);
        QCOMPARE(bf(0x0000C000), 0x0001u);  // subnormal
    }
    void levelsAgree()
    {
        std::vector<std::uint16_t> halves(65536);
        for (std::size_t i = 0; i < halves.size(); ++i)
            halves[i] = static_cast<std::uint16_t>(i * 40503u);
        std::vector<float> floats = awkward(70001, 1);
        for (unsigned bits = 0; bits < 0x7C00; ++bits)
            floats[bits] = static_cast<float>(halfValue(bits) + std::ldexp(1.0, bits < 1024 ? -25 : static_cast<int>(bits >> 10) - 26));
        std::vector<double> doubles(70001);
        Random random(2);
        for (double& d : doubles)
            d = random.below(4) == 0 ? std::bit_cast<double>(random.next())
                                     : std::ldexp(random.uniform() - 0.5, static_cast<int>(random.below(300)) - 150);
        compareConversion(&Kernels::halfToFloat, halves);
        compareConversion(&Kernels::bfloat16ToFloat, halves);
        compareConversion(&Kernels::doubleToFloat, doubles);
        compareConversion(&Kernels::floatToHalf, floats);
        compareConversion(&Kernels::floatToBfloat16, floats);
    }
    void bytesAreSwapped()
    {
        std::vector<std::uint8_t> bytes(70001 * 8);
        for (std::size_t i = 0; i < bytes.size(); ++i)
            bytes[i] = static_cast<std::uint8_t>(i * 7 + i / 256);
        swapsAgree(&Kernels::swapBytes2, 2, bytes);
        swapsAgree(&Kernels::swapBytes4, 4, bytes);
        swapsAgree(&Kernels::swapBytes8, 8, bytes);
    }

private:
    static void swapsAgree(void (*Kernels::*kernel)(const void*, std::size_t, void*), std::size_t size,
                           const std::vector<std::uint8_t>& bytes)
    {
        std::vector<Run> all = runs();
        all.push_back({&scalar(), 1000, 1});
        for (const Run& run : all) {
            const std::vector<std::uint8_t> some(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(run.n * size));
            std::vector<std::uint8_t> swapped(some.size());
            for (std::size_t i = 0; i < some.size(); ++i)
                swapped[i] = some[i / size * size + (size - 1 - i % size)];
            Array<std::uint8_t> in(some, run.offset);
            Array<std::uint8_t> out(some.size(), run.offset + 1);
            Array<std::uint8_t> expected(swapped, run.offset);
            (run.fast->*kernel)(in.data(), run.n, out.data());
            SAME(run, out, expected);
            (run.fast->*kernel)(in.data(), run.n, in.data());
            SAME(run, in, expected);
        }
    }
};

QTEST_GUILESS_MAIN(TstConvert)
#include "tst_convert.moc"
