// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/analysis.h"

#include "core/report/clipping_cost.h"
#include "core/round/encoder.h"

#include <algorithm>
#include <chrono>

namespace bitloupe {

namespace {

using Clock = std::chrono::steady_clock;

double millisecondsSince(Clock::time_point start) { return std::chrono::duration<double, std::milli>(Clock::now() - start).count(); }

constexpr std::size_t kHistogramBins = 2048;
constexpr std::size_t kThresholds = 128;
constexpr double kLowestThreshold = 0.02;  // of max |w|

Result<CalibrationResult> calibrate(const Slice& slice, const Grid& grid, const Choice& choice, bool wantCurve, Progress& progress)
{
    const auto calibrator = makeCalibrator(choice);
    if (!calibrator)
        return calibrator.error();
    const Clock::time_point start = Clock::now();
    Result<RangeChoice> chosen = (*calibrator)->choose(slice, grid, wantCurve, progress);
    if (!chosen)
        return chosen.error();
    CalibrationResult result;
    result.elapsedMs = millisecondsSince(start);
    result.calibrator = choice.id;
    result.choice = std::move(*chosen);
    return result;
}

// What each choice would cost, filled in for all of them at once.
Result<void> addCosts(const Slice& slice, const Grid& grid, std::vector<CalibrationResult>& results, Progress& progress)
{
    std::vector<Range> ranges;
    for (const CalibrationResult& result : results)
        ranges.push_back(result.choice.range);
    const auto costs = clippingCosts(slice, grid, ranges, progress);
    if (!costs)
        return costs.error();
    for (std::size_t i = 0; i < results.size(); ++i) {
        results[i].mse = (*costs)[i].mse();
        results[i].sqnrDb = (*costs)[i].sqnrDb();
        results[i].clippedFraction = (*costs)[i].clippedFraction();
    }
    return {};
}

Result<std::vector<CalibrationResult>> calibrateSlice(const Slice& slice, const Grid& grid, const Choice& own, bool wantCurves,
                                                      Progress& progress)
{
    std::vector<CalibrationResult> results;
    for (const CalibratorInfo& info : calibrators()) {
        if (!info.automatic)
            continue;
        const Choice choice = info.id == own.id ? own : defaultChoice(info.id, info.params);
        Result<CalibrationResult> result = calibrate(slice, grid, choice, wantCurves, progress);
        if (!result)
            return result.error();
        results.push_back(std::move(*result));
    }
    if (Result<void> added = addCosts(slice, grid, results, progress); !added)
        return added.error();
    return results;
}

// Thresholds from 0.02 to 1 of max |w|; the range never leaves the weights' own, so that one-sided weights keep their levels.
Result<Curve> thresholdCurve(const Slice& slice, const Grid& grid, const Statistics& statistics, Progress& progress)
{
    Curve curve;
    if (statistics.absMax == 0)
        return curve;
    std::vector<Range> ranges;
    for (std::size_t i = 0; i < kThresholds; ++i) {
        const double part = kLowestThreshold + (1 - kLowestThreshold) * static_cast<double>(i) / (kThresholds - 1);
        const float threshold = static_cast<float>(statistics.absMax * part);
        curve.threshold.push_back(double{threshold});
        ranges.push_back({std::clamp(static_cast<float>(statistics.min), -threshold, 0.0f),
                          std::clamp(static_cast<float>(statistics.max), 0.0f, threshold)});
    }
    const auto costs = clippingCosts(slice, grid, ranges, progress);
    if (!costs)
        return costs.error();
    for (const ClippingCost& cost : *costs)
        curve.objective.push_back(cost.sqnrDb());
    return curve;
}

Result<Histogram> weightHistogram(const Slice& slice, const Statistics& statistics, Progress& progress)
{
    if (statistics.finite() == 0)
        return Histogram{0, 0, std::vector<std::uint64_t>(kHistogramBins, 0)};
    if (const auto distribution = slice.distribution(progress))
        return distribution->histogram(double{distribution->min()}, double{distribution->max()}, kHistogramBins);
    return histogram(slice, statistics.min, statistics.max, kHistogramBins, progress);
}

// What is asked of the tensor as a whole, one scale for all.
Result<void> analyzeWhole(const Slice& slice, const QuantSpec& spec, Analysis& answer, Progress& progress)
{
    const auto grid = makeGrid(spec.grid);
    if (!grid)
        return grid.error();
    Result<Histogram> bins = weightHistogram(slice, answer.statistics, progress);
    if (!bins)
        return bins.error();
    answer.weightHistogram = std::move(*bins);
    auto calibrations = calibrateSlice(slice, **grid, spec.range, true, progress);
    if (!calibrations)
        return calibrations.error();
    answer.calibrations = std::move(*calibrations);
    Result<Curve> curve = thresholdCurve(slice, **grid, answer.statistics, progress);
    if (!curve)
        return curve.error();
    answer.errorByThreshold = std::move(*curve);
    Result<LloydMax> best = lloydMax(slice, (*grid)->bits(), progress);
    if (!best)
        return best.error();
    answer.bestPossible = std::move(*best);
    const double meanSquare = answer.statistics.rms * answer.statistics.rms;
    answer.rateDistortionDb = rateDistortionSqnrDb(meanSquare, answer.statistics.variance, (*grid)->bits());
    return {};
}

Result<void> analyzeCodes(const std::shared_ptr<const Weights>& weights, const Slice& whole, const QuantSpec& spec, Analysis& answer,
                          Progress& progress)
{
    if (weights->data() || weights->size() == 0) {
        auto quantized = quantize(weights, spec, progress, &whole);
        if (!quantized)
            return quantized.error();
        answer.quantized = *quantized;
    }
    Result<ErrorReport> errors = answer.quantized ? compare(*weights, *answer.quantized, progress) : report(weights, spec, progress);
    if (!errors)
        return errors.error();
    answer.report = std::move(*errors);
    return {};
}

}  // namespace

Result<std::shared_ptr<const Analysis>> analyze(std::shared_ptr<const Weights> weights, const QuantSpec& spec, Progress& progress)
{
    const Clock::time_point start = Clock::now();
    auto answer = std::make_shared<Analysis>();
    answer->spec = spec;
    const Slice whole(*weights, 0, weights->size());
    whole.distribution(progress);  // every later question about the whole tensor is then cheap
    Result<Statistics> measured = statistics(whole, progress);
    if (!measured)
        return measured.error();
    answer->statistics = std::move(*measured);
    if (Result<void> done = analyzeWhole(whole, spec, *answer, progress); !done)
        return done.error();
    if (Result<void> done = analyzeCodes(weights, whole, spec, *answer, progress); !done)
        return done.error();
    answer->elapsedMs = millisecondsSince(start);
    return std::shared_ptr<const Analysis>(std::move(answer));
}

Result<std::vector<CalibrationResult>> calibrateAll(std::shared_ptr<const Weights> weights, const QuantSpec& spec, bool wantCurves,
                                                    Progress& progress)
{
    const auto grid = makeGrid(spec.grid);
    if (!grid)
        return grid.error();
    const Slice whole(*weights, 0, weights->size());
    whole.distribution(progress);  // shared by all of them, and in nobody's time
    return calibrateSlice(whole, **grid, spec.range, wantCurves, progress);
}

Result<std::vector<ErrorReport>> compareGranularities(std::shared_ptr<const Weights> weights, std::span<const QuantSpec> specs,
                                                      Progress& progress)
{
    std::vector<ErrorReport> reports;
    for (const QuantSpec& spec : specs) {
        Result<ErrorReport> one = report(weights, spec, progress);
        if (!one)
            return one.error();
        reports.push_back(std::move(*one));
    }
    return reports;
}

std::array<QuantSpec, 3> granularityVariants(const QuantSpec& spec)
{
    PerGroup group;
    if (const PerGroup* own = std::get_if<PerGroup>(&spec.granularity))
        group = *own;
    else if (const PerChannel* channel = std::get_if<PerChannel>(&spec.granularity))
        group.axis = channel->axis;
    std::array<QuantSpec, 3> variants{spec, spec, spec};
    variants[0].granularity = PerTensor{};
    variants[1].granularity = PerChannel{group.axis};
    variants[2].granularity = group;
    return variants;
}

}  // namespace bitloupe
