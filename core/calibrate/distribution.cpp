// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/calibrate/distribution.h"

#include "core/calibrate/interpolate.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <cmath>
#include <limits>

namespace bitloupe {

namespace {

float fromBits(std::uint32_t bits) { return std::bit_cast<float>(bits); }

}  // namespace

float Distribution::absMax() const { return std::max(std::fabs(m_min), std::fabs(m_max)); }

std::uint64_t Distribution::countBelow(float x, bool inclusive) const
{
    const auto wholeEnd = inclusive ? std::upper_bound(m_high.begin(), m_high.end(), x) : std::lower_bound(m_high.begin(), m_high.end(), x);
    const auto bin = static_cast<std::size_t>(wholeEnd - m_high.begin());
    if (bin == binCount() || m_low[bin] > x)
        return m_first[bin];
    const auto weights = binMembers(bin);
    std::uint32_t below = 0, same = 0;
    for (const float w : weights) {
        below += w < x;
        same += w == x;
    }
    return m_first[bin] + below + (inclusive ? same : 0);
}

float Distribution::atRank(std::uint64_t rank) const
{
    assert(rank < m_count);
    const auto after = std::upper_bound(m_first.begin(), m_first.end(), rank);
    const auto bin = static_cast<std::size_t>(after - m_first.begin()) - 1;
    const auto weights = binMembers(bin);
    std::vector<float> copy(weights.begin(), weights.end());
    const auto place = copy.begin() + static_cast<std::ptrdiff_t>(rank - m_first[bin]);
    std::nth_element(copy.begin(), place, copy.end());
    return *place;
}

// The smallest m with more than `rank` weights in [-m, m]. Bits of non-negative floats are ordered as the floats are.
float Distribution::magnitudeAtRank(std::uint64_t rank) const
{
    assert(rank < m_count);
    std::uint32_t low = 0;
    std::uint32_t high = std::bit_cast<std::uint32_t>(absMax());
    while (low < high) {
        const std::uint32_t middle = low + (high - low) / 2;
        const float m = fromBits(middle);
        if (countBelow(m, true) - countBelow(-m, false) > rank)
            high = middle;
        else
            low = middle + 1;
    }
    return fromBits(low);
}

double Distribution::quantile(double percent) const
{
    return interpolatedPercentile(m_count, percent, [this](std::uint64_t rank) { return static_cast<double>(atRank(rank)); });
}

double Distribution::magnitudeQuantile(double percent) const
{
    return interpolatedPercentile(m_count, percent, [this](std::uint64_t rank) { return static_cast<double>(magnitudeAtRank(rank)); });
}

// Bins [firstBin, lastBin) as a whole, about their mean: their nodes once for the mean and once for the sums about it.
CellSums Distribution::wholeBins(std::size_t firstBin, std::size_t lastBin) const
{
    CellSums sums;
    double total = 0;
    forEachNode(firstBin, lastBin, [&](const CellSums& node) {
        total += static_cast<double>(node.count) * node.mean();
        sums.count += node.count;
    });
    if (sums.count == 0)
        return sums;
    sums = {0, total / static_cast<double>(sums.count), 0, 0};
    forEachNode(firstBin, lastBin, [&](const CellSums& node) { sums.add(node); });
    return sums;
}

// The members of a bin in [low, high).
void Distribution::addPart(CellSums& sums, std::size_t bin, float low, float high) const
{
    std::array<CellSums, 4> lanes;  // so that no addition waits for the one before, and nothing branches
    const auto weights = binMembers(bin);
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const bool inside = weights[i] >= low && weights[i] < high;
        const double d = inside ? static_cast<double>(weights[i]) - sums.centre : 0;
        lanes[i % 4].count += inside;
        lanes[i % 4].sum += d;
        lanes[i % 4].sumSquares += d * d;
    }
    for (const CellSums& lane : lanes) {
        sums.count += lane.count;
        sums.sum += lane.sum;
        sums.sumSquares += lane.sumSquares;
    }
}

// Of a cell that holds no bin as a whole: its first weight.
double Distribution::partCentre(std::size_t firstBin, std::size_t lastBin, float low, float high) const
{
    for (std::size_t bin = firstBin; bin < lastBin; ++bin)
        for (const float x : binMembers(bin))
            if (x >= low && x < high)
                return static_cast<double>(x);
    return static_cast<double>(std::clamp(low, m_min, m_max));
}

// Whole bins, and at most one bin at either end of which the cell has a part.
CellSums Distribution::cell(float low, float high) const
{
    const auto index = [](const std::vector<float>& ends, float x) {
        return static_cast<std::size_t>(std::lower_bound(ends.begin(), ends.end(), x) - ends.begin());
    };
    const std::size_t first = index(m_high, low), last = index(m_low, high);
    const std::size_t firstWhole = index(m_low, low), endWhole = index(m_high, high);
    CellSums sums = firstWhole < endWhole ? wholeBins(firstWhole, endWhole) : CellSums{};
    if (sums.count == 0)
        sums.centre = partCentre(first, last, low, high);
    for (std::size_t bin = first; bin < firstWhole; ++bin)
        addPart(sums, bin, low, high);
    for (std::size_t bin = std::max(firstWhole, endWhole); bin < last; ++bin)
        addPart(sums, bin, low, high);
    return sums;
}

std::vector<CellSums> Distribution::cells(std::span<const float> boundaries) const
{
    constexpr float kInfinity = std::numeric_limits<float>::infinity();
    std::vector<CellSums> result;
    result.reserve(boundaries.size() + 1);
    for (std::size_t i = 0; i <= boundaries.size(); ++i)
        result.push_back(cell(i == 0 ? -kInfinity : boundaries[i - 1], i == boundaries.size() ? kInfinity : boundaries[i]));
    return result;
}

}  // namespace bitloupe
