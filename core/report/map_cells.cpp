// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/map_cells.h"

#include "core/grid/code_value.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

namespace bitloupe {

MapCells::MapCells(const MapQuery& query, std::vector<CellSpan> rows, std::vector<CellSpan> cols, const Tiling& tiling, bool wholeTensor,
                   std::uint64_t matrixCols)
    : m_query(query)
    , m_rows(std::move(rows))
    , m_cols(std::move(cols))
    , m_tiling(tiling)
    , m_wholeTensor(wholeTensor)
    , m_matrixCols(matrixCols)
    , m_sums(m_rows.size() * m_cols.size(), 0.0)
    , m_counts(m_sums.size(), 0)
{
}

// Tasks are runs of cells of one cell row, of about a tile's weights.
void MapCells::add(const QuantizedPiece& piece, Progress& progress)
{
    const std::uint64_t end = piece.first + piece.weights.size();
    const auto touches = [&](const CellSpan& rows) { return rows.first * m_matrixCols < end && rows.end * m_matrixCols > piece.first; };
    std::vector<std::uint64_t> shown;
    for (std::uint64_t row = 0; row < m_rows.size(); ++row)
        if (touches(m_rows[row]))
            shown.push_back(row);
    if (shown.empty())
        return;
    const std::uint64_t each = std::max<std::uint64_t>(1, m_query.region.rowsPerCell * m_query.region.colsPerCell);
    const std::uint64_t run = std::max<std::uint64_t>(1, kTileSize / each);
    const std::uint64_t runs = (m_cols.size() + run - 1) / run;
    tbb::enumerable_thread_specific<Buffer> buffers;
    tbb::parallel_for(std::uint64_t{0}, shown.size() * runs, [&](std::uint64_t task) {
        const std::uint64_t first = task % runs * run;
        const std::uint64_t last = std::min<std::uint64_t>(first + run, m_cols.size());
        progress.advance((last - first) * each);
        addCells(piece, shown[task / runs], first, last, buffers.local());
    });
}

void MapCells::addCells(const QuantizedPiece& piece, std::uint64_t cellRow, std::uint64_t firstCell, std::uint64_t endCell, Buffer& buffer)
{
    for (std::uint64_t row = m_rows[cellRow].first; row < m_rows[cellRow].end; ++row)
        addRow(piece, row, cellRow, firstCell, endCell, buffer);
}

void MapCells::addRow(const QuantizedPiece& piece, std::uint64_t row, std::uint64_t cellRow, std::uint64_t firstCell, std::uint64_t endCell,
                      Buffer& buffer)
{
    const std::uint64_t origin = row * m_matrixCols;
    const std::uint64_t begin = std::max(origin + m_cols[firstCell].first, piece.first);
    const std::uint64_t end = std::min(origin + m_cols[endCell - 1].end, piece.first + piece.weights.size());
    if (begin >= end)
        return;
    fill(piece, begin, end - begin, buffer);
    for (std::uint64_t cell = firstCell; cell < endCell; ++cell) {
        const std::uint64_t from = std::max(origin + m_cols[cell].first, begin);
        const std::uint64_t to = std::min(origin + m_cols[cell].end, end);
        if (from < to)
            addTo(static_cast<std::size_t>(cellRow * m_cols.size() + cell), buffer.values.data() + (from - begin), to - from);
    }
}

namespace {

// `take(sum, value)` for each finite value; how many there were.
template <class Take>
std::uint64_t addFinite(const float* values, std::uint64_t count, double& sum, const Take& take)
{
    std::uint64_t finite = 0;
    for (std::uint64_t i = 0; i < count; ++i) {
        if (!std::isfinite(values[i]))
            continue;
        ++finite;
        sum = take(sum, double{values[i]});
    }
    return finite;
}

}  // namespace

void MapCells::addTo(std::size_t cell, const float* values, std::uint64_t count)
{
    double& sum = m_sums[cell];
    if (m_query.region.showsSingleWeights())
        m_counts[cell] += addFinite(values, count, sum, [](double, double value) { return value; });
    else if (m_query.summary == MapSummary::Mean)
        m_counts[cell] += addFinite(values, count, sum, [](double so, double value) { return so + value; });
    else if (m_query.summary == MapSummary::Rms)
        m_counts[cell] += addFinite(values, count, sum, [](double so, double value) { return so + value * value; });
    else
        m_counts[cell] += addFinite(values, count, sum, [](double so, double value) { return std::max(so, std::fabs(value)); });
}

void MapCells::fill(const QuantizedPiece& piece, std::uint64_t first, std::uint64_t count, Buffer& buffer) const
{
    buffer.values.resize(std::max<std::size_t>(buffer.values.size(), count));
    buffer.decoded.resize(buffer.values.size());
    if (m_query.quantity == MapQuantity::Weight) {
        std::copy_n(piece.weights.data() + (first - piece.first), count, buffer.values.data());
        return;
    }
    for (std::uint64_t index = m_tiling.firstBlock(first); index < m_tiling.endBlock(first, count); ++index) {
        const Tile block = m_tiling.block(index);
        const std::uint64_t from = std::max(block.first, first);
        const std::uint64_t to = std::min(block.first + block.count, first + count);
        const BlockParams& params = m_wholeTensor ? piece.params.front() : piece.params[index - piece.firstBlock];
        fillBlock(piece, from, to - from, params, buffer.values.data() + (from - first), buffer.decoded.data());
    }
}

void MapCells::fillBlock(const QuantizedPiece& piece, std::uint64_t first, std::uint64_t count, const BlockParams& params, float* values,
                         float* decoded) const
{
    const std::size_t bytes = codeBytes(piece.grid->codeType());
    const std::byte* codes = piece.codes.data() + (first - piece.first) * bytes;
    const float* weights = piece.weights.data() + (first - piece.first);
    switch (m_query.quantity) {
    case MapQuantity::Weight:
        return;
    case MapQuantity::Scale:
        std::fill_n(values, count, params.scale);
        return;
    case MapQuantity::Code:
        for (std::uint64_t i = 0; i < count; ++i)
            values[i] = static_cast<float>(codeAt(codes, i, piece.grid->codeType()));
        return;
    case MapQuantity::Error:
        piece.grid->decode(codes, count, params, decoded);
        if (piece.restoration)
            piece.restoration->restore(first, {decoded, count});
        for (std::uint64_t i = 0; i < count; ++i)
            values[i] = decoded[i] - weights[i];
        return;
    }
}

std::vector<float> MapCells::finish() const
{
    std::vector<float> values(m_sums.size());
    const bool isSingle = m_query.region.showsSingleWeights();
    for (std::size_t cell = 0; cell < values.size(); ++cell) {
        const auto count = static_cast<double>(m_counts[cell]);
        const double sum = m_sums[cell];
        const bool isSum = !isSingle && m_query.summary != MapSummary::Largest;
        const double mean = isSum ? sum / count : sum;
        const double value = isSum && m_query.summary == MapSummary::Rms ? std::sqrt(mean) : mean;
        values[cell] = m_counts[cell] == 0 ? std::numeric_limits<float>::quiet_NaN() : static_cast<float>(value);
    }
    return values;
}

}  // namespace bitloupe
