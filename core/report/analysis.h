// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Everything the window asks of one tensor under one spec, in one answer. Immutable once made.

#include "core/calibrate/calibrator.h"
#include "core/report/bounds.h"
#include "core/report/error_report.h"
#include "core/report/statistics.h"

#include <memory>
#include <string>
#include <vector>

namespace bitloupe {

// One calibrator's choice for the whole tensor, for the Histogram lens and `bitloupe-cli calibrate`.
struct CalibrationResult {
    std::string calibrator;      // id in the table
    RangeChoice choice;
    double mse = 0;              // of the tensor quantized with this range, one scale for all
    double sqnrDb = 0;
    double clippedFraction = 0;
    double elapsedMs = 0;
};

struct Analysis {
    QuantSpec spec;
    Statistics statistics;
    Histogram weightHistogram;                    // 2048 bins on [min, max]
    std::vector<CalibrationResult> calibrations;  // every automatic calibrator, at spec.grid, one scale for the tensor
    Curve errorByThreshold;                       // SQNR in dB of clipping at +-threshold, one scale for the tensor
    std::shared_ptr<const QuantizedTensor> quantized;   // null for tensors that are streamed
    ErrorReport report;
    LloydMax bestPossible;
    double rateDistortionDb = 0;
    double elapsedMs = 0;
    bool exact = true;
};

Result<std::shared_ptr<const Analysis>> analyze(std::shared_ptr<const Weights> weights, const QuantSpec& spec, Progress& progress);

// All automatic calibrators, or the one of `spec.range` with its parameters in place of the default ones.
Result<std::vector<CalibrationResult>> calibrateAll(std::shared_ptr<const Weights> weights, const QuantSpec& spec, bool wantCurves, Progress& progress);

// Two grids against each other over the weights divided by their block's largest magnitude (lens Bins).
struct GridUse {
    QuantSpec spec;
    std::vector<double> levels;          // normalised to the block's largest magnitude, ascending
    std::vector<double> boundaries;      // between neighbouring levels: levels.size() - 1
    std::vector<std::uint64_t> counts;   // weights that land on each level
    std::vector<double> squaredError;    // sum of squared error inside each bin, normalised weights
    double entropyBits = 0;
    double sqnrDb = 0;                   // of the weights, not of the normalised ones
    double mse = 0;
};
struct GridComparison {
    Histogram normalized;                // of w / blockmax on [-1, 1]
    GridUse first, second;
};
Result<GridComparison> compareGrids(std::shared_ptr<const Weights> weights, const QuantSpec& first, const QuantSpec& second, Progress& progress);

}  // namespace bitloupe
