// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// Searches for the parameters of blocks: what they find where it can be told, and the same bits on every level, however many
// blocks are asked about at once.

#include "tests/kernels/samples.h"

#include <QtTest>

#include <array>

using namespace bitloupe::kernels;

namespace {

using Search = void (*)(const Searches&, const float* x, std::size_t blocks, std::size_t size, BlockParams* found);

// Those of Q2_K, Q4_K, Q5_K, Q6_K and Q3_K.
constexpr std::array<Search, 5> kSearches = {
    [](const Searches& s, const float* x, std::size_t blocks, std::size_t size, BlockParams* found) {
        s.affine(x, blocks, size, {3, -0.5f, 0.1f, 15, true, false}, found);
    },
    [](const Searches& s, const float* x, std::size_t blocks, std::size_t size, BlockParams* found) {
        s.affine(x, blocks, size, {15, -1.0f, 0.1f, 20, false, true}, found);
    },
    [](const Searches& s, const float* x, std::size_t blocks, std::size_t size, BlockParams* found) {
        s.affine(x, blocks, size, {31, -0.5f, 0.1f, 15, false, true}, found);
    },
    [](const Searches& s, const float* x, std::size_t blocks, std::size_t size, BlockParams* found) {
        s.symmetric(x, blocks, size, 32, found);
    },
    [](const Searches& s, const float* x, std::size_t blocks, std::size_t size, BlockParams* found) {
        s.descending(x, blocks, size, 4, found);
    },
};

std::vector<std::vector<float>> samples(std::size_t n, std::size_t size)
{
    std::vector<float> sizes = weights(n, 5);
    for (std::size_t i = 0; i < n; ++i)
        sizes[i] = std::ldexp(sizes[i], static_cast<int>(i / size * 7 % 270) - 140);
    return {weights(n, 3), sizes, awkward(n, n), std::vector<float>(n, -0.0f), std::vector<float>(n, -0.3f), std::vector<float>(n, 1e-44f)};
}

}  // namespace

class TstSearches : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Weights that lie on a grid are found to lie there.
    void gridsAreFound()
    {
        std::array<float, 32> x{};
        for (std::size_t i = 0; i < x.size(); ++i)
            x[i] = 3.0f * static_cast<float>(i * 7 % 16) - 6;
        BlockParams found;
        kSearches[1](scalar().searches, x.data(), 1, x.size(), &found);
        QVERIFY(std::fabs(found.scale - 3) < 1e-5f && std::fabs(found.offset + 6) < 1e-4f);
        QCOMPARE(found.zero, 0);
        for (std::size_t i = 0; i < 16; ++i)
            x[i] = 0.25f * (static_cast<float>(i % 8) - 4);  // codes -4 .. 3
        kSearches[4](scalar().searches, x.data(), 1, 16, &found);
        QCOMPARE(found.scale, 0.25f);
        for (std::size_t i = 0; i < 16; ++i)
            x[i] = -0.5f * (static_cast<float>(i * 4) - 32);  // codes -32 .. 28 of a negative scale
        kSearches[3](scalar().searches, x.data(), 1, 16, &found);
        QVERIFY(std::fabs(found.scale + 0.5f) < 1e-6f);
    }
    void nothingIsNothing()
    {
        const std::array<float, 32> zeros{};
        const std::array<float, 32> equal = [] {
            std::array<float, 32> x{};
            x.fill(-0.3f);
            return x;
        }();
        for (const Search& search : kSearches) {
            BlockParams found{7, 7, 7};
            search(scalar().searches, zeros.data(), 1, 32, &found);
            QCOMPARE(found, (BlockParams{0, 0, 0}));
        }
        BlockParams found;
        kSearches[1](scalar().searches, equal.data(), 1, 32, &found);
        QVERIFY(std::isfinite(found.scale));
        QVERIFY(std::fabs(found.offset + 0.3f) < 1e-6f);
    }
    void levelsAgree()
    {
        for (const Level level : {Level::Avx2, Level::Avx512}) {
            for (const std::size_t size : {1u, 5u, 16u, 32u}) {
                for (const std::size_t blocks : {0u, 1u, 3u, 17u, 70u}) {
                    for (const std::vector<float>& x : samples(blocks * size, size)) {
                        for (const Search& search : kSearches) {
                            Array<BlockParams> expected(blocks, 1), got(blocks, 1);
                            for (std::size_t b = 0; b < blocks; ++b)
                                search(scalar().searches, x.data() + b * size, 1, size, expected.data() + b);
                            if (table(level) == nullptr)
                                continue;
                            search(table(level)->searches, x.data(), blocks, size, got.data());
                            QVERIFY2(got.sameAs(expected), (std::to_string(blocks) + " blocks of " + std::to_string(size)).c_str());
                        }
                    }
                }
            }
        }
    }
};

QTEST_GUILESS_MAIN(TstSearches)
#include "tst_searches.moc"
