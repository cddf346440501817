// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a Hadamard rotation of the inputs (core/prepare/hadamard.h) would do to a layer: ranges by channel and errors before
// and after, and the outputs for which it makes them worse. A preview: nothing is exported rotated, because what makes the
// inputs would have to be rotated too, which a single layer cannot know.
//
// Rotations help where few channels are large: what one channel had is spread over its block. They hurt where weights or
// inputs were flat already, and where large weights meet small inputs: their errors are then spread over the inputs that small
// weights met.

#include "core/base/result.h"
#include "core/report/input_quantization.h"
#include "core/spec/quant_spec.h"

#include <memory>

namespace bitloupe {

struct RotationSide {
    std::vector<float> weightMost;  // largest |w| of each input channel
    std::vector<float> inputMost;  // largest |x| over the sampled tokens; empty where none are known
    double weightMse = 0, weightSqnrDb = 0;  // of the weights under the spec, each to its nearest level
    // Of the outputs, weights quantized and inputs not, exactly from the second moments; where those are known.
    bool outputKnown = false;
    double outputMse = 0, outputSqnrDb = 0;
    std::vector<double> channelMse;  // by output channel, over tokens
    InputError perToken, perTensor;  // inputs quantized and weights not, over the sampled tokens
};

struct RotationPreview {
    std::size_t block = 1;  // channels that are mixed; 1: an odd number of channels, nothing is rotated
    RotationSide before, after;
    std::uint64_t worseChannels = 0;  // output channels with a larger error after (of the output; of the weights where unknown)
};

struct RotationOptions {
    std::uint64_t seed = 1;  // of the signs; 0: none
    int inputBits = 8;
};

// Weights whose values are not finite count as 0. Errors: those of reading and of the spec.
Result<RotationPreview> previewRotation(std::shared_ptr<const Weights> weights, const QuantSpec& spec, const RotationOptions& options,
                                        Progress& progress);

}  // namespace bitloupe
