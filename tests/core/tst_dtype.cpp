// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// Names and sizes of all number formats, and the value of every code of the small ones.

#include "core/io/decode.h"
#include "io_fixtures.h"

using namespace bitloupe;
using namespace bitloupe::test;

class TstDtype : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void namesReadBack();
    void sizes();
    void everyCodeOfEightBits();
    void everyCodeOfPackedFormats();
    void landmarks();
    void bigEndianIsSwapped();
    void integersToDoubleAreExact();
};

namespace {

constexpr int kCount = static_cast<int>(DType::Unreadable);

DType at(int i) { return static_cast<DType>(i); }

}  // namespace

void TstDtype::namesReadBack()
{
    for (int i = 0; i < kCount; ++i)
        QCOMPARE(dtypeFromName(dtypeName(at(i))), at(i));
    QCOMPARE(dtypeName(DType::Bool), std::string_view("BOOL"));
    QCOMPARE(dtypeFromName("f32"), DType::Unreadable);
    QCOMPARE(dtypeFromName(""), DType::Unreadable);
}

void TstDtype::sizes()
{
    QCOMPARE(dtypeBits(DType::F6_E2M3), 6U);
    QCOMPARE(dtypeBits(DType::F4), 4U);
    QCOMPARE(dtypeBits(DType::C128), 128U);
    QCOMPARE(dtypeBits(DType::Unreadable), 0U);
    for (const DType wide : {DType::F64, DType::I32, DType::U32, DType::I64, DType::U64, DType::C128})
        QVERIFY(exceedsFloat32(wide));
    for (const DType narrow : {DType::F32, DType::F16, DType::BF16, DType::I16, DType::U16, DType::Bool, DType::C64})
        QVERIFY(!exceedsFloat32(narrow));
}

void TstDtype::everyCodeOfEightBits()
{
    for (int i = 0; i < kCount; ++i) {
        if (dtypeBits(at(i)) != 8)
            continue;
        for (unsigned code = 0; code < 256; ++code) {
            std::byte in{static_cast<unsigned char>(code)};
            double value = 0;
            decodeElements(at(i), false, &in, 1, &value);
            QVERIFY2(sameBits(value, storedValue(at(i), code)), qPrintable(QString("%1 %2").arg(i).arg(code)));
        }
    }
}

void TstDtype::everyCodeOfPackedFormats()
{
    const Bytes data = randomBytes(6 * 500, 3);
    for (const DType dtype : {DType::F6_E2M3, DType::F6_E3M2, DType::F4}) {
        const auto expected = storedValues(dtype, data);
        for (unsigned skip = 0; skip < 8; ++skip) {
            const std::size_t bit = skip * dtypeBits(dtype);
            const std::size_t n = expected.size() - skip;
            std::vector<float> values(n);
            decodePacked(dtype, reinterpret_cast<const std::byte*>(data.data()) + bit / 8, bit % 8, n, values.data());
            for (std::size_t i = 0; i < n; ++i)
                QVERIFY(sameBits(values[i], static_cast<float>(expected[i + skip])));
        }
    }
}

// Largest and smallest values as the formats' papers give them.
void TstDtype::landmarks()
{
    const auto value = [](DType dtype, unsigned code) {
        std::byte in{static_cast<unsigned char>(code)};
        float out = 0;
        decodeElements(dtype, false, &in, 1, &out);
        return out;
    };
    QCOMPARE(value(DType::F8_E4M3, 0x7E), 448.0F);
    QCOMPARE(value(DType::F8_E4M3, 0x01), 0.001953125F);
    QVERIFY(std::isnan(value(DType::F8_E4M3, 0x7F)));
    QCOMPARE(value(DType::F8_E5M2, 0x7B), 57344.0F);
    QVERIFY(std::isinf(value(DType::F8_E5M2, 0xFC)));
    QCOMPARE(value(DType::F8_E4M3FNUZ, 0x7F), 240.0F);
    QVERIFY(std::isnan(value(DType::F8_E4M3FNUZ, 0x80)));
    QCOMPARE(value(DType::F8_E5M2FNUZ, 0x7F), 57344.0F);
    QCOMPARE(value(DType::F8_E8M0, 127), 1.0F);
    QCOMPARE(value(DType::F8_E8M0, 0), std::ldexp(1.0F, -127));
    const std::byte packed[] = {std::byte{0x10}, std::byte{0x32}, std::byte{0x54}, std::byte{0x76}};
    float levels[8];
    decodePacked(DType::F4, packed, 0, 8, levels);
    const float expected[8] = {0, 0.5F, 1, 1.5F, 2, 3, 4, 6};
    QVERIFY(std::equal(levels, levels + 8, expected));
}

void TstDtype::bigEndianIsSwapped()
{
    for (int i = 0; i < kCount; ++i) {
        const DType dtype = at(i);
        const unsigned bits = dtypeBits(dtype);
        if (bits % 8 != 0 || dtype == DType::C64 || dtype == DType::C128)
            continue;
        for (const bool big : {false, true}) {
            Bytes data = randomBytes(bits / 8 * 1000, 11);
            const auto expected = storedValues(dtype, data, big);
            std::vector<double> values(expected.size());
            decodeElements(dtype, big, reinterpret_cast<std::byte*>(data.data()), values.size(), values.data());
            for (std::size_t k = 0; k < values.size(); ++k)
                QVERIFY2(sameBits(values[k], expected[k]), dtypeName(dtype).data());
        }
    }
}

void TstDtype::integersToDoubleAreExact()
{
    std::int64_t large = -9007199254740991;  // 1 - 2^53
    double value = 0;
    decodeElements(DType::I64, false, reinterpret_cast<std::byte*>(&large), 1, &value);
    QCOMPARE(value, -9007199254740991.0);
    std::uint32_t odd = 4294967295U;
    decodeElements(DType::U32, false, reinterpret_cast<std::byte*>(&odd), 1, &value);
    QCOMPARE(value, 4294967295.0);
}

QTEST_GUILESS_MAIN(TstDtype)
#include "tst_dtype.moc"
