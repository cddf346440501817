// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/kernels/samples.h"

#include <QtTest>

#include <array>

using namespace bitloupe::kernels;

namespace {

std::size_t packedSize(std::size_t n, int bits) { return (n * static_cast<std::size_t>(bits) + 7) / 8; }

std::vector<std::uint8_t> someBytes(std::size_t n, std::uint64_t seed)
{
    Random random(seed);
    std::vector<std::uint8_t> bytes(n);
    for (std::uint8_t& b : bytes)
        b = static_cast<std::uint8_t>(random.next());
    return bytes;
}

}  // namespace

class TstPack : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void threeBitsByHand()
    {
        const std::uint8_t codes[] = {1, 2, 7, 0xFC};  // 1 | 2 << 3 | 7 << 6 | 4 << 9
        std::uint8_t packed[2];
        scalar().pack(codes, 4, 3, packed);
        QCOMPARE(packed[0] | packed[1] << 8, 1 | 2 << 3 | 7 << 6 | 4 << 9);
    }
    void streamIsByDefinition()
    {
        for (int bits = 1; bits <= 8; ++bits) {
            const std::vector<std::uint8_t> codes = someBytes(77, 3);
            std::vector<std::uint8_t> packed(packedSize(codes.size(), bits));
            std::vector<std::uint8_t> back(codes.size());
            scalar().pack(codes.data(), codes.size(), bits, packed.data());
            for (std::size_t bit = 0; bit < packed.size() * 8; ++bit) {
                const std::size_t code = bit / static_cast<std::size_t>(bits);
                const int expected = code < codes.size() ? codes[code] >> bit % static_cast<std::size_t>(bits) & 1 : 0;
                QCOMPARE(packed[bit / 8] >> bit % 8 & 1, expected);
            }
            scalar().unpack(packed.data(), codes.size(), bits, back.data());
            for (std::size_t i = 0; i < codes.size(); ++i)
                QCOMPARE(int{back[i]}, codes[i] & ((1 << bits) - 1));
        }
    }
    void levelsAgree()
    {
        for (const Run& run : runs()) {
            for (int bits = 1; bits <= 8; ++bits) {
                Array<std::uint8_t> codes(someBytes(run.n, run.n), run.offset);
                Array<std::uint8_t> expected(packedSize(run.n, bits), run.offset + 1);
                Array<std::uint8_t> got(packedSize(run.n, bits), run.offset + 1);
                scalar().pack(codes.data(), run.n, bits, expected.data());
                run.fast->pack(codes.data(), run.n, bits, got.data());
                SAME(run, got, expected);
                Array<std::uint8_t> a(run.n, run.offset);
                Array<std::uint8_t> b(run.n, run.offset);
                scalar().unpack(expected.data(), run.n, bits, a.data());
                run.fast->unpack(expected.data(), run.n, bits, b.data());
                SAME(run, b, a);
            }
        }
    }
    void countsAgree()
    {
        const std::uint8_t byHand[] = {3, 0, 3, 255};
        std::array<std::uint64_t, 256> counts{};
        scalar().countBytes(byHand, 4, counts.data());
        QCOMPARE(counts[3], 2u);
        QCOMPARE(counts[255], 1u);
        for (const Run& run : runs()) {
            for (const auto& bytes : {someBytes(run.n, 5), std::vector<std::uint8_t>(run.n, 9)}) {
                Array<std::uint8_t> codes(bytes, run.offset);
                std::array<std::uint64_t, 256> a{};
                std::array<std::uint64_t, 256> b{};
                a.fill(1);
                b.fill(1);
                run.fast->countBytes(codes.data(), run.n, a.data());
                scalar().countBytes(codes.data(), run.n, b.data());
                QVERIFY2(a == b, run.text().c_str());
            }
        }
    }
};

QTEST_GUILESS_MAIN(TstPack)
#include "tst_pack.moc"
