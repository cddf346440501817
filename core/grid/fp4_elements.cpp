// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/grid/fp4_elements.h"

#include "core/grid/encode_steps.h"
#include "kernels/kernels.h"

#include <algorithm>

namespace bitloupe {

void Fp4Elements::encode(const float* x, std::size_t n, BlockParams params, bool, void* codes) const
{
    auto* const out = static_cast<std::uint8_t*>(codes);
    if (params.scale == 0.0f)  // x / 0 has no place
        std::fill_n(out, n, std::uint8_t{0});
    else
        kernels::active().encodeSmallFloat(x, n, params.scale, kernels::kE2M1, out);
}

void Fp4Elements::decode(const void* codes, std::size_t n, BlockParams params, float* values) const
{
    kernels::active().decodeSmallFloat(static_cast<const std::uint8_t*>(codes), n, params.scale, kernels::kE2M1, values);
}

BlockFit Fp4Elements::fitBlock(std::span<const float> weights) const
{
    const float reach = kernels::active().absMax(weights.data(), weights.size());
    const BlockParams found = params({-reach, reach});
    return {found, found};
}

EncodeRule Fp4Elements::encodeRule(BlockParams params, bool) const { return {params.scale, false, 0, NearestRule{}}; }

DecodeSteps Fp4Elements::decodeSteps(int code, BlockParams params) const
{
    return {kE2M1Values[static_cast<std::size_t>(code)], params.scale};
}

bool Fp4Elements::fitBlocks(const float* weights, std::size_t size, std::span<BlockParams> fits, std::span<Range> ranges) const
{
    kernels::active().grouped.ranges(weights, fits.size(), size, ranges.data());
    for (Range& range : ranges) {
        range.high = std::max(range.high, -range.low);  // of two zeros the positive one
        range.low = -range.high;
    }
    paramsOf(ranges, fits);
    for (std::size_t i = 0; i < fits.size(); ++i) {
        ranges[i].low = -6 * fits[i].scale;
        ranges[i].high = 6 * fits[i].scale;
    }
    return true;
}

void Fp4Elements::encodeBlocks(const float* weights, std::size_t size, std::span<const BlockParams> params, void* codes) const
{
    auto* const out = static_cast<std::uint8_t*>(codes);
    kernels::active().grouped.encodeSmallFloat(weights, params.size(), size, params.data(), kernels::kE2M1, out);
}

void Fp4Elements::decodeBlocks(const void* codes, std::size_t size, std::span<const BlockParams> params, float* values) const
{
    const auto* const in = static_cast<const std::uint8_t*>(codes);
    kernels::active().grouped.decodeSmallFloat(in, params.size(), size, params.data(), kernels::kE2M1, values);
}

}  // namespace bitloupe
