// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// AWQ (Lin et al., arXiv 2306.00978; reference/methods.md 10): input channels that matter are made larger before rounding, and
// the inputs smaller; then each group's range is clipped where that makes its part of the outputs better. Both searches run on
// second moments instead of tokens: the loss is tr(D S D^T), exactly.

#include "core/activations/input_moments.h"

#include <functional>
#include <limits>
#include <span>
#include <vector>

namespace bitloupe {

enum class AwqVariant {
    Plain,  // s = meanAbs^ratio
    Duo,  // s = meanAbs^ratio / (weightMean^(1 - ratio) + 1e-4) (AutoAWQ)
};

// s / sqrt(max s * min s), s at least 1e-4 before; 1 where that is no positive number. weightMean: for Duo.
std::vector<float> awqScale(std::span<const double> meanAbs, std::span<const double> weightMean, double ratio, AwqVariant variant);
// Mean over rows of |w| / (largest |w| of its group + 1e-6), by column.
std::vector<double> awqWeightMean(std::span<const float> weights, std::size_t cols, std::size_t group);

// Whole rows of weights to decoded weights, as they are quantized afterwards; thread-safe where `rowsAtOnce` > 0.
using RoundTrip = std::function<Result<void>(std::span<const float> weights, std::span<float> values)>;

struct AwqScales {
    std::vector<double> ratios, losses;
    std::size_t best = 0;  // first of the smallest losses
    std::vector<float> scale;  // of it
};
// Ratios k / steps, k < steps; 0 leaves the weights as they are, so the result is never worse than plain rounding.
// `rowsAtOnce`: how many rows roundTrip is to be asked for together; 0: all of them.
//
// Where the sampled tokens are all there are, and fewer than half as many as features, losses are sums over those (products in
// float32, so that a gain below 1e-5 counts as none); else they come from the second moments.
Result<AwqScales> awqScaleSearch(std::span<const float> weights, const InputMoments& inputs, std::size_t group, int steps,
                                 AwqVariant variant, const RoundTrip& roundTrip, std::size_t rowsAtOnce, Progress& progress);
// What a scale makes of the weights: roundTrip(W s) / s.
Result<std::vector<float>> awqValues(std::span<const float> weights, std::span<const float> scale, const RoundTrip& roundTrip,
                                     std::size_t rowsAtOnce, Progress& progress);

struct AwqClip {
    int steps = 20;
    double maxShrink = 0.5;  // candidates 1 - k / steps, k < maxShrink * steps
    // A group none of whose candidates has a mean loss below this is not clipped (llm-awq: 1e9).
    double hopeless = std::numeric_limits<double>::infinity();
};
// One group of weights of one row to decoded weights.
using GroupRoundTrip = std::function<void(std::span<const float> weights, std::span<float> values)>;
// Limit |w| <= m of each group of each row (rows x groups) with the least mean over the sampled tokens of
// (sum over the group of x (roundTrip(clamp(w)) - w))^2. One Gram matrix a group, shared by all rows.
std::vector<float> awqClipSearch(std::span<const float> weights, const InputMoments& inputs, std::size_t group, const AwqClip& clip,
                                 const GroupRoundTrip& roundTrip, Progress& progress);
void clampGroups(std::span<float> weights, std::size_t cols, std::size_t group, std::span<const float> limits);

}  // namespace bitloupe
