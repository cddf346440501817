// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// How far the weights of a slice reach, and how a grid wants to hear of it. Shared by the calibrators.

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/grid/grid.h"
#include "core/tensor/slice.h"

#include <algorithm>

namespace bitloupe {

// Over finite weights; both 0 where there is none.
struct Extent {
    float min = 0;
    float max = 0;
    std::uint64_t finite = 0;

    float absMax() const;
    void add(const Extent& other);
};
Result<Extent> extentOf(const Slice& slice, Progress& progress);

// The range of [low, high] widened to hold zero; +-max(|low|, |high|) for symmetric grids.
inline Range rangeFor(float low, float high, bool isSymmetric)
{
    const Range range{std::min(low, 0.0F), std::max(high, 0.0F)};
    const float reach = std::max(-range.low, range.high);
    return isSymmetric ? Range{0.0F - reach, reach} : range;
}
inline Range rangeFor(float low, float high, const Grid& grid) { return rangeFor(low, high, grid.isSymmetric()); }
// Clipping at +-threshold: that for symmetric grids; for others the part of it in which there are weights (and zero).
Range clippedAt(float threshold, const Extent& extent, const Grid& grid);
inline Range fullRange(const Extent& extent, const Grid& grid) { return rangeFor(extent.min, extent.max, grid); }

}  // namespace bitloupe
