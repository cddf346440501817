// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/calibrate/reference/reference_histogram.h"

#include "kernels/kernels.h"

#include <numeric>

namespace bitloupe::reference {

std::vector<double> GrowingHistogram::edges() const
{
    std::vector<double> all(counts.size() + 1);
    for (std::size_t k = 0; k < all.size(); ++k)
        all[k] = edge(k);
    return all;
}

void GrowingHistogram::extend(std::size_t before, std::size_t after)
{
    const double w = width();
    low -= static_cast<double>(before) * w;
    high += static_cast<double>(after) * w;
    counts.insert(counts.begin(), before, 0);
    counts.insert(counts.end(), after, 0);
}

void GrowingHistogram::add(std::span<const float> values, bool magnitude)
{
    kernels::active().histogram(values.data(), values.size(), low, high, counts.size(), magnitude, counts.data());
}

std::size_t firstBinReaching(std::span<const double> counts, double share)
{
    const double total = std::accumulate(counts.begin(), counts.end(), 0.0);
    double sum = 0;
    for (std::size_t k = 0; k < counts.size(); ++k) {
        sum += counts[k] / total;
        if (sum >= share)
            return k;
    }
    return counts.size() - 1;
}

}  // namespace bitloupe::reference
