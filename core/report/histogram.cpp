// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/histogram.h"

#include "kernels/kernels.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>
#include <tbb/combinable.h>

namespace bitloupe {

namespace {

using Counts = std::vector<std::uint64_t>;

// All edges coincide: the last bin, being closed, is the only one that can hold anything.
void countPoint(std::span<const float> values, double point, bool magnitude, Counts& counts)
{
    for (const float x : values)
        counts.back() += static_cast<double>(magnitude ? std::fabs(x) : x) == point ? 1u : 0u;
}

Result<Histogram> count(const Slice& slice, double low, double high, std::size_t bins, bool magnitude, Progress& progress)
{
    if (bins == 0 || !std::isfinite(low) || !std::isfinite(high) || !(low <= high))
        return Error{ErrorCode::BadArgument, {}, "histogram", "needs at least one bin and finite low <= high"};
    // Whole numbers add up the same in any order.
    tbb::combinable<Counts> partial([bins] { return Counts(bins, 0); });
    const auto visit = [&](std::size_t, std::span<const float> tile) {
        if (low < high)
            kernels::active().histogram(tile.data(), tile.size(), low, high, bins, magnitude, partial.local().data());
        else
            countPoint(tile, low, magnitude, partial.local());
    };
    if (auto done = slice.forEachTile(visit, progress); !done)
        return done.error();
    Histogram result{low, high, Counts(bins, 0)};
    partial.combine_each(
        [&](const Counts& part) { std::transform(part.begin(), part.end(), result.counts.begin(), result.counts.begin(), std::plus<>()); });
    return result;
}

}  // namespace

std::uint64_t Histogram::total() const { return std::accumulate(counts.begin(), counts.end(), std::uint64_t{0}); }

Result<Histogram> histogram(const Slice& slice, double low, double high, std::size_t bins, Progress& progress)
{
    return count(slice, low, high, bins, false, progress);
}

Result<Histogram> magnitudeHistogram(const Slice& slice, double low, double high, std::size_t bins, Progress& progress)
{
    return count(slice, low, high, bins, true, progress);
}

Result<Histogram> magnitudeHistogram(const Slice& slice, double high, std::size_t bins, Progress& progress)
{
    return count(slice, 0, high, bins, true, progress);
}

}  // namespace bitloupe
