// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Everything the window asks of one tensor under one spec, in one answer. Immutable once made.

#include "core/calibrate/calibrator.h"
#include "core/report/bounds.h"
#include "core/report/doctor.h"
#include "core/report/error_report.h"
#include "core/report/statistics.h"

#include <array>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace bitloupe {

// One calibrator's choice for the whole tensor, for the Histogram lens and `bitloupe-cli calibrate`.
struct CalibrationResult {
    std::string calibrator;  // id in the table
    RangeChoice choice;
    double mse = 0;  // of the tensor quantized with this range, one scale for all
    double sqnrDb = 0;
    double clippedFraction = 0;
    double elapsedMs = 0;  // without the Distribution, which all of them share
};

struct Analysis {
    QuantSpec spec;
    Statistics statistics;
    Histogram weightHistogram;  // 2048 bins on [min, max] of the finite weights
    // Every automatic calibrator, at spec.grid, one scale for the tensor. Empty, as is the curve, where the grid finds its own
    // parameters (GridRules::fitsItself).
    std::vector<CalibrationResult> calibrations;
    // SQNR in dB of clipping at +-threshold, one scale for the tensor: 128 thresholds from 0.02 to 1 of max |w|. Empty where
    // all weights are zero.
    Curve errorByThreshold;
    std::shared_ptr<const QuantizedTensor> quantized;  // null for tensors that are streamed
    ErrorReport report;
    LloydMax bestPossible;
    double rateDistortionDb = 0;
    std::vector<Finding> findings;  // what somebody should know of these weights under this spec; none in previews
    double elapsedMs = 0;
    // False: a preview, made from a sample (core/report/preview.h). Counts are those of the sample times sampleOneIn. There is
    // one entry for each channel all the same: where channelStep is more than 1, only channels 0, channelStep, 2 channelStep...
    // were looked at, and each stands for those behind it too.
    bool exact = true;
    std::uint64_t sampleOneIn = 1;  // 1 in so many weights were looked at
    std::uint64_t channelStep = 1;
};

class Groundwork;

Result<std::shared_ptr<const Analysis>> analyze(std::shared_ptr<const Weights> weights, const QuantSpec& spec, Progress& progress);
// The same where the groundwork is laid: what an earlier analysis has found already is not computed again.
Result<std::shared_ptr<const Analysis>> analyze(const Groundwork& groundwork, const QuantSpec& spec, Progress& progress);

// All automatic calibrators, the one of `spec.range` with its parameters in place of the default ones. None where the grid
// finds its own parameters.
Result<std::vector<CalibrationResult>> calibrateAll(std::shared_ptr<const Weights> weights, const QuantSpec& spec, bool wantCurves,
                                                    Progress& progress);

// `spec` with one scale for the tensor, for each channel, and for each group (its own size, or the default one).
std::array<QuantSpec, 3> granularityVariants(const QuantSpec& spec);
// A report for each spec, side by side (lens Channels).
Result<std::vector<ErrorReport>> compareGranularities(std::shared_ptr<const Weights> weights, std::span<const QuantSpec> specs,
                                                      Progress& progress);

// Two grids against each other over the weights divided by their block's largest magnitude (lens Bins).
//
// Levels, boundaries, counts and errors inside bins are those of the normalised weights under the grid laid over [-1, 1]:
// one picture for all blocks, whatever their scale. (A block that is clipped or lies to one side of zero has its levels
// elsewhere; `mse` and `sqnrDb` are of the spec as it is.) Levels of equal value (FP4's two zeros) are one level.
struct GridUse {
    QuantSpec spec;
    std::vector<double> levels;  // ascending
    std::vector<double> boundaries;  // between neighbouring levels: levels.size() - 1
    std::vector<std::uint64_t> counts;  // normalised weights that land on each level
    std::vector<double> squaredError;  // sum of squared error inside each bin, of normalised weights
    double entropyBits = 0;  // of `counts`
    double sqnrDb = 0;  // of the weights, not of the normalised ones
    double mse = 0;
};
struct GridComparison {
    Histogram normalized;  // of w / blockmax on [-1, 1], 2048 bins, blocks of the first spec
    GridUse first, second;
};
// Errors: BadArgument for grids of more than 256 levels.
// The range of both specs is replaced by min-max: the picture's levels span the block's largest magnitude. Asymmetric grids
// are drawn over [-1, 1] too, though a one-sided block uses less of it; their figures are those of the real blocks.
Result<GridComparison> compareGrids(std::shared_ptr<const Weights> weights, const QuantSpec& first, const QuantSpec& second,
                                    Progress& progress);

}  // namespace bitloupe
