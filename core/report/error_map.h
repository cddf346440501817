// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A quantized tensor as a picture: weight, error, code or scale over rows (output channels) and columns (inputs), summed up
// exactly to cells of whole weights. Zoomed in far enough a cell is one weight, and its value is the weight's own.
//
//   region of W, cells of rowsPerCell x colsPerCell weights ─► every weight read, none sampled ─► one number a cell
//
// Sums are in double, row by row and from left to right inside a cell, so the same input gives the same bytes for any number
// of threads. A cell at the right or lower end of the matrix may hold fewer weights.

#include "core/report/sample.h"
#include "core/round/quantize.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace bitloupe {

// Error: decoded - weight, in float32. Scale: that of the weight's block.
enum class MapQuantity { Weight, Error, Code, Scale };
// Of the finite numbers in a cell: arithmetic mean; root of the mean square; largest magnitude.
enum class MapSummary { Mean, Rms, Largest };

// Rows [row, row + rows) and columns [col, col + cols) of W, in cells of the given size; the first cell begins at (row, col).
struct MapRegion {
    std::uint64_t row = 0, col = 0;
    std::uint64_t rows = 0, cols = 0;
    std::uint64_t rowsPerCell = 1, colsPerCell = 1;

    std::uint64_t cellRows() const { return (rows + rowsPerCell - 1) / rowsPerCell; }
    std::uint64_t cellCols() const { return (cols + colsPerCell - 1) / colsPerCell; }
    bool showsSingleWeights() const { return rowsPerCell == 1 && colsPerCell == 1; }
    friend bool operator==(const MapRegion&, const MapRegion&) = default;
};

struct MapQuery {
    MapQuantity quantity = MapQuantity::Error;
    MapSummary summary = MapSummary::Rms;
    MapRegion region;
    friend bool operator==(const MapQuery&, const MapQuery&) = default;
};

struct ErrorMap {
    MapQuery query;
    // By cell, row-major. NaN where a cell has no finite weight (weight, error). Of single weights the value itself, with its
    // sign, whatever the summary; else Rms and Largest are never negative.
    std::vector<float> values;
    bool exact = true;  // false: of a sample; a cell without a sampled weight shows the one before it

    float at(std::uint64_t cellRow, std::uint64_t cellCol) const
    {
        return values[static_cast<std::size_t>(cellRow * query.region.cellCols() + cellCol)];
    }
};

inline constexpr std::uint64_t kMostMapCells = std::uint64_t{1} << 24;

// From an answer that is at hand, and the weights that it was made from. Errors: BadArgument for a region that is empty,
// leaves the matrix or has more than kMostMapCells cells; whatever preparing and reading give.
Result<ErrorMap> errorMap(std::shared_ptr<const Weights> weights, const QuantizedTensor& quantized, const MapQuery& query,
                          Progress& progress);
// The same without one: only the rows of the region are read and quantized, beside what ranges of larger blocks need.
Result<ErrorMap> errorMap(std::shared_ptr<const Weights> weights, const QuantSpec& spec, const MapQuery& query, Progress& progress,
                          const WholeTensor& whole = {});
// A preview: the region is one of the tensor that the sample was taken from.
Result<ErrorMap> errorMap(const Sample& sample, const QuantSpec& spec, const MapQuery& query, Progress& progress,
                          const WholeTensor& whole = {});

}  // namespace bitloupe
