// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The cells of an error map while they are summed up: pieces of the quantized matrix come in order, each cell adds what
// belongs to it. Work is cut at cells, so no two threads ever add to the same one.

#include "core/report/error_map.h"
#include "core/round/tiling.h"

namespace bitloupe {

// Rows or columns of the matrix that is read: [first, end).
struct CellSpan {
    std::uint64_t first = 0;
    std::uint64_t end = 0;
};

class MapCells {
public:
    // `rows` and `cols`: what each cell row and cell column reads, of a matrix of `matrixCols` columns with these blocks.
    MapCells(const MapQuery& query, std::vector<CellSpan> rows, std::vector<CellSpan> cols, const Tiling& tiling, bool wholeTensor,
             std::uint64_t matrixCols);

    void add(const QuantizedPiece& piece, Progress& progress);  // on TBB; counts weights
    std::vector<float> finish() const;

private:
    struct Buffer {
        std::vector<float> values;
        std::vector<float> decoded;
        std::vector<std::byte> code;
    };
    void addCells(const QuantizedPiece& piece, std::uint64_t cellRow, std::uint64_t firstCell, std::uint64_t endCell, Buffer& buffer);
    void addRow(const QuantizedPiece& piece, std::uint64_t row, std::uint64_t cellRow, std::uint64_t firstCell, std::uint64_t endCell,
                Buffer& buffer);
    void addTo(std::size_t cell, const float* values, std::uint64_t count);
    // The quantity of weights [first, first + count) of the matrix, which lie in one row and in the piece.
    void fill(const QuantizedPiece& piece, std::uint64_t first, std::uint64_t count, Buffer& buffer) const;
    void fillBlock(const QuantizedPiece& piece, std::uint64_t first, std::uint64_t count, const BlockParams& params, float* values,
                   float* decoded) const;

    MapQuery m_query;
    std::vector<CellSpan> m_rows, m_cols;
    const Tiling& m_tiling;
    bool m_wholeTensor;
    std::uint64_t m_matrixCols;
    std::vector<double> m_sums;  // or the largest magnitude
    std::vector<std::uint64_t> m_counts;  // of finite numbers
};

}  // namespace bitloupe
