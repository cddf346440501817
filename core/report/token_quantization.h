// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inputs as integers (reference/methods.md 13): one scale for each token, found as it comes; one for all tokens at hand; one
// found beforehand on other tokens. The weights stay as they are, so that what is seen is the inputs' part of the error; beside
// it, where an answer is given, the whole of it: weights and inputs quantized together.

#include "core/activations/input_moments.h"
#include "core/tensor/weights.h"

#include <optional>
#include <vector>

namespace bitloupe {

struct QuantizedTensor;

// Of the outputs, with the answer's weights under inputs that are rounded as its preparation leaves them: divided by its scales, and
// without the channels that it keeps in 16 bits, which stay as they are.
struct WholeError {
    double mse = 0;  // over tokens and outputs
    double sqnrDb = 0;
};

struct TokenScaling {
    bool perToken = false;
    bool isStatic = false;  // found on the first half of the sampled tokens
    float reach = 0;  // of the static one: largest |x| that it was found on
    double sqnrDb = 0;  // of the inputs
    double outputSqnrDb = 0;  // of the outputs W x
    double clippedShare = 0;  // inputs beyond the reach, or beyond the ends
    std::vector<double> tokenSqnrDb{};  // of the inputs, by token
    bool hasZeroPoint = false;
    float low = 0, high = 0;  // of the static one with zero points: the ends that it was found on, 0 among them
    std::optional<WholeError> whole{};
};
struct TokenQuantization {
    int bits = 8;
    std::size_t tokens = 0;  // the second half of the sampled ones: all are judged on these
    std::vector<float> tokenSizes;  // largest |x| of each
    std::vector<TokenScaling> scalings;  // per token; all tokens, dynamic; all tokens, static; then the same with zero points
};
struct TokenQuestion {
    int bits = 8;
    bool withZeroPoints = false;
    const QuantizedTensor* answer = nullptr;  // of these weights
};
// So many tokens that the products for the outputs stay below 2^29. Weights that are NaN or infinite count as 0. Errors: BadArgument
// where fewer than two tokens were sampled; those of reading.
Result<TokenQuantization> quantizeInputs(const Weights& weights, const TokenQuestion& question, Progress& progress);
Result<TokenQuantization> quantizeInputs(const Weights& weights, int bits, Progress& progress);

}  // namespace bitloupe
