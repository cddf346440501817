// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// Products of packed weights with quantized activations, as kernels/products.h defines them.

#include "kernels/code_at.h"
#include "kernels/levels.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

namespace bitloupe::kernels {
namespace {

float half(std::uint16_t bits)
{
    float value = 0;
    table(Level::Scalar)->halfToFloat(&bits, 1, &value);
    return value;
}

// The number of row r of the panel, input i of the chunk.
unsigned numberAt(const PackedWeights& w, const std::uint8_t* chunk, std::size_t r, std::size_t i)
{
    const unsigned code = codeAt(w.form, chunk, r, i);
    if (w.form == CodeForm::U1)
        return 2 * code;
    return w.form == CodeForm::U4 && w.table != nullptr ? w.table[code] : code;
}

std::int32_t dot(const PackedWeights& w, std::size_t panel, std::size_t r, std::size_t first, const std::int8_t* q)
{
    std::int32_t sum = 0;
    for (std::size_t k = first; k < first + w.group; ++k) {
        const std::uint8_t* chunk = w.codes + (panel * (w.cols / kChunk) + k / kChunk) * chunkBytes(w.form);
        sum += static_cast<std::int32_t>(numberAt(w, chunk, r, k % kChunk)) * q[k];
    }
    return sum;
}

float product(const PackedWeights& w, const QuantizedTokens& x, std::size_t token, std::size_t panel, std::size_t r)
{
    const std::size_t groups = w.cols / w.group;
    const std::int8_t* q = x.codes + token * w.cols;
    float acc = 0;
    for (std::size_t g = 0; g < groups; ++g) {
        std::int32_t sum = dot(w, panel, r, g * w.group, q) + x.offsets[token * groups + g];
        const float s = x.scales[token * groups + g];
        if (w.form == CodeForm::U8) {
            const std::size_t row = panel * kPanelRows + r;
            sum -= x.zeros != nullptr ? x.zeros[token] * w.rowSums[row] : 0;
            return static_cast<float>(sum) * (w.rowScales[row] * s);
        }
        const std::size_t at = (panel * groups + g) * kPanelRows + r;
        const float scale = half(w.scales[at]);
        acc = std::fma(static_cast<float>(sum), scale * s, acc);
        if (w.zeros != nullptr)
            acc = std::fma(-(scale * half(w.zeros[at])), x.sums[token * groups + g], acc);
    }
    return acc;
}

void multiply(const PackedWeights& w, const QuantizedTokens& x, std::size_t tokens, std::size_t first, std::size_t end, std::size_t n,
              float* y)
{
    for (std::size_t panel = first; panel < end; ++panel) {
        for (std::size_t token = 0; token < tokens; ++token) {
            for (std::size_t row = panel * kPanelRows; row < std::min(n, (panel + 1) * kPanelRows); ++row)
                y[token * n + row] = product(w, x, token, panel, row % kPanelRows);
        }
    }
}

void multiplySigns(const SignWeights& w, const std::uint64_t* bits, const float* scales, std::size_t tokens, std::size_t first,
                   std::size_t end, std::size_t n, float* y)
{
    for (std::size_t token = 0; token < tokens; ++token) {
        for (std::size_t row = first * kSignRows; row < std::min(n, end * kSignRows); ++row) {
            int different = 0;
            for (std::size_t k = 0; k < w.words; ++k)
                different +=
                    std::popcount(w.bits[(row / kSignRows * w.words + k) * kSignRows + row % kSignRows] ^ bits[token * w.words + k]);
            y[token * n + row] = static_cast<float>(static_cast<std::int64_t>(w.inputs) - 2 * different) * (w.scales[row] * scales[token]);
        }
    }
}

void place(CodeForm form, std::uint8_t* chunk, std::size_t r, std::size_t i, unsigned code)
{
    const std::size_t quad = i / 4;
    const std::size_t byte = r * 4 + i % 4;
    const auto put = [&](std::size_t at, unsigned bits) { chunk[at] = static_cast<std::uint8_t>(chunk[at] | bits); };
    switch (form) {
    case CodeForm::U8:
        return put(quad * 64 + byte, code);
    case CodeForm::U4:
        return put(quad / 2 * 64 + byte, code << quad % 2 * 4);
    case CodeForm::U3:
        put(64 + 8 * quad + byte / 8, (code >> 2) << byte % 8);
        return put(byte, (code & 3u) << 2 * quad);
    case CodeForm::U2:
        return put(byte, code << 2 * quad);
    case CodeForm::U1:
        return put(8 * quad + byte / 8, code << byte % 8);
    }
}

void pack(CodeForm form, const std::uint8_t* codes, std::size_t rows, std::size_t cols, std::size_t paddedCols, std::size_t first,
          std::size_t end, std::uint8_t* packed)
{
    const std::size_t panelBytes = paddedCols / kChunk * chunkBytes(form);
    for (std::size_t panel = first; panel < end; ++panel) {
        std::uint8_t* out = packed + panel * panelBytes;
        std::memset(out, 0, panelBytes);
        for (std::size_t row = panel * kPanelRows; row < std::min(rows, (panel + 1) * kPanelRows); ++row) {
            for (std::size_t k = 0; k < cols; ++k)
                place(form, out + k / kChunk * chunkBytes(form), row % kPanelRows, k % kChunk, codes[row * cols + k]);
        }
    }
}

}  // namespace

void productsScalar(Kernels& table)
{
    table.products.multiply = multiply;
    table.products.multiplySigns = multiplySigns;
    table.products.pack = pack;
}

}  // namespace bitloupe::kernels
