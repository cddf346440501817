// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The exact value of any rank without sorting and without holding the data: the order of floats is the order of their bits,
// so two counting passes (upper 16 bits, then the lower 16 bits inside the few buckets that hold a wanted rank) name every
// value to the bit. Integer counts, so the answer does not depend on threads.

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/tensor/slice.h"

#include <cstdint>
#include <span>
#include <vector>

namespace bitloupe {

// Values of x, or of |x|, at ranks in ascending order among the `finite` finite weights of the slice.
Result<std::vector<float>> valuesAtRanks(const Slice& slice, std::span<const std::uint64_t> ranks, bool ofMagnitude, Progress& progress);

// The same for one rank of |x| near the top of a slice in memory, in one pass: a sample guesses an interval of values, the
// pass collects what lies in it and counts what lies below. Empty where the guess did not hold.
std::vector<float> topMagnitudes(const Slice& slice, std::uint64_t finite, std::span<const std::uint64_t> ranks, Progress& progress);

}  // namespace bitloupe
