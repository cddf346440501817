// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the two microscaling formats of 4 bits have in common: elements are E2M1 floats (0, 0.5, 1, 1.5, 2, 3, 4, 6 and their
// negatives; bit 3 is the sign), value = scale * element, and blocks find their scale themselves (OCP MX v1.0; reference/
// methods.md 15). Code 8, -0, is read but never written.

#include "core/grid/grid.h"

#include <array>

namespace bitloupe {

inline constexpr std::array<float, 16> kE2M1Values{0,     0.5f,  1,  1.5f,  2,  3,  4,  6,  //
                                                   -0.0f, -0.5f, -1, -1.5f, -2, -3, -4, -6};

class Fp4Elements : public Grid {
public:
    int bits() const override { return 4; }
    CodeType codeType() const override { return CodeType::U8; }
    int codeMin() const override { return 0; }
    int codeMax() const override { return 15; }
    bool isSymmetric() const override { return true; }
    bool keepsZero() const override { return true; }
    bool hasZeroPoint() const override { return false; }
    int scaleBits() const override { return 8; }

    Range representable(BlockParams params) const override { return {-6 * params.scale, 6 * params.scale}; }
    Range unclipped(BlockParams params) const override { return representable(params); }
    void encode(const float* x, std::size_t n, BlockParams params, bool fullBlock, void* codes) const override;  // ties to even
    void decode(const void* codes, std::size_t n, BlockParams params, float* values) const override;
    float value(int code, BlockParams params) const override { return kE2M1Values[static_cast<std::size_t>(code)] * params.scale; }
    BlockFit fitBlock(std::span<const float> weights) const override;
    EncodeRule encodeRule(BlockParams params, bool fullBlock) const override;
    DecodeSteps decodeSteps(int code, BlockParams params) const override;

    bool fitBlocks(const float* weights, std::size_t size, std::span<BlockParams> fits, std::span<Range> ranges) const override;
    void encodeBlocks(const float* weights, std::size_t size, std::span<const BlockParams> params, void* codes) const override;
    void decodeBlocks(const void* codes, std::size_t size, std::span<const BlockParams> params, float* values) const override;
};

}  // namespace bitloupe
