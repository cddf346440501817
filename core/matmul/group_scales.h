// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The scales of a matrix's groups as the kernels want them: halves, [panel][group][16] (kernels/products.h). A half holds 2^-14 to 65504
// with eleven bits, a float32 scale may be anything. So a row some of whose scales are not 0 and lie outside of that has a factor,
//
//   factor = 2^e, e = floor(log2(largest scale of the row)) - 14, at least -126;   half = fp16(scale / factor);   result *= factor
//
// which costs no rounding. What is held is then within 2^-12 of every scale down to 2^-28 of the row's largest one, and within 2^-39 of the
// largest one below that. Rows without one keep a factor of 1; a matrix without one keeps no factors.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace bitloupe {

struct MatrixCodes;
// Where a matrix lies in memory: what a product reads of it.
using MemorySpans = std::vector<std::span<const std::byte>>;

class GroupScales {
public:
    GroupScales() = default;
    // Of finite scales.
    GroupScales(const MatrixCodes& codes, std::uint64_t groups);

    const std::uint16_t* scales() const { return m_scales.data(); }
    const std::uint16_t* zeros() const { return m_zeros.empty() ? nullptr : m_zeros.data(); }
    float scaleOf(std::uint64_t row, std::uint64_t group) const;  // as a product has it
    void addTo(MemorySpans& memory) const;

    // y[token][row] *= the row's factor, for rows from first to end.
    void finish(float* y, std::uint64_t tokens, std::uint64_t rows, std::uint64_t first, std::uint64_t end) const;

private:
    std::uint64_t place(std::uint64_t row, std::uint64_t group) const;

    std::uint64_t m_groups = 0;
    std::vector<std::uint16_t> m_scales, m_zeros;
    std::vector<float> m_factors;  // by row; empty: 1
};

}  // namespace bitloupe
