// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/kernels/samples.h"

#include <QtTest>

using namespace bitloupe::kernels;

namespace {

const SmallFloat* const kForms[] = {&kE4M3, &kE5M2, &kE2M1};

std::uint8_t encoded(float x, const SmallFloat& form)
{
    std::uint8_t code = 0;
    scalar().encodeSmallFloat(&x, 1, 1.0f, form, &code);
    return code;
}

float decoded(std::uint8_t code, const SmallFloat& form)
{
    float value = 0;
    scalar().decodeSmallFloat(&code, 1, 1.0f, form, &value);
    return value;
}

}  // namespace

class TstSmallFloat : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void numbersByHand()
    {
        QCOMPARE(decoded(0x38, kE4M3), 1.0f);
        QCOMPARE(decoded(0x7E, kE4M3), 448.0f);
        QCOMPARE(decoded(0x01, kE4M3), 0x1p-9f);
        QCOMPARE(decoded(0xB8, kE4M3), -1.0f);
        QCOMPARE(decoded(0x7F, kE4M3), 448.0f);  // NaN in the format
        QCOMPARE(decoded(0x3C, kE5M2), 1.0f);
        QCOMPARE(decoded(0x7B, kE5M2), 57344.0f);
        QCOMPARE(decoded(0xFF, kE5M2), -57344.0f);
        const float magnitudes[] = {0, 0.5f, 1, 1.5f, 2, 3, 4, 6};
        for (std::uint8_t code = 0; code < 8; ++code)
            QCOMPARE(decoded(code, kE2M1), magnitudes[code]);
    }
    void tiesGoToTheEvenCode()
    {
        QCOMPARE(encoded(1.0625f, kE4M3), std::uint8_t{0x38});
        QCOMPARE(encoded(1.1875f, kE4M3), std::uint8_t{0x3A});
        QCOMPARE(encoded(0x1p-10f, kE4M3), std::uint8_t{0});
        QCOMPARE(encoded(-0x1p-10f, kE4M3), std::uint8_t{0});
        QCOMPARE(encoded(5.0f, kE2M1), std::uint8_t{6});
        QCOMPARE(encoded(2.5f, kE2M1), std::uint8_t{4});
        QCOMPARE(encoded(-3.5f, kE2M1), std::uint8_t{14});
        QCOMPARE(encoded(kNan, kE4M3), std::uint8_t{0});
        QCOMPARE(encoded(-kInf, kE5M2), std::uint8_t{0xFB});
    }
    void numbersKeepTheirCodes()
    {
        for (const SmallFloat* form : kForms) {
            const unsigned most = encoded(form->largest, *form);
            for (unsigned code = 0; code <= most; ++code) {
                QCOMPARE(unsigned{encoded(decoded(static_cast<std::uint8_t>(code), *form), *form)}, code);
                if (code == most)
                    continue;
                const float a = decoded(static_cast<std::uint8_t>(code), *form);
                const float b = decoded(static_cast<std::uint8_t>(code + 1), *form);
                QVERIFY(a < b);
                QCOMPARE(unsigned{encoded((a + b) / 2, *form)}, code + code % 2);
                QCOMPARE(unsigned{encoded(std::nextafter((a + b) / 2, 0.0f), *form)}, code);
                QCOMPARE(unsigned{encoded(std::nextafter((a + b) / 2, kInf), *form)}, code + 1);
            }
        }
    }
    void encodersAgree()
    {
        for (const Run& run : runs()) {
            std::vector<float> values = awkward(run.n, run.n + 3);
            for (std::size_t i = 0; i < run.n; i += 3)  // between two numbers
                values[i] = 0.01f
                    * (decoded(static_cast<std::uint8_t>(i % 126), kE4M3) + decoded(static_cast<std::uint8_t>(i % 126 + 1), kE4M3)) / 2;
            Array<float> x(values, run.offset);
            for (const SmallFloat* form : kForms) {
                for (const float scale : {0.01f, 1.0f, 1e-38f, 0.0f, 3e30f}) {
                    Array<std::uint8_t> expected(run.n, run.offset + 1);
                    Array<std::uint8_t> got(run.n, run.offset + 1);
                    scalar().encodeSmallFloat(x.data(), run.n, scale, *form, expected.data());
                    run.fast->encodeSmallFloat(x.data(), run.n, scale, *form, got.data());
                    SAME(run, got, expected);
                }
            }
        }
    }
    void decodersAgree()
    {
        for (const Run& run : runs()) {
            std::vector<std::uint8_t> codes(run.n);
            for (std::size_t i = 0; i < run.n; ++i)
                codes[i] = static_cast<std::uint8_t>(i * 37 + i / 256);
            Array<std::uint8_t> q(codes, run.offset);
            for (const SmallFloat* form : kForms) {
                Array<float> expected(run.n, run.offset + 1);
                Array<float> got(run.n, run.offset + 1);
                scalar().decodeSmallFloat(q.data(), run.n, 0.0137f, *form, expected.data());
                run.fast->decodeSmallFloat(q.data(), run.n, 0.0137f, *form, got.data());
                SAME(run, got, expected);
            }
        }
    }
    void tritsAndSignsByHand()
    {
        const float x[] = {0.5f, -0.5f, 0.51f, -0.51f, 0.0f, -0.0f, kNan, kInf, -kInf};
        std::int8_t trits[9];
        scalar().encodeTernary(x, 9, 0.5f, trits);
        const std::int8_t expected[] = {0, 0, 1, -1, 0, 0, 0, 1, -1};
        QVERIFY(std::memcmp(trits, expected, sizeof(trits)) == 0);
        std::uint8_t bits[2];
        scalar().packSigns(x, 9, bits);
        QCOMPARE(int{bits[0]}, 0b11110101);
        QCOMPARE(int{bits[1]}, 0);
    }
    void tritsAndSignsAgree()
    {
        for (const Run& run : runs()) {
            Array<float> x(awkward(run.n, run.n + 4), run.offset);
            Array<std::int8_t> trits(run.n, 1), gotTrits(run.n, 1);
            Array<std::uint8_t> bits((run.n + 7) / 8, 1), gotBits((run.n + 7) / 8, 1);
            Array<float> y(run.n, run.offset), gotY(run.n, run.offset);
            scalar().encodeTernary(x.data(), run.n, 0.03f, trits.data());
            run.fast->encodeTernary(x.data(), run.n, 0.03f, gotTrits.data());
            SAME(run, gotTrits, trits);
            scalar().packSigns(x.data(), run.n, bits.data());
            run.fast->packSigns(x.data(), run.n, gotBits.data());
            SAME(run, gotBits, bits);
            scalar().unpackSigns(bits.data(), run.n, 0.7f, y.data());
            run.fast->unpackSigns(bits.data(), run.n, 0.7f, gotY.data());
            SAME(run, gotY, y);
        }
    }
};

QTEST_GUILESS_MAIN(TstSmallFloat)
#include "tst_small_float.moc"
