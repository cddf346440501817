// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// SmoothQuant (Xiao et al., arXiv 2211.10438; reference/methods.md 11): s = max|x|^alpha / max|w|^(1 - alpha) by input channel
// moves size from inputs that are hard to quantize to the weights: W diag(s) meets x / s. And the quantizers of inputs (13).

#include "core/base/progress.h"

#include <span>
#include <vector>

namespace bitloupe {

inline constexpr double kSmallestSmoothing = 1e-5;

// Largest |w| of each column, over finite weights; several matrices that share the input: the largest of all (`most` grows).
void columnMagnitudes(std::span<const float> weights, std::vector<float>& most);

// s = max(a^alpha / max(w, 1e-5)^(1 - alpha), smallest). `keepsDead`: 1 where a or w is 0, which the reference implementation makes
// 1e-5 (what the inputs come from would then be multiplied by 10^5).
std::vector<float> smoothQuantScale(std::span<const float> inputMagnitudes, std::span<const float> columnMagnitudes, double alpha,
                                    bool keepsDead, double smallest = kSmallestSmoothing);

// Inputs to inputs as integers of `bits` bits hold them: scale = max(max|x|, 1e-5) / (2^(bits-1) - 1) of each token or of all
// (`reach` > 0: static, that in place of max|x|, values beyond it clipped). With a zero point (ONNX's DynamicQuantizeLinear):
// scale = max(max(x, 0) - min(x, 0), 1e-5) / (2^bits - 1), zero = rne(-min(x, 0) / scale), codes from 0 on; `reach` > 0: from `low` to
// `high`, which have 0 between them.
inline constexpr float kSmallestReach = 1e-5f;
struct TokenQuantizer {
    int bits = 8;
    bool perToken = true;
    float reach = 0;
    bool hasZeroPoint = false;
    float low = 0, high = 0;
};
void quantizeTokens(std::span<float> tokens, std::size_t features, const TokenQuantizer& quantizer);

// Mean over tokens and outputs of (W x - V y)^2, tokens x features both; rows of W and V x features.
double jointLoss(std::span<const float> x, std::span<const float> w, std::span<const float> y, std::span<const float> v,
                 std::size_t features, Progress& progress);

}  // namespace bitloupe
