// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What LLM.int8() leaves in 16 bits, by threshold (reference/methods.md 12.1): an input channel whose largest |x| reaches the
// threshold keeps its inputs and weights, the others are multiplied in INT8.

#include "core/activations/input_moments.h"
#include "core/spec/quant_spec.h"
#include "core/tensor/weights.h"

#include <vector>

namespace bitloupe {

// The spec's own, where its preparation has one; else that of LLM.int8() as it is by default. 0: no channel is an outlier.
double outlierThreshold(const QuantSpec& spec);

struct OutlierShare {
    double threshold = 0;  // > 0
    std::uint64_t columns = 0;  // that stay in 16 bits
    double columnShare = 0;
    double workShare = 0;  // a product in 16 bits counted as two in 8 bits: 2 k / (2 k + n - k)
    double valueShare = 0;  // of single inputs that reach the threshold, over the sampled tokens
    double energyShare = 0;  // of the sum of x^2 that the kept columns hold
};
OutlierShare outlierShare(const InputMoments& inputs, double threshold);
// At `count` thresholds, evenly spaced in their logarithm, from the smallest to a little above the largest channel; none where
// all inputs are 0 or no magnitudes are known.
std::vector<OutlierShare> outlierCurve(const InputMoments& inputs, std::size_t count);

// The output error of the whole method, inputs rounded too, over so many of the sampled tokens that the products stay below
// 2^28: 10 log10(sum y^2 / sum (y - y')^2). Errors: those of reading; BadArgument without sampled tokens.
struct OutlierError {
    double threshold = 0;
    double sqnrDb = 0;
    std::size_t tokens = 0;
};
Result<OutlierError> outlierError(const Weights& weights, double threshold, Progress& progress);

}  // namespace bitloupe
