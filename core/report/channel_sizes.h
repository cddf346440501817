// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// How large inputs and weights are, input channel by input channel: what SmoothQuant, AWQ and LLM.int8 look at
// (reference/methods.md 10 to 12).

#include "core/activations/input_moments.h"
#include "core/tensor/weights.h"

#include <span>
#include <vector>

namespace bitloupe {

// By input channel (column of W): largest |x| over tokens and largest |w| over output channels; finite ones.
struct ChannelSizes {
    std::vector<float> inputs;
    std::vector<float> weights;
    bool inputsAreRoots = false;  // inputs: root mean squares over tokens, where only an importance matrix is known
};
// Errors: those of reading.
Result<ChannelSizes> channelSizes(const Weights& weights, Progress& progress);

// After W diag(s) meets x / s.
ChannelSizes scaledSizes(const ChannelSizes& sizes, std::span<const float> scale);

// Largest size over the median one: 1 where all are alike; 0 where nothing is larger than 0.
double spreadOf(std::span<const float> sizes);

// SmoothQuant's scales for one alpha from the sizes alone; 1 for channels that are dead on either side.
std::vector<float> smoothingScale(const ChannelSizes& sizes, double alpha);

}  // namespace bitloupe
