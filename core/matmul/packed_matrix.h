// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Quantized weights in the order that the kernels multiply in (kernels/products.h), and the product with float32 activations:
//
//   activations ─► quantizeToken, row by row ─► multiply, panels of 16 rows side by side on TBB ─► y
//
// Same bytes for any number of threads: a thread has whole rows of the result.

#include "core/matmul/group_scales.h"
#include "core/matmul/in_pieces.h"
#include "kernels/products.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace bitloupe {

// Codes as they come from a grid, a byte each, made unsigned: U8 code + 128, U4 0..15, U3 0..7, U2 0..3, U1 0 for 0 and 1 for 2.
struct MatrixCodes {
    kernels::CodeForm form = kernels::CodeForm::U8;
    std::uint64_t rows = 0;
    std::uint64_t cols = 0;
    std::uint64_t group = 0;  // inputs that share a scale, a multiple of 16; the last may be shorter. U8: whole rows, ignored
    std::span<const std::uint8_t> codes;  // [row][col]
    std::span<const float> scales;  // [row][group], finite; kept as GroupScales does, for U8 as they are
    std::span<const std::uint8_t> zeros;  // [row][group]: weight = scale * (u - zero); empty: `zero` for all
    std::int32_t zero = 0;
    std::optional<std::array<std::uint8_t, 16>> table;  // U4: the number u of each code
};

std::uint64_t bytesOf(const MemorySpans& memory);

// How a product is cut into pieces (stepFor): panels that the kernels take at once, and what it costs to quantize an activation, in
// multiply-adds.
inline constexpr std::uint64_t kPanelsAtOnce = 4, kQuantizing = 8;

// What activations become on the way: integers of 8 or of 16 bits, group by group, as wide as the largest of a group asks for. Of 16 bits
// they are two rows of 8 bits, multiplied one after another: half a step is 2^-16 of the group's largest. With a zero point for each row of
// activations (weights of form U8 only) the 8 bits span what lies between the least and the most of a row:
//   s = (max(x, 0) - min(x, 0)) / 255;   zero = -128 - rne(min(x, 0) / s);   q = clamp(rne(x / s) + zero, -128, 127)
// and what the zero point adds to each result, zero times the sum of a row of codes, is taken off again (reference/methods.md 1.4).
enum class ActivationBits { Eight, Sixteen, EightWithZero };

class PackedMatrix {
public:
    // Null where memory is short. On TBB. EightWithZero: U8 only.
    static std::shared_ptr<const PackedMatrix> pack(const MatrixCodes& codes, Threads threads,
                                                    ActivationBits activations = ActivationBits::Eight);

    std::uint64_t rows() const { return m_rows; }
    std::uint64_t cols() const { return m_cols; }
    MemorySpans memory() const;  // codes, scales and zero points, padding included: what a product reads
    std::uint64_t bytes() const { return bytesOf(memory()); }
    const GroupScales& groupScales() const { return m_groups; }  // not U8
    std::uint64_t group() const { return m_weights.group; }

    // y[token][row] = sum of x[token][col] * w[row][col]; x: [tokens][cols].
    void multiply(const float* x, std::uint64_t tokens, float* y, Threads threads) const;

private:
    PackedMatrix() = default;
    struct TokenBuffers;
    void packRowScales(const MatrixCodes& codes);
    void quantize(const float* x, std::uint64_t firstToken, std::uint64_t endToken, TokenBuffers& to) const;

    ActivationBits m_activations = ActivationBits::Eight;
    std::uint64_t m_rows = 0;
    std::uint64_t m_cols = 0;
    kernels::PackedWeights m_weights{};  // points to what follows
    std::shared_ptr<float[]> m_codes;
    GroupScales m_groups;
    std::vector<float> m_rowScales;
    std::vector<std::int32_t> m_rowSums;
    std::array<std::uint8_t, 16> m_table{};
};

}  // namespace bitloupe
