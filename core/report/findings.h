// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What is asked of the weights as a whole, one scale for all: the pieces that analyses and previews are put together from.

#include "core/report/analysis.h"

#include <span>

namespace bitloupe {

// The choices of all automatic calibrators that are no variants, and of `own`, which takes the place of its kind's default.
std::vector<Choice> automaticChoices(const Choice& own);
// One calibrator's choice, without what it costs; and the costs, filled in for all of them in one pass.
Result<CalibrationResult> calibrationOf(const Slice& slice, const Grid& grid, const Choice& choice, bool wantCurve, Progress& progress);
Result<void> addCosts(const Slice& slice, const Grid& grid, std::span<CalibrationResult> results, Progress& progress);

inline constexpr std::size_t kThresholds = 128;
// SQNR by threshold at `points` thresholds from 0.02 to 1 of max |w|; the range never leaves the weights' own, so that
// one-sided weights keep their levels. Empty where all weights are zero.
Result<Curve> thresholdCurve(const Slice& slice, const Grid& grid, const Statistics& statistics, std::size_t points, Progress& progress);

// 2048 bins on [min, max].
Result<Histogram> weightHistogram(const Slice& slice, const Statistics& statistics, Progress& progress);

}  // namespace bitloupe
