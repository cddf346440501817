// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// How much of a tensor's sum of squares its heaviest weights hold.

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/tensor/slice.h"

namespace bitloupe {

// Share of the sum of squares that the `few` weights of largest magnitude hold; 0 <= few <= finite weights of the slice, which
// the caller knows. 0 where all are zero. Exact, in four passes and without holding the data.
Result<double> shareOfHeaviest(const Slice& slice, std::uint64_t finite, std::uint64_t few, Progress& progress);

}  // namespace bitloupe
