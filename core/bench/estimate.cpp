// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/bench/estimate.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace bitloupe {

Estimate estimateOf(std::span<const double> samples)
{
    if (samples.empty())
        return {};
    std::vector<double> sorted(samples.begin(), samples.end());
    std::sort(sorted.begin(), sorted.end());
    const std::size_t n = sorted.size();
    const double median = n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
    const auto count = static_cast<double>(n);
    const auto rank = n < 6 ? std::size_t{0} : static_cast<std::size_t>(std::max(0.0, std::floor(count / 2 - 0.98 * std::sqrt(count))));
    return {median, sorted[rank], sorted[n - 1 - rank], n};
}

bool isStable(const Estimate& estimate) { return estimate.samples >= kFewestSamples && estimate.uncertainty() <= kStableShare; }

}  // namespace bitloupe
