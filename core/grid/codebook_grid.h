// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A grid of up to 16 fixed levels in [-1, 1], stretched by each block's largest magnitude A (bitsandbytes; reference/
// methods.md 14.3): code = level nearest to x / A, ties to the lower level; value = f32(table[code] * A).
//
// Full blocks multiply by f32(1 / max(A, 1e-38)), the shorter last block of a row divides. Of codes with equal values
// (FP4's two zeros) the lower is written. A is stored as it is: 0 for a block of zeros, whose codes are then the zero's.

#include "core/grid/grid.h"
#include "kernels/kernels.h"

#include <array>

namespace bitloupe {

inline constexpr std::size_t kCodebookSize = 16;

class CodebookGrid final : public Grid {
public:
    explicit CodebookGrid(const std::array<float, kCodebookSize>& valuesByCode);  // ends -1 and 1, 0 among them
    CodebookGrid(const CodebookGrid&) = delete;  // m_book points into the object
    CodebookGrid& operator=(const CodebookGrid&) = delete;

    int bits() const override { return 4; }
    CodeType codeType() const override { return CodeType::U8; }
    int codeMin() const override { return 0; }
    int codeMax() const override { return kCodebookSize - 1; }
    bool isSymmetric() const override { return true; }
    bool keepsZero() const override { return true; }
    bool hasZeroPoint() const override { return false; }
    int scaleBits() const override { return 32; }

    BlockParams params(Range range) const override;
    Range representable(BlockParams params) const override { return {-params.scale, params.scale}; }
    Range unclipped(BlockParams params) const override { return representable(params); }
    void encode(const float* x, std::size_t n, BlockParams params, bool fullBlock, void* codes) const override;
    void decode(const void* codes, std::size_t n, BlockParams params, float* values) const override;
    void roundTrip(const float* x, std::size_t n, BlockParams params, bool fullBlock, float* values) const override;
    float value(int code, BlockParams params) const override;

private:
    std::array<float, kCodebookSize> m_values;  // by code
    std::array<float, kCodebookSize> m_levels{};  // ascending, without repetition
    std::array<float, kCodebookSize - 1> m_boundaries{};
    std::array<std::uint8_t, kCodebookSize> m_codes{};  // by rank
    std::array<std::uint8_t, kCodebookSize> m_ranks{};  // by code
    kernels::Codebook m_book{};
};

}  // namespace bitloupe
