// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Single scales as IEEE halves, by the kernels' conversion (round to nearest even).

#include "kernels/kernels.h"

#include <algorithm>
#include <array>
#include <span>

namespace bitloupe {

inline constexpr float kSmallestHalf = 5.9604645e-8f;  // 2^-24
inline constexpr float kLargestHalf = 65504.0f;

inline std::uint16_t halfBits(float value)
{
    std::uint16_t half = 0;
    kernels::active().floatToHalf(&value, 1, &half);
    return half;
}

inline float halfValue(std::uint16_t bits)
{
    float value = 0;
    kernels::active().halfToFloat(&bits, 1, &value);
    return value;
}

// Nearest half; what is larger than the largest one becomes that one.
inline float nearestHalf(float value) { return std::clamp(halfValue(halfBits(value)), -kLargestHalf, kLargestHalf); }

// The same for scales of grids that may not lose them: kept at 2^-24 at least.
inline float halfScale(float scale) { return std::max(nearestHalf(scale), kSmallestHalf); }

// Many of them, in their place.
inline void roundToHalfScales(std::span<float> scales)
{
    constexpr std::size_t kRun = 256;
    std::array<std::uint16_t, kRun> halves;
    for (std::size_t first = 0; first < scales.size(); first += kRun) {
        const std::span<float> some = scales.subspan(first, std::min(kRun, scales.size() - first));
        kernels::active().floatToHalf(some.data(), some.size(), halves.data());
        kernels::active().halfToFloat(halves.data(), some.size(), some.data());
        for (float& scale : some)
            scale = std::max(std::clamp(scale, -kLargestHalf, kLargestHalf), kSmallestHalf);
    }
}

}  // namespace bitloupe
