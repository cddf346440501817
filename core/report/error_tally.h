// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The counting behind an ErrorReport, in two turns over the pieces of an answer:
//
//   1. errors      decode ─► sums, extremes, clipped weights by row part ─► folded in the order of the matrix
//                           counts of codes and errors (whole numbers: any order gives the same)
//   2. histograms  of weights and decoded weights, on ranges that the first turn has found
//
// Tiles of a piece are worked on in parallel, while they lie in the cache.

#include "core/report/error_histogram.h"
#include "core/report/error_report.h"
#include "core/round/tiling.h"
#include "kernels/kernels.h"

#include <tbb/enumerable_thread_specific.h>

namespace bitloupe {

// Sums over a part of a row, a row or the tensor.
struct RowTally {
    kernels::ErrorSums sums;  // maxIndex: flat in the matrix
    kernels::MinMax weights;  // over finite ones; min > max where there is none
    kernels::MinMax values;  // decoded
    std::uint64_t clipped = 0;

    RowTally();
    void add(const RowTally& next);  // of weights behind those of this one
    double mse() const;
    double sqnrDb() const;
};

class ErrorTally {
public:
    // All must outlive the tally.
    ErrorTally(const Weights& weights, const Grid& grid, const BlockLayout& blocks, const Tiling& tiling,
               const Restoration* restoration = nullptr);

    // Pieces are whole tiles; each turn sees all of them in order.
    void addErrors(const QuantizedPiece& piece, Progress& progress);
    void addHistograms(const QuantizedPiece& piece, Progress& progress);
    // Parameters and ranges of all blocks.
    ErrorReport finish(std::span<const BlockParams> params, std::span<const Range> ranges);

private:
    struct Local {
        std::vector<float> values, errors;
        std::vector<std::uint64_t> codes;
        ErrorHistogram errorHistogram;
        std::vector<std::uint64_t> weightBins, valueBins, shownBins;
    };
    struct TileView {
        Tile tile;
        std::span<const float> weights;
        std::span<const std::byte> codes;
    };
    TileView view(const QuantizedPiece& piece, std::uint64_t index) const;
    void decode(const QuantizedPiece& piece, const TileView& view, float* values) const;
    void decodeBlocks(const QuantizedPiece& piece, const TileView& view, float* values) const;
    void tallyTile(const QuantizedPiece& piece, const TileView& view, std::span<RowTally> parts);
    RowTally tallyPart(const QuantizedPiece& piece, std::uint64_t first, std::span<const float> weights, const float* values) const;
    std::uint64_t clippedIn(std::uint64_t first, std::span<const float> weights, kernels::MinMax ends, BlockParams params) const;
    void countCodes(std::span<const std::byte> codes, std::vector<std::uint64_t>& counts) const;
    void binTile(const QuantizedPiece& piece, const TileView& view);
    void fold(const std::vector<std::uint64_t>& firstPart, const std::vector<RowTally>& parts, std::uint64_t beginTile);
    std::uint64_t endTile(const QuantizedPiece& piece, std::uint64_t begin) const;

    void sumUpCodes();
    void fillChannels(std::span<const BlockParams> params, std::span<const Range> ranges);
    void fillTotals();
    void fillHistograms(std::span<const BlockParams> params);

    const Weights& m_weights;
    const Grid& m_grid;
    const BlockLayout& m_blocks;
    const Tiling& m_tiling;
    const Restoration* m_restoration;
    std::uint64_t m_errorTile = 0, m_histogramTile = 0;  // next of each turn
    RowTally m_total;
    std::vector<RowTally> m_rows;
    kernels::MinMax m_joint;  // known once the second turn begins
    tbb::enumerable_thread_specific<Local> m_locals;
    ErrorReport m_report;
};

}  // namespace bitloupe
