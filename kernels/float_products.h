// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Products of weights with float32 activations: y[token][row] = sum over k of x[token][k] * w[row][k].
//
// Weights stand in panels of 16 rows (kernels/products.h). F32, F16, BF16: input by input, the 16 rows of the panel side by
// side. U4, U3, U2: codes as products.h packs them; a code means levels[code], looked up in registers, and a group of inputs
// shares a scale: weight = scale * (level - zero).
//
// Result. F32, F16, BF16: acc = fma(x[k], w[k], acc) by ascending k, from 0. Codes: for each group in ascending order
// s = fma(x[k], level of k, s) from 0, acc = fma(s, scale, acc), then with zeros acc = fma(-(scale * zero), sum of x, acc). Same
// bits on every level.

#include "kernels/products.h"

namespace bitloupe::kernels {

enum class FloatForm { F32, F16, BF16, U4, U3, U2 };

struct FloatWeights {
    FloatForm form;
    std::size_t rows;  // a multiple of 16
    std::size_t cols;  // a multiple of `group` and of 16
    std::size_t group;  // inputs that share a scale, a multiple of 16; F32, F16, BF16: ignored
    const void* codes;
    const std::uint16_t* scales;  // U4, U3, U2: halves, [panel][group][16]
    const std::uint16_t* zeros;  // the groups' zero points, as halves in the order of the scales; null: 0
    const float* levels;  // U4, U3, U2: 16 values; of codes with fewer bits the first ones count
};

struct FloatTokens {
    const float* x;  // [token][cols]; columns beyond the matrix's own are 0
    const float* sums;  // [token][group]: sum of x; read where there are zeros
};

struct FloatProducts {
    // Panels [first, end) of the product: y[token * n + row] for rows below n.
    void (*multiply)(const FloatWeights& w, const FloatTokens& x, std::size_t tokens, std::size_t first, std::size_t end, std::size_t n,
                     float* y);
};

}  // namespace bitloupe::kernels
