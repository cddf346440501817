// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Products of quantized weights with activations quantized on the way: y[token][row] = sum over k of x[token][k] * w[row][k].
// Codes are multiplied as integers, exactly; scales are applied group by group (reference/methods.md 1.4, 25.3).
//
// Packed weights stand in panels of 16 rows. The dot-product instruction multiplies four neighbours of unsigned bytes with
// four of signed bytes, so four inputs of one row (a quad) stay together, the 16 rows of the panel side by side:
//
//     one quad of a panel:   row 0: k k+1 k+2 k+3 | row 1: k k+1 k+2 k+3 | ... | row 15        64 numbers
//     one chunk:             quads of k, k + 4, k + 8, k + 12                                  16 inputs of 16 rows
//       U8      256 bytes: the quads one after another
//       U4      128 bytes: byte i of half h: quad 2h in the low, quad 2h + 1 in the high four bits
//       U3       96 bytes: two bits each as U2, then 8 bytes a quad: bit i is the third bit of its number i
//       U2       64 bytes: byte i: quads 0 to 3 from the lowest bits up
//       U1       32 bytes: 8 bytes a quad: bit i is its number i
//     a panel: its chunks by ascending k; the matrix: its panels. Panels begin at multiples of 64 bytes.
//
// A code means the number u (U8: w + 128; U1: twice the bit; a table's entry where there is a table), weight = scale * (u - zero), so with
// activations x = s * q:   sum of x w = s * scale * (sum of q u - zero * sum of q).  Where each group has a zero point of its
// own, the last term is taken in float32, with the product of scale and zero as they are stored: what is rounded is the scale alone, and a
// weight of 0 stays 0.
//
// Result, for each group in ascending order: acc = fma(float(sum of q u - zero * sum of q), scale * s, acc), then with
// zeros acc = fma(-(scale * zero), s * sum of q, acc). Same bits on every level.

#include <cstddef>
#include <cstdint>

namespace bitloupe::kernels {

inline constexpr std::size_t kPanelRows = 16;
inline constexpr std::size_t kChunk = 16;  // inputs
inline constexpr std::size_t kLongestGroup = 65536;  // inputs: the integer sums of a group stay below 2^31

inline constexpr float kSplitMost = 127 * 256;  // the largest activation of 16 bits

enum class CodeForm { U8, U4, U3, U2, U1 };

struct PackedWeights {
    CodeForm form;
    std::size_t rows;  // a multiple of 16
    std::size_t cols;  // a multiple of `group`
    std::size_t group;  // inputs that share a scale: a multiple of 16; U8: all
    const std::uint8_t* codes;
    const std::uint16_t* scales;  // not U8: halves, [panel][group][16]
    const std::uint16_t* zeros;  // not U8: the groups' zero points, as halves in the order of the scales; null: `zero` for all
    const float* rowScales;  // U8: [row]
    const std::int32_t* rowSums;  // U8: sum of u - zero, [row]
    const std::uint8_t* table;  // U4: u of the 16 codes; null: the code itself
    std::int32_t zero;
};

// `tokens` rows of activations. Columns beyond the matrix's own are 0.
struct QuantizedTokens {
    const std::int8_t* codes;  // [token][cols]
    const float* scales;  // [token][group]
    const std::int32_t* offsets;  // -zero * sum of the group's codes
    const float* sums;  // scale * sum of the group's codes
    const std::int32_t* zeros;  // U8 only: the activations' zero points, [token]; null: 0
};

// Signs: weights a * b, activations s * q, b and q each -1 or 1, a bit each (set: 1). sum of b q = n - 2 * popcount(b xor q) over
// n inputs (methods.md 23). Words of 64 inputs stand in panels of 8 rows: word k of row 0, of row 1, ... of row 7, then word
// k + 1; bits beyond n are 0 on both sides. y = float(sum) * (a * s).
inline constexpr std::size_t kSignRows = 8;
struct SignWeights {
    std::size_t inputs;  // n, at most 2^30
    std::size_t words;  // of a row
    const std::uint64_t* bits;  // [panel][word][8]
    const float* scales;  // [row], up to a whole panel
};

struct Products {
    // One row of activations to codes: s = max|x| / 127 over the finite x of each group, q = rne(x * f32(127 / max|x|)) in
    // [-127, 127], all 0 where the maximum is 0; NaN counts as 0, infinities as the ends. `cols` values, zeros up to `padded`.
    void (*quantizeToken)(const float* x, std::size_t cols, std::size_t padded, std::size_t group, std::int32_t zero, std::int8_t* codes,
                          float* scales, std::int32_t* offsets, float* sums);
    // One row of activations of 16 bits as two rows of codes, which are multiplied as two tokens whose results are added:
    // s = max|x| / kSplitMost over the finite x of each group, q = rne(x * f32(kSplitMost / max|x|)) in [-kSplitMost, kSplitMost]
    // = 256 * coarse + fine, fine in [-128, 127]; the coarse row's scale is 256 * s, the fine one's s. NaN and infinities as above.
    // codes [2][padded], all else [2][group]: the coarse row first.
    void (*splitToken)(const float* x, std::size_t cols, std::size_t padded, std::size_t group, std::int32_t zero, std::int8_t* codes,
                       float* scales, std::int32_t* offsets, float* sums);
    // Panels [first, end) of the product: y[token * n + row] for rows below n.
    void (*multiply)(const PackedWeights& w, const QuantizedTokens& x, std::size_t tokens, std::size_t first, std::size_t end,
                     std::size_t n, float* y);
    // Panels [first, end) of 8 rows: bits[token * words + word], one scale a token; y as above.
    void (*multiplySigns)(const SignWeights& w, const std::uint64_t* bits, const float* scales, std::size_t tokens, std::size_t first,
                          std::size_t end, std::size_t n, float* y);
    // Panels [first, end) of codes as they stand in memory, a byte each, rows x cols, row by row; those beyond are 0.
    void (*pack)(CodeForm form, const std::uint8_t* codes, std::size_t rows, std::size_t cols, std::size_t paddedCols, std::size_t first,
                 std::size_t end, std::uint8_t* packed);
};

inline constexpr std::size_t chunkBytes(CodeForm form)
{
    constexpr std::size_t kBytes[] = {256, 128, 96, 64, 32};
    return kBytes[static_cast<std::size_t>(form)];
}

}  // namespace bitloupe::kernels
