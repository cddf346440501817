// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a range costs: the exact error of a slice quantized with it, for many ranges at once.

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/grid/grid.h"
#include "core/tensor/slice.h"

#include <span>
#include <vector>

namespace bitloupe {

// Which of the costs a caller looks at.
enum class CostsWanted {
    All,
    Smallest,  // those that are larger than another one may be given as infinite, which saves most of the work
};

// Sum over finite weights of |x - roundTrip(x)|^power for each range. Through the slice's Distribution where it has one (it
// is made here), directly for smaller slices, and in one pass for all ranges where the slice is streamed.
Result<std::vector<double>> rangeCosts(const Slice& slice, const Grid& grid, std::span<const Range> ranges, double power,
                                       Progress& progress, CostsWanted wanted = CostsWanted::All);

}  // namespace bitloupe
