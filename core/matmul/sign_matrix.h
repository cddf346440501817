// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Binary weights times binary activations (XNOR-Net, arXiv 1603.05279; reference/methods.md 23): both are replaced by their
// signs, zero counting as positive, times the mean of the magnitudes, of a row of weights and of a row of activations.

#include "core/matmul/packed_matrix.h"

namespace bitloupe {

class SignMatrix {
public:
    // Of finite weights [row][col].
    SignMatrix(const float* weights, std::uint64_t rows, std::uint64_t cols);

    MemorySpans memory() const { return {std::as_bytes(std::span(m_bits)), std::as_bytes(std::span(m_scales))}; }
    std::uint64_t bytes() const { return bytesOf(memory()); }
    void multiply(const float* x, std::uint64_t tokens, float* y, Threads threads) const;

private:
    std::uint64_t m_rows, m_cols, m_words;
    std::vector<std::uint64_t> m_bits;  // as kernels::SignWeights wants them
    std::vector<float> m_scales;
};

}  // namespace bitloupe
