// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/round/block_ranges.h"

#include "core/round/first_error.h"
#include "core/round/panels.h"

#include <tbb/parallel_for.h>

namespace bitloupe {

namespace {

// Blocks [begin, end), whose weights are next to each other and start at `values`.
Result<void> visitPanel(const Tiling& tiling, std::uint64_t begin, std::uint64_t end, const float* values, const BlockVisit& visit,
                        Progress& progress)
{
    const std::uint64_t origin = tiling.block(begin).first;
    FirstError error;
    tbb::parallel_for(begin, end, [&](std::uint64_t index) {
        const Tile block = tiling.block(index);
        progress.advance(block.count);
        Progress unseen;
        error.note(index, visit(index, Slice({values + (block.first - origin), static_cast<std::size_t>(block.count)}), unseen));
    });
    return error.result();
}

// Behind the last block of a panel that begins with `begin`: at least one.
std::uint64_t panelEnd(const Tiling& tiling, std::uint64_t begin, std::uint64_t blockCount)
{
    std::uint64_t end = begin + 1;
    for (std::uint64_t size = tiling.block(begin).count; end < blockCount && size + tiling.block(end).count <= kPanelSize; ++end)
        size += tiling.block(end).count;
    return end;
}

}  // namespace

Slice blockSlice(const Weights& weights, const BlockLayout& blocks, std::uint64_t block)
{
    const Tile tile = Tiling(weights.rows(), weights.cols(), blocks, false).block(block);
    return Slice(weights, tile.first, tile.count);
}

Result<void> forEachBlock(const Weights& weights, const BlockLayout& blocks, const Slice* whole, const BlockVisit& visit,
                          Progress& progress)
{
    if (weights.size() == 0)
        return {};
    if (blocks.wholeTensor && whole != nullptr)
        return visit(0, *whole, progress);
    const Tiling tiling(weights.rows(), weights.cols(), blocks, false);
    for (std::uint64_t begin = 0; begin < blocks.blockCount;) {
        const Tile first = tiling.block(begin);
        if (first.count > kPanelSize / 4) {  // long enough to be worth all threads, and to be read in pieces
            if (Result<void> done = visit(begin, Slice(weights, first.first, first.count), progress); !done)
                return done;
            ++begin;
            continue;
        }
        const std::uint64_t end = panelEnd(tiling, begin, blocks.blockCount);
        const Tile last = tiling.block(end - 1);
        const Result<Piece> piece = weights.read(first.first, last.first + last.count - first.first);
        if (!piece)
            return piece.error();
        progress.expect(piece->values.size());
        if (Result<void> done = visitPanel(tiling, begin, end, piece->values.data(), visit, progress); !done)
            return done;
        begin = end;
    }
    return {};
}

Result<std::vector<Range>> blockRanges(const Weights& weights, const BlockLayout& blocks, const Slice* whole, const Grid& grid,
                                       const Calibrator& calibrator, Progress& progress)
{
    std::vector<Range> ranges(static_cast<std::size_t>(blocks.blockCount));
    const auto choose = [&](std::uint64_t block, const Slice& slice, Progress& counted) -> Result<void> {
        const Result<RangeChoice> choice = calibrator.choose(slice, grid, false, counted);
        if (!choice)
            return choice.error();
        ranges[static_cast<std::size_t>(block)] = choice->range;
        return {};
    };
    if (Result<void> done = forEachBlock(weights, blocks, whole, choose, progress); !done)
        return done.error();
    return ranges;
}

}  // namespace bitloupe
