// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Grid::fitAndEncode() for formats whose blocks a kernel writes as bytes: many blocks at once, and their bytes, still in the
// first-level cache, taken apart into codes and parameters.

#include "core/grid/grid.h"
#include "kernels/kernels.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

namespace bitloupe {

// What makes the bytes of blocks, the weights and bytes of one, and the codes of its two end levels.
struct PackedFormat {
    void (*kernels::Kernels::*quantize)(const float* x, std::size_t blocks, void* bytes);
    std::size_t size, bytes;
    int lowest, highest;
};

// unpack(bytes of a block, its codes, its parameters). `grid`: of a final class, whose functions are then called directly.
// Blocks with levels that are not finite (of a scale that no half can hold) are left to the grid's own way.
template <class Member, class Unpack>
void fitPacked(const Member& grid, const PackedFormat& format, const Unpack& unpack, std::span<const float> weights, void* codes,
               std::span<BlockParams> stored, std::span<Range> ranges)
{
    constexpr std::size_t kBatch = 64, kMostBytes = 66;
    std::array<std::byte, kBatch * kMostBytes> bytes;
    assert(format.bytes <= kMostBytes);
    auto* const out = static_cast<std::byte*>(codes);
    for (std::size_t first = 0; first < stored.size(); first += kBatch) {
        const std::size_t count = std::min(kBatch, stored.size() - first);
        (kernels::active().*format.quantize)(weights.data() + first * format.size, count, bytes.data());
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t block = first + i, place = block * format.size;
            unpack(bytes.data() + i * format.bytes, out + place, stored[block]);
            const float a = grid.value(format.lowest, stored[block]), b = grid.value(format.highest, stored[block]);
            if (std::isfinite(a) && std::isfinite(b)) {
                ranges[block] = {std::min(a, b), std::max(a, b)};
                continue;
            }
            const BlockFit fit = grid.fitBlock(weights.subspan(place, format.size));
            grid.encode(weights.data() + place, format.size, fit.working, true, out + place);
            stored[block] = fit.stored;
            ranges[block] = grid.representable(fit.stored);
        }
    }
}

// The same where the format's bytes are the grid's own.
template <class Member>
bool fitOwnBytes(const Member& grid, decltype(PackedFormat::quantize) quantize, std::pair<int, int> ends, std::span<const float> weights,
                 void* codes, std::span<BlockParams> stored, std::span<Range> ranges)
{
    const auto unpack = [&grid](const std::byte* bytes, void* to, BlockParams& params) {
        grid.unpackBlocks(bytes, to, std::span(&params, 1));
    };
    fitPacked(grid, {quantize, Member::kBlockSize, grid.blockBytes(), ends.first, ends.second}, unpack, weights, codes, stored, ranges);
    return true;
}

}  // namespace bitloupe
