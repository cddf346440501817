// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/kernels/samples.h"

#include <QtTest>

#include <array>

using namespace bitloupe::kernels;

namespace {

// A book of `count` uneven levels whose codes are not their ranks.
struct Book {
    std::array<float, 16> levels{};
    std::array<float, 15> boundaries{};
    std::array<std::uint8_t, 16> codes{}, ranks{};
    std::int32_t count;

    explicit Book(std::int32_t n)
        : count(n)
    {
        for (std::size_t i = 0; i < size(); ++i) {
            const double t = n == 1 ? 0.0 : -1.0 + 2.0 * static_cast<double>(i) / (n - 1);
            levels[i] = static_cast<float>(t * std::fabs(t) * 0.9 + t * 0.1);
            codes[i] = static_cast<std::uint8_t>((i * 7 + 3) % 16);
        }
        ranks.fill(255);
        for (std::size_t i = 0; i < size(); ++i)
            ranks[codes[i]] = static_cast<std::uint8_t>(i);
        for (std::size_t i = 0; i + 1 < size(); ++i)
            boundaries[i] = (levels[i] + levels[i + 1]) / 2;
    }
    std::size_t size() const { return static_cast<std::size_t>(count); }
    Codebook view() const { return {levels.data(), boundaries.data(), codes.data(), ranks.data(), count}; }
};

}  // namespace

class TstCodebook : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void codesByHand()
    {
        const float levels[] = {-1, 0, 1};
        const float boundaries[] = {-0.5f, 0.5f};
        const std::uint8_t codes[] = {2, 0, 1};
        std::array<std::uint8_t, 16> ranks{};
        ranks = {1, 2, 0, 9};
        const Codebook book = {levels, boundaries, codes, ranks.data(), 3};
        const float x[] = {-2, -1, -0.9f, 0, 1, 1.1f, 2, 9, kNan, kInf, -kInf};  // scale 2: boundaries at -1 and 1, ties go down
        std::uint8_t q[11];
        scalar().encodeCodebook(x, 11, 2.0f, true, book, q);
        const std::array<int, 11> expected = {2, 2, 0, 0, 0, 1, 1, 1, 0, 1, 2};
        for (std::size_t i = 0; i < expected.size(); ++i)
            QCOMPARE(int{q[i]}, expected[i]);
        const std::uint8_t stored[] = {0, 1, 2, 3, 18};  // 3 has no level; only the lower four bits count
        float y[5];
        scalar().decodeCodebook(stored, 5, 2.0f, book, y);
        QCOMPARE(y[0], 0.0f);
        QCOMPARE(y[1], 2.0f);
        QCOMPARE(y[2], -2.0f);
        QCOMPARE(y[3], 0.0f);
        QCOMPARE(y[4], -2.0f);
    }
    void levelsKeepTheirCodes()
    {
        for (std::int32_t n = 1; n <= 16; ++n) {
            const Book book(n);
            std::vector<std::uint8_t> q(book.size());
            scalar().encodeCodebook(book.levels.data(), book.size(), 1.0f, true, book.view(), q.data());
            for (std::size_t i = 0; i < book.size(); ++i)
                QCOMPARE(q[i], book.codes[i]);
        }
    }
    void levelsAgree()
    {
        for (const Run& run : runs()) {
            const Book book(static_cast<std::int32_t>(run.n % 16 + 1));
            std::vector<float> values = awkward(run.n, run.n);
            for (std::size_t i = 0; i + 1 < book.size() && i < run.n; ++i)
                values[i] = book.boundaries[i] * 0.11f;
            Array<float> x(values, run.offset);
            for (const bool divide : {false, true}) {
                for (const float scale : {0.11f, 1.0f, 0.0f, 1e-40f}) {
                    Array<std::uint8_t> expected(run.n, run.offset + 1);
                    Array<std::uint8_t> got(run.n, run.offset + 1);
                    scalar().encodeCodebook(x.data(), run.n, scale, divide, book.view(), expected.data());
                    run.fast->encodeCodebook(x.data(), run.n, scale, divide, book.view(), got.data());
                    SAME(run, got, expected);
                }
            }
        }
    }
    void decodersAgree()
    {
        for (const Run& run : runs()) {
            const Book book(static_cast<std::int32_t>(run.n % 16 + 1));
            std::vector<std::uint8_t> codes(run.n);
            for (std::size_t i = 0; i < run.n; ++i)
                codes[i] = static_cast<std::uint8_t>(i * 37);
            Array<std::uint8_t> q(codes, run.offset);
            Array<float> expected(run.n, run.offset + 1);
            Array<float> got(run.n, run.offset + 1);
            scalar().decodeCodebook(q.data(), run.n, 0.37f, book.view(), expected.data());
            run.fast->decodeCodebook(q.data(), run.n, 0.37f, book.view(), got.data());
            SAME(run, got, expected);
        }
    }
};

QTEST_GUILESS_MAIN(TstCodebook)
#include "tst_codebook.moc"
