// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Exact counts over equal bins. bin k holds edge(k) <= x < edge(k + 1); the last bin is closed; outside values are not
// counted (numpy.histogram).

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/tensor/slice.h"

#include <cstdint>
#include <vector>

namespace bitloupe {

struct Histogram {
    double low = 0;
    double high = 0;
    std::vector<std::uint64_t> counts;

    double edge(std::size_t k) const { return low + (high - low) * static_cast<double>(k) / static_cast<double>(counts.size()); }
    std::uint64_t total() const;
};

Result<Histogram> histogram(const Slice& slice, double low, double high, std::size_t bins, Progress& progress);
// Of |x|, on [low, high] or on [0, high].
Result<Histogram> magnitudeHistogram(const Slice& slice, double low, double high, std::size_t bins, Progress& progress);
Result<Histogram> magnitudeHistogram(const Slice& slice, double high, std::size_t bins, Progress& progress);

}  // namespace bitloupe
