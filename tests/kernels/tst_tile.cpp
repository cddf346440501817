// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/kernels/samples.h"

#include <QtTest>

using namespace bitloupe::kernels;

namespace {

template <class T>
std::vector<T> numbers(std::size_t count, unsigned seed)
{
    std::vector<T> values(count);
    for (T& value : values) {
        seed = seed * 1664525u + 1013904223u;
        value = static_cast<T>(static_cast<double>(static_cast<std::int32_t>(seed)) * 0x1p-28);
    }
    return values;
}

template <class T>
void agrees(void (*Kernels::*tile)(const T*, std::size_t, const T*, std::size_t, T*, std::size_t), std::size_t columns)
{
    for (const Level level : {Level::Avx2, Level::Avx512}) {
        for (const std::size_t depth : {0u, 1u, 2u, 7u, 64u, 129u}) {
            for (const std::size_t stride : {kTileRows, kTileRows + 3}) {
                const Kernels* const fast = table(level);
                if (fast == nullptr)
                    continue;
                const std::vector<T> a = numbers<T>(depth * stride + 8, 1), b = numbers<T>(depth * columns + 8, 2);
                std::vector<T> wanted = numbers<T>(kTileRows * (columns + 5), 3), got = wanted;
                (scalar().*tile)(a.data() + 1, stride, b.data() + 1, depth, wanted.data(), columns + 5);
                (fast->*tile)(a.data() + 1, stride, b.data() + 1, depth, got.data(), columns + 5);
                QCOMPARE(std::memcmp(got.data(), wanted.data(), wanted.size() * sizeof(T)), 0);
            }
        }
    }
}

}  // namespace

class TstTile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void byHand()
    {
        std::vector<float> a(2 * kTileRows, 0.0f), b(2 * kTileColumnsF32, 0.0f), c(kTileRows * kTileColumnsF32, 1.0f);
        a[3] = 2;  // p = 0, i = 3
        a[kTileRows + 3] = 5;  // p = 1
        b[7] = 10;
        b[kTileColumnsF32 + 7] = 100;
        scalar().tileF32(a.data(), kTileRows, b.data(), 2, c.data(), kTileColumnsF32);
        QCOMPARE(c[3 * kTileColumnsF32 + 7], 521.0f);
        QCOMPARE(c[3 * kTileColumnsF32 + 8], 1.0f);
        QCOMPARE(c[2 * kTileColumnsF32 + 7], 1.0f);
    }
    void everyLevelGivesTheSameBits()
    {
        agrees<float>(&Kernels::tileF32, kTileColumnsF32);
        agrees<double>(&Kernels::tileF64, kTileColumnsF64);
    }
};

QTEST_APPLESS_MAIN(TstTile)
#include "tst_tile.moc"
