// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The search of KL-NV (reference/methods.md 6.1) with prefix sums: one candidate costs a step for each level instead of one
// for each bin. tests/core/calibration_definitions.h has the same search bin by bin; a test holds them together.
//
//   D(i) = KL(P || Q), P = counts[0, i) with everything beyond added to bin i - 1; bins are merged into `levels` levels by
//   floor(j * levels / i); Q = a level's sum spread evenly over its non-empty bins. counts[0] counts as counts[1].

#include <cstdint>
#include <span>
#include <vector>

namespace bitloupe {

inline constexpr std::size_t kEntropyStartBin = 128;

struct EntropySearch {
    // Of start, start + stride ... <= counts.size(), in nats; infinite where bin i - 1 is empty but weights lie beyond.
    std::vector<double> divergence;
    std::size_t best = 0;  // the last i with the smallest divergence
    double bestDivergence = 0;
};
EntropySearch searchEntropy(std::span<const std::uint64_t> counts, std::size_t levels, std::size_t start, std::size_t stride = 1);

}  // namespace bitloupe
