// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A Hadamard rotation of the input channels, looked at before anybody does it: W R^T meets R x, and R spreads a large channel
// over all others of its block. R is orthogonal, so the outputs are the same as long as nothing is rounded
// (QuaRot, arXiv 2404.00456; the fast Walsh-Hadamard transform in the natural order, divided by sqrt(block)).

#include "core/report/channel_sizes.h"
#include "core/spec/quant_spec.h"

#include <span>
#include <vector>

namespace bitloupe {

// The largest power of two that divides the number of channels.
std::size_t rotationBlock(std::size_t channels);
// In place, each block of every row. rows x channels; `block` a power of two that divides the channels.
void rotateRows(std::span<float> values, std::size_t channels, std::size_t block);

struct RotationPreview {
    std::size_t block = 1;  // 1: an odd number of channels is not rotated
    ChannelSizes before, after;  // inputs over the sampled tokens
    double inputPeakBefore = 0, inputPeakAfter = 0;  // largest |x| over the root of the mean square, sampled tokens
    double weightPeakBefore = 0, weightPeakAfter = 0;
    // Rounded to nearest under the settings' grid, granularity and range, nothing else prepared:
    double sqnrBefore = 0, sqnrAfter = 0;  // of the weights
    double outputSqnrBefore = 0, outputSqnrAfter = 0;
    std::vector<double> channelMseBefore, channelMseAfter;  // of the outputs, by output channel
    std::size_t worseChannels = 0;  // where the rotation hurts
};
// `weights` know their second moments and sampled tokens (BadArgument). Errors: those of reading and quantizing.
Result<RotationPreview> previewRotation(std::shared_ptr<const Weights> weights, const QuantSpec& spec, Progress& progress);

}  // namespace bitloupe
