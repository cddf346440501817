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
    std::vector<double> levels;  // ascending
    double mse = 0;
    double sqnrDb = 0;
};
// Boundaries are midpoints, levels the means of their cells (an empty cell keeps its level), until the MSE changes by less
// than 1e-7 of itself, or 200 times. Of two starts the better is kept: levels at the quantiles (k + 0.5) / 2^bits, and levels
// as dense as the cube root of the weights' density. Large slices take these turns on 65536 equal bins and four more, like
// the error itself, on every weight; streamed ones stay in the bins of core/report/point_masses.h. With 8 bits
// they may stop 0.2 dB short of the optimum. bits in [1, 8]; with more there are no levels and both figures are NaN, because 200 turns do
// not come near the optimum there.
Result<LloydMax> lloydMax(const Slice& slice, int bits, Progress& progress);
// The same turns from levels evenly spaced between the smallest and the largest weight: k-means as Deep Compression starts it
// (arXiv 1510.00149). It keeps levels for the largest weights and may end a little above the optimum.
Result<LloydMax> kMeans(const Slice& slice, int bits, Progress& progress);

// 10 log10(E[x^2] / (variance * 2^(-2 bits))); +inf where the variance is 0.
double rateDistortionSqnrDb(double meanSquare, double variance, double bits);

}  // namespace bitloupe
