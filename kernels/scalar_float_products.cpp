// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// Products of weights with float32 activations, as kernels/float_products.h defines them.

#include "kernels/code_at.h"
#include "kernels/levels.h"

#include <algorithm>
#include <cmath>

namespace bitloupe::kernels {
namespace {

float half(std::uint16_t bits)
{
    float value = 0;
    table(Level::Scalar)->halfToFloat(&bits, 1, &value);
    return value;
}

float bfloat16(std::uint16_t bits)
{
    float value = 0;
    table(Level::Scalar)->bfloat16ToFloat(&bits, 1, &value);
    return value;
}

// Row r of the panel, input k.
float numberAt(const FloatWeights& w, std::size_t panel, std::size_t r, std::size_t k)
{
    const std::size_t at = (panel * w.cols + k) * kPanelRows + r;
    switch (w.form) {
    case FloatForm::F32:
        return static_cast<const float*>(w.codes)[at];
    case FloatForm::F16:
        return half(static_cast<const std::uint16_t*>(w.codes)[at]);
    case FloatForm::BF16:
        return bfloat16(static_cast<const std::uint16_t*>(w.codes)[at]);
    default:
        break;
    }
    const CodeForm form = w.form == FloatForm::U4 ? CodeForm::U4 : w.form == FloatForm::U3 ? CodeForm::U3 : CodeForm::U2;
    const auto* chunk = static_cast<const std::uint8_t*>(w.codes) + (panel * (w.cols / kChunk) + k / kChunk) * chunkBytes(form);
    return w.levels[codeAt(form, chunk, r, k % kChunk)];
}

float groupSum(const FloatWeights& w, const float* x, std::size_t panel, std::size_t r, std::size_t first, std::size_t count)
{
    float sum = 0;
    for (std::size_t k = first; k < first + count; ++k)
        sum = std::fma(x[k], numberAt(w, panel, r, k), sum);
    return sum;
}

float product(const FloatWeights& w, const FloatTokens& x, std::size_t token, std::size_t panel, std::size_t r)
{
    const float* from = x.x + token * w.cols;
    if (w.form == FloatForm::F32 || w.form == FloatForm::F16 || w.form == FloatForm::BF16)
        return groupSum(w, from, panel, r, 0, w.cols);
    const std::size_t groups = w.cols / w.group;
    float acc = 0;
    for (std::size_t g = 0; g < groups; ++g) {
        const std::size_t at = (panel * groups + g) * kPanelRows + r;
        const float scale = half(w.scales[at]);
        acc = std::fma(groupSum(w, from, panel, r, g * w.group, w.group), scale, acc);
        if (w.zeros != nullptr)
            acc = std::fma(-(scale * half(w.zeros[at])), x.sums[token * groups + g], acc);
    }
    return acc;
}

void multiply(const FloatWeights& w, const FloatTokens& x, std::size_t tokens, std::size_t first, std::size_t end, std::size_t n, float* y)
{
    for (std::size_t panel = first; panel < end; ++panel) {
        for (std::size_t token = 0; token < tokens; ++token) {
            for (std::size_t row = panel * kPanelRows; row < std::min(n, (panel + 1) * kPanelRows); ++row)
                y[token * n + row] = product(w, x, token, panel, row % kPanelRows);
        }
    }
}

}  // namespace

void floatProductsScalar(Kernels& table) { table.floatProducts = {multiply}; }

}  // namespace bitloupe::kernels
