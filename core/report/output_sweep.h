// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// How many calibration tokens a method needs that learns from inputs (GPTQ, AWQ, SmoothQuant): the weights are quantized with
// the second moments of 8, 16, 32 … tokens, drawn at random several times over, and every answer is judged twice: on the tokens
// that it saw, where a method that fits few tokens looks better than it is, and on tokens held apart, where it may be worse
// than plain rounding.
//
//   sampled tokens (InputMoments::sample) = calibration part | held-out part, the last ones in their order
//   draw from the calibration part ─► second moments ─► quantize ─► output error on the draw and on the held-out part

#include "core/base/result.h"
#include "core/spec/quant_spec.h"
#include "core/tensor/weights.h"

#include <functional>
#include <memory>
#include <vector>

namespace bitloupe {

struct OutputSweepOptions {
    std::vector<std::uint64_t> counts{8, 16, 32, 64, 128, 256, 512};  // those below the calibration part; all of it comes last
    std::uint64_t draws = 5;  // of each count, with seeds firstSeed, firstSeed + 1 …; one of all
    std::uint64_t firstSeed = 1;
    double heldOutShare = 0.25;  // of the sampled tokens; at least one token on either side
};

// Mean over tokens and outputs of (W x - Q x)^2.
struct OutputSweepDraw {
    std::uint64_t seed = 0;
    double seenMse = 0;  // on the tokens drawn
    double heldOutMse = 0;
};
struct OutputSweepLevel {
    std::uint64_t tokens = 0;
    std::vector<OutputSweepDraw> draws;
};
struct OutputSweep {
    std::uint64_t calibrationTokens = 0, heldOutTokens = 0;
    double nearestMse = 0;  // on the held-out part: each weight to its nearest level, unprepared
    std::vector<OutputSweepLevel> levels;  // by ascending number of tokens
};
using OutputSweepSink = std::function<void(const OutputSweepLevel& level)>;  // on the calling thread, level by level

// Errors: BadArgument where fewer than two tokens are sampled or their width is another; those of quantizing. `sink` may be
// empty.
Result<OutputSweep> sweepOutputError(std::shared_ptr<const Weights> weights, const QuantSpec& spec, const OutputSweepOptions& options,
                                     const OutputSweepSink& sink, Progress& progress);

}  // namespace bitloupe
