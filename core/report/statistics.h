// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What is true of a tensor before anybody quantizes it. Exact, on every element; NaN and infinities are counted and left
// out of everything else. Formulas: reference/methods.md 27.1; golden cases stats.moments, stats.percentile.

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/report/histogram.h"
#include "core/tensor/slice.h"

#include <cstdint>
#include <span>
#include <vector>

namespace bitloupe {

struct Statistics {
    std::uint64_t count = 0;  // all elements
    std::uint64_t nan = 0;
    std::uint64_t inf = 0;
    std::uint64_t zero = 0;
    std::uint64_t subnormal = 0;  // non-zero, smaller in magnitude than the smallest normal float32
    double min = 0, max = 0, absMax = 0;
    double mean = 0, variance = 0, std = 0;  // divided by n
    double skewness = 0, kurtosis = 0;  // Fisher, biased; 0 for constant data
    double meanAbs = 0, rms = 0;
    struct Percentile {
        double percent;
        double value;
    };
    std::vector<Percentile> absPercentiles;  // of |x|: 50, 90, 99, 99.9, 99.99; linear interpolation
    std::uint64_t outliers6Sigma = 0;  // |x - mean| > 6 std
    std::uint64_t finite() const { return count - nan - inf; }
};

Result<Statistics> statistics(const Slice& slice, Progress& progress);
// For dtypes that exceed float32: computed in double from the file.
Result<Statistics> statistics(const ModelFile& file, std::size_t tensor, Progress& progress);

// Exact quantiles of |x| (or x) by selection, not by sorting: percents in [0, 100].
Result<std::vector<double>> percentiles(const Slice& slice, std::span<const double> percents, bool ofMagnitude, Progress& progress);

}  // namespace bitloupe
