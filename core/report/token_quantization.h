// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inputs as integers (reference/methods.md 13): one scale for each token, found as it comes; one for all tokens at hand; one
// found beforehand on other tokens. The weights stay as they are, so that what is seen is the inputs' part of the error.

#include "core/activations/input_moments.h"
#include "core/tensor/weights.h"

#include <vector>

namespace bitloupe {

struct TokenScaling {
    bool perToken = false;
    bool isStatic = false;  // found on the first half of the sampled tokens
    float reach = 0;  // of the static one: largest |x| that it was found on
    double sqnrDb = 0;  // of the inputs
    double outputSqnrDb = 0;  // of the outputs W x
    double clippedShare = 0;  // inputs beyond the reach
    std::vector<double> tokenSqnrDb{};  // of the inputs, by token
};
struct TokenQuantization {
    int bits = 8;
    std::size_t tokens = 0;  // the second half of the sampled ones: all are judged on these
    std::vector<float> tokenSizes;  // largest |x| of each
    std::vector<TokenScaling> scalings;  // per token; all tokens, dynamic; all tokens, static
};
// So many tokens that the products for the outputs stay below 2^29. Errors: BadArgument where fewer than two tokens were sampled;
// those of reading.
Result<TokenQuantization> quantizeInputs(const Weights& weights, int bits, Progress& progress);

}  // namespace bitloupe
