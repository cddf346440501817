// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/round/scale_remarks.h"

#include "core/grid/half.h"

#include <algorithm>
#include <cmath>

namespace bitloupe {

namespace {

constexpr std::string_view kTooSmall = "scales_too_small", kTooLarge = "scales_too_large";
constexpr float kFewDigits = 32 * kSmallestHalf;
constexpr float kStepsOfOffset = 2048;  // a half has eleven binary digits

bool isTooSmall(const BlockParams& params)
{
    const float scale = std::fabs(params.scale);
    return scale > 0 && scale < kFewDigits && std::fabs(params.offset) <= kStepsOfOffset * scale;
}

bool holdsSome(const Weights& weights, const Tile& block)
{
    if (weights.data() == nullptr)
        return false;
    const float* const first = weights.data() + block.first;
    return std::any_of(first, first + block.count, [](float w) { return std::isfinite(w) && w != 0; });
}

}  // namespace

void sayLostScales(const Weights& weights, const Grid& grid, const Tiling& tiling, std::span<const BlockParams> stored, Remarks& remarks)
{
    if (grid.scaleBits() != 16)
        return;
    std::uint64_t small = 0, large = 0;
    for (std::size_t i = 0; i < stored.size(); ++i) {
        const bool isLost = stored[i].scale == 0 && grid.offsetName().empty() && holdsSome(weights, tiling.block(i));
        small += isLost || isTooSmall(stored[i]) ? 1U : 0U;
        large += std::fabs(stored[i].scale) >= kLargestHalf ? 1U : 0U;
    }
    if (small > 0)
        remarks.push_back({kTooSmall, static_cast<double>(small)});
    if (large > 0)
        remarks.push_back({kTooLarge, static_cast<double>(large)});
}

bool isOfScales(const Remark& remark) { return remark.id == kTooSmall || remark.id == kTooLarge; }

}  // namespace bitloupe
