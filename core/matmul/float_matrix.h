// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Weights in the order that the kernels multiply with float32 activations in (kernels/float_products.h): as they are, at half
// the bytes, or as codes of few bits that are looked up on the way. Same bytes for any number of threads.

#include "core/matmul/packed_matrix.h"
#include "kernels/float_products.h"

namespace bitloupe {

class FloatMatrix {
public:
    // values[row][col] kept as F32, F16 or BF16, the latter two rounded to nearest even. Null where memory is short.
    static std::shared_ptr<const FloatMatrix> pack(kernels::FloatForm form, const float* values, std::uint64_t rows, std::uint64_t cols,
                                                   Threads threads);
    // Codes (U4, U3, U2) that mean scale * levels[code], less scale * zero where there are zeros (GroupScales). `zero` and `table` of the
    // codes are not looked at.
    static std::shared_ptr<const FloatMatrix> pack(const MatrixCodes& codes, const std::array<float, 16>& levels, Threads threads);

    MemorySpans memory() const;  // what a product reads
    const GroupScales& groupScales() const { return m_groups; }  // of codes
    std::uint64_t group() const { return m_weights.group; }
    std::uint64_t bytes() const { return bytesOf(memory()); }

    // y[token][row] = sum of x[token][col] * w[row][col]; x: [tokens][cols], finite.
    void multiply(const float* x, std::uint64_t tokens, float* y, Threads threads) const;

private:
    FloatMatrix() = default;
    bool allocate(std::uint64_t bytes);

    std::uint64_t m_rows = 0;
    std::uint64_t m_cols = 0;
    kernels::FloatWeights m_weights{};  // points to what follows
    std::shared_ptr<float[]> m_codes;
    std::uint64_t m_codeBytes = 0;
    GroupScales m_groups;
    std::array<float, 16> m_levels{};
};

}  // namespace bitloupe
