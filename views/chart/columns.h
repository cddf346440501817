// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A histogram as columns for the screen. Columns are sums of whole bins, so no weight is ever lost or counted twice, and
// each is the sum of the same number of bins from bin 0 on, so that panning does not change their heights.

#include "core/report/histogram.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace bitloupe {

struct Columns {
    double low = 0;  // left edge of the first column
    double width = 0;  // of one column, in units of the weights
    std::size_t binsPerColumn = 0;
    double high = 0;  // right edge of the last column, which may be narrower
    std::vector<std::uint64_t> counts;

    double left(std::size_t column) const { return low + width * static_cast<double>(column); }
    double right(std::size_t column) const { return column + 1 == counts.size() ? high : left(column + 1); }
    std::uint64_t largest() const;
};

// The power of two of bins that makes a column at least `leastPixels` wide when [low, high] fills `pixels`.
std::size_t binsPerColumn(const Histogram& histogram, double low, double high, double pixels, double leastPixels);
// The columns that meet [low, high].
Columns columns(const Histogram& histogram, double low, double high, std::size_t binsPerColumn);

// Columns of values over whole positions 0, 1, 2… (channels, codes) for a screen with fewer pixels than positions: the
// largest of each run, because the eye looks for the worst. NaN counts as absent.
struct Peaks {
    std::size_t perColumn = 1;
    std::vector<double> values;
};
Peaks peaks(const std::vector<double>& values, double pixels);

}  // namespace bitloupe
