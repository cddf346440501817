// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Percentiles by linear interpolation between ranks, as numpy.percentile (reference/methods.md 4, P-exact).

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace bitloupe {

// The two ranks around percent / 100 * (count - 1) and how far the position lies between them; count > 0.
struct RankPosition {
    std::uint64_t rank = 0;
    std::uint64_t next = 0;
    double fraction = 0;
};

inline RankPosition rankPosition(std::uint64_t count, double percent)
{
    const double position = std::clamp(percent / 100, 0.0, 1.0) * static_cast<double>(count - 1);
    const double below = std::floor(position);
    const auto rank = static_cast<std::uint64_t>(below);
    return {rank, std::min(rank + 1, count - 1), position - below};
}

inline double interpolate(const RankPosition& at, double value, double next) { return value + at.fraction * (next - value); }

// atRank(rank) gives the value of a rank in ascending order. 0 where there is nothing.
template <class AtRank>
double interpolatedPercentile(std::uint64_t count, double percent, const AtRank& atRank)
{
    if (count == 0)
        return 0;
    const RankPosition at = rankPosition(count, percent);
    const double value = atRank(at.rank);
    return at.fraction == 0 ? value : interpolate(at, value, atRank(at.next));
}

}  // namespace bitloupe
