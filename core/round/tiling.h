// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// How a matrix is cut for work in parallel: tiles of about kTileSize elements that depend on the shape alone, never on the
// number of threads. A tile is a run of whole rows, a run of whole blocks of one long row, or a piece of one long block.

#include "core/round/quantize.h"
#include "core/tensor/slice.h"

namespace bitloupe {

struct Tile {
    std::uint64_t first = 0;  // flat index in the matrix
    std::uint64_t count = 0;
};

// Part of one row inside a tile, in columns.
struct RowPart {
    std::uint64_t row = 0;
    std::uint64_t first = 0;
    std::uint64_t count = 0;
};

class Tiling {
public:
    Tiling(std::uint64_t rows, std::uint64_t cols, const BlockLayout& blocks, bool wholeRows);

    std::uint64_t count() const { return m_count; }
    Tile tile(std::uint64_t index) const;
    std::uint64_t tileWith(std::uint64_t flat) const;  // that holds this weight
    // First tile behind `index` so that tiles [index, next) have about `elements` weights; at least one tile.
    std::uint64_t panelEnd(std::uint64_t index, std::uint64_t elements) const;
    // Whether every block lies inside one tile.
    bool holdsBlocks() const { return m_holdsBlocks; }
    // Whether the tile is nothing but full blocks that lie one behind the other.
    bool isOneRun(const Tile& tile) const;

    std::uint64_t rowPartCount(const Tile& tile) const;
    RowPart rowPart(const Tile& tile, std::uint64_t index) const;

    // Blocks that [first, first + count) touches: [firstBlock, endBlock).
    std::uint64_t firstBlock(std::uint64_t first) const;
    std::uint64_t endBlock(std::uint64_t first, std::uint64_t count) const
    {
        return count == 0 ? firstBlock(first) : firstBlock(first + count - 1) + 1;
    }
    Tile block(std::uint64_t index) const;

private:
    std::uint64_t m_rows, m_cols;
    BlockLayout m_blocks;
    std::uint64_t m_rowsPerTile = 1;  // 1 where rows are cut
    std::uint64_t m_segment = 0;  // columns of a tile
    std::uint64_t m_segmentsPerRow = 1;
    std::uint64_t m_count = 0;
    bool m_holdsBlocks = false;
};

}  // namespace bitloupe
