// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/calibrator_survey.h"

#include "core/calibrate/calibrator.h"
#include "core/round/block_ranges.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numeric>

namespace bitloupe {

namespace {

// Sums over weights, clipped ones apart.
struct ClippedSums {
    double squaredWeight = 0, squaredClipped = 0;  // of all, and of those that are clipped
    double clippedError = 0;  // sum of (x - end level)^2 over the clipped ones

    void add(const ClippedSums& other)
    {
        squaredWeight += other.squaredWeight;
        squaredClipped += other.squaredClipped;
        clippedError += other.clippedError;
    }
};

ClippedSums clippedIn(std::span<const float> values, Range inside, Range ends)
{
    ClippedSums sums;
    for (const float x : values) {
        if (!std::isfinite(x))
            continue;
        const double w = static_cast<double>(x);
        sums.squaredWeight += w * w;
        if (x >= inside.low && x <= inside.high)
            continue;
        const double e = w - static_cast<double>(x < inside.low ? ends.low : ends.high);
        sums.squaredClipped += w * w;
        sums.clippedError += e * e;
    }
    return sums;
}

Result<ClippedSums> clippedSums(const Slice& slice, const Grid& grid, Range range, Progress& progress)
{
    const BlockParams params = grid.params(range);
    const Range inside = grid.unclipped(params), ends = grid.representable(params);
    std::vector<ClippedSums> parts(static_cast<std::size_t>(slice.tileCount()));
    const auto visit = [&](std::size_t tile, std::span<const float> values) { parts[tile] = clippedIn(values, inside, ends); };
    if (Result<void> done = slice.forEachTile(visit, progress); !done)
        return done.error();
    ClippedSums sums;
    for (const ClippedSums& part : parts)
        sums.add(part);
    return sums;
}

// All that the calibrators of one survey share.
class Survey {
public:
    static Result<Survey> make(const Groundwork& groundwork, const QuantSpec& spec, const SurveyOptions& options)
    {
        if (gridRules(spec.grid).fitsItself)
            return Error{
                ErrorCode::BadSpec, {}, "key 'grid'", spec.grid.id + " finds its blocks' parameters itself; no calibrator is asked"};
        auto grid = makeGrid(spec.grid);
        if (!grid)
            return grid.error();
        const BlockLayout blocks = blockLayout(spec.granularity, groundwork.weights()->rows(), groundwork.weights()->cols());
        if (options.curveBlock >= std::max<std::uint64_t>(blocks.blockCount, 1))
            return Error{
                ErrorCode::BadArgument, {}, "curve block", std::to_string(options.curveBlock) + " of " + std::to_string(blocks.blockCount)};
        const std::uint64_t batched = std::accumulate(options.batches.begin(), options.batches.end(), std::uint64_t{0});
        if (!options.batches.empty() && (!blocks.wholeTensor || batched != groundwork.weights()->size()))
            return Error{ErrorCode::BadArgument, {}, "batches", "they share one scale: granularity=tensor"};
        return Survey(groundwork, spec, options, std::move(*grid), blocks);
    }

    Result<SurveyedCalibrator> ask(const Choice& choice, Progress& progress) const;

private:
    Survey(const Groundwork& groundwork, const QuantSpec& spec, const SurveyOptions& options, std::shared_ptr<const Grid> grid,
           const BlockLayout& blocks)
        : m_groundwork(groundwork)
        , m_spec(spec)
        , m_options(options)
        , m_grid(std::move(grid))
        , m_blocks(blocks)
    {
    }
    const Weights& weights() const { return *m_groundwork.weights(); }
    Result<void> choose(const Calibrator& calibrator, SurveyedCalibrator& result, Progress& progress) const;
    Result<void> chooseWithCurve(const Calibrator& calibrator, SurveyedCalibrator& result, Progress& progress) const;
    Result<void> chooseFromBatches(RangeObserver& observer, SurveyedCalibrator& result, Progress& progress) const;
    Result<void> addCosts(SurveyedCalibrator& result, Progress& progress) const;
    Result<void> addClipped(SurveyedCalibrator& result, Progress& progress) const;

    const Groundwork& m_groundwork;
    const QuantSpec& m_spec;
    SurveyOptions m_options;
    std::shared_ptr<const Grid> m_grid;
    BlockLayout m_blocks;
};

Result<SurveyedCalibrator> Survey::ask(const Choice& choice, Progress& progress) const
{
    SurveyedCalibrator result;
    result.calibrator = choice;
    result.isOwn = choice == m_spec.range;
    const auto calibrator = makeCalibrator(choice);
    if (!calibrator)
        return calibrator.error();
    if (weights().size() == 0)
        return result;
    if (Result<void> chosen = choose(**calibrator, result, progress); !chosen) {
        result.ranges.clear();
        result.error = chosen.error();
        return result;
    }
    if (Result<void> added = addCosts(result, progress); !added)
        return added.error();
    return result;
}

Result<void> Survey::choose(const Calibrator& calibrator, SurveyedCalibrator& result, Progress& progress) const
{
    if (const auto observer = m_options.batches.empty() ? nullptr : calibrator.observer(*m_grid))
        return chooseFromBatches(*observer, result, progress);
    const auto start = std::chrono::steady_clock::now();
    auto ranges = blockRanges(weights(), m_blocks, &m_groundwork.whole(), *m_grid, calibrator, progress);
    if (!ranges)
        return ranges.error();
    result.elapsedMs = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
    result.ranges = std::move(*ranges);
    for (const Range& range : result.ranges) {
        result.range.low = std::min(result.range.low, range.low);
        result.range.high = std::max(result.range.high, range.high);
    }
    return chooseWithCurve(calibrator, result, progress);
}

Result<void> Survey::chooseWithCurve(const Calibrator& calibrator, SurveyedCalibrator& result, Progress& progress) const
{
    const Slice slice = m_blocks.wholeTensor ? m_groundwork.whole() : blockSlice(weights(), m_blocks, m_options.curveBlock);
    auto choice = calibrator.choose(slice, *m_grid, m_options.curves, progress);
    if (!choice)
        return choice.error();
    result.curve = std::move(*choice);
    return {};
}

Result<void> Survey::chooseFromBatches(RangeObserver& observer, SurveyedCalibrator& result, Progress& progress) const
{
    const auto start = std::chrono::steady_clock::now();
    std::uint64_t first = 0;
    for (const std::uint64_t count : m_options.batches) {
        if (Result<void> seen = observer.observe(m_groundwork.whole().part(first, count), progress); !seen)
            return seen;
        first += count;
    }
    auto choice = observer.choose(m_options.curves);
    if (!choice)
        return choice.error();
    result.elapsedMs = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
    result.curve = std::move(*choice);
    result.range = result.curve.range;
    result.ranges = {result.range};
    return {};
}

Result<void> Survey::addCosts(SurveyedCalibrator& result, Progress& progress) const
{
    QuantSpec spec = m_spec;
    spec.range = result.calibrator;
    auto errors = report(m_groundwork.weights(), spec, progress, {nullptr, nullptr, result.ranges});
    if (!errors)
        return errors.error();
    result.report = std::move(*errors);
    return addClipped(result, progress);
}

Result<void> Survey::addClipped(SurveyedCalibrator& result, Progress& progress) const
{
    std::vector<ClippedSums> parts(static_cast<std::size_t>(m_blocks.blockCount));
    const auto visit = [&](std::uint64_t block, const Slice& slice, Progress& counted) -> Result<void> {
        const auto index = static_cast<std::size_t>(block);
        auto found = clippedSums(slice, *m_grid, result.ranges[index], counted);
        if (!found)
            return found.error();
        parts[index] = *found;
        return {};
    };
    if (Result<void> done = forEachBlock(weights(), m_blocks, &m_groundwork.whole(), visit, progress); !done)
        return done;
    ClippedSums sums;
    for (const ClippedSums& part : parts)
        sums.add(part);
    const double squaredError = result.report.mse * static_cast<double>(result.report.count);
    result.clippedEnergy = sums.squaredWeight > 0 ? sums.squaredClipped / sums.squaredWeight : 0;
    result.clippingError = squaredError > 0 ? std::min(sums.clippedError / squaredError, 1.0) : 0;
    return {};
}

}  // namespace

std::vector<Choice> surveyedChoices(const Choice& own)
{
    std::vector<Choice> choices;
    for (const CalibratorInfo& info : calibrators()) {
        if (info.automatic || info.id == own.id)
            choices.push_back(info.id == own.id ? own : defaultChoice(info.id, info.params));
    }
    return choices;
}

Result<std::vector<SurveyedCalibrator>> surveyCalibrators(const Groundwork& groundwork, const QuantSpec& spec, const SurveyOptions& options,
                                                          const SurveySink& sink, Progress& progress)
{
    std::vector<SurveyedCalibrator> results;
    for (const Choice& choice : surveyedChoices(spec.range)) {
        auto result = surveyCalibrator(groundwork, spec, choice, options, progress);
        if (!result)
            return result.error();
        if (sink)
            sink(*result);
        if (!options.keepsRanges)
            result->ranges = {};
        results.push_back(std::move(*result));
    }
    return results;
}

Result<SurveyedCalibrator> surveyCalibrator(const Groundwork& groundwork, const QuantSpec& spec, const Choice& calibrator,
                                            const SurveyOptions& options, Progress& progress)
{
    const auto survey = Survey::make(groundwork, spec, options);
    if (!survey)
        return survey.error();
    return survey->ask(calibrator, progress);
}

}  // namespace bitloupe
