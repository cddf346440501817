// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Quantized weights in the order that the kernels multiply in (kernels/products.h), and the product with float32 activations:
//
//   activations ─► quantizeToken, row by row ─► multiply, panels of 16 rows side by side on TBB ─► y
//
// Same bytes for any number of threads: a thread has whole rows of the result.

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

// Where a matrix lies in memory: what a product reads of it.
using MemorySpans = std::vector<std::span<const std::byte>>;

// Codes as they come from a grid, a byte each, made unsigned: U8 code + 128, U4 0..15, U3 0..7, U2 0..3, U1 0 for 0 and 1 for 2.
struct MatrixCodes {
    kernels::CodeForm form = kernels::CodeForm::U8;
    std::uint64_t rows = 0;
    std::uint64_t cols = 0;
    std::uint64_t group = 0;  // inputs that share a scale, a multiple of 16; the last may be shorter. U8: whole rows, ignored
    std::span<const std::uint8_t> codes;  // [row][col]
    std::span<const float> scales;  // [row][group]; stored as halves, for U8 as they are
    std::span<const std::uint8_t> zeros;  // [row][group]: weight = scale * (u - zero); empty: `zero` for all
    std::int32_t zero = 0;
    std::optional<std::array<std::uint8_t, 16>> table;  // U4: the number u of each code
};

// scales[row][group] (times zeros, where there are any) as halves in the order of the kernels: [panel][group][16].
std::vector<std::uint16_t> packedScales(std::span<const float> scales, std::span<const std::uint8_t> zeros, std::uint64_t rows,
                                        std::uint64_t groups);
std::uint64_t bytesOf(const MemorySpans& memory);

// What activations become on the way: integers of 8 or of 16 bits, group by group, as wide as the largest of a group asks for. Of 16 bits
// they are two rows of 8 bits, multiplied one after another: half a step is 2^-16 of the group's largest.
enum class ActivationBits { Eight, Sixteen };

class PackedMatrix {
public:
    // Null where memory is short. On TBB.
    static std::shared_ptr<const PackedMatrix> pack(const MatrixCodes& codes, Threads threads,
                                                    ActivationBits activations = ActivationBits::Eight);

    std::uint64_t rows() const { return m_rows; }
    std::uint64_t cols() const { return m_cols; }
    MemorySpans memory() const;  // codes, scales and zero points, padding included: what a product reads
    std::uint64_t bytes() const;  // of it

    // y[token][row] = sum of x[token][col] * w[row][col]; x: [tokens][cols].
    void multiply(const float* x, std::uint64_t tokens, float* y, Threads threads) const;

private:
    PackedMatrix() = default;
    void packScales(const MatrixCodes& codes);
    void packRowScales(const MatrixCodes& codes);

    ActivationBits m_activations = ActivationBits::Eight;
    std::uint64_t m_rows = 0;
    std::uint64_t m_cols = 0;
    kernels::PackedWeights m_weights{};  // points to what follows
    std::shared_ptr<float[]> m_codes;
    std::vector<std::uint16_t> m_scales, m_minimums;
    std::vector<float> m_rowScales;
    std::vector<std::int32_t> m_rowSums;
    std::array<std::uint8_t, 16> m_table{};
};

}  // namespace bitloupe
