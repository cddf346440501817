// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/matmul/packed_matrix.h"
#include "core/matmul/shift_matrix.h"
#include "core/matmul/sign_matrix.h"
#include "kernels/kernels.h"

#include <QTest>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstring>
#include <random>
#include <tbb/task_arena.h>
#include <utility>

using namespace bitloupe;

namespace {

constexpr double kBound = 1.0 / 254 + 1e-5;
constexpr double kCancelled = 0.01;  // a weight of 0 is 15 * scale less 15 * scale, each in float32: off by 1e-6 at most

std::vector<float> normal(std::size_t n, unsigned seed)
{
    std::mt19937 random(seed);
    std::vector<float> x(n);
    for (float& v : x)  // a sum of uniforms: the same on every library
        v = static_cast<float>(static_cast<double>(random() % 1000 + random() % 1000 + random() % 1000) / 1000 - 1.5);
    return x;
}

// Codes of a matrix, with the values they stand for.
struct Sample {
    MatrixCodes form;
    std::vector<std::uint8_t> codes, zeros;
    std::vector<float> scales, values;

    Sample(kernels::CodeForm codeForm, std::uint64_t rows, std::uint64_t cols, std::uint64_t group, bool hasZeros)
        : form{codeForm, rows, cols, group, {}, {}, {}, codeForm == kernels::CodeForm::U8 ? 128 : 8, {}}
        , codes(rows * cols)
        , values(rows * cols)
    {
        const std::uint64_t width = codeForm == kernels::CodeForm::U8 ? cols : group;
        const std::uint64_t groups = (cols + width - 1) / width;
        std::mt19937 random(7);
        for (std::uint64_t i = 0; i < rows * groups; ++i) {
            scales.push_back(std::ldexp(1.0f, -static_cast<int>(random() % 4)));  // exact as halves
            if (hasZeros)
                zeros.push_back(static_cast<std::uint8_t>(random() % 16));
        }
        for (std::uint64_t i = 0; i < codes.size(); ++i) {
            codes[i] = static_cast<std::uint8_t>(random() % (codeForm == kernels::CodeForm::U8 ? 256 : 16));
            const std::uint64_t block = i / cols * groups + i % cols / width;
            values[i] = scales[block] * static_cast<float>(codes[i] - (hasZeros ? zeros[block] : form.zero));
        }
        form.codes = codes;
        form.scales = scales;
        form.zeros = zeros;
    }
    // Largest difference to the product in double, relative to the largest activation times the sum of |weights|. Activations
    // are off by half a step of max|x| / 127 at most, so this is at most 1/254 and what float32 adds.
    double worst(const std::vector<float>& x, const std::vector<float>& y, std::uint64_t tokens) const
    {
        double worst = 0;
        for (std::uint64_t i = 0; i < tokens * form.rows; ++i) {
            double sum = 0;
            double weights = 0;
            double largest = 0;
            for (std::uint64_t k = 0; k < form.cols; ++k) {
                const double activation = static_cast<double>(x[i / form.rows * form.cols + k]);
                const double weight = static_cast<double>(values[i % form.rows * form.cols + k]);
                sum += activation * weight;
                weights += std::fabs(weight);
                largest = std::max(largest, std::fabs(activation));
            }
            worst = std::max(worst, std::fabs(static_cast<double>(y[i]) - sum) / (largest * weights + kCancelled));
        }
        return worst;
    }
};

std::vector<Sample> samples()
{
    std::vector<Sample> all;
    for (const std::uint64_t rows : {1u, 40u, 300u}) {
        for (const std::uint64_t cols : {1u, 70u, 256u}) {
            all.emplace_back(kernels::CodeForm::U8, rows, cols, 0, false);
            all.emplace_back(kernels::CodeForm::U4, rows, cols, 32, false);
            all.emplace_back(kernels::CodeForm::U4, rows, cols, 64, true);
        }
    }
    return all;
}

// Counts what is taken, and checks that pieces begin where they should.
void takeAll(std::vector<std::atomic<int>>& taken, std::uint64_t step)
{
    inPieces(taken.size(), step, Threads::All, [&](std::uint64_t first, std::uint64_t end) {
        for (std::uint64_t i = first; i < end; ++i)
            taken[i] += first % step == 0 ? 1 : 1000;
    });
}

}  // namespace

class TstMatmul : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void productsAreNearTheExactOnes()
    {
        for (const Sample& s : samples()) {
            const auto matrix = PackedMatrix::pack(s.form, Threads::All);
            QVERIFY(matrix != nullptr);
            for (const std::uint64_t tokens : {1u, 3u, 17u}) {
                const std::vector<float> x = normal(tokens * s.form.cols, 3);
                std::vector<float> y(tokens * s.form.rows);
                matrix->multiply(x.data(), tokens, y.data(), Threads::All);
                QVERIFY(s.worst(x, y, tokens) < kBound);
            }
        }
    }
    void stretchesByHand()
    {
        Stretches stretches(10, 2);  // five each
        const std::vector<std::pair<std::uint64_t, std::uint64_t>> expected = {{5, 8}, {8, 9}, {9, 10}, {0, 3}, {3, 4}, {4, 5}};
        for (const auto& [first, end] : expected) {
            const auto some = stretches.next(1);
            QVERIFY(some && some->first == first && some->end == end);
        }
        QVERIFY(!stretches.next(1) && !stretches.next(0));
    }
    void piecesAreTakenOnce()
    {
        for (const int threads : {1, 2, 8}) {
            for (const std::uint64_t n : {1u, 7u, 64u, 1000u}) {
                for (const std::uint64_t step : {1u, 4u, 16u}) {
                    std::vector<std::atomic<int>> taken(n);
                    tbb::task_arena(threads).execute([&] { takeAll(taken, step); });
                    QVERIFY(std::all_of(taken.begin(), taken.end(), [](const auto& count) { return count == 1; }));
                }
            }
        }
    }
    // A crew of which one thread alone comes has all done; when it is gone, others do the work.
    void crewsAreLent()
    {
        static int calls;
        calls = 0;
        const auto onlyTheLast = [](int threads, const std::function<void(int)>& work) {
            ++calls;
            work(threads - 1);
        };
        std::vector<std::atomic<int>> taken(100);
        {
            const Crew crew(3, onlyTheLast);
            QCOMPARE(threadsFor(100, Threads::All), 3);
            QCOMPARE(threadsFor(2, Threads::All), 2);
            QCOMPARE(threadsFor(100, Threads::One), 1);
            takeAll(taken, 1);
            {
                const Crew inner(5, onlyTheLast);
                QCOMPARE(threadsFor(100, Threads::All), 5);
            }
            QCOMPARE(threadsFor(100, Threads::All), 3);
        }
        QVERIFY(std::all_of(taken.begin(), taken.end(), [](const auto& count) { return count == 1; }));
        takeAll(taken, 1);
        QVERIFY(std::all_of(taken.begin(), taken.end(), [](const auto& count) { return count == 2; }));
        QCOMPARE(calls, 1);
    }
    void stepsByHand()
    {
        QCOMPARE(stepFor(4096 * 16, 4), std::uint64_t{4});
        QCOMPARE(stepFor(4096 * 16 - 1, 4), std::uint64_t{8});
        QCOMPARE(stepFor(512 * 16, 4), std::uint64_t{32});  // 512 rows at once: no second thread
        QCOMPARE(stepFor(kWorthwhile + 1, 1), std::uint64_t{1});
        QCOMPARE(stepFor(0, 1), kWorthwhile);
    }
    void threadsDoNotMatter()
    {
        constexpr std::uint64_t kRows = 1000, kCols = 2048, kTokens = 29;  // enough that tokens are shared out, and panels
        const Sample s(kernels::CodeForm::U4, kRows, kCols, 32, false);
        const std::vector<float> x = normal(kTokens * kCols, 5);
        const std::vector<float> weights = normal(kRows * kCols, 6);
        const auto packed = PackedMatrix::pack(s.form, Threads::One);
        const SignMatrix signsOf(weights.data(), kRows, kCols);
        for (const std::uint64_t tokens : {std::uint64_t{1}, kTokens}) {
            std::vector<float> one(tokens * kRows), signsOfOne(one);
            packed->multiply(x.data(), tokens, one.data(), Threads::One);
            signsOf.multiply(x.data(), tokens, signsOfOne.data(), Threads::One);
            for (const int threads : {2, 8}) {
                std::vector<float> many(one.size());
                tbb::task_arena arena(threads);
                arena.execute([&] { PackedMatrix::pack(s.form, Threads::All)->multiply(x.data(), tokens, many.data(), Threads::All); });
                QVERIFY(std::memcmp(one.data(), many.data(), one.size() * sizeof(float)) == 0);
                arena.execute([&] { signsOf.multiply(x.data(), tokens, many.data(), Threads::All); });
                QVERIFY(std::memcmp(signsOfOne.data(), many.data(), one.size() * sizeof(float)) == 0);
            }
        }
    }
    void tablesAreLookedUp()
    {
        Sample s(kernels::CodeForm::U4, 20, 64, 32, false);
        s.form.zero = 12;
        s.form.table = std::array<std::uint8_t, 16>{12, 13, 14, 15, 16, 18, 20, 24, 12, 11, 10, 9, 8, 6, 4, 0};  // MXFP4
        for (std::size_t i = 0; i < s.values.size(); ++i)
            s.values[i] = s.scales[i / 64 * 2 + i % 64 / 32] * static_cast<float>((*s.form.table)[s.codes[i]] - 12);
        const std::vector<float> x = normal(2 * 64, 8);
        std::vector<float> y(2 * 20);
        PackedMatrix::pack(s.form, Threads::One)->multiply(x.data(), 2, y.data(), Threads::One);
        QVERIFY(s.worst(x, y, 2) < kBound);
    }
    void scalesByHand()
    {
        // A row as halves are, one of which the smallest is too small, one that is too large, one of nothing.
        const std::vector<float> scales = {0x1p-14f, 65504, 0x1p-20f, 0x1.8p-30f, 0x1p40f, 0x1p-40f, 0, 0};
        const std::vector<std::uint8_t> zeros = {1, 2, 3, 4, 5, 6, 7, 15};
        MatrixCodes codes{kernels::CodeForm::U4, 4, 32, 16, {}, scales, zeros, 0, {}};
        const GroupScales held(codes, 2);
        for (std::uint64_t i = 0; i < 8; ++i)
            QCOMPARE(held.scaleOf(i / 2, i % 2), i == 5 ? 0 : scales[i]);  // 2^-80 of the row's largest
        std::vector<float> y = {1, 1, 1, 1, 2, 2, 2, 2};
        held.finish(y.data(), 2, 4, 1, 4);
        QCOMPARE(y, (std::vector<float>{1, 0x1p-34f, 0x1p26f, 1, 2, 0x1p-33f, 0x1p27f, 2}));
        std::uint16_t fifteen = 0;
        const float value = 15;
        kernels::active().floatToHalf(&value, 1, &fifteen);
        QCOMPARE(held.zeros()[16 + 3], fifteen);  // second group, row 3
        MemorySpans memory;
        held.addTo(memory);
        QCOMPARE(bytesOf(memory), std::uint64_t{2 * 2 * 16 * 2 + 4 * 4});
        MatrixCodes plain{kernels::CodeForm::U4, 1, 32, 16, {}, std::span(scales).first(2), {}, 8, {}};
        const GroupScales two(plain, 2);
        memory.clear();
        two.addTo(memory);
        QCOMPARE(bytesOf(memory), std::uint64_t{2 * 16 * 2});
        QCOMPARE(two.zeros(), nullptr);
    }
    // Activations far from zero, and of one side: what the zero point adds is taken off again.
    void zeroPointsOfActivations()
    {
        for (const std::uint64_t cols : {1u, 70u, 256u}) {
            const Sample s(kernels::CodeForm::U8, 40, cols, 0, false);
            const auto matrix = PackedMatrix::pack(s.form, Threads::One, ActivationBits::EightWithZero);
            for (const float shift : {-7.0f, 0.0f, 1.5f, 40.0f}) {
                std::vector<float> x = normal(3 * cols, 4), y(3 * 40);
                for (float& v : x)
                    v += shift;
                matrix->multiply(x.data(), 3, y.data(), Threads::One);
                QVERIFY2(s.worst(x, y, 3) < (shift == 0 ? kBound : kBound / 1.7), "a step is half as wide on one side");
            }
            std::vector<float> none(cols, 0.0f), y(40, 1.0f);
            matrix->multiply(none.data(), 1, y.data(), Threads::One);
            QCOMPARE(y, std::vector<float>(40, 0.0f));
        }
    }
    void zeroPointsByHand()
    {
        const std::vector<std::uint8_t> codes = {128 + 3, 128 - 2};
        const std::vector<float> scales = {0.5f};
        const MatrixCodes matrix{kernels::CodeForm::U8, 1, 2, 0, codes, scales, {}, 128, {}};
        const float x[] = {255, 10.4f, -51, 204};  // steps of 1: 127, -118 with zero -128; -128, 127 with zero -77
        float y[2];
        PackedMatrix::pack(matrix, Threads::One, ActivationBits::EightWithZero)->multiply(x, 2, y, Threads::One);
        QCOMPARE(y[0], 0.5f * (3 * 255 - 2 * 10));
        QCOMPARE(y[1], 0.5f * (3 * -51 - 2 * 204));
    }
    void shiftsByHand()
    {
        const std::vector<std::uint8_t> codes = {128 + 3, 128 - 2, 128, 128 + 1};  // 2^-1 * (3, -2); 2^3 * (0, 1)
        const std::vector<std::int32_t> exponents = {-1, 3};
        MatrixCodes matrix{kernels::CodeForm::U8, 2, 2, 0, codes, {}, {}, 128, {}};
        const auto packed = ShiftMatrix::pack(matrix, exponents, Threads::One);
        const float x[] = {1, 0.5f, 0, 0, 127, -128};  // 2^-6 * (64, 32); nothing; 2^1 * (64, -64): 63.5 to even
        float y[6];
        packed->multiply(x, 3, y, Threads::One);
        QCOMPARE(y[0], 1.0f);  // 1.5 * 1 - 1 * 0.5
        QCOMPARE(y[1], 4.0f);  // 8 * 0.5
        QCOMPARE(y[2], 0.0f);
        QCOMPARE(y[3], 0.0f);
        QCOMPARE(y[4], 320.0f);  // 1.5 * 128 + 128
        QCOMPARE(y[5], -1024.0f);
    }
    void signsByHand()
    {
        const float weights[] = {1, -2, 3, 0, -1, -1, -1, -1};  // signs + - + +, mean 1.5; all -, mean 1
        const float x[] = {2, 2, -2, 2};  // signs + + - +, mean 2
        float y[2];
        const SignMatrix matrix(weights, 2, 4);
        matrix.multiply(x, 1, y, Threads::One);
        QCOMPARE(y[0], 0.0f);  // 1 - 1 - 1 + 1
        QCOMPARE(y[1], -4.0f);  // -1 - 1 + 1 - 1, times 2
    }
};

QTEST_GUILESS_MAIN(TstMatmul)
#include "tst_matmul.moc"
