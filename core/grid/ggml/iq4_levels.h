// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The 16 levels of IQ4_NL and IQ4_XS, zero not among them, and the search for a block's scale with weights x^2, as
// llama-quantize does it without an importance matrix (reference/formats.md 5.4), in float32: first d0 = -v / K[0], then the d
// that (t + K[0]) / v stands for, t = -7..7, v the weight of largest magnitude; each candidate's codes give the d that is best for
// them, sum(w K x) / sum(w K^2), and the d with the largest (sum(w K x))^2 / sum(w K^2) is kept.

#include "core/grid/encode_steps.h"
#include "core/grid/grid.h"

#include <array>
#include <cstddef>
#include <span>

namespace bitloupe::ggml {

inline constexpr std::array<float, 16> kIq4Levels{-127, -104, -83, -65, -49, -35, -22, -10, 1, 13, 25, 38, 53, 69, 89, 113};

// The code nearest to x in steps; of two levels equally near, the upper one. NaN counts as zero.
std::size_t nearestIq4(float x);

inline EncodeRule iq4Rule(BlockParams params) { return {params.scale, true, 0, NearestRule{}}; }
inline DecodeSteps iq4Value(int code, BlockParams params) { return {kIq4Levels[static_cast<std::size_t>(code)], params.scale}; }

// 0 for blocks below 1e-15, -v / K[0] where the sums overflow. Weights are finite.
float searchedIq4Scale(std::span<const float> weights);

}  // namespace bitloupe::ggml
