// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Many blocks of equal size at once, codes of one byte a weight: `blocks` blocks of `size` weights each, one behind the other,
// and their codes likewise. One block's work is the kernel of the same name in kernels.h, which says where numbers are rounded.

#include <cstddef>
#include <cstdint>

namespace bitloupe::kernels {

struct Codebook;
struct SmallFloat;

// What one block is clipped to: low <= 0 <= high. Both 0: all weights of the block are zero.
struct Range {
    float low = 0;
    float high = 0;
    friend bool operator==(const Range&, const Range&) = default;
};

// One block's parameters. value = scale * (code - zero) + offset for affine grids, scale * table[code] for codebooks.
// Grids that need something else of `zero` and `offset` say what; both are 0 where a grid has no use for them.
struct BlockParams {
    float scale = 1;
    std::int32_t zero = 0;
    float offset = 0;
    friend bool operator==(const BlockParams&, const BlockParams&) = default;
};

// Affine{scale, zero, low, high, multiplyByReciprocal} with each block's scale and zero; int8 codes where low is below 0, else
// uint8. `moves`: of x - offset, where a weight that is NaN counts as 0 before; decoding adds the offset again.
struct AffineCodes {
    std::int32_t low, high;
    bool multiplyByReciprocal;
    bool moves;
};

struct Grouped {
    // low = min(0, smallest), high = max(0, largest) of the finite weights.
    void (*ranges)(const float* x, std::size_t blocks, std::size_t size, Range* ranges);

    void (*encodeAffine)(const float* x, std::size_t blocks, std::size_t size, const BlockParams* params, const AffineCodes& form,
                         std::uint8_t* codes);
    // Multiplying, with max(scale, 1e-38).
    void (*encodeCodebook)(const float* x, std::size_t blocks, std::size_t size, const BlockParams* params, const Codebook& book,
                           std::uint8_t* codes);
    // A block whose scale is 0 has codes 0.
    void (*encodeSmallFloat)(const float* x, std::size_t blocks, std::size_t size, const BlockParams* params, const SmallFloat& form,
                             std::uint8_t* codes);

    void (*decodeAffine)(const std::uint8_t* codes, std::size_t blocks, std::size_t size, const BlockParams* params,
                         const AffineCodes& form, float* values);
    void (*decodeCodebook)(const std::uint8_t* codes, std::size_t blocks, std::size_t size, const BlockParams* params, const Codebook& book,
                           float* values);
    void (*decodeSmallFloat)(const std::uint8_t* codes, std::size_t blocks, std::size_t size, const BlockParams* params,
                             const SmallFloat& form, float* values);
};

}  // namespace bitloupe::kernels
