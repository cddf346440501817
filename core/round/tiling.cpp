// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/round/tiling.h"

#include <algorithm>

namespace bitloupe {

namespace {

std::uint64_t dividedUp(std::uint64_t a, std::uint64_t b) { return a / b + (a % b != 0); }

// Columns of a tile in rows longer than a tile: whole blocks where one fits.
std::uint64_t segmentOf(std::uint64_t cols, std::uint64_t blockSize, bool wholeRows)
{
    if (wholeRows)
        return cols;
    const bool blockFits = blockSize > 0 && blockSize <= kTileSize;
    return blockFits ? kTileSize / blockSize * blockSize : kTileSize;
}

}  // namespace

Tiling::Tiling(std::uint64_t rows, std::uint64_t cols, const BlockLayout& blocks, bool wholeRows)
    : m_rows(rows)
    , m_cols(cols)
    , m_blocks(blocks)
    , m_segment(cols)
{
    if (rows == 0 || cols == 0)
        return;
    if (cols > kTileSize) {
        m_segment = segmentOf(cols, blocks.blockSize, wholeRows);
        m_segmentsPerRow = dividedUp(cols, m_segment);
    } else {
        m_rowsPerTile = kTileSize / cols;
        if (blocks.rowsPerBlock <= m_rowsPerTile)
            m_rowsPerTile -= m_rowsPerTile % blocks.rowsPerBlock;
    }
    m_count = dividedUp(rows, m_rowsPerTile) * m_segmentsPerRow;
    const bool holdsRows = blocks.rowsPerBlock == 1 || m_rowsPerTile % blocks.rowsPerBlock == 0;
    m_holdsBlocks = !blocks.wholeTensor && std::min(blocks.blockSize, cols) <= m_segment && holdsRows;
}

Tile Tiling::tile(std::uint64_t index) const
{
    if (m_segmentsPerRow == 1) {
        const std::uint64_t row = index * m_rowsPerTile;
        return {row * m_cols, std::min(m_rowsPerTile, m_rows - row) * m_cols};
    }
    const std::uint64_t col = index % m_segmentsPerRow * m_segment;
    return {index / m_segmentsPerRow * m_cols + col, std::min(m_segment, m_cols - col)};
}

std::uint64_t Tiling::tileWith(std::uint64_t flat) const
{
    const std::uint64_t row = flat / m_cols;
    return m_segmentsPerRow == 1 ? row / m_rowsPerTile : row * m_segmentsPerRow + flat % m_cols / m_segment;
}

std::uint64_t Tiling::panelEnd(std::uint64_t index, std::uint64_t elements) const
{
    const std::uint64_t begin = tile(index).first;
    std::uint64_t end = index + 1;
    while (end < m_count && tile(end).first + tile(end).count - begin <= elements)
        ++end;
    return end;
}

bool Tiling::isOneRun(const Tile& tile) const
{
    const bool inRows = m_holdsBlocks && m_blocks.rowsPerBlock == 1 && m_blocks.blockSize > 0;
    return inRows && tile.count % m_blocks.blockSize == 0 && (m_cols % m_blocks.blockSize == 0 || tile.count < m_cols);
}

std::uint64_t Tiling::rowPartCount(const Tile& tile) const { return m_segmentsPerRow == 1 ? tile.count / m_cols : 1; }

RowPart Tiling::rowPart(const Tile& tile, std::uint64_t index) const
{
    if (m_segmentsPerRow == 1)
        return {tile.first / m_cols + index, 0, m_cols};
    return {tile.first / m_cols, tile.first % m_cols, tile.count};
}

std::uint64_t Tiling::firstBlock(std::uint64_t first) const
{
    if (m_blocks.wholeTensor || m_cols == 0)
        return 0;
    return m_blocks.blockOf(first / m_cols, first % m_cols);
}

Tile Tiling::block(std::uint64_t index) const
{
    if (m_blocks.wholeTensor)
        return {0, m_rows * m_cols};
    if (m_blocks.rowsPerBlock > 1) {
        const std::uint64_t row = index * m_blocks.rowsPerBlock;
        return {row * m_cols, std::min(m_blocks.rowsPerBlock, m_rows - row) * m_cols};
    }
    const std::uint64_t col = index % m_blocks.blocksPerRow * m_blocks.blockSize;
    return {index / m_blocks.blocksPerRow * m_cols + col, std::min(m_blocks.blockSize, m_cols - col)};
}

}  // namespace bitloupe
