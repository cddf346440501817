// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/grid/ggml/iq4_levels.h"

#include <cmath>
#include <cstdint>

namespace bitloupe::ggml {

namespace {

constexpr int kTries = 7;
constexpr float kNothing = 1e-15f;  // blocks below it are zero

// Of every whole number from the lowest level on, the last level not above it. Levels are whole numbers, so what lies between
// two numbers has the same one.
constexpr auto kLevelBelow = [] {
    std::array<std::uint8_t, 241> below{};  // adding 128 may round up to the highest level
    for (std::size_t i = 0, level = 0; i < below.size(); ++i) {
        while (level + 2 < kIq4Levels.size() && kIq4Levels[level + 1] <= static_cast<float>(i) - 127)
            ++level;
        below[i] = static_cast<std::uint8_t>(level);
    }
    return below;
}();

struct Fit {
    float sumQx = 0, sumQ2 = 0;

    Fit(std::span<const float> weights, float inverse)
    {
        for (const float x : weights) {
            const float q = kIq4Levels[nearestIq4(inverse * x)], w = x * x;
            sumQx += w * q * x;
            sumQ2 += w * q * q;
        }
    }
};

}  // namespace

std::size_t nearestIq4(float x)
{
    if (!(x > kIq4Levels.front()))
        return std::isnan(x) ? 8 : 0;
    if (x >= kIq4Levels.back())
        return kIq4Levels.size() - 1;
    const std::size_t below = kLevelBelow[static_cast<std::size_t>(x + 128) - 1];  // positive: truncated is floored
    return x - kIq4Levels[below] < kIq4Levels[below + 1] - x ? below : below + 1;
}

float searchedIq4Scale(std::span<const float> weights)
{
    float extreme = 0;
    for (const float x : weights) {
        if (std::fabs(x) > std::fabs(extreme))
            extreme = x;
    }
    if (std::fabs(extreme) < kNothing)
        return 0;
    const Fit start(weights, 1 / (-extreme / kIq4Levels[0]));
    if (!(start.sumQ2 > 0))
        return -extreme / kIq4Levels[0];
    float d = start.sumQx / start.sumQ2, best = d * start.sumQx;
    for (int t = -kTries; t <= kTries; ++t) {
        const Fit fit(weights, (static_cast<float>(t) + kIq4Levels[0]) / extreme);
        if (fit.sumQ2 > 0 && fit.sumQx * fit.sumQx > best * fit.sumQ2) {
            d = fit.sumQx / fit.sumQ2;
            best = d * fit.sumQx;
        }
    }
    return std::isfinite(d) ? d : -extreme / kIq4Levels[0];  // the sums overflow
}

}  // namespace bitloupe::ggml
