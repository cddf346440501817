// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What ggml's K-quants and IQ4_XS have in common (reference/formats.md 5.5 and 5.6): super-blocks of 256 weights, cut into
// sub-blocks of 16 or 32 whose scales (and minimums) are small integers times one half (two) of the super-block. A block of
// this grid is a sub-block; the second stage brings the fits of a super-block's sub-blocks to what can be stored, and codes
// are made with that.
//
// The stored scale of a sub-block is d * s with d a half and |s| < 2^8: exact in float32, and the sub-block of largest scale has
// the largest s there is, so that packing finds d again.

#include "core/grid/ggml/ggml_grid.h"

namespace bitloupe {

inline constexpr std::size_t kSuperBlock = 256;

class KGrid : public GgmlGrid {
public:
    bool hasSecondStage() const override { return true; }
    void settle(std::span<BlockParams> working, std::span<BlockParams> stored, std::uint64_t blocksPerRow) const override;
    std::size_t packedBlocks() const override { return kSuperBlock / subBlock(); }
    std::size_t settledTogether() const override { return packedBlocks(); }
    std::vector<StoredPart> storedParts(std::uint64_t weights, std::uint64_t blocks) const override;

protected:
    virtual std::size_t subBlock() const = 0;  // weights
    virtual int bitsOfSubScale() const = 0;
    int codeBitsOfBlock() const override { return bits() * static_cast<int>(subBlock()); }
    // The sub-blocks of one super-block (or of what is left of a row).
    virtual void settleOne(std::span<BlockParams> working, std::span<BlockParams> stored) const = 0;
};

// The K-quants: levels of equal steps, whose scale, and offset, a kernel searches for.
class SteppedKGrid : public KGrid {
public:
    BlockFit fitBlock(std::span<const float> weights) const override;
    std::size_t settledTogether() const override { return 0; }
    EncodeRule encodeRule(BlockParams params, bool) const override
    {
        return {params.scale, codesForm().multiplyByReciprocal, params.offset, RoundedRule{}};
    }
    void encode(const float* x, std::size_t n, BlockParams params, bool, void* codes) const override
    {
        encodeBlocks(x, n, {&params, 1}, codes);
    }
    void decode(const void* codes, std::size_t n, BlockParams params, float* values) const override
    {
        decodeBlocks(codes, n, {&params, 1}, values);
    }
    bool fitBlocks(const float* weights, std::size_t size, std::span<BlockParams> fits, std::span<Range> ranges) const override;
    void encodeBlocks(const float* weights, std::size_t size, std::span<const BlockParams> params, void* codes) const override;
    void decodeBlocks(const void* codes, std::size_t size, std::span<const BlockParams> params, float* values) const override;

protected:
    virtual kernels::AffineCodes codesForm() const = 0;
    // Parameters of sub-blocks of `size` weights, not yet in terms of the super-block's.
    virtual void search(const float* weights, std::size_t size, std::span<BlockParams> fits) const = 0;
};

// d and the integers of sub-block scales whose largest magnitude lies on `top`, which may be negative.
struct SubScales {
    float d = 0;  // as it is stored
    std::vector<int> integers;
};
// From scales in units of their own: integer = clamp(rne(scale * (top / largest)), low, high), d = half(largest / top).
SubScales subScales(std::span<const float> scales, int top, int low, int high);
// Back from d * s.
SubScales packedScales(std::span<const float> scales, int top);

}  // namespace bitloupe
