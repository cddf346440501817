// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/grid/slice_sums.h"

#include "kernels/kernels.h"

#include <algorithm>
#include <cfloat>

namespace bitloupe {

namespace {

void add(MagnitudeSums& sums, const MagnitudeSums& next)
{
    sums.sum += next.sum;
    sums.count += next.count;
    sums.largest = std::max(sums.largest, next.largest);
}

MagnitudeSums magnitudesOf(std::span<const float> values)
{
    kernels::Moments moments;
    kernels::active().moments(values.data(), values.size(), 0, &moments);
    if (moments.finite == 0)
        return {};
    return {moments.sumAbs, moments.finite, std::max(-moments.min, moments.max)};
}

SideSums sidesOf(std::span<const float> values, float threshold)
{
    SideSums sums;
    for (const float x : values) {
        const bool above = x > threshold && x <= FLT_MAX, below = x < -threshold && x >= -FLT_MAX;
        if (!above && !below)
            continue;
        MagnitudeSums& side = above ? sums.above : sums.below;
        side.sum += above ? double{x} : -double{x};
        side.largest = std::max(side.largest, above ? x : -x);
        ++side.count;
    }
    return sums;
}

}  // namespace

Result<MagnitudeSums> magnitudeSums(const Slice& slice, Progress& progress)
{
    std::vector<MagnitudeSums> tiles(static_cast<std::size_t>(slice.tileCount()));
    const auto visit = [&](std::size_t tile, std::span<const float> values) { tiles[tile] = magnitudesOf(values); };
    if (Result<void> done = slice.forEachTile(visit, progress); !done)
        return done.error();
    MagnitudeSums sums;
    for (const MagnitudeSums& tile : tiles)
        add(sums, tile);
    return sums;
}

Result<SideSums> sideSums(const Slice& slice, float threshold, Progress& progress)
{
    std::vector<SideSums> tiles(static_cast<std::size_t>(slice.tileCount()));
    const auto visit = [&](std::size_t tile, std::span<const float> values) { tiles[tile] = sidesOf(values, threshold); };
    if (Result<void> done = slice.forEachTile(visit, progress); !done)
        return done.error();
    SideSums sums;
    for (const SideSums& tile : tiles) {
        add(sums.above, tile.above);
        add(sums.below, tile.below);
    }
    return sums;
}

}  // namespace bitloupe
