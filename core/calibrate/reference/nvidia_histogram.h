// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// NVIDIA's HistogramCalibrator (pytorch-quantization, ModelOpt; reference/methods.md 4, 5.1, 6.1): a histogram of |x| on
// [0, max], and three ways to find the threshold amax from it, each one step by step as the reference does it.

#include "core/calibrate/reference/reference_histogram.h"

#include <cstdint>
#include <span>
#include <vector>

namespace bitloupe::reference {

// What the search looks at: counts of n bins and their n + 1 edges.
struct NvidiaCounts {
    std::vector<double> counts;
    std::vector<double> edges;
};

// First batch: `bins` bins on [0, max]. A later batch that reaches farther: same width, ceil(max / width) bins.
void nvidiaObserve(GrowingHistogram& histogram, std::span<const float> batch, std::size_t bins);

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

struct NvidiaMse {
    std::vector<double> errors;  // by candidate: mean over bins of counts * (quantized centre - centre)^2
    double amax = 0;  // the centre with the smallest error, the first of several
};
NvidiaMse nvidiaMse(const NvidiaCounts& histogram, const NvidiaGrid& grid);

struct NvidiaEntropy {
    std::vector<double> divergences;  // by candidate, in nats
    double amax = 0;  // the edge with the smallest divergence, the last of several
};
NvidiaEntropy nvidiaEntropy(const NvidiaCounts& histogram, const NvidiaGrid& grid);

}  // namespace bitloupe::reference
