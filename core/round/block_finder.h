// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The parameters of every block of one quantization, and how they are found: from ranges that a calibrator chooses, by the grid
// itself, or together with its levels where it learns those.

#include "core/calibrate/calibrator.h"
#include "core/round/gptq.h"
#include "core/round/quantize.h"
#include "core/round/tiling.h"

namespace bitloupe {

class BlockFinder {
public:
    BlockFinder(std::shared_ptr<const Weights> weights, std::shared_ptr<const Grid> grid, std::shared_ptr<const Calibrator> calibrator,
                GridRules rules, const BlockLayout& blocks, const Tiling& tiling);

    // What cannot wait until a tile is encoded: blocks larger than a tile, grids that learn from all of them, second stages, ranges
    // that are known already. True: all blocks have their parameters now.
    Result<bool> findEarly(const WholeTensor& whole, Progress& progress);
    // All blocks.
    Result<void> findAll(const WholeTensor& whole, Progress& progress);
    // The blocks of one tile that holds them, whose weights start at `values`; blocks of several tiles at once may be found.
    Result<void> findIn(const Tile& tile, const float* values);
    // The same, and the codes with them, where the grid can do both at once (Grid::fitAndEncode()) and all blocks are full ones;
    // only what decodes is kept, so codes are to be had this way again. False: nothing was done.
    bool fitAndEncode(const Tile& tile, const float* values, std::byte* codes);
    // As findIn() and Grid::encode(), in turns of a few blocks that stay in the cache between the two, where parameters of many
    // blocks can be found at once and all blocks are full ones. False: nothing was done.
    bool findAndEncode(const Tile& tile, const float* values, std::byte* codes);
    // Of weights that are no block of the matrix, as a calibrator sees them.
    Result<GroupParams> paramsOf(std::span<const float> weights) const;
    // Whether rounding may find parameters on its way, rather than being given them.
    bool mayBeFoundLate(const WholeTensor& whole) const;

    const std::shared_ptr<const Grid>& grid() const { return m_grid; }  // one that learns: the one that knows its levels
    Buffer<BlockParams>& working() { return m_working; }
    const Buffer<BlockParams>& working() const { return m_working; }
    Buffer<BlockParams>& stored() { return m_stored.empty() ? m_working : m_stored; }
    const Buffer<BlockParams>& stored() const { return m_stored.empty() ? m_working : m_stored; }
    Buffer<Range>& ranges() { return m_ranges; }

private:
    Result<void> findLarge(const WholeTensor& whole, Progress& progress);
    Result<void> findSmall(Progress& progress);
    Result<void> learn(Progress& progress);
    bool liesInRows() const { return !m_blocks.wholeTensor && m_blocks.rowsPerBlock == 1 && m_blocks.blockSize > 0; }
    bool findRun(std::uint64_t first, std::uint64_t count, const float* values);
    Result<void> findOneByOne(std::uint64_t first, std::uint64_t end, std::uint64_t origin, const float* values);
    Result<void> find(std::uint64_t block, const Slice& slice, Progress& progress);
    Result<void> setRanges(std::span<const Range> ranges);
    void setRange(std::uint64_t block, Range range);
    void setFit(std::uint64_t block, const BlockFit& fit);

    std::shared_ptr<const Weights> m_weights;
    std::shared_ptr<const Grid> m_grid;
    std::shared_ptr<const Calibrator> m_calibrator;
    GridRules m_rules;
    BlockLayout m_blocks;
    Tiling m_tiling;
    Buffer<BlockParams> m_working;
    Buffer<BlockParams> m_stored;  // empty where they are the working ones
    Buffer<Range> m_ranges;
};

}  // namespace bitloupe
