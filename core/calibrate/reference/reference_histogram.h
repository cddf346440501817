// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A histogram that keeps its bin width while later batches reach farther, which is how the references' calibrators grow
// theirs. Bins are equal; bin k is edge(k) <= x < edge(k + 1), the last one closed, outside ignored.

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/tensor/slice.h"

#include <cstdint>
#include <span>
#include <vector>

namespace bitloupe::reference {

// A histogram that grew beyond this many bins would tell nothing more and take all memory: 512 times the usual number.
inline constexpr std::size_t kMostBins = std::size_t{1} << 20;

struct GrowingHistogram {
    double low = 0;
    double high = 0;
    std::vector<std::uint64_t> counts;

    bool empty() const { return counts.empty(); }
    double width() const { return (high - low) / static_cast<double>(counts.size()); }
    double edge(std::size_t k) const { return low + (high - low) * static_cast<double>(k) / static_cast<double>(counts.size()); }
    std::vector<double> edges() const;
    std::vector<double> asDoubles() const { return {counts.begin(), counts.end()}; }

    // `before` new bins below and `after` above; the old counts stay where they are. Errors: TooLarge beyond kMostBins.
    Result<void> extend(double before, double after);
    // Finite values; |x| where `magnitude`.
    Result<void> add(const Slice& batch, bool magnitude, Progress& progress);
};

// First bin whose share of all counts, added up from the first bin, reaches `share`: every count is divided before it is
// added, as numpy.cumsum(counts / total) does it; ties are exact. The last bin where none does.
std::size_t firstBinReaching(std::span<const double> counts, double share);

// The smallest |x| among finite values; infinite where there is none.
Result<double> smallestMagnitude(const Slice& slice, Progress& progress);

}  // namespace bitloupe::reference
