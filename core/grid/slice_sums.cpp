// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/grid/slice_sums.h"

#include "kernels/kernels.h"

#include <algorithm>

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
    const kernels::MagnitudeSums sums = kernels::active().magnitudeSums(values.data(), values.size());
    return {sums.sum, sums.finite, sums.largest};
}

SideSums sidesOf(std::span<const float> values, float threshold)
{
    const kernels::SideSums sums = kernels::active().sideSums(values.data(), values.size(), threshold);
    return {{sums.above, sums.aboveCount}, {sums.below, sums.belowCount}};
}

void add(SideSum& sum, const SideSum& next)
{
    sum.sum += next.sum;
    sum.count += next.count;
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
