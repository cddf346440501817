// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The best possible at a number of bits: Lloyd-Max on this tensor's own distribution, and the rate-distortion bound of a
// Gaussian of the same variance (reference/methods.md 27.2, 27.3).

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/tensor/slice.h"

#include <vector>

namespace bitloupe {

struct LloydMax {
    std::vector<double> levels;   // ascending
    double mse = 0;
    double sqnrDb = 0;
};
Result<LloydMax> lloydMax(const Slice& slice, int bits, Progress& progress);

// 10 log10(E[x^2] / (variance * 2^(-2 bits))).
double rateDistortionSqnrDb(double meanSquare, double variance, double bits);

}  // namespace bitloupe
