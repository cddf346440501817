// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// ONNX Runtime's calibrators and scales (onnxruntime.quantization; reference/methods.md 0, 1.3, 4, 6.2), step by step.

#include "core/calibrate/reference/reference_histogram.h"
#include "core/grid/grid.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace bitloupe::reference {

// Histogram of x on [-t, t] with t = max |x|, the batch's reach ([-0.5, 0.5] where that is 0). A later batch that reaches
// farther adds floor((t' - t) / width) + 1 bins on either side. Errors: TooLarge (GrowingHistogram).
Result<void> ortObserveSigned(GrowingHistogram& histogram, const Slice& batch, double reach, std::size_t bins, Progress& progress);
// Histogram of |x| on [min |x|, max |x|] (+-0.5 where they are equal). A later batch that reaches farther adds bins above.
Result<void> ortObserveMagnitude(GrowingHistogram& histogram, const Slice& batch, double reach, std::size_t bins, Progress& progress);

// What a search looks at: counts of n bins, their n + 1 edges, and the smallest and largest weight seen.
struct OrtCounts {
    std::vector<double> counts;
    std::vector<double> edges;
    double min = 0;
    double max = 0;
};
struct OrtThreshold {
    double low = 0;
    double high = 0;
};

struct OrtEntropy {
    std::vector<double> divergences;  // by candidate, from the narrowest; infinite where Q is empty
    std::vector<double> highs;  // upper threshold of each candidate, before clipping
    std::size_t best = 0;  // the first smallest one
    OrtThreshold threshold;  // its own, clipped to [min, max]
};
// The search of get_entropy_threshold (onnx_entropy.cpp) in a step for each quantized bin instead of one for each bin.
// 2 <= quantizedBins <= number of bins. Counts are whole numbers.
OrtEntropy ortEntropy(const OrtCounts& histogram, std::size_t quantizedBins);

// `symmetric` expects a histogram of |x|, else one of x.
OrtThreshold ortPercentile(const OrtCounts& histogram, double percent, bool symmetric);

// lo = min(low, 0), hi = max(high, 0); hi = max(hi, lo + minRealRange); symmetric: +-max(|lo|, |hi|).
// scale = (hi - lo) / (qmax - qmin) in double, then float32; 1 with zero point 0 below the smallest normal float32.
// zero = rne(qmin - lo / scale), or rne((qmin + qmax) / 2) for symmetric ranges.
struct OrtScheme {
    std::int32_t qmin = -128;
    std::int32_t qmax = 127;
    bool symmetric = false;
    std::optional<float> minRealRange;
};
BlockParams ortParams(float low, float high, const OrtScheme& scheme);

// The operator DynamicQuantizeLinear: uint8, scale = f32((hi - lo) / 255), 1 where that is 0.
BlockParams onnxDynamicParams(float min, float max);

}  // namespace bitloupe::reference
