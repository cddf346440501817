// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/kernels/samples.h"

#include <QtTest>

using namespace bitloupe::kernels;

class TstReduce : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void momentsByHand()
    {
        const std::vector<float> x = {1, -2, 4, 0, -0.0f, kNan, kInf, -kInf, 0x1p-149f};
        Moments m;
        scalar().moments(x.data(), 5, 1.0, &m);  // d = 0, -3, 3, -1, -1
        QCOMPARE(m.sum1, -2.0);
        QCOMPARE(m.sum2, 20.0);
        QCOMPARE(m.sum3, -2.0);
        QCOMPARE(m.sum4, 164.0);
        QCOMPARE(m.sumAbs, 7.0);
        QCOMPARE(m.finite, 5u);
        scalar().moments(x.data() + 5, 4, 1.0, &m);  // adds to what is there
        QCOMPARE(m.sum1, -3.0);
        QCOMPARE(m.min, -2.0f);
        QCOMPARE(m.max, 4.0f);
        QCOMPARE(m.finite, 6u);
        QCOMPARE(m.nan, 1u);
        QCOMPARE(m.inf, 2u);
        QCOMPARE(m.zero, 2u);
        QCOMPARE(m.subnormal, 1u);
    }
    void sumsFollowTheStatedOrder()
    {
        std::vector<float> x(35, 0.0f);
        x[0] = 0x1p60f;
        x[16] = 1;  // lane 0: lost beside 2^60
        x[8] = -0x1p60f;  // lane 8 is folded onto lane 0
        x[1] = 3;
        Moments m;
        scalar().moments(x.data(), x.size(), 0.0, &m);
        QCOMPARE(m.sum1, 3.0);
    }
    void magnitudesByHand()
    {
        const std::vector<float> x = {1, -2, 4, 0, kNan, kInf, -kInf, -8};
        const MagnitudeSums all = scalar().magnitudeSums(x.data(), x.size());
        QCOMPARE(all.sum, 15.0);
        QCOMPARE(all.largest, 8.0f);
        QCOMPARE(all.finite, 5u);
        const SideSums sides = scalar().sideSums(x.data(), x.size(), 1);  // 1 is not above
        QCOMPARE(sides.above, 4.0);
        QCOMPARE(sides.aboveCount, 1u);
        QCOMPARE(sides.below, 10.0);
        QCOMPARE(sides.belowCount, 2u);
    }
    void magnitudesAgree()
    {
        for (const Run& run : runs()) {
            for (const std::vector<float>& values : {weights(run.n, 9), awkward(run.n, 4)}) {
                Array<float> x(values, run.offset);
                const MagnitudeSums expected = scalar().magnitudeSums(x.data(), run.n), got = run.fast->magnitudeSums(x.data(), run.n);
                QVERIFY2(expected.sum == got.sum && expected.largest == got.largest && expected.finite == got.finite, run.text().c_str());
                Moments moments;
                scalar().moments(x.data(), run.n, 0, &moments);
                QCOMPARE(got.sum, moments.sumAbs);
                for (const float threshold : {0.0f, 0.03f, -0.01f, 1e30f}) {
                    const SideSums a = scalar().sideSums(x.data(), run.n, threshold), b = run.fast->sideSums(x.data(), run.n, threshold);
                    QVERIFY2(a.above == b.above && a.below == b.below && a.aboveCount == b.aboveCount && a.belowCount == b.belowCount,
                             run.text().c_str());
                }
            }
        }
    }
    void extremesOfNothing()
    {
        const std::vector<float> x = {kNan, kInf};
        const MinMax range = scalar().minMax(x.data(), 2);
        QVERIFY(range.min > range.max);
        QCOMPARE(range.nonFinite, 2u);
        QCOMPARE(scalar().absMax(x.data(), 2), 0.0f);
        Moments m;
        scalar().moments(x.data(), 2, 0.0, &m);
        QCOMPARE(m.finite, 0u);
        const float zeros[] = {-0.0f, -0.0f};
        QVERIFY(!std::signbit(scalar().minMax(zeros, 2).min));
        QVERIFY(!std::signbit(scalar().minMax(zeros, 2).max));
    }
    void errorsByHand()
    {
        const std::vector<float> x = {1, 2, kNan, -3, 5};
        const std::vector<float> y = {1.5f, 1, 100, -2, 5};
        ErrorSums s;
        scalar().errorSums(x.data(), y.data(), x.size(), &s);  // e = -0.5, 1, -, -1, 0
        QCOMPARE(s.squaredError, 2.25);
        QCOMPARE(s.squaredWeight, 39.0);
        QCOMPARE(s.squaredValue, 2.25 + 1 + 4 + 25);
        QCOMPARE(s.product, 1.5 + 2 + 6 + 25);
        QCOMPARE(s.absError, 2.5);
        QCOMPARE(s.maxAbsError, 1.0f);
        QCOMPARE(s.maxIndex, 1u);
        QCOMPARE(s.count, 4u);
        scalar().errorSums(x.data() + 3, y.data() + 3, 1, &s);  // as large as before: the index stays
        QCOMPARE(s.maxIndex, 1u);
    }
    void normByHand()
    {
        const std::vector<float> x = {1, 2, kNan, -3, 5, 0x1p-149f, 3e38f};
        const std::vector<float> y = {1.5f, 1, 100, -2, 5, 0, -3e38f};
        const auto norm = [&](std::size_t i) { return scalar().errorNorm24(x.data() + i, y.data() + i, 1); };
        QCOMPARE(norm(2), 0.0);  // not finite
        QCOMPARE(norm(4), 0.0);  // no error
        for (const std::size_t i : {0u, 1u, 3u, 5u, 6u}) {
            const long double e = static_cast<long double>(x[i]) - static_cast<long double>(y[i]);
            const auto exact = static_cast<double>(std::pow(std::fabs(e), 2.4L));  // in double, 2.4 is not
            QVERIFY2(std::fabs(norm(i) - exact) <= 2e-15 * exact, qPrintable(QString::number(norm(i) / exact - 1)));
        }
        // 32 = 2^5, so that the root is exact: 32^2.4 = 4096. The terms stand in lanes of their own.
        const std::vector<float> far = {32, 0, 0}, none = {0, 32, 0};
        QVERIFY(std::fabs(scalar().errorNorm24(far.data(), none.data(), 3) - 8192) < 1e-11);
    }
    void normAgrees()
    {
        for (const Run& run : runs()) {
            for (const auto& original : {awkward(run.n, run.n), weights(run.n, 6), std::vector<float>(run.n, 1.0f)}) {
                std::vector<float> changed = original;
                Random random(run.n);
                for (float& v : changed)
                    v = std::isfinite(v) ? v * static_cast<float>(random.uniform()) : 1.0f;
                Array<float> x(original, run.offset);
                Array<float> y(changed, run.offset + 2);
                const double a = run.fast->errorNorm24(x.data(), y.data(), run.n);
                const double b = scalar().errorNorm24(x.data(), y.data(), run.n);
                SAME_VALUE(run, a, b);
            }
        }
    }
    void extremesAgree()
    {
        for (const Run& run : runs()) {
            for (const auto& values :
                 {awkward(run.n, run.n), weights(run.n, 5), std::vector<float>(run.n, -0.0f), std::vector<float>(run.n, kNan)}) {
                Array<float> x(values, run.offset);
                const MinMax a = run.fast->minMax(x.data(), run.n);
                const MinMax b = scalar().minMax(x.data(), run.n);
                SAME_VALUE(run, a.min, b.min);
                SAME_VALUE(run, a.max, b.max);
                SAME_VALUE(run, a.nonFinite, b.nonFinite);
                const float c = run.fast->absMax(x.data(), run.n);
                const float d = scalar().absMax(x.data(), run.n);
                SAME_VALUE(run, c, d);
            }
        }
    }
    void momentsAgree()
    {
        for (const Run& run : runs()) {
            for (const auto& values : {awkward(run.n, run.n), weights(run.n, 6), std::vector<float>(run.n, -0.0f)}) {
                Array<float> x(values, run.offset);
                Moments a;
                Moments b;
                run.fast->moments(x.data(), run.n, 0.01, &a);
                scalar().moments(x.data(), run.n, 0.01, &b);
                SAME_VALUE(run, a, b);
                run.fast->moments(x.data(), run.n / 2, -3, &a);
                scalar().moments(x.data(), run.n / 2, -3, &b);
                SAME_VALUE(run, a, b);
            }
        }
    }
    void errorsAgree()
    {
        for (const Run& run : runs()) {
            const std::vector<std::vector<float>> originals = {awkward(run.n, run.n), weights(run.n, 6), std::vector<float>(run.n, 1.0f)};
            for (const auto& original : originals) {
                std::vector<float> changed = original;
                Random random(run.n);
                for (float& v : changed)
                    v = std::isfinite(v) ? v * static_cast<float>(random.uniform()) : 1.0f;
                Array<float> x(original, run.offset);
                Array<float> y(changed, run.offset + 2);
                ErrorSums a;
                ErrorSums b;
                run.fast->errorSums(x.data(), y.data(), run.n, &a);
                scalar().errorSums(x.data(), y.data(), run.n, &b);
                SAME_VALUE(run, a, b);
            }
        }
    }
};

QTEST_GUILESS_MAIN(TstReduce)
#include "tst_reduce.moc"
