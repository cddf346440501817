// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/findings.h"

#include "core/report/clipping_cost.h"

#include <algorithm>
#include <chrono>

namespace bitloupe {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kHistogramBins = 2048;
constexpr double kLowestThreshold = 0.02;  // of max |w|

}  // namespace

std::vector<Choice> automaticChoices(const Choice& own)
{
    std::vector<Choice> choices;
    for (const CalibratorInfo& info : calibrators()) {
        if (info.automatic && (!info.isVariant() || info.id == own.id))
            choices.push_back(info.id == own.id ? own : defaultChoice(info.id, info.params));
    }
    return choices;
}

Result<CalibrationResult> calibrationOf(const Slice& slice, const Grid& grid, const Choice& choice, bool wantCurve, Progress& progress)
{
    const auto calibrator = makeCalibrator(choice);
    if (!calibrator)
        return calibrator.error();
    const Clock::time_point start = Clock::now();
    Result<RangeChoice> chosen = (*calibrator)->choose(slice, grid, wantCurve, progress);
    if (!chosen)
        return chosen.error();
    CalibrationResult result;
    result.elapsedMs = std::chrono::duration<double, std::milli>(Clock::now() - start).count();
    result.calibrator = choice.id;
    result.choice = std::move(*chosen);
    return result;
}

Result<void> addCosts(const Slice& slice, const Grid& grid, std::span<CalibrationResult> results, Progress& progress)
{
    std::vector<Range> ranges;
    for (const CalibrationResult& result : results)
        ranges.push_back(result.choice.range);
    if (ranges.empty())
        return {};
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

Result<Curve> thresholdCurve(const Slice& slice, const Grid& grid, const Statistics& statistics, std::size_t points, Progress& progress)
{
    Curve curve;
    if (statistics.absMax == 0)
        return curve;
    std::vector<Range> ranges;
    for (std::size_t i = 0; i < points; ++i) {
        const double part = kLowestThreshold + (1 - kLowestThreshold) * static_cast<double>(i) / static_cast<double>(points - 1);
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

}  // namespace bitloupe
