// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/grid/fp4_elements.h"

#include "core/grid/mini_float.h"
#include "kernels/kernels.h"

#include <algorithm>

namespace bitloupe {

void Fp4Elements::encode(const float* x, std::size_t n, BlockParams params, bool, void* codes) const
{
    for (std::size_t i = 0; i < n; ++i)
        static_cast<std::uint8_t*>(codes)[i] = params.scale == 0.0f ? std::uint8_t{0} : kE2M1.encode(x[i] / params.scale);
}

void Fp4Elements::decode(const void* codes, std::size_t n, BlockParams params, float* values) const
{
    for (std::size_t i = 0; i < n; ++i)
        values[i] = kE2M1Values[static_cast<const std::uint8_t*>(codes)[i] & 15U] * params.scale;
}

void Fp4Elements::roundTrip(const float* x, std::size_t n, BlockParams params, bool fullBlock, float* values) const
{
    std::array<std::uint8_t, 1024> codes;
    for (std::size_t first = 0; first < n; first += codes.size()) {
        const std::size_t count = std::min(codes.size(), n - first);
        encode(x + first, count, params, fullBlock, codes.data());
        decode(codes.data(), count, params, values + first);
    }
}

BlockFit Fp4Elements::fitBlock(std::span<const float> weights) const
{
    const float reach = kernels::active().absMax(weights.data(), weights.size());
    const BlockParams found = params({-reach, reach});
    return {found, found};
}

}  // namespace bitloupe
