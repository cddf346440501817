// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Values of any magnitude on a logarithmic axis: nothing is dropped silently. Zeros and what is not finite have no bar, all
// positive values are above the floor. What lies far below nearly all others (or six decades below the middle value) is a stub
// on the floor: nearly empty channels (1e-70) would squeeze all others into a line.

#include <cstddef>
#include <vector>

namespace bitloupe {

struct LogBars {
    std::vector<double> heights;  // log10 of the values; NaN for values that have no logarithm
    double low = -1, high = 1;  // of the axis: a third of a decade around the heights
    std::size_t stubs = 0;  // values drawn higher than they are, as stubs
};
LogBars logBars(const std::vector<double>& values);

}  // namespace bitloupe
