// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/sample_sweep.h"

#include "core/base/draws.h"
#include "core/report/clipping_cost.h"
#include "core/round/block_ranges.h"
#include "core/tensor/chosen_samples.h"

#include <algorithm>
#include <cmath>

namespace bitloupe {

namespace {

constexpr std::uint64_t kHeldBytes = std::uint64_t{256} << 20;  // a draw that fits is copied

Error refused(std::string where, std::string detail) { return {ErrorCode::BadArgument, {}, std::move(where), std::move(detail)}; }

class Sweep {
public:
    Sweep(std::shared_ptr<const Weights> activations, const SweepOptions& options, std::shared_ptr<const Grid> grid, bool oneScale)
        : m_activations(std::move(activations))
        , m_options(options)
        , m_grid(std::move(grid))
        , m_blocks(oneScale ? blockLayout(PerTensor{}, m_activations->rows(), m_activations->cols())
                            : blockLayout(PerChannel{}, m_activations->rows(), m_activations->cols()))
        , m_whole(*m_activations, 0, m_activations->size())
    {
    }

    Result<SweptCalibrator> run(const Choice& choice, const SweepSink& sink, Progress& progress);

private:
    using Ranges = std::vector<Range>;  // by block

    std::uint64_t sampleCount() const { return m_activations->info().shape.front(); }
    std::vector<std::uint64_t> countsBelowAll() const;
    Result<Ranges> rangesOfAll(Progress& progress);
    Result<Ranges> rangesOfDraw(std::uint64_t count, std::uint64_t seed, Progress& progress);
    Result<SweepLevel> judged(std::uint64_t samples, const std::vector<Ranges>& draws, Progress& progress) const;
    Result<std::vector<ClippingCost>> costs(const std::vector<Ranges>& draws, Progress& progress) const;
    double changeOf(const Ranges& ranges) const;
    std::optional<std::uint64_t> settledFrom(const std::vector<SweepLevel>& levels) const;

    std::shared_ptr<const Weights> m_activations;
    const SweepOptions& m_options;
    std::shared_ptr<const Grid> m_grid;
    BlockLayout m_blocks;
    Slice m_whole;
    std::shared_ptr<const Calibrator> m_calibrator;  // at work
    Ranges m_all;  // its choices for all samples
    std::size_t m_farthest = 0;  // the block that reaches farthest with them
};

std::vector<std::uint64_t> Sweep::countsBelowAll() const
{
    std::vector<std::uint64_t> counts;
    for (const std::uint64_t count : m_options.counts)
        if (count > 0 && count < sampleCount())
            counts.push_back(count);
    std::sort(counts.begin(), counts.end());
    counts.erase(std::unique(counts.begin(), counts.end()), counts.end());
    return counts;
}

Result<SweptCalibrator> Sweep::run(const Choice& choice, const SweepSink& sink, Progress& progress)
{
    auto calibrator = makeCalibrator(choice);
    if (!calibrator)
        return calibrator.error();
    m_calibrator = std::move(*calibrator);
    auto all = rangesOfAll(progress);
    if (!all)
        return all.error();
    auto whole = judged(sampleCount(), {std::move(*all)}, progress);
    if (!whole)
        return whole.error();
    SweptCalibrator swept{choice, {}, {}};
    if (sink)
        sink(choice, *whole);
    for (const std::uint64_t count : countsBelowAll()) {
        std::vector<Ranges> draws;
        for (std::uint64_t draw = 0; draw < m_options.draws; ++draw) {
            auto ranges = rangesOfDraw(count, m_options.firstSeed + draw, progress);
            if (!ranges)
                return ranges.error();
            draws.push_back(std::move(*ranges));
        }
        auto level = judged(count, draws, progress);
        if (!level)
            return level.error();
        if (sink)
            sink(choice, *level);
        swept.levels.push_back(std::move(*level));
    }
    swept.settledFrom = settledFrom(swept.levels);
    swept.levels.push_back(std::move(*whole));
    return swept;
}

Result<Sweep::Ranges> Sweep::rangesOfAll(Progress& progress)
{
    auto ranges = blockRanges(*m_activations, m_blocks, &m_whole, *m_grid, *m_calibrator, progress);
    if (!ranges)
        return ranges;
    m_all = *ranges;
    const auto reach = [](const Range& range) { return std::max(-range.low, range.high); };
    const auto farthest = std::max_element(m_all.begin(), m_all.end(), [&](const Range& a, const Range& b) { return reach(a) < reach(b); });
    m_farthest = static_cast<std::size_t>(farthest - m_all.begin());
    return ranges;
}

Result<Sweep::Ranges> Sweep::rangesOfDraw(std::uint64_t count, std::uint64_t seed, Progress& progress)
{
    progress.advance(0);
    const auto drawn = chosenSamples(m_activations, Draws(seed).choose(count, sampleCount()), kHeldBytes);
    if (!drawn)
        return drawn.error();
    const Slice whole(**drawn, 0, (*drawn)->size());
    const BlockLayout blocks = m_blocks.wholeTensor ? blockLayout(PerTensor{}, (*drawn)->rows(), (*drawn)->cols())
                                                    : blockLayout(PerChannel{}, (*drawn)->rows(), (*drawn)->cols());
    return blockRanges(**drawn, blocks, &whole, *m_grid, *m_calibrator, progress);
}

// By draw: the sums over all blocks of all samples. One look at each block serves all draws.
Result<std::vector<ClippingCost>> Sweep::costs(const std::vector<Ranges>& draws, Progress& progress) const
{
    std::vector<std::vector<ClippingCost>> parts(static_cast<std::size_t>(m_blocks.blockCount));
    const auto visit = [&](std::uint64_t block, const Slice& slice, Progress& counted) -> Result<void> {
        const auto index = static_cast<std::size_t>(block);
        std::vector<Range> ranges;
        for (const Ranges& draw : draws)
            ranges.push_back(draw[index]);
        auto found = clippingCosts(slice, *m_grid, ranges, counted);
        if (!found)
            return found.error();
        parts[index] = std::move(*found);
        return {};
    };
    if (Result<void> done = forEachBlock(*m_activations, m_blocks, &m_whole, visit, progress); !done)
        return done.error();
    std::vector<ClippingCost> sums(draws.size());
    for (const auto& part : parts)
        for (std::size_t i = 0; i < sums.size(); ++i)
            sums[i].add(part[i]);
    return sums;
}

Result<SweepLevel> Sweep::judged(std::uint64_t samples, const std::vector<Ranges>& draws, Progress& progress) const
{
    const auto found = costs(draws, progress);
    if (!found)
        return found.error();
    SweepLevel level{samples, {}};
    for (std::size_t i = 0; i < draws.size(); ++i) {
        const ClippingCost& cost = (*found)[i];
        level.draws.push_back(
            {m_options.firstSeed + i, draws[i][m_farthest], cost.mse(), cost.sqnrDb(), cost.clippedFraction(), changeOf(draws[i])});
    }
    return level;
}

double Sweep::changeOf(const Ranges& ranges) const
{
    double change = 0;
    for (std::size_t block = 0; block < ranges.size(); ++block) {
        const double width = static_cast<double>(m_all[block].high) - static_cast<double>(m_all[block].low);
        const double low = std::fabs(static_cast<double>(ranges[block].low) - static_cast<double>(m_all[block].low));
        const double high = std::fabs(static_cast<double>(ranges[block].high) - static_cast<double>(m_all[block].high));
        if (width > 0)
            change = std::max(change, std::max(low, high) / width);
    }
    return change;
}

std::optional<std::uint64_t> Sweep::settledFrom(const std::vector<SweepLevel>& levels) const
{
    std::optional<std::uint64_t> from;
    for (auto level = levels.rbegin(); level != levels.rend(); ++level) {
        const bool settled = std::all_of(level->draws.begin(), level->draws.end(),
                                         [this](const SweepDraw& draw) { return draw.rangeChange <= m_options.settledRange; });
        if (!settled)
            break;
        from = level->samples;
    }
    return from;
}

Result<void> check(const Weights& activations, const QuantSpec& spec, const SweepOptions& options)
{
    const bool perChannel = std::holds_alternative<PerChannel>(spec.granularity);
    if (activations.info().shape.empty() || activations.info().shape.front() < 2 || activations.size() == 0)
        return refused("samples", "the first axis has less than two of them");
    if (gridRules(spec.grid).fitsItself)
        return refused("key 'grid'", spec.grid.id + " finds its blocks' parameters itself; no calibrator is asked");
    if (!perChannel && !std::holds_alternative<PerTensor>(spec.granularity))
        return refused("key 'granularity'", "got group; allowed with samples: tensor, channel");
    if (perChannel && activations.outputAxis() <= 0)
        return refused("key 'axis'", "channels lie along the samples' axis; name another one");
    if (options.draws == 0 || options.counts.empty())
        return refused("samples", "nothing to draw");
    return {};
}

}  // namespace

Result<SampleSweep> sweepSamples(std::shared_ptr<const Weights> activations, const QuantSpec& spec, const SweepOptions& options,
                                 const SweepSink& sink, Progress& progress)
{
    if (Result<void> checked = check(*activations, spec, options); !checked)
        return checked.error();
    auto grid = makeGrid(spec.grid);
    if (!grid)
        return grid.error();
    SampleSweep result{activations->info().shape.front(), {}};
    Sweep sweep(std::move(activations), options, std::move(*grid), std::holds_alternative<PerTensor>(spec.granularity));
    const std::vector<Choice> choices = options.calibrators.empty() ? std::vector{spec.range} : options.calibrators;
    for (const Choice& choice : choices) {
        auto swept = sweep.run(choice, sink, progress);
        if (!swept)
            return swept.error();
        result.calibrators.push_back(std::move(*swept));
    }
    return result;
}

}  // namespace bitloupe
