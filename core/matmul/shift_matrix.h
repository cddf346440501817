// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// INT8 weights whose scales are powers of two, times INT8 activations whose scales are too: no number is multiplied but code with code, and
// what a result is shifted by is added to its exponent (reference/methods.md 8).
//
//   f = the smallest exponent with max|x| <= 127 * 2^f, of a row of activations;   q = rne(x / 2^f)
//   y = float(sum of q * code), its exponent raised by e + f;   below the normal numbers 0

#include "core/matmul/packed_matrix.h"

namespace bitloupe {

class ShiftMatrix {
public:
    // Codes of form U8 with zero 128; exponents e by row: weight = 2^e * (code - 128). Null where memory is short.
    static std::shared_ptr<const ShiftMatrix> pack(const MatrixCodes& codes, std::span<const std::int32_t> exponents, Threads threads);

    MemorySpans memory() const;
    std::uint64_t bytes() const { return bytesOf(memory()); }

    // y[token][row]; x: [tokens][cols], finite.
    void multiply(const float* x, std::uint64_t tokens, float* y, Threads threads) const;

private:
    ShiftMatrix() = default;

    std::uint64_t m_rows = 0;
    std::uint64_t m_cols = 0;
    kernels::PackedWeights m_weights{};  // points to what follows
    std::shared_ptr<float[]> m_codes;
    std::uint64_t m_codeBytes = 0;
    std::vector<float> m_ones;  // the scales that the kernel asks for
    std::vector<std::int32_t> m_exponents, m_rowSums;
};

}  // namespace bitloupe
