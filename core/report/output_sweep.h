// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// How many tokens a method needs: calibrated on few of them, judged by the output error on all, or on those held apart from
// the calibration where there are some. Where the error of a draw lies above plain rounding's, the method has learnt what only
// those tokens say.

#include "core/report/error_report.h"

#include <functional>
#include <vector>

namespace bitloupe {

struct OutputDraw {
    std::uint64_t tokens = 0;  // of the sampled ones, drawn without repetition
    std::uint64_t seed = 0;
    double mse = 0;  // of the outputs, over all tokens that judge
    double sqnrDb = 0;
};
struct OutputSweep {
    QuantSpec spec;  // the method
    std::uint64_t tokens = 0;  // that there are for calibration
    std::uint64_t judges = 0;  // over which all are judged
    bool isApart = false;  // those are held apart
    OutputDraw all;  // calibrated on all tokens
    double plainMse = 0, plainSqnrDb = 0;  // plain rounding
    std::vector<OutputDraw> draws;  // by number of tokens, then by seed
};
struct OutputSweepOptions {
    std::vector<std::uint64_t> counts{8, 16, 32, 64, 128, 256};  // those below the number of sampled tokens
    std::uint64_t draws = 3;
};
// `spec`'s own method where it asks for inputs, else the second-order rounding. `told` after every draw, on the calling thread.
// `weights` know second moments and sampled tokens (BadArgument). Errors: those of reading and quantizing.
Result<OutputSweep> sweepOutputs(std::shared_ptr<const Weights> weights, const QuantSpec& spec, const OutputSweepOptions& options,
                                 const std::function<void(const OutputSweep&)>& told, Progress& progress);

}  // namespace bitloupe
