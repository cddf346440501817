// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// Lloyd-Max against the table of reference/methods.md 27.3 and against a plain loop; the rate-distortion bound.

#include "quant_fixtures.h"

#include "core/report/bounds.h"
#include "core/report/point_masses.h"

#include <QtTest>
#include <limits>
#include <tbb/global_control.h>

using namespace bitloupe;
using namespace bitloupe::test;

class TstBounds : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void table_data();
    void table();
    void agreesWithPlainLloyd_data();
    void agreesWithPlainLloyd();
    void largeIsNoWorseThanPlain();
    void noGridBeatsIt();
    void fewDistinctValuesAreExact();
    void degenerate();
    void streamedIsClose();
    void threadsChangeNothing();
    void pointMassCells();
    void rateDistortion();
};

namespace {

LloydMax best(const std::vector<float>& values, int bits)
{
    Progress progress;
    return lloydMax(Slice(values), bits, progress).value();
}

// The definition, element by element: sorted values, 200 turns or a change below 1e-7.
double plainLloyd(std::vector<float> values, int bits)
{
    std::sort(values.begin(), values.end());
    const std::size_t count = std::size_t{1} << bits;
    std::vector<double> levels;
    for (std::size_t k = 0; k < count; ++k) {
        const double place = (static_cast<double>(k) + 0.5) / static_cast<double>(count) * static_cast<double>(values.size() - 1);
        levels.push_back(double{values[static_cast<std::size_t>(place)]});
    }
    double before = HUGE_VAL;
    for (int turn = 0; turn < 200; ++turn) {
        std::vector<double> sums(count, 0), counts(count, 0);
        std::vector<std::size_t> cellOf;
        std::size_t cell = 0;
        for (const float x : values) {
            while (cell + 1 < count && x >= static_cast<float>((levels[cell] + levels[cell + 1]) / 2))
                ++cell;
            cellOf.push_back(cell);
            sums[cell] += double{x};
            counts[cell] += 1;
        }
        for (std::size_t k = 0; k < count; ++k)
            levels[k] = counts[k] > 0 ? sums[k] / counts[k] : levels[k];
        double error = 0;
        for (std::size_t i = 0; i < values.size(); ++i)
            error += (double{values[i]} - levels[cellOf[i]]) * (double{values[i]} - levels[cellOf[i]]);
        if (std::fabs(before - error) <= 1e-7 * error)
            return error / static_cast<double>(values.size());
        before = error;
    }
    return before / static_cast<double>(values.size());
}

}  // namespace

void TstBounds::table_data()
{
    QTest::addColumn<int>("bits");
    QTest::addColumn<double>("gauss");
    QTest::addColumn<double>("laplace");
    QTest::newRow("1") << 1 << 0.363380228 << 0.5;
    QTest::newRow("2") << 2 << 0.117481848 << 0.176194881;
    QTest::newRow("3") << 3 << 0.0345477608 << 0.0544759879;
    QTest::newRow("4") << 4 << 0.00950100801 << 0.0153725271;
    QTest::newRow("5") << 5 << 0.00250466836 << 0.00410217999;
    QTest::newRow("6") << 6 << 0.000644239665 << 0.00106095229;
    QTest::newRow("7") << 7 << 0.00016347823 << 0.000269873774;
    QTest::newRow("8") << 8 << 4.11850829e-05 << 6.80617397e-05;
}

// Relative to the sample's own variance. 2^20 samples: the spread of a mean square is near 0.2 % (Gauss), 0.5 % (Laplace,
// whose tail cells hold few weights).
void TstBounds::table()
{
    QFETCH(int, bits);
    QFETCH(double, gauss);
    QFETCH(double, laplace);
    static const std::vector<float> gaussWeights = gaussian(1 << 20, 31);
    std::vector<float> laplaceWeights = laplacian(1 << 20, 32);
    for (float& x : laplaceWeights)
        x *= 0.70710678f;  // unit variance
    const LloydMax g = best(gaussWeights, bits), l = best(laplaceWeights, bits);
    const double left = bits <= 6 ? 0 : 0.04;  // what 200 turns leave undone
    QVERIFY2(std::fabs(g.mse / gauss - 1) < 0.01 + left, std::to_string(g.mse / gauss).c_str());
    QVERIFY2(std::fabs(l.mse / laplace - 1) < 0.02 + left, std::to_string(l.mse / laplace).c_str());
    QCOMPARE(g.levels.size(), std::size_t{1} << bits);
    QVERIFY(std::is_sorted(g.levels.begin(), g.levels.end()));
    QVERIFY(std::fabs(g.sqnrDb + 10 * std::log10(gauss)) < 0.1);
}

void TstBounds::agreesWithPlainLloyd_data()
{
    QTest::addColumn<int>("bits");
    for (const int bits : {1, 3, 4, 8})
        QTest::addRow("%d", bits) << bits;
}

void TstBounds::agreesWithPlainLloyd()
{
    QFETCH(int, bits);
    const std::vector<float> values = laplacian(5000, 41);  // below the size of a Distribution: every weight is a point
    const double plain = plainLloyd(values, bits);
    const double found = best(values, bits).mse;
    QVERIFY2(found <= plain * (1 + 1e-6), std::to_string(found / plain).c_str());  // it has a second start
    if (bits == 1)  // one optimum only; with more levels the second start may find a better one
        QVERIFY(found >= plain * (1 - 1e-6));
}

// Large slices take their first turns on a histogram, so they arrive by a slightly different way.
void TstBounds::largeIsNoWorseThanPlain()
{
    const std::vector<float> values = gaussian(60'000, 42);
    for (const int bits : {2, 4, 8})
        QVERIFY(best(values, bits).mse <= plainLloyd(values, bits) * 1.001);
}

void TstBounds::noGridBeatsIt()
{
    std::vector<float> values = laplacian(100'000, 43);
    for (std::size_t i = 0; i < values.size(); i += 10'000)
        values[i] *= 8;  // outliers
    Progress progress;
    for (const std::string_view text : {"bits=2,range=mse", "bits=3,scheme=asymmetric,range=mse", "bits=4,range_kind=full,range=mse",
                                        "bits=8,range=mse", "bits=8,scheme=asymmetric", "grid=nf4", "grid=fp4,range=mse"}) {
        const QuantSpec question = spec(text);
        const auto weights = matrix(values, 100, 1000);
        const auto answer = quantize(weights, question, progress).value();
        std::vector<float> decoded(values.size());
        answer->grid->decode(answer->codes.data(), values.size(), answer->params[0], decoded.data());
        double error = 0;
        for (std::size_t i = 0; i < values.size(); ++i)
            error += (double{values[i]} - double{decoded[i]}) * (double{values[i]} - double{decoded[i]});
        QVERIFY2(best(values, answer->grid->bits()).mse <= error / static_cast<double>(values.size()), text.data());
    }
}

void TstBounds::fewDistinctValuesAreExact()
{
    std::vector<float> values;
    for (int i = 0; i < 20'000; ++i)
        values.push_back(static_cast<float>(i % 4) - 1.5f);
    QVERIFY(best(values, 2).mse < 1e-20);
    QVERIFY(best(values, 2).levels == (std::vector<double>{-1.5, -0.5, 0.5, 1.5}));
    QVERIFY(best(std::vector<float>(values.begin(), values.begin() + 400), 2).mse < 1e-20);
}

void TstBounds::degenerate()
{
    for (const std::size_t size : {std::size_t{0}, std::size_t{1}, std::size_t{100}, std::size_t{40'000}}) {
        for (const float value : {0.0f, -0.7f, std::nanf("")}) {
            const LloydMax found = best(std::vector<float>(size, value), 4);
            QCOMPARE(found.mse, 0.0);
            QCOMPARE(found.sqnrDb, std::numeric_limits<double>::infinity());
            QCOMPARE(found.levels.size(), std::size_t{16});
        }
    }
    const LloydMax unknown = best(gaussian(100), 16);
    QVERIFY(unknown.levels.empty() && std::isnan(unknown.mse) && std::isnan(unknown.sqnrDb));
}

void TstBounds::streamedIsClose()
{
    const auto weights = matrix(gaussian(200'000, 44), 200, 1000);
    const StreamedCopy streamed(weights);
    Progress progress;
    for (const int bits : {2, 5, 8}) {
        const double resident = lloydMax(Slice(*weights, 0, weights->size()), bits, progress)->mse;
        const double fromFile = lloydMax(Slice(streamed, 0, streamed.size()), bits, progress)->mse;
        QVERIFY2(std::fabs(fromFile / resident - 1) < 0.002, std::to_string(fromFile / resident).c_str());
    }
}

void TstBounds::threadsChangeNothing()
{
    const std::vector<float> values = gaussian(300'000, 45);
    LloydMax one;
    {
        const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, 1);
        one = best(values, 6);
    }
    const LloydMax many = best(values, 6);
    QVERIFY(one.levels == many.levels && one.mse == many.mse);
}

void TstBounds::pointMassCells()
{
    const PointMasses masses({-2, 0, 1, 5}, {1, 2, 3, 4});
    QCOMPARE(masses.count(), std::uint64_t{10});
    const std::vector<float> boundaries{0, 1.5f};  // a boundary belongs to the cell above it
    const std::vector<CellSums> cells = masses.cells(boundaries);
    QCOMPARE(cells.size(), std::size_t{3});
    QCOMPARE(cells[0].count, std::uint64_t{1});
    QCOMPARE(cells[1].count, std::uint64_t{5});
    QCOMPARE(cells[1].mean(), 0.6);
    QVERIFY(std::fabs(cells[1].squaredError(1) - 2) < 1e-12);
    QCOMPARE(cells[2].mean(), 5.0);
    QCOMPARE(masses.quantile(0), -2.0);
    QCOMPARE(masses.quantile(50), 1.0);
    QCOMPARE(masses.quantile(100), 5.0);
}

void TstBounds::rateDistortion()
{
    QVERIFY(std::fabs(rateDistortionSqnrDb(1, 1, 8) - 48.1648) < 1e-4);  // 6.0206 dB a bit
    QVERIFY(std::fabs(rateDistortionSqnrDb(2, 1, 1) - 9.0309) < 1e-4);
    QCOMPARE(rateDistortionSqnrDb(1, 0, 4), std::numeric_limits<double>::infinity());
}

QTEST_GUILESS_MAIN(TstBounds)
#include "tst_bounds.moc"
