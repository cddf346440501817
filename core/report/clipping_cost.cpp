// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/clipping_cost.h"

#include "core/report/ratios.h"
#include "kernels/kernels.h"

#include <cfloat>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

namespace bitloupe {

namespace {

using ClippingCosts = std::vector<ClippingCost>;

ClippingCosts fromDistribution(const Distribution& distribution, const Grid& grid, std::span<const Range> ranges, Progress& progress)
{
    ClippingCosts errors(ranges.size());
    const double squaredWeight = distribution.cells({}).front().squaredError(0);
    progress.expect(ranges.size());
    tbb::parallel_for(std::size_t{0}, ranges.size(), [&](std::size_t i) {
        progress.advance(1);
        const BlockParams params = grid.params(ranges[i]);
        const Range inside = grid.unclipped(params);
        const std::uint64_t above = distribution.count() - distribution.countBelow(inside.high, true);
        errors[i] = {distribution.error(grid, params), squaredWeight, distribution.countBelow(inside.low) + above, distribution.count()};
    });
    return errors;
}

std::uint64_t countOutside(std::span<const float> values, Range inside)
{
    std::uint64_t count = 0;
    for (const float x : values)
        count += (x < inside.low && x >= -FLT_MAX) || (x > inside.high && x <= FLT_MAX);
    return count;
}

ClippingCost ofTile(std::span<const float> values, const Grid& grid, BlockParams params, std::vector<float>& buffer)
{
    buffer.resize(values.size());
    grid.roundTrip(values.data(), values.size(), params, true, buffer.data());
    kernels::ErrorSums sums;
    kernels::active().errorSums(values.data(), buffer.data(), values.size(), &sums);
    return {sums.squaredError, sums.squaredWeight, countOutside(values, grid.unclipped(params)), sums.count};
}

Result<ClippingCosts> fromTiles(const Slice& slice, const Grid& grid, std::span<const Range> ranges, Progress& progress)
{
    std::vector<ClippingCosts> tiles(slice.tileCount());
    tbb::enumerable_thread_specific<std::vector<float>> buffers;
    const auto visit = [&](std::size_t tile, std::span<const float> values) {
        for (const Range& range : ranges)
            tiles[tile].push_back(ofTile(values, grid, grid.params(range), buffers.local()));
    };
    if (Result<void> done = slice.forEachTile(visit, progress); !done)
        return done.error();
    ClippingCosts sums(ranges.size());
    for (const ClippingCosts& tile : tiles)
        for (std::size_t i = 0; i < sums.size(); ++i)
            sums[i].add(tile[i]);
    return sums;
}

}  // namespace

void ClippingCost::add(const ClippingCost& other)
{
    squaredError += other.squaredError;
    squaredWeight += other.squaredWeight;
    clipped += other.clipped;
    count += other.count;
}

double ClippingCost::sqnrDb() const { return signalToNoiseDb(squaredWeight, squaredError); }

Result<ClippingCosts> clippingCosts(const Slice& slice, const Grid& grid, std::span<const Range> ranges, Progress& progress)
{
    if (const auto distribution = slice.distribution(progress))
        return fromDistribution(*distribution, grid, ranges, progress);
    return fromTiles(slice, grid, ranges, progress);
}

}  // namespace bitloupe
