// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Values of any magnitude on a logarithmic axis: nothing is dropped silently. Zeros and what is not finite have no bar, all
// positive values are above the floor.

#include <vector>

namespace bitloupe {

struct LogBars {
    std::vector<double> heights;  // log10 of the values; NaN for values that have no logarithm
    double low = -1, high = 1;  // of the axis: a third of a decade around the heights
};
LogBars logBars(const std::vector<double>& values);

}  // namespace bitloupe
