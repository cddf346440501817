// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Sums over a slice of any size, kept by tile and added in tile order: the same whatever the number of threads.

#include "core/tensor/slice.h"

namespace bitloupe {

struct MagnitudeSums {
    double sum = 0;  // of |x|
    std::uint64_t count = 0;
    float largest = 0;

    float mean() const { return count == 0 ? 0.0f : static_cast<float>(sum / static_cast<double>(count)); }
};

// Of the finite weights.
Result<MagnitudeSums> magnitudeSums(const Slice& slice, Progress& progress);
// Of the finite weights above `threshold`, and of those below -threshold.
struct SideSum {
    double sum = 0;  // of |x|
    std::uint64_t count = 0;

    float mean() const { return count == 0 ? 0.0f : static_cast<float>(sum / static_cast<double>(count)); }
};
struct SideSums {
    SideSum above, below;
};
Result<SideSums> sideSums(const Slice& slice, float threshold, Progress& progress);

}  // namespace bitloupe
