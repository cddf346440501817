// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// The references' calibrators: their fast searches against the references' own steps, how their histograms grow, and what
// each chooses on data small enough to work out by hand.

#include "core/calibrate/aciq.h"
#include "core/calibrate/reference/gptq_quantizer.h"
#include "core/calibrate/reference/torch_observer.h"
#include "tests/core/calibration_definitions.h"
#include "tests/core/calibration_fixtures.h"

#include "core/calibrate/calibrator.h"

#include <QtTest>

using namespace bitloupe;
using namespace bitloupe::test;

namespace {

constexpr std::size_t kCount = 20000;

bool near(double a, double b, double relative, double absolute = 0)
{
    return a == b || std::fabs(a - b) <= absolute + relative * std::max(std::fabs(a), std::fabs(b));
}

Slice sliceOf(const std::vector<float>& values) { return Slice(std::span<const float>(values)); }

RangeChoice choose(const std::vector<float>& values, const std::string& range, const std::string& grid = "grid=int,bits=8",
                   bool wantCurve = false)
{
    Progress progress;
    const QuantSpec asked = spec(grid + ",range=" + range);
    return makeCalibrator(asked.range).value()->choose(sliceOf(values), *gridOf(grid), wantCurve, progress).value();
}

double reachOf(const std::vector<float>& values) { return double{sortedFinite(values, true).back()}; }

reference::NvidiaCounts nvidiaCounts(const std::vector<float>& values, std::size_t bins)
{
    Progress progress;
    reference::GrowingHistogram histogram;
    if (!reference::nvidiaObserve(histogram, sliceOf(values), reachOf(values), bins, progress))
        return {};
    return {histogram.asDoubles(), histogram.edges()};
}

reference::OrtCounts ortCounts(const std::vector<float>& values, std::size_t bins)
{
    Progress progress;
    reference::GrowingHistogram histogram;
    if (!reference::ortObserveSigned(histogram, sliceOf(values), reachOf(values), bins, progress))
        return {};
    const auto sorted = sortedFinite(values, false);
    return {histogram.asDoubles(), histogram.edges(), double{sorted.front()}, double{sorted.back()}};
}

}  // namespace

class TstNamedCalibrators : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nvidiaMseEqualsItsDefinition();
    void onnxEntropyEqualsItsDefinition();
    void torchErrorEqualsItsDefinition();
    void curvesHoldTheChoice();
    void observersSeeWhatSlicesAreCutInto();
    void histogramsKeepTheirWidth();
    void histogramsBeyondMeasureAreRefused();
    void zerosFirstAreNoFirstBatch();
    void torchHistogramsAreMerged();
    void movingAverageByHand();
    void aciqConstants();
    void aciqOnItsOwnDistributions();
    void aciqHalfRange();
    void gptqIsItsOwnQuantizer();
    void percentilesNeedWeights();
};

void TstNamedCalibrators::nvidiaMseEqualsItsDefinition()
{
    for (const Kind& kind : kinds(kCount)) {
        const auto counts = nvidiaCounts(kind.weights, 512);
        for (const int bits : {2, 3, 4, 6, 8, 16}) {
            const auto found = reference::nvidiaMse(counts, {bits, false, 128, 1});
            QCOMPARE(found.errors.size(), std::size_t{384});
            for (std::size_t i = 0; i < found.errors.size(); i += 7) {
                const double plain = nvidiaError(counts, static_cast<float>(found.amaxes[i]), std::size_t{1} << (bits - 1));
                QVERIFY2(near(found.errors[i], plain, 1e-6, 1e-12 * plain), (kind.name + " " + std::to_string(bits)).c_str());
            }
            QCOMPARE(found.errors[found.best], *std::min_element(found.errors.begin(), found.errors.end()));
        }
    }
}

void TstNamedCalibrators::onnxEntropyEqualsItsDefinition()
{
    for (const Kind& kind : kinds(kCount)) {
        for (const auto& [bins, quantized] : {std::pair<std::size_t, std::size_t>{256, 128}, {255, 8}, {301, 16}, {256, 2}}) {
            const auto counts = ortCounts(kind.weights, bins);
            const auto found = reference::ortEntropy(counts, quantized);
            const auto plain = ortDivergences(counts.counts, quantized);
            QCOMPARE(found.divergences.size(), plain.size());
            for (std::size_t i = 0; i < plain.size(); ++i)
                QVERIFY2(near(found.divergences[i], plain[i], 1e-9, 1e-11),
                         qPrintable(QStringLiteral("%1 %2: %3 %4")
                                        .arg(QString::fromStdString(kind.name))
                                        .arg(i)
                                        .arg(found.divergences[i])
                                        .arg(plain[i])));
        }
    }
}

void TstNamedCalibrators::torchErrorEqualsItsDefinition()
{
    Progress progress;
    for (const Kind& kind : kinds(kCount)) {
        const auto sorted = sortedFinite(kind.weights, false);
        reference::TorchHistogram histogram;
        QVERIFY(reference::torchObserve(histogram, sliceOf(kind.weights), sorted.front(), sorted.back(), 300, progress).ok());
        for (const std::size_t target : {std::size_t{1}, std::size_t{7}, std::size_t{64}, std::size_t{256}, std::size_t{1024}}) {
            const reference::TorchErrorModel model(histogram.counts, target);
            for (const auto& [first, last] : {std::pair<std::size_t, std::size_t>{0, 299}, {0, 255}, {17, 280}, {100, 103}, {150, 150}})
                QVERIFY2(near(model.error(first, last), torchError(histogram.counts, first, last, target), 1e-9), kind.name.c_str());
        }
    }
}

void TstNamedCalibrators::curvesHoldTheChoice()
{
    const std::vector<float> values = laplacian(kCount);
    for (const CalibratorInfo& info : calibrators()) {
        const RangeChoice choice = choose(values, std::string(info.id), "grid=int,bits=4", true);
        const auto& [threshold, objective] = choice.curve;
        QCOMPARE(threshold.empty(), info.objective.empty());
        QCOMPARE(threshold.size(), objective.size());
        QVERIFY2(std::adjacent_find(threshold.begin(), threshold.end(), std::greater_equal<>()) == threshold.end(),
                 std::string(info.id).c_str());
        if (info.objective.empty())
            continue;
        QVERIFY(threshold.front() <= choice.threshold && choice.threshold <= threshold.back() * (1 + 1e-9));
        if (info.objective == "share") {
            QVERIFY(std::is_sorted(objective.begin(), objective.end()));
            continue;
        }
        const double least = *std::min_element(objective.begin(), objective.end());
        QVERIFY2(choice.objective <= least * (1 + 1e-9), std::string(info.id).c_str());
    }
}

void TstNamedCalibrators::observersSeeWhatSlicesAreCutInto()
{
    Progress progress;
    std::vector<float> values = laplacian(kCount);
    for (std::size_t i = 0; i < kCount; ++i)
        values[i] *= 1 + static_cast<float>(i) / kCount;  // later batches reach farther
    const auto grid = gridOf("grid=int,bits=8,scheme=asymmetric");
    for (const CalibratorInfo& info : calibrators()) {
        if (!std::any_of(info.params.begin(), info.params.end(), [](const ParamInfo& param) { return param.id == "batches"; }))
            continue;
        Choice choice = defaultChoice(info.id, info.params);
        choice.params["batches"] = std::int64_t{5};
        const auto calibrator = makeCalibrator(choice).value();
        const Range cut = calibrator->choose(sliceOf(values), *grid, false, progress)->range;
        const auto observer = calibrator->observer(*grid);
        for (std::size_t batch = 0; batch < 5; ++batch)
            QVERIFY(observer->observe(Slice(std::span<const float>(values).subspan(batch * 4000, 4000)), progress).ok());
        QCOMPARE(observer->choose(false)->range, cut);
        choice.params["batches"] = std::int64_t{1};
        const Range together = makeCalibrator(choice).value()->choose(sliceOf(values), *grid, false, progress)->range;
        QVERIFY2(std::fabs(together.high - cut.high) < 0.5F * together.high, std::string(info.id).c_str());
    }
}

void TstNamedCalibrators::histogramsKeepTheirWidth()
{
    Progress progress;
    const std::vector<float> first = {0.5F, 1, -2, 4}, second = {9, -3, 1}, third = {-1};
    reference::GrowingHistogram magnitude;
    QVERIFY(reference::nvidiaObserve(magnitude, sliceOf(first), 4, 4, progress).ok());  // bins of 1
    QCOMPARE(magnitude.counts, (std::vector<std::uint64_t>{1, 1, 1, 1}));
    QVERIFY(reference::nvidiaObserve(magnitude, sliceOf(second), 9, 4, progress).ok());
    QCOMPARE(magnitude.high, 9.0);
    QCOMPARE(magnitude.counts, (std::vector<std::uint64_t>{1, 2, 1, 2, 0, 0, 0, 0, 1}));
    QVERIFY(reference::nvidiaObserve(magnitude, sliceOf(third), 1, 4, progress).ok());
    QCOMPARE(magnitude.counts[1], std::uint64_t{3});

    reference::GrowingHistogram both;
    QVERIFY(reference::ortObserveSigned(both, sliceOf(first), 4, 8, progress).ok());  // [-4, 4], bins of 1
    QVERIFY(reference::ortObserveSigned(both, sliceOf(second), 9, 8, progress).ok());  // floor(5 / 1) + 1 on either side
    QCOMPARE(both.low, -10.0);
    QCOMPARE(both.counts.size(), std::size_t{20});
    QCOMPARE(both.counts[10], std::uint64_t{1});  // 0.5
    QCOMPARE(both.counts[19], std::uint64_t{1});  // 9
    QCOMPARE(both.counts[7], std::uint64_t{1});  // -3
}

void TstNamedCalibrators::histogramsBeyondMeasureAreRefused()
{
    Progress progress;
    const std::vector<float> tiny(100, 1e-9F), large(100, 10.0F);
    for (const std::string id : {"nvidia_percentile", "nvidia_mse", "onnx_percentile", "onnx_entropy"}) {
        const auto grid = gridOf("grid=int,bits=8");
        const auto observer = makeCalibrator(spec("range=" + id).range).value()->observer(*grid);
        QVERIFY(observer->observe(sliceOf(tiny), progress).ok());
        const auto seen = observer->observe(sliceOf(large), progress);
        const bool isMagnitudeOfOneValue = id == "onnx_percentile";  // its first bins are 1 / 2048 wide then
        QCOMPARE(seen.ok(), isMagnitudeOfOneValue);
        if (!seen)
            QCOMPARE(seen.error().code, ErrorCode::TooLarge);
    }
}

void TstNamedCalibrators::zerosFirstAreNoFirstBatch()
{
    Progress progress;
    const std::vector<float> zeros(100, 0.0F), others = {1, -2, 3};
    const auto grid = gridOf("grid=int,bits=8");
    for (const CalibratorInfo& info : calibrators()) {
        const auto observer = makeCalibrator(defaultChoice(info.id, info.params)).value()->observer(*grid);
        if (!observer)
            continue;
        QVERIFY(observer->observe(sliceOf(zeros), progress).ok());
        QCOMPARE(observer->choose(false)->range, Range{});
        QVERIFY(observer->observe(sliceOf(others), progress).ok());
        const Range range = observer->choose(false)->range;
        QVERIFY2(range.high > 0 && range.high <= 3, std::string(info.id).c_str());
    }
}

void TstNamedCalibrators::torchHistogramsAreMerged()
{
    Progress progress;
    const std::vector<float> first = {0, 1, 2, 3, 4}, inside = {1.5F, 3.5F}, beyond = {-4, 8};
    reference::TorchHistogram histogram;
    QVERIFY(reference::torchObserve(histogram, sliceOf(first), 0, 4, 4, progress).ok());
    QCOMPARE(histogram.counts, (std::vector<double>{1, 1, 1, 2}));
    QVERIFY(reference::torchObserve(histogram, sliceOf(inside), 1.5F, 3.5F, 4, progress).ok());
    QCOMPARE(histogram.counts, (std::vector<double>{1, 2, 1, 3}));
    // [-4, 8] in 4 bins of 3: the old bins of 1 lie in [0, 4), so [-1, 2) holds two of them and [2, 5) the other two.
    QVERIFY(reference::torchObserve(histogram, sliceOf(beyond), -4, 8, 4, progress).ok());
    QCOMPARE(histogram.min, -4.0F);
    QCOMPARE(histogram.max, 8.0F);
    QCOMPARE(histogram.counts, (std::vector<double>{1, 3, 4, 1}));
    QCOMPARE(std::accumulate(histogram.counts.begin(), histogram.counts.end(), 0.0), 9.0);
    // One value has no bins to keep: the next batch begins anew.
    reference::TorchHistogram constant;
    const std::vector<float> ones(10, 1.0F);
    QVERIFY(reference::torchObserve(constant, sliceOf(ones), 1, 1, 4, progress).ok());
    QVERIFY(reference::torchObserve(constant, sliceOf(first), 0, 4, 4, progress).ok());
    QCOMPARE(constant.counts, (std::vector<double>{1, 1, 1, 2}));
}

void TstNamedCalibrators::movingAverageByHand()
{
    // Two batches, c = 0.5: low -1 then (-1 + -3) / 2, high 2 then (2 + 1) / 2.
    const std::vector<float> values = {-1, 2, -3, 1};
    QCOMPARE(choose(values, "moving_average,averaging_constant=0.5,batches=2", "grid=int,bits=8,scheme=asymmetric").range,
             (Range{-2, 1.5F}));
    QCOMPARE(choose(values, "moving_average,averaging_constant=0.5,batches=2").range, (Range{-2, 2}));
    QCOMPARE(choose(values, "moving_average,averaging_constant=0.5,batches=1").range, (Range{-3, 3}));
}

void TstNamedCalibrators::aciqConstants()
{
    // reference/methods.md 7, computed there.
    const std::array<double, 8> laplace = {1.86282, 2.83068, 3.89723, 5.02864, 6.20477, 7.41313, 8.64562, 9.89676};
    const std::array<double, 8> normal = {1.23991, 1.71064, 2.15159, 2.55914, 2.93620, 3.28691, 3.61511, 3.92404};
    for (int bits = 1; bits <= 8; ++bits) {
        const auto i = static_cast<std::size_t>(bits - 1);
        QVERIFY(std::fabs(aciq::bestAlpha(aciq::Prior::Laplace, bits) - laplace[i]) < 1e-5);
        QVERIFY(std::fabs(aciq::bestAlpha(aciq::Prior::Normal, bits) - normal[i]) < 1e-5);
        for (const aciq::Prior prior : {aciq::Prior::Laplace, aciq::Prior::Normal}) {
            const double alpha = aciq::bestAlpha(prior, bits), least = aciq::error(prior, bits, alpha);
            QVERIFY(least <= aciq::error(prior, bits, alpha * 1.01) && least <= aciq::error(prior, bits, alpha * 0.99));
        }
    }
}

void TstNamedCalibrators::aciqOnItsOwnDistributions()
{
    const double forNormal = double{choose(gaussian(200000), "aciq,prior=gauss", "grid=int,bits=4").range.high};
    QVERIFY(std::fabs(forNormal - 2.55914) < 0.02);
    const double forLaplace = double{choose(laplacian(200000), "aciq,prior=laplace", "grid=int,bits=4").range.high};
    QVERIFY(std::fabs(forLaplace - 5.02864) < 0.05);
    // A large mean goes with the range where the grid can follow.
    std::vector<float> moved = gaussian(50000);
    for (float& x : moved)
        x += 1;
    const Range range = choose(moved, "aciq,prior=gauss", "grid=int,bits=4,scheme=asymmetric").range;
    QVERIFY(std::fabs(double{range.high} - 3.559) < 0.05 && std::fabs(double{range.low} + 1.559) < 0.05);
}

void TstNamedCalibrators::aciqHalfRange()
{
    std::vector<float> values = laplacian(200000);
    for (float& x : values)
        x = std::max(x, 0.0F);
    // 4 bits on one side are 5 on both.
    const Range range = choose(values, "aciq,prior=laplace", "grid=int,bits=4,scheme=asymmetric").range;
    QCOMPARE(range.low, 0.0F);
    QVERIFY(std::fabs(double{range.high} - 6.20477) < 0.06);
}

void TstNamedCalibrators::gptqIsItsOwnQuantizer()
{
    const std::vector<float> values = laplacian(4000);
    for (const bool symmetric : {false, true}) {
        const reference::GptqScheme scheme{4, symmetric, true};
        const BlockParams own = reference::gptqParams(values, scheme);
        const std::string grid = symmetric ? "grid=int,bits=4,range_kind=full" : "grid=int,bits=4,scheme=asymmetric";
        const BlockParams found = gridOf(grid)->params(choose(values, "gptq_mse", grid).range);
        QVERIFY(near(double{found.scale}, double{own.scale}, 1e-6));
    }
    // Its slip: a symmetric row without negative weights keeps zero in the middle, and half of the range.
    const BlockParams slip = reference::gptqParams(std::vector<float>{0, 15}, {4, true, false});
    QCOMPARE(slip.scale, 1.0F);
    QCOMPARE(slip.zero, 8);
    QCOMPARE(reference::gptqParams(std::vector<float>{0, 0}, {4, false, false}).scale, 2.0F / 15);
}

void TstNamedCalibrators::percentilesNeedWeights()
{
    const CalibratorInfo* info = findCalibrator("percentile");
    QVERIFY(near(info->weightsNeeded(spec("range=percentile,percentile=99.9").range), 1000, 1e-9));
    QVERIFY(findCalibrator("minmax")->weightsNeeded == nullptr);
    QVERIFY(findCalibrator("nothing") == nullptr);
}

QTEST_GUILESS_MAIN(TstNamedCalibrators)
#include "tst_named_calibrators.moc"
