// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// Two tensors against each other, element by element.

#include "core/report/error_report.h"
#include "core/report/error_tally.h"
#include "core/report/ratios.h"
#include "core/round/encoder.h"

#include <cmath>
#include <tbb/parallel_for.h>

namespace bitloupe {

namespace {

// Adds the row parts of tiles [begin, end), whose values start at `x` and `y`, to `rows`, in the order of the matrix.
void addTiles(const Tiling& tiling, std::uint64_t begin, std::uint64_t end, std::span<const float> x, std::span<const float> y,
              std::uint64_t cols, std::vector<RowTally>& rows, Progress& progress)
{
    const std::uint64_t origin = tiling.tile(begin).first;
    std::vector<std::vector<RowTally>> parts(end - begin);
    tbb::parallel_for(begin, end, [&](std::uint64_t index) {
        const Tile tile = tiling.tile(index);
        progress.advance(tile.count);
        parts[index - begin].resize(tiling.rowPartCount(tile));
        for (std::size_t i = 0; i < parts[index - begin].size(); ++i) {
            const RowPart part = tiling.rowPart(tile, i);
            const std::uint64_t offset = part.row * cols + part.first - origin;
            kernels::active().errorSums(x.data() + offset, y.data() + offset, part.count, &parts[index - begin][i].sums);
        }
    });
    for (std::uint64_t index = begin; index < end; ++index) {
        for (std::size_t i = 0; i < parts[index - begin].size(); ++i)
            rows[tiling.rowPart(tiling.tile(index), i).row].add(parts[index - begin][i]);
    }
}

Difference differenceOf(const std::vector<RowTally>& rows)
{
    RowTally total;
    Difference difference;
    for (const RowTally& row : rows) {
        total.add(row);
        difference.channelMse.push_back(row.mse());
    }
    difference.mse = total.mse();
    difference.sqnrDb = total.sqnrDb();
    difference.maxAbs = double{total.sums.maxAbsError};
    difference.meanAbs = total.sums.count == 0 ? 0 : total.sums.absError / static_cast<double>(total.sums.count);
    difference.cosine = cosineSimilarity(total.sums.product, total.sums.squaredWeight, total.sums.squaredValue);
    difference.count = total.sums.count;
    return difference;
}

}  // namespace

Result<Difference> difference(const Weights& reference, const Weights& other, Progress& progress)
{
    if (reference.rows() != other.rows() || reference.cols() != other.cols() || reference.outputAxis() != other.outputAxis())
        return Error{
            ErrorCode::BadArgument, {}, "tensor '" + reference.info().name + "'", "the two tensors differ in shape or output axis"};
    progress.expect(reference.size());
    const Tiling tiling(reference.rows(), reference.cols(), blockLayout(PerTensor{}, reference.rows(), reference.cols()), false);
    std::vector<RowTally> rows(reference.rows());
    for (std::uint64_t begin = 0; begin < tiling.count();) {
        const std::uint64_t end = tiling.panelEnd(begin, kPanelSize);
        const std::uint64_t first = tiling.tile(begin).first;
        const std::uint64_t count = tiling.tile(end - 1).first + tiling.tile(end - 1).count - first;
        const Result<Piece> x = reference.read(first, count);
        if (!x)
            return x.error();
        const Result<Piece> y = other.read(first, count);
        if (!y)
            return y.error();
        addTiles(tiling, begin, end, x->values, y->values, reference.cols(), rows, progress);
        begin = end;
    }
    return differenceOf(rows);
}

}  // namespace bitloupe
