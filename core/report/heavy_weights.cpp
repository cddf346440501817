// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/heavy_weights.h"

#include "core/report/selection.h"

#include <array>
#include <cmath>

namespace bitloupe {

namespace {

struct Sums {
    double all = 0, above = 0;  // of squares
    std::uint64_t count = 0;  // of weights above
};

Sums sumsOf(std::span<const float> values, float least)
{
    Sums sums;
    for (const float x : values) {
        const bool counts = std::isfinite(x);
        const bool isAbove = counts && std::fabs(x) > least;
        const double square = counts ? static_cast<double>(x) * static_cast<double>(x) : 0;
        sums.all += square;
        sums.above += isAbove ? square : 0;
        sums.count += isAbove ? 1U : 0U;
    }
    return sums;
}

}  // namespace

Result<double> shareOfHeaviest(const Slice& slice, std::uint64_t finite, std::uint64_t few, Progress& progress)
{
    if (few == 0 || finite == 0)
        return 0.0;
    const std::array<std::uint64_t, 1> rank{finite - few};
    const auto limit = valuesAtRanks(slice, rank, true, progress);
    if (!limit)
        return limit.error();
    const float least = limit->front();  // weights of this magnitude may lie on both sides of the rank
    std::vector<Sums> parts(static_cast<std::size_t>(slice.tileCount()));
    const auto visit = [&](std::size_t tile, std::span<const float> values) { parts[tile] = sumsOf(values, least); };
    if (auto done = slice.forEachTile(visit, progress); !done)
        return done.error();
    Sums sums;
    for (const Sums& part : parts)
        sums = {sums.all + part.all, sums.above + part.above, sums.count + part.count};
    const double heaviest = sums.above + static_cast<double>(few - sums.count) * static_cast<double>(least) * static_cast<double>(least);
    return sums.all > 0 ? heaviest / sums.all : 0;
}

}  // namespace bitloupe
