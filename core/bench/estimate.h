// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What repeated measurements say: never a single number.

#include <cstddef>
#include <span>

namespace bitloupe {

// The median, and bounds that hold it with 95 % whatever the samples' distribution is: the order statistics n/2 -+ 0.98 sqrt(n)
// (binomial; normal approximation). With fewer than six samples the bounds are the smallest and the largest.
struct Estimate {
    double median = 0;
    double low = 0, high = 0;
    std::size_t samples = 0;

    // Half the distance of the bounds, as a share of the median.
    double uncertainty() const { return median > 0 ? (high - low) / (2 * median) : 0; }
    friend bool operator==(const Estimate&, const Estimate&) = default;
};
Estimate estimateOf(std::span<const double> samples);

// Enough samples, and bounds within this share of the median.
inline constexpr std::size_t kFewestSamples = 7;
inline constexpr double kStableShare = 0.02;
bool isStable(const Estimate& estimate);

}  // namespace bitloupe
