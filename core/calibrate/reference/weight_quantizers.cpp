// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/calibrate/reference/weight_quantizers.h"

#include "kernels/kernels.h"

#include <algorithm>
#include <cmath>

namespace bitloupe::reference {

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
