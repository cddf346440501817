// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/calibrate/reference/reference_histogram.h"

#include "core/calibrate/distribution.h"
#include "core/report/histogram.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>

namespace bitloupe::reference {

namespace {

double smallestOf(std::span<const float> values)
{
    double smallest = std::numeric_limits<double>::infinity();
    for (const float x : values)
        smallest = std::isfinite(x) ? std::min(smallest, static_cast<double>(std::fabs(x))) : smallest;
    return smallest;
}

}  // namespace

std::vector<double> GrowingHistogram::edges() const
{
    std::vector<double> all(counts.size() + 1);
    for (std::size_t k = 0; k < all.size(); ++k)
        all[k] = edge(k);
    return all;
}

Result<void> GrowingHistogram::extend(double before, double after)
{
    if (!(before + after <= static_cast<double>(kMostBins - std::min(kMostBins, counts.size()))))
        return Error{ErrorCode::TooLarge,
                     {},
                     "histogram",
                     "a batch reaches so much farther than the first that more than " + std::to_string(kMostBins)
                         + " bins would be needed"};
    const double w = width();
    low -= before * w;
    high += after * w;
    counts.insert(counts.begin(), static_cast<std::size_t>(before), 0);
    counts.insert(counts.end(), static_cast<std::size_t>(after), 0);
    return {};
}

Result<void> GrowingHistogram::add(const Slice& batch, bool magnitude, Progress& progress)
{
    const auto known = batch.distributionIfKnown();
    const std::size_t bins = counts.size();
    Result<Histogram> found = known == nullptr
        ? (magnitude ? magnitudeHistogram(batch, low, high, bins, progress) : histogram(batch, low, high, bins, progress))
        : Result(magnitude ? known->magnitudeHistogram(low, high, bins) : known->histogram(low, high, bins));
    if (!found)
        return found.error();
    std::transform(counts.begin(), counts.end(), found->counts.begin(), counts.begin(), std::plus<>());
    return {};
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

Result<double> smallestMagnitude(const Slice& slice, Progress& progress)
{
    if (const auto known = slice.distributionIfKnown(); known != nullptr && known->count() > 0)
        return static_cast<double>(known->magnitudeAtRank(0));
    std::vector<double> parts(static_cast<std::size_t>(slice.tileCount()), std::numeric_limits<double>::infinity());
    const auto visit = [&](std::size_t tile, std::span<const float> values) { parts[tile] = smallestOf(values); };
    if (auto done = slice.forEachTile(visit, progress); !done)
        return done.error();
    return parts.empty() ? std::numeric_limits<double>::infinity() : *std::min_element(parts.begin(), parts.end());
}

}  // namespace bitloupe::reference
