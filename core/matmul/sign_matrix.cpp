// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/matmul/sign_matrix.h"

#include "core/matmul/in_pieces.h"
#include "kernels/kernels.h"

namespace bitloupe {

namespace {

using kernels::kSignRows;

constexpr std::uint64_t kSignsAtOnce = 16;  // that are multiplied in the time of one weight of 8 bits

// The signs of a row, and the mean of its magnitudes.
float signsOf(const float* x, std::uint64_t n, std::uint64_t words, std::uint64_t* bits)
{
    std::fill(bits, bits + words, std::uint64_t{0});
    kernels::active().packSigns(x, n, reinterpret_cast<std::uint8_t*>(bits));
    return n == 0 ? 0.0f : static_cast<float>(kernels::active().magnitudeSums(x, n).sum / static_cast<double>(n));
}

}  // namespace

SignMatrix::SignMatrix(const float* weights, std::uint64_t rows, std::uint64_t cols)
    : m_rows(rows)
    , m_cols(cols)
    , m_words((cols + 63) / 64)
    , m_bits((rows + kSignRows - 1) / kSignRows * kSignRows * m_words)
    , m_scales((rows + kSignRows - 1) / kSignRows * kSignRows)
{
    std::vector<std::uint64_t> row(m_words);
    for (std::uint64_t r = 0; r < rows; ++r) {
        m_scales[r] = signsOf(weights + r * cols, cols, m_words, row.data());
        for (std::uint64_t k = 0; k < m_words; ++k)
            m_bits[(r / kSignRows * m_words + k) * kSignRows + r % kSignRows] = row[k];
    }
}

void SignMatrix::multiply(const float* x, std::uint64_t tokens, float* y, Threads threads) const
{
    thread_local std::vector<std::uint64_t> keptBits;
    thread_local std::vector<float> keptScales;
    std::vector<std::uint64_t>& bits = keptBits;
    std::vector<float>& scales = keptScales;
    bits.resize(std::max<std::size_t>(bits.size(), tokens * m_words));
    scales.resize(std::max<std::size_t>(scales.size(), tokens));
    inPieces(tokens, stepFor(kQuantizing * m_cols, 1), threads, [&](std::uint64_t first, std::uint64_t end) {
        for (std::uint64_t t = first; t < end; ++t)
            scales[t] = signsOf(x + t * m_cols, m_cols, m_words, bits.data() + t * m_words);
    });
    const kernels::SignWeights weights = {m_cols, m_words, m_bits.data(), m_scales.data()};
    inPieces(m_scales.size() / kSignRows, stepFor(tokens * m_words * 64 * kSignRows / kSignsAtOnce, 1), threads,
             [&](std::uint64_t first, std::uint64_t end) {
                 kernels::active().products.multiplySigns(weights, bits.data(), scales.data(), tokens, first, end, m_rows, y);
             });
}

}  // namespace bitloupe
