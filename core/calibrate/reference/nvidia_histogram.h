// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// NVIDIA's HistogramCalibrator (pytorch-quantization, ModelOpt; reference/methods.md 4, 5.1, 6.1): a histogram of |x| on
// [0, max], and three ways to find the threshold amax from it. The same choices as the reference's loops over all bins for
// every candidate (tests/core/calibration_definitions.h has those), from sums over the bins before each one.

#include "core/calibrate/histogram_entropy.h"
#include "core/calibrate/reference/reference_histogram.h"

#include <cstdint>
#include <span>
#include <vector>

namespace bitloupe::reference {

// What the search looks at: counts of n bins and their n + 1 edges, ascending from 0.
struct NvidiaCounts {
    std::vector<double> counts;
    std::vector<double> edges;
};

// First batch: `bins` bins on [0, reach], reach = max |x| of the batch. A later batch that reaches farther: same width,
// ceil(reach / width) bins; after nothing but zeros it counts as the first. Errors: TooLarge (GrowingHistogram).
Result<void> nvidiaObserve(GrowingHistogram& histogram, const Slice& batch, double reach, std::size_t bins, Progress& progress);

struct NvidiaGrid {
    int bits = 8;
    bool isUnsigned = false;
    std::size_t startBin = 128;
    std::size_t stride = 1;

    // Levels on one side of zero: 2^(bits - 1), or 2^bits for unsigned grids.
    std::size_t levels() const { return std::size_t{1} << (bits - (isUnsigned ? 0 : 1)); }
};

// Left edge of the first bin at which the cumulative share reaches percent / 100.
double nvidiaPercentile(const NvidiaCounts& histogram, double percent);

// For k = startBin, startBin + stride …: amax = centre k in float32, the quantizer q = clamp(rne(f32(c * s)), 0, levels - 1) / s
// with s = f32((levels - 1) / amax), error = mean over bins of counts * (q - c)^2 over the centres c.
struct NvidiaMse {
    std::vector<double> amaxes;
    std::vector<double> errors;  // of each
    std::size_t best = 0;  // the first of the smallest errors
};
NvidiaMse nvidiaMse(const NvidiaCounts& histogram, const NvidiaGrid& grid);
// The same choice with nothing but itself in the lists: thresholds that clip too much to win are not looked at.
NvidiaMse nvidiaBestMse(const NvidiaCounts& histogram, const NvidiaGrid& grid);

struct NvidiaEntropy {
    std::vector<double> amaxes;
    std::vector<double> divergences;  // of each, in nats
    std::size_t best = 0;  // the last of the smallest
};
NvidiaEntropy nvidiaEntropy(const NvidiaCounts& histogram, const NvidiaGrid& grid);

}  // namespace bitloupe::reference
