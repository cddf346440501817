// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/calibrate/reference/weight_quantizers.h"

#include "kernels/kernels.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace bitloupe::reference {

namespace {

BlockParams gptqParamsOf(float low, float high, const GptqScheme& scheme)
{
    const float top = static_cast<float>((1 << scheme.bits) - 1);
    const float scale = (high - low) / top;
    const float zero = scheme.symmetric ? (top + 1) / 2 : std::nearbyint(-low / scale);
    return {scale, static_cast<std::int32_t>(zero)};
}

// In float32 like the reference, but for the sum.
double searchError(std::span<const float> weights, BlockParams params, const GptqScheme& scheme)
{
    std::vector<float> values(weights.size());
    kernels::active().roundTripAffine(weights.data(), weights.size(), {params.scale, params.zero, 0, (1 << scheme.bits) - 1, false},
                                      values.data());
    double sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i)
        sum += double{std::pow(std::fabs(values[i] - weights[i]), static_cast<float>(scheme.norm))};
    return sum;
}

}  // namespace

BlockParams gptqParams(std::span<const float> weights, const GptqScheme& scheme)
{
    const kernels::MinMax ends = kernels::active().minMax(weights.data(), weights.size());
    float low = std::min(ends.min, 0.0f), high = std::max(ends.max, 0.0f);
    if (scheme.symmetric) {
        high = std::max(-low, high);
        low = low < 0 ? -high : low;
    }
    if (low == 0 && high == 0) {
        low = -1;
        high = 1;
    }
    BlockParams best = gptqParamsOf(low, high, scheme);
    double least = std::numeric_limits<double>::infinity();
    const int tries = scheme.searches ? static_cast<int>(scheme.maxShrink * scheme.steps) : 0;
    for (int i = 0; i < tries; ++i) {
        const auto ratio = static_cast<float>(1 - static_cast<double>(i) / scheme.steps);
        const BlockParams tried = gptqParamsOf(ratio * low, ratio * high, scheme);
        const double error = searchError(weights, tried, scheme);
        if (error < least) {
            least = error;
            best = tried;
        }
    }
    return best;
}

BlockParams awqParams(std::span<const float> weights, int bits, float minRange)
{
    const kernels::MinMax ends = kernels::active().minMax(weights.data(), weights.size());
    const float top = static_cast<float>((1 << bits) - 1);
    const float scale = std::max(ends.max - ends.min, minRange) / top;
    return {scale, static_cast<std::int32_t>(std::clamp(-std::nearbyint(ends.min / scale), 0.0f, top))};
}

float smoothQuantScale(std::span<const float> weights, int bits, float smallest)
{
    const float reach = std::max(kernels::active().absMax(weights.data(), weights.size()), smallest);
    return reach / static_cast<float>((1 << (bits - 1)) - 1);
}

}  // namespace bitloupe::reference
