// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A histogram that keeps its bin width while later batches reach farther, which is how the references' calibrators grow
// theirs. Bins are equal; bin k is edge(k) <= x < edge(k + 1), the last one closed, outside ignored.

#include <cstdint>
#include <span>
#include <vector>

namespace bitloupe::reference {

struct GrowingHistogram {
    double low = 0;
    double high = 0;
    std::vector<std::uint64_t> counts;

    bool empty() const { return counts.empty(); }
    double width() const { return (high - low) / static_cast<double>(counts.size()); }
    double edge(std::size_t k) const { return low + (high - low) * static_cast<double>(k) / static_cast<double>(counts.size()); }
    std::vector<double> edges() const;

    // `before` new bins below and `after` above; the old counts stay where they are.
    void extend(std::size_t before, std::size_t after);
    void add(std::span<const float> values, bool magnitude);
};

// First bin whose share of all counts, added up from the first bin, reaches `share`: every count is divided before it is
// added, as numpy.cumsum(counts / total) does it; ties are exact. The last bin where none does.
std::size_t firstBinReaching(std::span<const double> counts, double share);

}  // namespace bitloupe::reference
