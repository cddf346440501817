// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/grid/ggml/iq4_levels.h"

#include <algorithm>
#include <cmath>

namespace bitloupe::ggml {

namespace {

constexpr int kTries = 7;
constexpr float kNothing = 1e-15f;  // blocks below it are zero

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
    const auto above = static_cast<std::size_t>(std::upper_bound(kIq4Levels.begin(), kIq4Levels.end(), x) - kIq4Levels.begin());
    return x - kIq4Levels[above - 1] < kIq4Levels[above] - x ? above - 1 : above;
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
    return d;
}

}  // namespace bitloupe::ggml
