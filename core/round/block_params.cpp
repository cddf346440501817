// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/round/block_params.h"

#include "core/calibrate/extent.h"
#include "kernels/kernels.h"

namespace bitloupe {

bool findParams(const Grid& grid, const Calibrator& calibrator, const float* weights, std::size_t size, std::span<BlockParams> params,
                std::span<Range> ranges)
{
    if (!calibrator.clipsNothing())
        return false;
    kernels::active().grouped.ranges(weights, ranges.size(), size, ranges.data());
    const bool isSymmetric = grid.isSymmetric();
    for (Range& range : ranges) {
        const Range wanted = rangeFor(range.low, range.high, isSymmetric);
        range.low = wanted.low;
        range.high = wanted.high;
    }
    grid.paramsOf(ranges, params);
    return true;
}

}  // namespace bitloupe
