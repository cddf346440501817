// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the block formats of ggml (llama.cpp; reference/formats.md 5.3 and 5.4) have in common: a block finds its parameters
// itself, in float32; codes are made with 1 / d of the unrounded d; d, and the minimum where there is one, are stored as
// halves, and values come from those. (d that is too large for a half becomes the largest half, where ggml writes infinity.)
//
// A row's shorter last block is treated as a block of its own, which ggml's files cannot hold; its bytes are counted whole.

#include "core/grid/encode_steps.h"
#include "core/grid/grid.h"
#include "core/grid/half.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>

namespace bitloupe {

class GgmlGrid : public Grid {
public:
    bool isSymmetric() const override { return false; }
    bool keepsZero() const override { return true; }
    bool hasZeroPoint() const override { return false; }
    int scaleBits() const override { return 16; }
    std::vector<StoredPart> storedParts(std::uint64_t weights, std::uint64_t blocks) const override;

    // One block that has these ends: what is stored of it.
    BlockParams params(Range range) const override { return fitEnds(range).stored; }
    Range representable(BlockParams params) const override;
    Range unclipped(BlockParams params) const override;  // half a step beyond
    BlockFit fitBlock(std::span<const float> weights) const override;

protected:
    // Parameters from the smallest and the largest weight.
    virtual BlockFit fitEnds(Range ends) const = 0;
    // Bits of all the codes of a full block.
    virtual int codeBitsOfBlock() const = 0;
    // Steps between neighbouring levels at scale 1, for unclipped().
    virtual float widestStep() const { return 1; }
};

// f32(1 / d), 0 for d = 0.
inline float inverseOf(float d) { return d != 0.0f ? 1.0f / d : 0.0f; }
// Codes of ggml's signed blocks: x * inverse rounded, ties away from zero, within ±top; 0 for NaN.
inline void encodeRounded(const float* x, std::size_t n, float inverse, float top, std::int8_t* codes)
{
    for (std::size_t i = 0; i < n; ++i) {
        const float steps = x[i] * inverse;
        codes[i] = static_cast<std::int8_t>(std::clamp(std::round(std::isnan(steps) ? 0.0f : steps), -top, top));
    }
}
inline EncodeRule roundedAway(BlockParams params) { return {params.scale, true, 0, RoundedRule{StepRounding::HalfAwayFromZero}}; }
// trunc(t) in [0, top]; `none` for NaN.
inline int truncated(float t, int top, int none) { return t != t ? none : static_cast<int>(std::clamp(t, 0.0f, static_cast<float>(top))); }

inline void putHalf(float value, std::byte* bytes)
{
    const std::uint16_t half = halfBits(value);
    std::memcpy(bytes, &half, sizeof half);  // little-endian, as this machine
}

inline float getHalf(const std::byte* bytes)
{
    std::uint16_t half = 0;
    std::memcpy(&half, bytes, sizeof half);
    return halfValue(half);
}

}  // namespace bitloupe
