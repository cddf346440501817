// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
// Limits are measured with work that gives a result: here it is looked at.
#include "tests/kernels/samples.h"

#include <QtTest>

using namespace bitloupe::kernels;

class TstLimits : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void byHand()
    {
        const std::uint64_t words[] = {0b1100, 0b1010, 0b0001};
        QCOMPARE(scalar().limits.read(words, 3), std::uint64_t{0b0111});
        std::vector<float> x(kLimitLanes, 1.0f);
        scalar().limits.multiplyAdds(2, 2, 3, x.data());
        QCOMPARE(x[0], 13.0f);  // (1 * 2 + 3) * 2 + 3
        QCOMPARE(x[kLimitLanes - 1], 13.0f);
        std::vector<std::uint8_t> u(64, 2);
        std::vector<std::int8_t> s(64, -3);
        std::vector<std::uint32_t> sums(kLimitLanes, 100);
        scalar().limits.dotProducts(2, u.data(), s.data(), sums.data());
        QCOMPARE(sums[17], 100u - 2 * 24);
        const std::vector<std::uint64_t> a(8, 0b1111), b(8, 0b0101);
        std::vector<std::uint64_t> counts(kLimitLanes, 1);
        scalar().limits.signProducts(3, a.data(), b.data(), counts.data());
        QCOMPARE(counts[9], std::uint64_t{7});
    }
    void levelsAgree()
    {
        Random random(3);
        std::vector<std::uint64_t> words(1000), signs(16);
        std::vector<std::uint8_t> u(64);
        std::vector<std::int8_t> s(64);
        for (std::uint64_t& word : words)
            word = random.next();
        for (std::uint64_t& word : signs)
            word = random.next();
        for (std::size_t i = 0; i < 64; ++i) {
            u[i] = static_cast<std::uint8_t>(random.below(128));
            s[i] = static_cast<std::int8_t>(static_cast<int>(random.below(256)) - 128);
        }
        for (const Level level : {Level::Avx2, Level::Avx512}) {
            if (table(level) == nullptr)
                continue;
            const Limits& fast = table(level)->limits;
            for (const std::size_t n : {0u, 1u, 31u, 32u, 33u, 100u, 1000u})
                QCOMPARE(fast.read(words.data(), n), scalar().limits.read(words.data(), n));
            std::vector<float> x = weights(kLimitLanes, 7), y = x;
            fast.multiplyAdds(5, 0.7f, 0.1f, x.data());
            scalar().limits.multiplyAdds(5, 0.7f, 0.1f, y.data());
            QVERIFY(x == y);
            std::vector<std::uint32_t> sums(kLimitLanes, 9), expected = sums;
            fast.dotProducts(5, u.data(), s.data(), sums.data());
            scalar().limits.dotProducts(5, u.data(), s.data(), expected.data());
            QVERIFY(sums == expected);
            std::vector<std::uint64_t> counts(kLimitLanes, 9), expectedCounts = counts;
            fast.signProducts(5, signs.data(), signs.data() + 8, counts.data());
            scalar().limits.signProducts(5, signs.data(), signs.data() + 8, expectedCounts.data());
            QVERIFY(counts == expectedCounts);
        }
    }
    void flushedBytesStayTheSame()
    {
        std::vector<std::uint64_t> words(5000, 42);
        for (const Level level : {Level::Scalar, Level::Avx2, Level::Avx512}) {
            if (table(level) == nullptr)
                continue;
            table(level)->limits.flush(words.data() + 1, 8 * 4000);
            table(level)->limits.flush(words.data(), 0);
        }
        QVERIFY(words == std::vector<std::uint64_t>(5000, 42));
    }
};

QTEST_GUILESS_MAIN(TstLimits)
#include "tst_limits.moc"
