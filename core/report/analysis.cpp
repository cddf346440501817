// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/analysis.h"

#include "core/report/findings.h"
#include "core/report/groundwork.h"
#include "core/report/held_apart.h"
#include "core/round/scale_remarks.h"

#include <algorithm>
#include <chrono>

namespace bitloupe {

namespace {

using Clock = std::chrono::steady_clock;

double millisecondsSince(Clock::time_point start) { return std::chrono::duration<double, std::milli>(Clock::now() - start).count(); }

Result<void> calibrateWhole(const Groundwork& groundwork, const QuantSpec& spec, Analysis& answer, Progress& progress)
{
    auto calibrations = groundwork.calibrations(spec, progress);
    if (!calibrations)
        return calibrations.error();
    answer.calibrations = std::move(*calibrations);
    Result<Curve> curve = groundwork.errorByThreshold(spec, progress);
    if (!curve)
        return curve.error();
    answer.errorByThreshold = std::move(*curve);
    return {};
}

// What is asked of the tensor as a whole, one scale for all.
Result<void> analyzeWhole(const Groundwork& groundwork, const QuantSpec& spec, Analysis& answer, Progress& progress)
{
    const auto grid = makeGrid(spec.grid);
    if (!grid)
        return grid.error();
    answer.statistics = groundwork.statistics();
    answer.weightHistogram = groundwork.histogram();
    if (!gridRules(spec.grid).fitsItself) {
        if (Result<void> found = calibrateWhole(groundwork, spec, answer, progress); !found)
            return found;
    }
    Result<LloydMax> best = groundwork.bestPossible((*grid)->bits(), progress);
    if (!best)
        return best.error();
    answer.bestPossible = std::move(*best);
    const double meanSquare = answer.statistics.rms * answer.statistics.rms;
    answer.rateDistortionDb = rateDistortionSqnrDb(meanSquare, answer.statistics.variance, (*grid)->bits());
    return {};
}

// The range that the spec's own calibrator has chosen for the whole tensor; null for one that is not automatic.
const Range* rangeOf(const std::vector<CalibrationResult>& calibrations, const QuantSpec& spec)
{
    const auto own = std::find_if(calibrations.begin(), calibrations.end(),
                                  [&](const CalibrationResult& result) { return result.calibrator == spec.range.id; });
    return own == calibrations.end() ? nullptr : &own->choice.range;
}

Result<void> analyzeCodes(const Groundwork& groundwork, const QuantSpec& spec, Analysis& answer, Progress& progress)
{
    const std::shared_ptr<const Weights>& weights = groundwork.weights();
    if (weights->data() || weights->size() == 0) {
        const WholeTensor whole{&groundwork.whole(), weights->size() == 0 ? nullptr : rangeOf(answer.calibrations, spec)};
        auto quantized = quantize(weights, spec, progress, whole);
        if (!quantized)
            return quantized.error();
        answer.quantized = *quantized;
    }
    Result<ErrorReport> errors = answer.quantized ? compare(*weights, *answer.quantized, progress) : report(weights, spec, progress);
    if (!errors)
        return errors.error();
    answer.report = std::move(*errors);
    auto harm = judgeHeldApart(weights, spec, answer.report.output, progress);
    if (!harm)
        return harm.error();
    answer.report.harm = std::move(*harm);
    return {};
}

}  // namespace

Result<std::shared_ptr<const Analysis>> analyze(std::shared_ptr<const Weights> weights, const QuantSpec& spec, Progress& progress)
{
    const Clock::time_point start = Clock::now();
    const auto groundwork = Groundwork::make(std::move(weights), progress);
    if (!groundwork)
        return groundwork.error();
    auto answer = analyze(**groundwork, spec, progress);
    if (!answer)
        return answer;
    auto timed = std::make_shared<Analysis>(**answer);
    timed->elapsedMs = millisecondsSince(start);
    return std::shared_ptr<const Analysis>(std::move(timed));
}

Result<std::shared_ptr<const Analysis>> analyze(const Groundwork& groundwork, const QuantSpec& spec, Progress& progress)
{
    const Clock::time_point start = Clock::now();
    auto answer = std::make_shared<Analysis>();
    answer->spec = spec;
    if (Result<void> done = analyzeWhole(groundwork, spec, *answer, progress); !done)
        return done.error();
    if (Result<void> done = analyzeCodes(groundwork, spec, *answer, progress); !done)
        return done.error();
    auto findings = examine(*groundwork.weights(), spec, progress);
    if (!findings)
        return findings.error();
    answer->findings = std::move(*findings);
    std::erase_if(answer->report.remarks, isOfScales);  // findings tell more of them: which is the first
    answer->elapsedMs = millisecondsSince(start);
    return std::shared_ptr<const Analysis>(std::move(answer));
}

Result<std::vector<CalibrationResult>> calibrateAll(std::shared_ptr<const Weights> weights, const QuantSpec& spec, bool wantCurves,
                                                    Progress& progress)
{
    const auto grid = makeGrid(spec.grid);
    if (!grid)
        return grid.error();
    if (gridRules(spec.grid).fitsItself)
        return std::vector<CalibrationResult>();
    const Slice whole(*weights, 0, weights->size());
    whole.distribution(progress);  // shared by all of them, and in nobody's time
    std::vector<CalibrationResult> results;
    for (const Choice& choice : automaticChoices(spec.range)) {
        Result<CalibrationResult> result = calibrationOf(whole, **grid, choice, wantCurves, progress);
        if (!result)
            return result.error();
        results.push_back(std::move(*result));
    }
    if (Result<void> added = addCosts(whole, **grid, results, progress); !added)
        return added.error();
    return results;
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
    else
        group = {group.size, namedAxis(spec.granularity), takesSlices(spec.granularity)};
    std::array<QuantSpec, 3> variants{spec, spec, spec};
    variants[0].granularity = PerTensor{};
    variants[1].granularity = PerChannel{group.axis, group.slices};
    variants[2].granularity = group;
    return variants;
}

}  // namespace bitloupe
