// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Parameters of affine grids as weight quantizers of the field find them, where they differ from the grids' own rules. The
// zero points are those of codes 0 .. 2^bits - 1 (the asymmetric integer grid).

#include "core/grid/grid.h"

#include <span>

namespace bitloupe::reference {

// GPTQ's Quantizer.find_params (reference/methods.md 9.2): the range is widened to contain 0; symmetric: to +-the larger end,
// unless no weight is negative; [-1, 1] where all are 0. scale = (max - min) / (2^b - 1), zero = 2^(b-1) or rne(-min / scale).
// `searches`: of ranges shrunk by 1, 0.99 ... the one with the least sum of |error|^norm (5.3), the first of equal ones.
struct GptqScheme {
    int bits = 4;
    bool symmetric = false;
    bool searches = false;
    double norm = 2.4;
    int steps = 100;  // of the search, of which the first maxShrink * steps are tried
    double maxShrink = 0.8;
};
BlockParams gptqParams(std::span<const float> weights, const GptqScheme& scheme);

// AWQ's pseudo_quantize_tensor with a zero point (10.4): the range is not widened to contain 0.
// scale = max(max - min, minRange) / (2^b - 1), zero = clamp(-rne(min / scale), 0, 2^b - 1).
BlockParams awqParams(std::span<const float> weights, int bits, float minRange);

// SmoothQuant's fake quantizer (11, 13): max(max|x|, smallest) / (2^(b-1) - 1); codes need no clamp.
float smoothQuantScale(std::span<const float> weights, int bits, float smallest);

}  // namespace bitloupe::reference
