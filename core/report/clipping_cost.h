// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What many different ranges would cost one slice, every weight counted: from its Distribution in microseconds a range
// where it has one, else in one pass over the values for all ranges.

#include "core/calibrate/distribution.h"

namespace bitloupe {

struct ClippingCost {
    double squaredError = 0;
    double squaredWeight = 0;
    std::uint64_t clipped = 0;  // outside Grid::unclipped()
    std::uint64_t count = 0;  // finite weights

    void add(const ClippingCost& other);
    double mse() const { return count == 0 ? 0 : squaredError / static_cast<double>(count); }
    double sqnrDb() const;
    double clippedFraction() const { return count == 0 ? 0 : static_cast<double>(clipped) / static_cast<double>(count); }
};

// One for each range.
Result<std::vector<ClippingCost>> clippingCosts(const Slice& slice, const Grid& grid, std::span<const Range> ranges, Progress& progress);

}  // namespace bitloupe
