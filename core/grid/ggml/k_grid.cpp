// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/grid/ggml/k_grid.h"

#include <algorithm>
#include <cmath>

namespace bitloupe {

namespace {

constexpr float kNothing = 1e-15f;

// The scale of largest magnitude, with its sign.
float extremeOf(std::span<const float> scales)
{
    float extreme = 0;
    for (const float scale : scales) {
        if (std::fabs(scale) > std::fabs(extreme))
            extreme = scale;
    }
    return extreme;
}

}  // namespace

void KGrid::settle(std::span<BlockParams> working, std::span<BlockParams> stored, std::uint64_t blocksPerRow) const
{
    const std::size_t together = packedBlocks();
    for (std::size_t row = 0; row < working.size(); row += blocksPerRow) {
        for (std::size_t first = 0; first < blocksPerRow; first += together) {
            const std::size_t count = std::min<std::size_t>(together, blocksPerRow - first);
            settleOne(working.subspan(row + first, count), stored.subspan(row + first, count));
        }
    }
}

BlockFit SteppedKGrid::fitBlock(std::span<const float> weights) const
{
    BlockParams found{0, 0};
    if (!weights.empty())
        search(weights.data(), weights.size(), {&found, 1});
    return {found, found};
}

bool SteppedKGrid::fitBlocks(const float* weights, std::size_t size, std::span<BlockParams> fits, std::span<Range> ranges) const
{
    search(weights, size, fits);
    std::transform(fits.begin(), fits.end(), ranges.begin(), [this](BlockParams fit) { return representable(fit); });
    return true;
}

void SteppedKGrid::encodeBlocks(const float* weights, std::size_t size, std::span<const BlockParams> params, void* codes) const
{
    auto* const out = static_cast<std::uint8_t*>(codes);
    kernels::active().grouped.encodeAffine(weights, params.size(), size, params.data(), codesForm(), out);
}

void SteppedKGrid::decodeBlocks(const void* codes, std::size_t size, std::span<const BlockParams> params, float* values) const
{
    const auto* const in = static_cast<const std::uint8_t*>(codes);
    kernels::active().grouped.decodeAffine(in, params.size(), size, params.data(), codesForm(), values);
}

std::vector<StoredPart> KGrid::storedParts(std::uint64_t, std::uint64_t blocks) const
{
    const std::uint64_t supers = blocks / packedBlocks() + (blocks % packedBlocks() != 0);
    const std::uint64_t whole = supers * packedBlocks();
    const int kinds = offsetName().empty() ? 1 : 2;
    std::vector<StoredPart> parts{{"codes", codeBitsOfBlock(), whole}, {"scales", bitsOfSubScale(), whole}};
    if (kinds == 2)
        parts.push_back({offsetName(), bitsOfSubScale(), whole});
    parts.push_back({"second_scales", 16 * kinds, supers});
    return parts;
}

SubScales subScales(std::span<const float> scales, int top, int low, int high)
{
    SubScales result{0, std::vector<int>(scales.size(), 0)};
    const float extreme = extremeOf(scales);
    if (std::fabs(extreme) < kNothing)
        return result;
    const float inverse = static_cast<float>(top) / extreme;
    for (std::size_t i = 0; i < scales.size(); ++i)
        result.integers[i] =
            static_cast<int>(std::clamp(std::nearbyint(inverse * scales[i]), static_cast<float>(low), static_cast<float>(high)));
    result.d = nearestHalf(extreme / static_cast<float>(top));
    return result;
}

SubScales packedScales(std::span<const float> scales, int top)
{
    SubScales result{extremeOf(scales) / static_cast<float>(top), std::vector<int>(scales.size(), 0)};
    for (std::size_t i = 0; i < scales.size(); ++i)
        result.integers[i] = result.d == 0.0f ? 0 : static_cast<int>(std::nearbyint(scales[i] / result.d));
    return result;
}

}  // namespace bitloupe
