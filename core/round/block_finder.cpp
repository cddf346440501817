// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/round/block_finder.h"

#include "core/round/block_params.h"
#include "core/round/first_error.h"
#include "core/round/panels.h"

#include <algorithm>
#include <tbb/parallel_for.h>

namespace bitloupe {

BlockFinder::BlockFinder(std::shared_ptr<const Weights> weights, std::shared_ptr<const Grid> grid,
                         std::shared_ptr<const Calibrator> calibrator, GridRules rules, const BlockLayout& blocks, const Tiling& tiling)
    : m_weights(std::move(weights))
    , m_grid(std::move(grid))
    , m_calibrator(std::move(calibrator))
    , m_rules(rules)
    , m_blocks(blocks)
    , m_tiling(tiling)
    , m_working(blocks.blockCount)
    , m_stored(rules.fitsItself || m_grid->hasSecondStage() ? blocks.blockCount : 0)
    , m_ranges(blocks.blockCount)
{
    if (m_weights->size() > 0)
        return;  // every block will be found
    std::fill(m_working.begin(), m_working.end(), BlockParams{});
    std::fill(m_stored.begin(), m_stored.end(), BlockParams{});
    std::fill(m_ranges.begin(), m_ranges.end(), Range{});
}

Result<bool> BlockFinder::findEarly(const WholeTensor& whole, Progress& progress)
{
    const bool needsAll = m_rules.learns || m_grid->hasSecondStage();
    const bool isKnown = !whole.ranges.empty() && !m_rules.fitsItself;
    if (m_tiling.holdsBlocks() && !needsAll && !isKnown)
        return false;
    if (Result<void> found = findAll(whole, progress); !found)
        return found.error();
    return true;
}

Result<void> BlockFinder::findAll(const WholeTensor& whole, Progress& progress)
{
    const bool isKnown = !whole.ranges.empty() && !m_rules.fitsItself;
    Result<void> found = m_rules.learns ? learn(progress)
        : isKnown                       ? setRanges(whole.ranges)
        : m_tiling.holdsBlocks()        ? findSmall(progress)
                                        : findLarge(whole, progress);
    if (found && m_grid->hasSecondStage())
        m_grid->settle(m_working, m_stored, m_blocks.blocksPerRow);
    return found;
}

bool BlockFinder::mayBeFoundLate(const WholeTensor& whole) const
{
    return !m_rules.learns && !m_rules.fitsItself && !m_grid->hasSecondStage() && !m_blocks.wholeTensor && m_blocks.rowsPerBlock == 1
        && whole.ranges.empty();
}

Result<GroupParams> BlockFinder::paramsOf(std::span<const float> weights) const
{
    Progress unseen;
    const Result<RangeChoice> choice = m_calibrator->choose(Slice(weights), *m_grid, false, unseen);
    if (!choice)
        return choice.error();
    const BlockParams params = m_grid->params(choice->range);
    return GroupParams{params, params, choice->range};
}

Result<void> BlockFinder::learn(Progress& progress)
{
    const BlockSlices slices{m_blocks.blockCount, [this](std::uint64_t index) {
                                 const Tile block = m_tiling.block(index);
                                 return Slice(*m_weights, block.first, block.count);
                             }};
    auto learned = m_grid->learn(slices, progress);
    if (!learned)
        return learned.error();
    m_grid = std::move(*learned);
    for (std::uint64_t index = 0; index < m_blocks.blockCount; ++index) {
        const BlockParams params{1, static_cast<std::int32_t>(index)};
        setFit(index, {params, params});
    }
    return {};
}

// In a pass over the weights of its own, panel by panel.
Result<void> BlockFinder::findSmall(Progress& progress)
{
    progress.expect(m_weights->size());
    const auto visit = [&](const Panel& panel) {
        FirstError error;
        tbb::parallel_for(panel.begin, panel.end, [&](std::uint64_t index) {
            const Tile tile = m_tiling.tile(index);
            progress.advance(tile.count);
            error.note(index, findIn(tile, panel.values.data() + (tile.first - panel.first)));
        });
        return error.result();
    };
    return forEachPanel(*m_weights, m_tiling, visit);
}

Result<void> BlockFinder::findLarge(const WholeTensor& whole, Progress& progress)
{
    if (m_weights->size() == 0)
        return {};
    if (whole.range && m_blocks.wholeTensor && !m_rules.fitsItself) {
        setRange(0, *whole.range);
        return {};
    }
    if (whole.slice && m_blocks.wholeTensor)
        return find(0, *whole.slice, progress);
    for (std::uint64_t index = 0; index < m_blocks.blockCount; ++index) {
        const Tile block = m_tiling.block(index);
        if (Result<void> found = find(index, Slice(*m_weights, block.first, block.count), progress); !found)
            return found;
    }
    return {};
}

Result<void> BlockFinder::find(std::uint64_t block, const Slice& slice, Progress& progress)
{
    if (m_rules.fitsItself) {
        const Result<BlockFit> fit = m_grid->fit(slice, progress);
        if (!fit)
            return fit.error();
        setFit(block, *fit);
        return {};
    }
    const Result<RangeChoice> choice = m_calibrator->choose(slice, *m_grid, false, progress);
    if (!choice)
        return choice.error();
    setRange(block, choice->range);
    return {};
}

// Full blocks one behind the other; false: they must be found one by one.
bool BlockFinder::findRun(std::uint64_t first, std::uint64_t count, const float* values)
{
    const auto working = std::span(m_working).subspan(first, count);
    const auto ranges = std::span(m_ranges).subspan(first, count);
    const std::size_t size = m_blocks.blockSize;
    if (m_rules.fitsItself) {
        if (!m_grid->fitBlocks(values, size, working, ranges))
            return false;
    } else if (!findParams(*m_grid, *m_calibrator, values, size, working, ranges)) {
        return false;
    }
    if (!m_stored.empty())
        std::copy(working.begin(), working.end(), m_stored.begin() + static_cast<std::ptrdiff_t>(first));
    return true;
}

Result<void> BlockFinder::findIn(const Tile& tile, const float* values)
{
    const auto findPart = [&](std::uint64_t first, std::uint64_t count) {
        const std::uint64_t begin = m_tiling.firstBlock(first), end = m_tiling.endBlock(first, count);
        const std::uint64_t full = liesInRows() ? count / m_blocks.blockSize : 0;
        const bool found = full > 0 && findRun(begin, full, values + (first - tile.first));
        return findOneByOne(found ? begin + full : begin, end, tile.first, values);
    };
    if (!liesInRows() || m_tiling.isOneRun(tile))
        return findPart(tile.first, tile.count);
    for (std::uint64_t i = 0; i < m_tiling.rowPartCount(tile); ++i) {
        const RowPart part = m_tiling.rowPart(tile, i);
        if (Result<void> found = findPart(part.row * m_weights->cols() + part.first, part.count); !found)
            return found;
    }
    return {};
}

// `values` begin with weight `origin`.
Result<void> BlockFinder::findOneByOne(std::uint64_t first, std::uint64_t end, std::uint64_t origin, const float* values)
{
    Progress unseen;  // the tile counts as a whole, where it is asked about
    for (std::uint64_t index = first; index < end; ++index) {
        const Tile block = m_tiling.block(index);
        const std::span<const float> weights(values + (block.first - origin), block.count);
        if (Result<void> found = find(index, Slice(weights), unseen); !found)
            return found;
    }
    return {};
}

bool BlockFinder::fitAndEncode(const Tile& tile, const float* values, std::byte* codes)
{
    if (!m_rules.fitsItself || m_rules.blockSize == 0 || m_weights->cols() % m_rules.blockSize != 0)
        return false;
    const std::uint64_t first = m_tiling.firstBlock(tile.first), count = tile.count / m_rules.blockSize;
    const auto stored = std::span(m_stored).subspan(first, count);
    return m_grid->fitAndEncode({values, tile.count}, codes, stored, std::span(m_ranges).subspan(first, count));
}

bool BlockFinder::findAndEncode(const Tile& tile, const float* values, std::byte* codes)
{
    constexpr std::uint64_t kTurn = 16384;  // weights: 64 KiB
    if (!m_tiling.isOneRun(tile))
        return false;
    const std::uint64_t first = m_tiling.firstBlock(tile.first), count = tile.count / m_blocks.blockSize;
    const std::uint64_t turn = std::max<std::uint64_t>(kTurn / m_blocks.blockSize, 1);
    const std::size_t bytes = codeBytes(m_grid->codeType());
    for (std::uint64_t done = 0; done < count; done += turn) {
        const std::uint64_t now = std::min(turn, count - done), at = done * m_blocks.blockSize;
        if (!findRun(first + done, now, values + at))
            return false;  // at the first turn, or never
        m_grid->encodeBlocks(values + at, m_blocks.blockSize, std::span(m_working).subspan(first + done, now), codes + at * bytes);
    }
    return true;
}

Result<void> BlockFinder::setRanges(std::span<const Range> ranges)
{
    if (ranges.size() != m_blocks.blockCount)
        return Error{ErrorCode::BadArgument,
                     {},
                     "ranges",
                     std::to_string(ranges.size()) + " for " + std::to_string(m_blocks.blockCount) + " blocks"};
    for (std::uint64_t block = 0; block < m_blocks.blockCount; ++block)
        setRange(block, ranges[static_cast<std::size_t>(block)]);
    return {};
}

void BlockFinder::setRange(std::uint64_t block, Range range)
{
    m_ranges[block] = range;
    m_working[block] = m_grid->params(range);
    if (!m_stored.empty())
        m_stored[block] = m_working[block];
}

void BlockFinder::setFit(std::uint64_t block, const BlockFit& fit)
{
    m_working[block] = fit.working;
    m_stored[block] = fit.stored;
    m_ranges[block] = m_grid->representable(fit.stored);
}

}  // namespace bitloupe
