// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/statistics.h"

#include "core/calibrate/distribution.h"
#include "core/calibrate/interpolate.h"
#include "core/report/moments.h"
#include "core/report/selection.h"
#include "kernels/kernels.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace bitloupe {

namespace {

constexpr std::array<double, 5> kAbsPercents = {50, 90, 99, 99.9, 99.99};
constexpr std::size_t kPivotSample = 1024;

// The mean of the first weights: near enough to all weights' mean that large offsets cost no digits, and the same
// whether the slice lies in memory or not.
double pivotOf(std::span<const float> firstTile)
{
    double sum = 0;
    std::size_t count = 0;
    for (std::size_t i = 0; i < firstTile.size() && count < kPivotSample; ++i) {
        if (!std::isfinite(firstTile[i]))
            continue;
        sum += static_cast<double>(firstTile[i]);
        ++count;
    }
    return count == 0 ? 0 : sum / static_cast<double>(count);
}

Result<double> readPivot(const Slice& slice, Progress& progress)
{
    double pivot = 0;
    const Slice head = slice.part(0, std::min<std::uint64_t>(slice.size(), 4 * kPivotSample));
    const auto done = head.forEachTile([&](std::size_t, std::span<const float> tile) { pivot = pivotOf(tile); }, progress);
    if (!done)
        return done.error();
    return pivot;
}

Result<MomentSums> readMoments(const Slice& slice, Progress& progress)
{
    const auto pivot = readPivot(slice, progress);
    if (!pivot)
        return pivot.error();
    std::vector<kernels::Moments> parts(static_cast<std::size_t>(slice.tileCount()));
    const auto visit = [&](std::size_t tile, std::span<const float> values) {
        kernels::active().moments(values.data(), values.size(), *pivot, &parts[tile]);
    };
    if (auto done = slice.forEachTile(visit, progress); !done)
        return done.error();
    MomentSums sums;
    sums.pivot = *pivot;
    for (const kernels::Moments& part : parts)
        addMoments(sums, part);
    return sums;
}

Result<std::uint64_t> countBeyond(const Slice& slice, const Statistics& s, Progress& progress)
{
    const double reach = 6 * s.std;
    if (s.max - s.mean <= reach && s.mean - s.min <= reach)
        return std::uint64_t{0};
    std::vector<std::uint64_t> parts(static_cast<std::size_t>(slice.tileCount()), 0);
    const auto visit = [&](std::size_t tile, std::span<const float> values) {
        for (const float x : values)
            parts[tile] += std::isfinite(x) && std::fabs(static_cast<double>(x) - s.mean) > reach ? 1U : 0U;
    };
    if (auto done = slice.forEachTile(visit, progress); !done)
        return done.error();
    std::uint64_t sum = 0;
    for (const std::uint64_t part : parts)
        sum += part;
    return sum;
}

// Finite weights of a slice; one cheap pass.
Result<std::uint64_t> countFinite(const Slice& slice, Progress& progress)
{
    std::vector<std::uint64_t> parts(static_cast<std::size_t>(slice.tileCount()), 0);
    const auto visit = [&](std::size_t tile, std::span<const float> values) {
        parts[tile] = values.size() - kernels::active().minMax(values.data(), values.size()).nonFinite;
    };
    if (auto done = slice.forEachTile(visit, progress); !done)
        return done.error();
    std::uint64_t sum = 0;
    for (const std::uint64_t part : parts)
        sum += part;
    return sum;
}

std::vector<double> percentilesOf(const Distribution& known, std::span<const double> percents, bool ofMagnitude)
{
    std::vector<double> values;
    for (const double percent : percents)
        values.push_back(ofMagnitude ? known.magnitudeQuantile(percent) : known.quantile(percent));
    return values;
}

// A channel or a group: a copy that is partly sorted costs less than counting buckets.
std::vector<float> valuesOfSmallSlice(std::span<const float> values, std::span<const std::uint64_t> ranks, bool ofMagnitude)
{
    std::vector<float> copy;
    copy.reserve(values.size());
    for (const float x : values)
        if (std::isfinite(x))
            copy.push_back(ofMagnitude ? std::fabs(x) : x);
    std::vector<float> found;
    for (const std::uint64_t rank : ranks) {
        const auto place = copy.begin() + static_cast<std::ptrdiff_t>(rank);
        std::nth_element(copy.begin(), place, copy.end());
        found.push_back(*place);
    }
    return found;
}

Result<std::vector<double>> selectedPercentiles(const Slice& slice, std::uint64_t finite, std::span<const double> percents,
                                                bool ofMagnitude, Progress& progress)
{
    if (finite == 0 || percents.empty())
        return std::vector<double>(percents.size(), 0.0);
    std::vector<std::uint64_t> ranks;
    for (const double percent : percents) {
        const RankPosition at = rankPosition(finite, percent);
        ranks.insert(ranks.end(), {at.rank, at.next});
    }
    std::vector<float> found;
    if (slice.values().size() == slice.size() && slice.size() <= kTileSize)
        found = valuesOfSmallSlice(slice.values(), ranks, ofMagnitude);
    else if (ofMagnitude && slice.values().size() >= Distribution::kMinimumSize)
        found = topMagnitudes(slice, finite, ranks, progress);
    if (found.empty()) {
        auto selected = valuesAtRanks(slice, ranks, ofMagnitude, progress);
        if (!selected)
            return selected.error();
        found = *std::move(selected);
    }
    std::vector<double> values;
    for (std::size_t i = 0; i < percents.size(); ++i)
        values.push_back(
            interpolate(rankPosition(finite, percents[i]), static_cast<double>(found[2 * i]), static_cast<double>(found[2 * i + 1])));
    return values;
}

}  // namespace

Result<Statistics> statistics(const Slice& slice, Progress& progress)
{
    const auto sums = readMoments(slice, progress);
    if (!sums)
        return sums.error();
    Statistics s = statisticsOf(*sums);
    s.count = slice.size();
    const auto known = slice.distributionIfKnown();
    auto percents = known != nullptr ? Result(percentilesOf(*known, kAbsPercents, true))
                                     : selectedPercentiles(slice, s.finite(), kAbsPercents, true, progress);
    if (!percents)
        return percents.error();
    for (std::size_t i = 0; i < kAbsPercents.size(); ++i)
        s.absPercentiles.push_back({kAbsPercents[i], (*percents)[i]});
    const auto beyond = countBeyond(slice, s, progress);
    if (!beyond)
        return beyond.error();
    s.outliers6Sigma = *beyond;
    return s;
}

Result<std::vector<double>> percentiles(const Slice& slice, std::span<const double> percents, bool ofMagnitude, Progress& progress)
{
    if (const auto known = slice.distributionIfKnown(); known != nullptr)
        return percentilesOf(*known, percents, ofMagnitude);
    const auto finite = countFinite(slice, progress);
    if (!finite)
        return finite.error();
    return selectedPercentiles(slice, *finite, percents, ofMagnitude, progress);
}

}  // namespace bitloupe
