// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A grid of up to 256 fixed levels in [-1, 1], stretched by each block's largest magnitude A (bitsandbytes; reference/
// methods.md 14.3): code = level nearest to x / A, ties to the lower level; value = f32(table[code] * A).
//
// Full blocks multiply by f32(1 / max(A, 1e-38)), the shorter last block of a row divides. Of codes with equal values
// (FP4's two zeros) the lower is written. A is stored as it is: 0 for a block of zeros, whose codes are then the zero's.
// With double quantization codes are made with A, and what is stored is A quantized (core/grid/double_quantization.h).

#include "core/grid/grid.h"
#include "kernels/kernels.h"

namespace bitloupe {

class CodebookGrid final : public Grid {
public:
    // 2^bits values by code, bits at most 8: within [-1, 1], 0 among them.
    CodebookGrid(std::vector<float> valuesByCode, bool doubleQuantizes);
    CodebookGrid(const CodebookGrid&) = delete;  // m_book points into the object
    CodebookGrid& operator=(const CodebookGrid&) = delete;

    int bits() const override { return m_bits; }
    CodeType codeType() const override { return CodeType::U8; }
    int codeMin() const override { return 0; }
    int codeMax() const override { return (1 << m_bits) - 1; }
    bool isSymmetric() const override { return true; }
    bool keepsZero() const override { return true; }
    bool hasZeroPoint() const override { return false; }
    int scaleBits() const override { return m_doubleQuantizes ? 8 : 32; }
    std::vector<StoredPart> storedParts(std::uint64_t weights, std::uint64_t blocks) const override;

    BlockParams params(Range range) const override;
    Range representable(BlockParams params) const override;
    Range unclipped(BlockParams params) const override { return representable(params); }
    bool hasSecondStage() const override { return m_doubleQuantizes; }
    void settle(std::span<BlockParams> working, std::span<BlockParams> stored, std::uint64_t) const override;

    void paramsOf(std::span<const Range> ranges, std::span<BlockParams> params) const override;
    void encodeBlocks(const float* weights, std::size_t size, std::span<const BlockParams> params, void* codes) const override;
    void decodeBlocks(const void* codes, std::size_t size, std::span<const BlockParams> params, float* values) const override;
    void encode(const float* x, std::size_t n, BlockParams params, bool fullBlock, void* codes) const override;
    void decode(const void* codes, std::size_t n, BlockParams params, float* values) const override;
    EncodeRule encodeRule(BlockParams params, bool fullBlock) const override;
    DecodeSteps decodeSteps(int code, BlockParams params) const override;
    float value(int code, BlockParams params) const override;

private:
    bool fitsKernel() const { return m_values.size() <= 16; }
    std::size_t rankOf(float normal) const;

    int m_bits;
    bool m_doubleQuantizes;
    std::vector<float> m_values;  // by code
    std::vector<float> m_levels;  // ascending, without repetition
    std::vector<float> m_boundaries;  // between neighbouring levels, filled up with infinity
    std::vector<std::uint8_t> m_codes;  // by rank
    std::vector<std::uint8_t> m_ranks;  // by code
    kernels::Codebook m_book{};
};

}  // namespace bitloupe
