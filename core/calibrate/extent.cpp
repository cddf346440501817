// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/calibrate/extent.h"

#include "core/calibrate/distribution.h"
#include "kernels/kernels.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace bitloupe {

namespace {

void add(Extent& extent, const kernels::MinMax& part, std::uint64_t count) { extent.add({part.min, part.max, count - part.nonFinite}); }

}  // namespace

float Extent::absMax() const { return std::max(std::fabs(min), std::fabs(max)); }

void Extent::add(const Extent& other)
{
    if (other.finite == 0)
        return;
    min = finite == 0 ? other.min : std::min(min, other.min);
    max = finite == 0 ? other.max : std::max(max, other.max);
    finite += other.finite;
}

Result<Extent> extentOf(const Slice& slice, Progress& progress)
{
    if (const auto known = slice.distributionIfKnown(); known != nullptr)
        return Extent{known->min(), known->max(), known->count()};
    Extent extent;
    if (const auto values = slice.values(); values.size() == slice.size() && slice.tileCount() <= 1) {  // a group: no overhead
        add(extent, kernels::active().minMax(values.data(), values.size()), values.size());
        return extent;
    }
    std::vector<kernels::MinMax> parts(static_cast<std::size_t>(slice.tileCount()));
    std::vector<std::uint64_t> sizes(parts.size());
    const auto visit = [&](std::size_t tile, std::span<const float> values) {
        parts[tile] = kernels::active().minMax(values.data(), values.size());
        sizes[tile] = values.size();
    };
    if (auto done = slice.forEachTile(visit, progress); !done)
        return done.error();
    for (std::size_t tile = 0; tile < parts.size(); ++tile)
        add(extent, parts[tile], sizes[tile]);
    return extent;
}

Range clippedAt(float threshold, const Extent& extent, const Grid& grid)
{
    if (grid.isSymmetric())
        return rangeFor(-threshold, threshold, grid);
    return rangeFor(std::max(extent.min, -threshold), std::min(extent.max, threshold), grid);
}

}  // namespace bitloupe
