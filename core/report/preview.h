// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The answer that is shown while the exact one is being made: of a sample, in a few hundredths of a second whatever the
// settings. What is known of the whole tensor, or quickly found, is exact in it all the same: statistics, the histogram of
// the weights, min-max, percentile and entropy thresholds, a coarser curve of errors.

#include "core/report/groundwork.h"
#include "core/report/sample.h"

namespace bitloupe {

// About how long the exact analysis of a tensor takes once its groundwork is laid, on one thread of a common machine; a
// figure of the settings and the shape, never of a clock. Good for deciding what to show, not for telling people.
double expectedMs(std::uint64_t rows, std::uint64_t cols, const QuantSpec& spec);
// Above this an answer comes too late to be waited for.
inline constexpr double kPatienceForExactMs = 100;

// How many weights a preview under `spec` may look at, and the group whose multiples its runs must be.
std::uint64_t sampleSize(std::uint64_t cols, const QuantSpec& spec);
std::uint64_t sampleGroup(const QuantSpec& spec);

// `known`: the groundwork of the sampled tensor, where it is laid already.
Result<std::shared_ptr<const Analysis>> preview(const Sample& sample, const TensorInfo& info, const Groundwork* known,
                                                const QuantSpec& spec, Progress& progress);

}  // namespace bitloupe
