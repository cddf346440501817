// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/calibrate/distribution.h"

#include "core/calibrate/interpolate.h"
#include "kernels/kernels.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cmath>
#include <limits>

namespace bitloupe {

namespace {

double raise(double magnitude, double power)
{
    if (power == 2)
        return magnitude * magnitude;
    return power == 1 ? magnitude : std::pow(magnitude, power);
}

double directError(std::span<const float> x, std::span<const float> y, double power)
{
    double sum = 0;
    for (std::size_t i = 0; i < x.size(); ++i)
        sum += raise(std::fabs(static_cast<double>(x[i]) - static_cast<double>(y[i])), power);
    return sum;
}

float fromBits(std::uint32_t bits) { return std::bit_cast<float>(bits); }

}  // namespace

float Distribution::absMax() const { return std::max(std::fabs(m_min), std::fabs(m_max)); }

double Distribution::error(const Grid& grid, BlockParams params, double power) const
{
    std::vector<float> levelOfLow(binCount()), levelOfHigh(binCount()), levels;
    grid.roundTrip(m_low.data(), binCount(), params, true, levelOfLow.data());
    grid.roundTrip(m_high.data(), binCount(), params, true, levelOfHigh.data());
    double sum = 0;
    for (std::size_t bin = 0; bin < binCount(); ++bin) {
        if (levelOfLow[bin] == levelOfHigh[bin]) {
            sum += binError(bin, static_cast<double>(levelOfLow[bin]), power);
            continue;
        }
        const auto weights = binMembers(bin);
        levels.resize(weights.size());
        grid.roundTrip(weights.data(), weights.size(), params, true, levels.data());
        sum += directError(weights, levels, power);
    }
    return sum;
}

// Sum of |x - y|^power over a bin whose members all go to y.
double Distribution::binError(std::size_t bin, double y, double power) const
{
    const Bin& b = m_bins[bin];
    const auto n = static_cast<double>(binSize(bin));
    const double low = static_cast<double>(m_low[bin]);
    const double high = static_cast<double>(m_high[bin]);
    const double d = b.centre - y;
    if (power == 2)
        return b.sumSquares + 2 * d * b.sum + n * d * d;
    if (power == 1 && (y <= low || y >= high))
        return std::fabs(b.sum + n * d);
    // |d + t|^p = |d|^p + p sgn(d) |d|^(p-1) t + p (p-1) / 2 |d|^(p-2) t^2 + O(t^3), |t| <= half the bin's width; not
    // for the first and the last bin, which may be wide.
    const bool narrow = bin > 0 && bin + 1 < binCount() && std::fabs(d) > 10 * (high - low);
    if (power != 1 && narrow) {
        const double a = std::fabs(d);
        const double tail = power * (power - 1) / 2 * std::pow(a, power - 2);
        return n * std::pow(a, power) + power * std::copysign(std::pow(a, power - 1), d) * b.sum + tail * b.sumSquares;
    }
    double sum = 0;
    for (const float x : binMembers(bin))
        sum += raise(std::fabs(static_cast<double>(x) - y), power);
    return sum;
}

std::uint64_t Distribution::countBelow(float x, bool inclusive) const
{
    const auto wholeEnd = inclusive ? std::upper_bound(m_high.begin(), m_high.end(), x) : std::lower_bound(m_high.begin(), m_high.end(), x);
    const auto bin = static_cast<std::size_t>(wholeEnd - m_high.begin());
    if (bin == binCount() || m_low[bin] > x)
        return m_bins[bin].first;
    const auto weights = binMembers(bin);
    const auto part = std::count_if(weights.begin(), weights.end(), [&](float w) { return w < x || (inclusive && w == x); });
    return m_bins[bin].first + static_cast<std::uint64_t>(part);
}

float Distribution::atRank(std::uint64_t rank) const
{
    assert(rank < m_count);
    const auto after = std::upper_bound(m_bins.begin(), m_bins.end(), rank, [](std::uint64_t r, const Bin& b) { return r < b.first; });
    const auto bin = static_cast<std::size_t>(after - m_bins.begin()) - 1;
    const auto weights = binMembers(bin);
    std::vector<float> copy(weights.begin(), weights.end());
    const auto place = copy.begin() + static_cast<std::ptrdiff_t>(rank - m_bins[bin].first);
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

Histogram Distribution::histogram(double low, double high, std::size_t bins) const { return count(low, high, bins, false); }

Histogram Distribution::magnitudeHistogram(double high, std::size_t bins) const { return count(0, high, bins, true); }

// A bin whose ends fall into one bin of the histogram goes there whole; of the others every member is counted by the kernel.
Histogram Distribution::count(double low, double high, std::size_t bins, bool magnitude) const
{
    assert(bins > 0 && low <= high);
    Histogram result{low, high, std::vector<std::uint64_t>(bins, 0)};
    const auto place = [&](float end) {
        const double x = static_cast<double>(magnitude ? std::fabs(end) : end);
        auto k =
            static_cast<std::size_t>(std::clamp((x - low) / (high - low) * static_cast<double>(bins), 0.0, static_cast<double>(bins - 1)));
        while (k > 0 && result.edge(k) > x)
            --k;
        while (k + 1 < bins && result.edge(k + 1) <= x)
            ++k;
        return k;
    };
    const auto inside = [&](float x) { return static_cast<double>(x) >= low && static_cast<double>(x) <= high; };
    const auto whole = [&](float a, float b) {
        return magnitude ? (a >= 0) == (b >= 0) && inside(std::fabs(a)) && inside(std::fabs(b)) : inside(a) && inside(b);
    };
    for (std::size_t bin = 0; bin < binCount(); ++bin) {
        const auto weights = binMembers(bin);
        if (low < high && whole(m_low[bin], m_high[bin]) && place(m_low[bin]) == place(m_high[bin]))
            result.counts[place(m_low[bin])] += weights.size();
        else
            kernels::active().histogram(weights.data(), weights.size(), low, high, bins, magnitude, result.counts.data());
    }
    return result;
}

void Distribution::addBin(CellSums& sums, std::size_t bin) const
{
    const Bin& b = m_bins[bin];
    const auto n = static_cast<double>(binSize(bin));
    const double d = b.centre - sums.centre;
    sums.count += binSize(bin);
    sums.sum += b.sum + n * d;
    sums.sumSquares += b.sumSquares + 2 * d * b.sum + n * d * d;
}

// The members of a bin in [low, high).
void Distribution::addPart(CellSums& sums, std::size_t bin, float low, float high) const
{
    if (m_low[bin] >= low && m_high[bin] < high)
        return addBin(sums, bin);
    for (const float x : binMembers(bin)) {
        if (x < low || x >= high)
            continue;
        const double d = static_cast<double>(x) - sums.centre;
        ++sums.count;
        sums.sum += d;
        sums.sumSquares += d * d;
    }
}

// Near the mean of the bins that lie in the cell as a whole; of a cell inside one bin, its first weight.
double Distribution::cellCentre(std::size_t first, std::size_t last, float low, float high) const
{
    double sum = 0;
    std::uint64_t count = 0;
    for (std::size_t bin = first; bin < last; ++bin) {
        if (m_low[bin] < low || m_high[bin] >= high)
            continue;
        sum += m_bins[bin].sum + static_cast<double>(binSize(bin)) * m_bins[bin].centre;
        count += binSize(bin);
    }
    if (count > 0)
        return sum / static_cast<double>(count);
    for (std::size_t bin = first; bin < last; ++bin)
        for (const float x : binMembers(bin))
            if (x >= low && x < high)
                return static_cast<double>(x);
    return static_cast<double>(std::clamp(low, m_min, m_max));
}

CellSums Distribution::cell(float low, float high) const
{
    const auto first = static_cast<std::size_t>(std::lower_bound(m_high.begin(), m_high.end(), low) - m_high.begin());
    const auto last = static_cast<std::size_t>(std::lower_bound(m_low.begin(), m_low.end(), high) - m_low.begin());
    CellSums sums;
    sums.centre = cellCentre(first, last, low, high);
    for (std::size_t bin = first; bin < last; ++bin)
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
