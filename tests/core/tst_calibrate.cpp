// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// Laws that hold for every calibrator with every kind of grid, and what each one promises by itself.

#include "core/calibrate/calibrator.h"
#include "core/calibrate/distribution.h"
#include "core/calibrate/histogram_entropy.h"
#include "core/calibrate/reference/nvidia_histogram.h"
#include "core/calibrate/reference/onnxruntime.h"
#include "tests/core/calibration_definitions.h"
#include "tests/core/calibration_fixtures.h"

#include <QtTest>
#include <set>
#include <tbb/global_control.h>

using namespace bitloupe;
using namespace bitloupe::test;

namespace {

const std::vector<std::string> kGrids = {"grid=int,bits=8", "grid=int,bits=4,scheme=asymmetric", "grid=int,bits=3,range_kind=full",
                                         "grid=nf4"};
constexpr std::size_t kCount = 20000;

std::shared_ptr<const Calibrator> calibratorOf(std::string_view id, std::string_view more = {})
{
    return makeCalibrator(spec("range=" + std::string(id) + std::string(more)).range).value();
}

RangeChoice choose(const Slice& slice, std::string_view id, const Grid& grid, bool wantCurve = false, std::string_view more = {})
{
    Progress progress;
    return calibratorOf(id, more)->choose(slice, grid, wantCurve, progress).value();
}

RangeChoice choose(const std::vector<float>& weights, std::string_view id, const Grid& grid)
{
    return choose(Slice(std::span<const float>(weights)), id, grid);
}

}  // namespace

class TstCalibrate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rangesHoldZeroAndStayInside();
    void emptyAndZero();
    void notFiniteIsLeftOut();
    void nothingBeatsTheErrorSearch();
    void errorSearchCurve();
    void heavyTailsAreSearchedBelowAFifth();
    void smallSlicesAreSearchedAlike();
    void percentileIsExact();
    void percentileOfZerosClipsNothing();
    void manualIsWhatIsSaid();
    void streamedEqualsResident();
    void sameForAnyNumberOfThreads();
    void parametersAreUnique();
    void variantsNameTheirFamily();
    void toyHistogram();
    void toyOnnxRuntime();
    void entropySearchEqualsItsDefinition();
};

void TstCalibrate::rangesHoldZeroAndStayInside()
{
    for (const Kind& kind : kinds(kCount)) {
        const auto values = sortedFinite(kind.weights, false);
        const float reach = sortedFinite(kind.weights, true).back();
        for (const std::string& text : kGrids) {
            const auto grid = gridOf(text);
            for (const CalibratorInfo& info : calibrators()) {
                const Range range = choose(kind.weights, info.id, *grid).range;
                const std::string what = kind.name + ", " + text + ", " + std::string(info.id);
                QVERIFY2(range.low <= 0 && range.high >= 0 && range != Range{}, what.c_str());
                if (grid->isSymmetric())
                    QVERIFY2(range.low == -range.high, what.c_str());
                if (!info.automatic)
                    continue;
                const Range widest =
                    grid->isSymmetric() ? Range{-reach, reach} : Range{std::min(values.front(), 0.0f), std::max(values.back(), 0.0f)};
                QVERIFY2(range.low >= widest.low && range.high <= widest.high, what.c_str());
            }
        }
    }
}

void TstCalibrate::emptyAndZero()
{
    const float nan = std::nanf("");
    for (const std::vector<float>& weights :
         {std::vector<float>{}, std::vector<float>(300, 0.0f), std::vector<float>(kCount, 0.0f), std::vector<float>(10, nan)})
        for (const std::string& text : kGrids)
            for (const CalibratorInfo& info : calibrators())
                QCOMPARE(choose(weights, info.id, *gridOf(text)).range, Range{});
}

void TstCalibrate::notFiniteIsLeftOut()
{
    for (const std::size_t count : {std::size_t{1000}, kCount}) {
        std::vector<float> dirty, clean;
        for (const float x : laplacian(count)) {
            clean.push_back(x);
            dirty.push_back(x);
            if (dirty.size() % 50 == 0)
                dirty.insert(dirty.end(), {std::nanf(""), std::numeric_limits<float>::infinity()});
        }
        for (const std::string& text : kGrids)
            for (const CalibratorInfo& info : calibrators())
                QCOMPARE(choose(dirty, info.id, *gridOf(text)).range, choose(clean, info.id, *gridOf(text)).range);
    }
}

void TstCalibrate::nothingBeatsTheErrorSearch()
{
    for (const Kind& kind : kinds(kCount)) {
        for (const std::string& text : kGrids) {
            const auto grid = gridOf(text);
            const auto errorOf = [&](std::string_view id) {
                return plainError(kind.weights, *grid, grid->params(choose(kind.weights, id, *grid).range), 2);
            };
            const double best = errorOf("mse");
            QVERIFY2(best <= errorOf("minmax") * (1 + 1e-12), (kind.name + ", " + text).c_str());
        }
    }
}

void TstCalibrate::errorSearchCurve()
{
    const std::vector<float> weights = gaussian(kCount);
    const auto grid = gridOf("grid=int,bits=4");
    const RangeChoice chosen = choose(Slice(std::span<const float>(weights)), "mse", *grid, true);
    QVERIFY(chosen.curve.threshold.size() >= 81);
    QVERIFY(std::is_sorted(chosen.curve.threshold.begin(), chosen.curve.threshold.end()));
    const float reach = sortedFinite(weights, true).back();
    QCOMPARE(chosen.curve.threshold.back(), double{reach});
    const double perWeight = 1 / static_cast<double>(weights.size());
    QVERIFY(std::fabs(chosen.curve.objective.back() / (plainError(weights, *grid, grid->params({-reach, reach}), 2) * perWeight) - 1)
            < 1e-9);
    QVERIFY(chosen.objective <= *std::min_element(chosen.curve.objective.begin(), chosen.curve.objective.end()));
    QVERIFY(std::fabs(chosen.objective / (plainError(weights, *grid, grid->params(chosen.range), 2) * perWeight) - 1) < 1e-9);
    // The optimal uniform step for a Gaussian at 4 bits, narrow: 0.353411 sigma (reference/methods.md 27.4).
    QVERIFY(std::fabs(double{grid->params(chosen.range).scale} - 0.3534) < 0.02);
    QVERIFY(choose(Slice(std::span<const float>(weights)), "mse", *grid).curve.threshold.empty());
}

void TstCalibrate::heavyTailsAreSearchedBelowAFifth()
{
    std::vector<float> weights = gaussian(kCount);
    for (float& x : weights)
        x = x * x * x;
    const auto grid = gridOf("grid=int,bits=2");
    const Range chosen = choose(Slice(std::span<const float>(weights)), "mse", *grid).range;
    const float reach = sortedFinite(weights, true).back();
    QVERIFY(chosen.high < 0.2f * reach);
    const double error = plainError(weights, *grid, grid->params(chosen), 2);
    for (int percent = 1; percent <= 100; ++percent) {
        const float end = reach * static_cast<float>(percent) / 100;
        QVERIFY(error <= plainError(weights, *grid, grid->params({-end, end}), 2) * (1 + 1e-9));
    }
}

void TstCalibrate::smallSlicesAreSearchedAlike()
{
    // One weight less than a Distribution needs, and one more of no consequence: both ways find the same range.
    std::vector<float> weights = laplacian(Distribution::kMinimumSize - 1);
    for (const std::string& text : kGrids) {
        for (const std::string norm : {"1", "2", "2.4"}) {
            const auto grid = gridOf(text);
            std::vector<float> more = weights;
            more.push_back(0.0f);
            const Range direct = choose(Slice(std::span<const float>(weights)), "mse", *grid, false, ",mse_norm=" + norm).range;
            const Range shared = choose(Slice(std::span<const float>(more)), "mse", *grid, false, ",mse_norm=" + norm).range;
            QVERIFY2(std::fabs(direct.high - shared.high) <= 1e-4f * direct.high, (text + " " + norm).c_str());
        }
    }
}

void TstCalibrate::percentileIsExact()
{
    // 0, 1 ... 1000: 99.95 % of |x| lies at rank 999.5; both tails of 0.05 % end at 0.25 and 999.75.
    std::vector<float> weights;
    for (int i = 0; i <= 1000; ++i)
        weights.push_back(static_cast<float>((i * 619) % 1001));
    const Slice slice{std::span<const float>(weights)};
    QCOMPARE(choose(slice, "percentile", *gridOf("grid=int,bits=8"), false, ",percentile=99.95").range, (Range{-999.5f, 999.5f}));
    QCOMPARE(choose(slice, "percentile", *gridOf("grid=int,bits=8,scheme=asymmetric"), false, ",percentile=99.95").range,
             (Range{0, 999.75f}));
    QCOMPARE(choose(slice, "percentile", *gridOf("grid=nf4"), false, ",percentile=100").range, (Range{-1000, 1000}));
}

void TstCalibrate::percentileOfZerosClipsNothing()
{
    std::vector<float> weights(100000, 0.0f);
    weights[5] = 2.5f;
    QCOMPARE(choose(weights, "percentile", *gridOf("grid=int,bits=8")).range, (Range{-2.5f, 2.5f}));
    QCOMPARE(choose(weights, "percentile", *gridOf("grid=int,bits=8,scheme=asymmetric")).range, (Range{0, 2.5f}));
}

void TstCalibrate::manualIsWhatIsSaid()
{
    const std::vector<float> weights = gaussian(500);
    const Slice slice{std::span<const float>(weights)};
    QCOMPARE(choose(slice, "manual", *gridOf("grid=int,bits=8,scheme=asymmetric"), false, ",low=-0.25,high=0.5").range,
             (Range{-0.25f, 0.5f}));
    QCOMPARE(choose(slice, "manual", *gridOf("grid=int,bits=8"), false, ",low=-0.25,high=0.5").range, (Range{-0.5f, 0.5f}));
    Choice nothing = spec("range=manual,low=-1,high=1").range;
    nothing.params["low"] = nothing.params["high"] = 0.0;
    QVERIFY(!makeCalibrator(nothing));
}

void TstCalibrate::streamedEqualsResident()
{
    const auto resident = matrix(laplacian(3 * kTileSize + 500), 1, 3 * kTileSize + 500);
    const StreamedCopy streamed(resident);
    for (const std::string& text : kGrids) {
        for (const CalibratorInfo& info : calibrators()) {
            const auto grid = gridOf(text);
            const Range a = choose(Slice(*resident, 0, resident->size()), info.id, *grid).range;
            const Range b = choose(Slice(streamed, 0, streamed.size()), info.id, *grid).range;
            QVERIFY2(a == b, (text + ", " + std::string(info.id)).c_str());
        }
    }
}

void TstCalibrate::sameForAnyNumberOfThreads()
{
    const std::vector<float> weights = laplacian(4 * kTileSize + 77);
    for (const CalibratorInfo& info : calibrators()) {
        const auto grid = gridOf("grid=int,bits=8");
        const RangeChoice many = choose(weights, info.id, *grid);
        const tbb::global_control one(tbb::global_control::max_allowed_parallelism, 1);
        const RangeChoice single = choose(weights, info.id, *grid);
        QCOMPARE(single.range, many.range);
        QCOMPARE(single.objective, many.objective);
    }
}

// Members of one axis may share a parameter, which then means the same; two axes may not.
void TstCalibrate::parametersAreUnique()
{
    std::set<std::string_view> seen;
    for (const CalibratorInfo& info : calibrators()) {
        std::set<std::string_view> own;
        for (const ParamInfo& param : info.params) {
            QVERIFY2(own.insert(param.id).second, std::string(param.id).c_str());
            seen.insert(param.id);
        }
    }
    for (const GridInfo& info : grids())
        for (const ParamInfo& param : info.params)
            QVERIFY2(seen.count(param.id) == 0, std::string(param.id).c_str());
}

void TstCalibrate::variantsNameTheirFamily()
{
    for (const CalibratorInfo& info : calibrators()) {
        if (!info.isVariant())
            continue;
        const CalibratorInfo* family = findCalibrator(info.family);
        QVERIFY2(family && !family->isVariant() && info.automatic, std::string(info.id).c_str());
    }
}

// reference/methods.md 29.2.
void TstCalibrate::toyHistogram()
{
    const std::vector<double> counts = {10, 20, 15, 9, 6, 4, 3, 2, 1, 0, 1, 0, 0, 0, 0, 1};
    std::vector<double> edges;
    for (int k = 0; k <= 16; ++k)
        edges.push_back(0.25 * k);
    const reference::NvidiaCounts histogram{counts, edges};
    QCOMPARE(reference::nvidiaPercentile(histogram, 90), 1.5);
    QCOMPARE(reference::nvidiaPercentile(histogram, 99), 3.75);
    const auto mse = reference::nvidiaMse(histogram, {3, false, 4, 1});
    QCOMPARE(mse.amaxes[mse.best], 2.625);
    QVERIFY(std::fabs(mse.errors.front() - 0.841796875) < 1e-7 && std::fabs(mse.errors[6] - 0.4140625) < 1e-7);
    const auto kl = reference::nvidiaEntropy(histogram, {3, false, 4, 1});
    const double infinite = std::numeric_limits<double>::infinity();
    const std::vector<double> expected = {0.113902029,  0.0829347899, 0.0618017016, 0.0444764646, 0.0233636092, 0.0179769797, infinite,
                                          0.0289492426, infinite,     infinite,     infinite,     infinite,     0.0479379856};
    QCOMPARE(kl.amaxes[kl.best], 2.25);
    QCOMPARE(kl.divergences.size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i)
        QVERIFY(kl.divergences[i] == expected[i] || std::fabs(kl.divergences[i] - expected[i]) < 1e-9);
    const auto fast = searchEntropy(std::vector<std::uint64_t>(counts.begin(), counts.end()), 4, 4);
    QCOMPARE(fast.best, std::size_t{9});
    QVERIFY(std::fabs(fast.bestDivergence - 0.0179769797) < 1e-9);
}

void TstCalibrate::toyOnnxRuntime()
{
    reference::OrtCounts histogram{{0, 1, 0, 2, 5, 9, 14, 20, 30, 22, 13, 8, 4, 1, 0, 0, 1}, {}, -100, 100};
    for (int k = 0; k <= 17; ++k)
        histogram.edges.push_back(k);
    const auto found = reference::ortEntropy(histogram, 5);
    const std::vector<double> expected = {0.0689453139, 2.30943182, 4.23402721, 0.166613456, 0.44633634, 0.182018497, 0.178866536};
    QCOMPARE(found.divergences.size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i)
        QVERIFY(std::fabs(found.divergences[i] - expected[i]) < 1e-8);
    QCOMPARE(found.threshold.low, 6.0);
    QCOMPARE(found.threshold.high, 11.0);
}

void TstCalibrate::entropySearchEqualsItsDefinition()
{
    Progress progress;
    for (const Kind& kind : kinds(kCount)) {
        const double reach = double{sortedFinite(kind.weights, true).back()};
        const Histogram counts = magnitudeHistogram(Slice(std::span<const float>(kind.weights)), reach, 512, progress).value();
        const auto plain = nvidiaDivergences({counts.counts.begin(), counts.counts.end()}, 32, 128);
        const auto fast = searchEntropy(counts.counts, 32, 128);
        QCOMPARE(fast.divergence.size(), plain.size());
        for (std::size_t i = 0; i < fast.divergence.size(); ++i)
            QVERIFY2(fast.divergence[i] == plain[i] || std::fabs(fast.divergence[i] - plain[i]) < 1e-9, kind.name.c_str());
    }
}

QTEST_GUILESS_MAIN(TstCalibrate)
#include "tst_calibrate.moc"
