// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// The Distribution answers as plain loops over the weights do.

#include "core/calibrate/distribution.h"
#include "core/calibrate/interpolate.h"
#include "tests/core/calibration_fixtures.h"

#include <QtTest>
#include <tbb/global_control.h>

using namespace bitloupe;
using namespace bitloupe::test;

namespace {

constexpr std::size_t kCount = 40000;

std::shared_ptr<const Distribution> distributionOf(const std::vector<float>& weights)
{
    Progress progress;
    return Distribution::make(weights, progress);
}

bool near(double got, double want, double relative) { return got == want || std::fabs(got - want) <= relative * std::fabs(want); }

}  // namespace

class TstDistribution : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void holdsEveryFiniteWeight();
    void errorIsThatOfEveryWeight();
    void ranksAndCounts();
    void quantiles();
    void histograms();
    void cellsAreExact();
    void sameForAnyNumberOfThreads();
    void slicesShareOne();
    void cancels();
};

void TstDistribution::holdsEveryFiniteWeight()
{
    for (const Kind& kind : kinds(kCount)) {
        const auto d = distributionOf(kind.weights);
        std::vector<float> members(d->members().begin(), d->members().end());
        std::sort(members.begin(), members.end());
        const auto expected = sortedFinite(kind.weights, false);
        QVERIFY2(members == expected, kind.name.c_str());
        QCOMPARE(d->min(), expected.front());
        QCOMPARE(d->max(), expected.back());
    }
    QCOMPARE(distributionOf({})->count(), std::uint64_t{0});
    QCOMPARE(distributionOf({})->quantile(50), 0.0);
    QCOMPARE(distributionOf({std::nanf("")})->count(), std::uint64_t{0});
}

void TstDistribution::errorIsThatOfEveryWeight()
{
    const std::vector<std::string> specs = {"grid=int,bits=2", "grid=int,bits=4,scheme=asymmetric", "grid=int,bits=8", "grid=int,bits=16",
                                            "grid=nf4"};
    for (const Kind& kind : kinds(kCount)) {
        const auto d = distributionOf(kind.weights);
        for (const std::string& text : specs) {
            const auto grid = gridOf(text);
            for (const float shrink : {1.0f, 0.4f, 0.02f}) {
                const BlockParams params = grid->params({std::min(d->min(), 0.0f) * shrink, std::max(d->max(), 0.0f) * shrink});
                for (const double power : {2.0, 1.0, 2.4}) {
                    const double got = d->error(*grid, params, power);
                    const double want = plainError(kind.weights, *grid, params, power);
                    const std::string what =
                        kind.name + ", " + text + ", power " + std::to_string(power) + ": " + std::to_string(got / want - 1);
                    QVERIFY2(near(got, want, power == 2.4 ? 1e-7 : 1e-12), what.c_str());
                }
            }
        }
    }
}

void TstDistribution::ranksAndCounts()
{
    for (const Kind& kind : kinds(kCount)) {
        const auto d = distributionOf(kind.weights);
        const auto values = sortedFinite(kind.weights, false), magnitudes = sortedFinite(kind.weights, true);
        for (std::size_t rank = 0; rank < values.size(); rank += 997) {
            QCOMPARE(d->atRank(rank), values[rank]);
            QCOMPARE(d->magnitudeAtRank(rank), magnitudes[rank]);
            const auto range = std::equal_range(values.begin(), values.end(), values[rank]);
            QCOMPARE(d->countBelow(values[rank]), static_cast<std::uint64_t>(range.first - values.begin()));
            QCOMPARE(d->countBelow(values[rank], true), static_cast<std::uint64_t>(range.second - values.begin()));
        }
    }
}

void TstDistribution::quantiles()
{
    for (const Kind& kind : kinds(kCount)) {
        const auto d = distributionOf(kind.weights);
        const auto values = sortedFinite(kind.weights, false), magnitudes = sortedFinite(kind.weights, true);
        for (const double percent : {0.0, 0.01, 25.0, 50.0, 99.99, 100.0}) {
            const auto plain = [&](const std::vector<float>& sorted) {
                return interpolatedPercentile(sorted.size(), percent, [&](std::uint64_t rank) { return double{sorted[rank]}; });
            };
            QCOMPARE(d->quantile(percent), plain(values));
            QCOMPARE(d->magnitudeQuantile(percent), plain(magnitudes));
        }
    }
}

void TstDistribution::histograms()
{
    Progress progress;
    for (const Kind& kind : kinds(kCount)) {
        const auto d = distributionOf(kind.weights);
        const Slice slice{std::span<const float>(kind.weights)};
        const double low = double{d->min()} * 0.7, high = double{d->max()} * 0.9;
        for (const std::size_t bins : {std::size_t{1}, std::size_t{100}, std::size_t{2048}, std::size_t{65536}}) {
            if (low <= high)
                QCOMPARE(d->histogram(low, high, bins).counts, histogram(slice, low, high, bins, progress).value().counts);
            const double reach = double{d->absMax()};
            QCOMPARE(d->magnitudeHistogram(reach, bins).counts, magnitudeHistogram(slice, reach, bins, progress).value().counts);
            QCOMPARE(d->magnitudeHistogram(reach, bins).total(), d->count());
        }
    }
}

void TstDistribution::cellsAreExact()
{
    for (const Kind& kind : kinds(kCount)) {
        const auto d = distributionOf(kind.weights);
        const auto values = sortedFinite(kind.weights, false);
        const std::vector<float> boundaries = {values[10], values[values.size() / 3], values[values.size() / 2], values.back()};
        const auto cells = d->cells(boundaries);
        QCOMPARE(cells.size(), boundaries.size() + 1);
        for (std::size_t k = 0; k < cells.size(); ++k) {
            const auto begin = k == 0 ? values.begin() : std::lower_bound(values.begin(), values.end(), boundaries[k - 1]);
            const auto end = k == boundaries.size() ? values.end() : std::lower_bound(values.begin(), values.end(), boundaries[k]);
            QCOMPARE(cells[k].count, static_cast<std::uint64_t>(end - begin));
            if (begin == end)
                continue;
            double sum = 0, squares = 0;
            for (auto x = begin; x != end; ++x)
                sum += double{*x};
            const double mean = sum / static_cast<double>(end - begin);
            for (auto x = begin; x != end; ++x)
                squares += (double{*x} - mean) * (double{*x} - mean);
            QVERIFY2(std::fabs(cells[k].mean() - mean) <= 1e-12 * double{d->absMax()}, kind.name.c_str());
            QVERIFY2(near(cells[k].squaredError(mean), squares, 1e-9) || squares < 1e-18 * mean * mean, kind.name.c_str());
        }
    }
}

void TstDistribution::sameForAnyNumberOfThreads()
{
    const std::vector<float> weights = laplacian(5 * kTileSize + 123);
    const auto many = distributionOf(weights);
    const tbb::global_control one(tbb::global_control::max_allowed_parallelism, 1);
    const auto single = distributionOf(weights);
    QVERIFY(std::equal(many->members().begin(), many->members().end(), single->members().begin(), single->members().end()));
    const auto grid = gridOf("grid=int,bits=8");
    const BlockParams params = grid->params({many->min(), many->max()});
    QCOMPARE(many->error(*grid, params), single->error(*grid, params));
}

void TstDistribution::slicesShareOne()
{
    Progress progress;
    const std::vector<float> weights = gaussian(kCount);
    const Slice slice{std::span<const float>(weights)};
    const Slice copy = slice;
    QVERIFY(slice.distributionIfKnown() == nullptr);
    const auto made = slice.distribution(progress);
    QVERIFY(made != nullptr);
    QCOMPARE(copy.distribution(progress).get(), made.get());
    QCOMPARE(copy.distributionIfKnown().get(), made.get());
    QVERIFY(Slice(std::span<const float>(weights).first(100)).distribution(progress) == nullptr);
}

void TstDistribution::cancels()
{
    const std::vector<float> weights = gaussian(kCount);
    Progress progress;
    progress.cancel();
    QVERIFY_EXCEPTION_THROWN(Distribution::make(weights, progress), Cancelled);
}

QTEST_GUILESS_MAIN(TstDistribution)
#include "tst_distribution.moc"
