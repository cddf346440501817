// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// Sums that ternary and binary weights ask for (reference/methods.md 23, 24).

#include "kernels/levels.h"
#include "kernels/scalar_lanes.h"

#include <cmath>
#include <limits>

namespace bitloupe::kernels {
namespace {

constexpr float kMost = std::numeric_limits<float>::max();

MagnitudeSums magnitudeSums(const float* x, std::size_t n)
{
    MagnitudeSums sums;
    Lanes lanes = {};
    for (std::size_t i = 0; i < n; ++i) {
        const float a = std::fabs(x[i]);
        const bool isFinite = a <= kMost;
        lanes[i % kLanes] += isFinite ? double{a} : 0.0;
        sums.largest = isFinite && a > sums.largest ? a : sums.largest;
        sums.finite += isFinite;
    }
    sums.sum = fold(lanes);
    return sums;
}

SideSums sideSums(const float* x, std::size_t n, float threshold)
{
    SideSums sums;
    Lanes above = {}, below = {};
    for (std::size_t i = 0; i < n; ++i) {
        const bool isAbove = x[i] > threshold && x[i] <= kMost;
        const bool isBelow = x[i] < -threshold && x[i] >= -kMost && !isAbove;
        above[i % kLanes] += isAbove ? double{x[i]} : 0.0;
        below[i % kLanes] += isBelow ? -double{x[i]} : 0.0;
        sums.aboveCount += isAbove;
        sums.belowCount += isBelow;
    }
    sums.above = fold(above);
    sums.below = fold(below);
    return sums;
}

}  // namespace

void sumsScalar(Kernels& table)
{
    table.magnitudeSums = magnitudeSums;
    table.sideSums = sideSums;
}

}  // namespace bitloupe::kernels
