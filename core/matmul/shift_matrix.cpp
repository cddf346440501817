// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/matmul/shift_matrix.h"

#include "core/base/system.h"
#include "kernels/kernels.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace bitloupe {

namespace {

constexpr std::int32_t kZero = 128;
constexpr int kMantissaBits = 23;
constexpr std::int32_t kInfinite = 255;  // as an exponent's field

std::uint64_t roundUp(std::uint64_t n, std::uint64_t step) { return (n + step - 1) / step * step; }

// value * 2^by without a multiplication; value is 0 or a normal number.
float shifted(float value, std::int32_t by)
{
    const auto bits = std::bit_cast<std::uint32_t>(value);
    const auto exponent = static_cast<std::int32_t>(bits >> kMantissaBits & 0xFFu);
    const std::uint32_t sign = bits & 0x80000000u;
    if (exponent == 0 || exponent + by <= 0)
        return std::bit_cast<float>(sign);
    if (exponent + by >= kInfinite)
        return std::bit_cast<float>(sign | static_cast<std::uint32_t>(kInfinite) << kMantissaBits);
    return std::bit_cast<float>(bits + (static_cast<std::uint32_t>(by) << kMantissaBits));
}

// Of the largest magnitude; 0 where there is none.
std::int32_t exponentFor(float largest)
{
    if (largest == 0)
        return 0;
    int exponent = std::ilogb(largest) - 6;  // 127 is just below 2^7
    exponent += std::ldexp(127.0f, exponent) < largest ? 1 : 0;
    return exponent;
}

struct ShiftTokens {
    std::vector<std::int8_t> codes;
    std::vector<float> ones, sums;
    std::vector<std::int32_t> offsets, exponents;

    void fit(std::uint64_t tokens, std::uint64_t cols)
    {
        codes.resize(std::max<std::size_t>(codes.size(), tokens * cols));
        ones.resize(std::max<std::size_t>(ones.size(), tokens), 1.0f);
        sums.resize(ones.size());
        offsets.resize(ones.size());
        exponents.resize(ones.size());
    }
    void quantize(const float* x, std::uint64_t token, std::uint64_t cols, std::uint64_t padded)
    {
        std::int8_t* q = codes.data() + token * padded;
        exponents[token] = exponentFor(kernels::active().absMax(x, cols));
        kernels::active().quantizeI8(x, cols, {std::ldexp(1.0f, exponents[token]), 0, -127, 127, false}, q);
        std::fill(q + cols, q + padded, std::int8_t{0});
        std::int32_t sum = 0;
        for (std::uint64_t k = 0; k < cols; ++k)
            sum += q[k];
        offsets[token] = -kZero * sum;
    }
};

}  // namespace

std::shared_ptr<const ShiftMatrix> ShiftMatrix::pack(const MatrixCodes& from, std::span<const std::int32_t> exponents, Threads threads)
{
    const std::shared_ptr<ShiftMatrix> packed(new ShiftMatrix);
    const std::uint64_t rows = roundUp(from.rows, kernels::kPanelRows);
    const std::uint64_t cols = std::max(roundUp(from.cols, kernels::kChunk), std::uint64_t{kernels::kChunk});
    packed->m_rows = from.rows;
    packed->m_cols = from.cols;
    packed->m_codeBytes = rows * cols;
    packed->m_codes = allocateFloats(packed->m_codeBytes / sizeof(float));
    if (packed->m_codes == nullptr)
        return nullptr;
    auto* codes = reinterpret_cast<std::uint8_t*>(packed->m_codes.get());
    inPieces(rows / kernels::kPanelRows, 4, threads, [&](std::uint64_t first, std::uint64_t end) {
        kernels::active().products.pack(kernels::CodeForm::U8, from.codes.data(), from.rows, from.cols, cols, first, end, codes);
    });
    packed->m_exponents.assign(exponents.begin(), exponents.end());
    packed->m_ones.assign(rows, 1.0f);
    packed->m_rowSums.assign(rows, 0);
    packed->m_weights = {kernels::CodeForm::U8,    rows,    cols, cols, codes, nullptr, nullptr, packed->m_ones.data(),
                         packed->m_rowSums.data(), nullptr, kZero};
    return packed;
}

MemorySpans ShiftMatrix::memory() const
{
    const std::span<const std::byte> codes(reinterpret_cast<const std::byte*>(m_codes.get()), m_codeBytes);
    return {codes, std::as_bytes(std::span(m_exponents)), std::as_bytes(std::span(m_ones))};
}

void ShiftMatrix::multiply(const float* x, std::uint64_t tokens, float* y, Threads threads) const
{
    thread_local ShiftTokens kept;
    ShiftTokens& buffers = kept;  // the caller's, also where other threads fill it
    const kernels::PackedWeights& w = m_weights;
    buffers.fit(tokens, w.cols);
    inPieces(tokens, stepFor(kQuantizing * w.cols, 1), threads, [&](std::uint64_t first, std::uint64_t end) {
        for (std::uint64_t t = first; t < end; ++t)
            buffers.quantize(x + t * m_cols, t, m_cols, w.cols);
    });
    const kernels::QuantizedTokens view = {buffers.codes.data(), buffers.ones.data(), buffers.offsets.data(), buffers.sums.data(), nullptr};
    inPieces(w.rows / kernels::kPanelRows, stepFor(tokens * w.cols * kernels::kPanelRows, kPanelsAtOnce), threads,
             [&](std::uint64_t first, std::uint64_t end) {
                 kernels::active().products.multiply(w, view, tokens, first, end, m_rows, y);
                 for (std::uint64_t t = 0; t < tokens; ++t) {
                     for (std::uint64_t row = first * kernels::kPanelRows; row < std::min(m_rows, end * kernels::kPanelRows); ++row)
                         y[t * m_rows + row] = shifted(y[t * m_rows + row], m_exponents[row] + buffers.exponents[t]);
                 }
             });
}

}  // namespace bitloupe
