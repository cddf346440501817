// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// Histograms of a Distribution. A bin whose ends fall into one bin of the histogram goes there whole; where it reaches over a
// few edges, its members below each edge are counted; the rare others are left to the kernel.

#include "core/calibrate/distribution.h"

#include "kernels/kernels.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

namespace bitloupe {

namespace {

constexpr std::size_t kFewEdges = 4;  // inside one bin: cheaper one by one than by the kernel

// The smallest float >= edge: a float is below it exactly where it is below the edge.
float roundUp(double edge)
{
    const auto nearest = static_cast<float>(edge);
    return static_cast<double>(nearest) < edge ? std::nextafter(nearest, std::numeric_limits<float>::infinity()) : nearest;
}

// Places weights, or magnitudes, into a histogram.
class Placing {
public:
    Placing(Histogram& histogram, bool magnitude)
        : m_histogram(histogram)
        , m_magnitude(magnitude)
        , m_perUnit(static_cast<double>(histogram.counts.size()) / (histogram.high - histogram.low))
        , m_margin(
              16 * std::numeric_limits<double>::epsilon()
              * (static_cast<double>(histogram.counts.size()) + std::max(std::fabs(histogram.low), std::fabs(histogram.high)) * m_perUnit))
    {
    }

    void add(float low, float high, std::span<const float> members)
    {
        const bool negative = m_magnitude && high <= 0;
        const double a = static_cast<double>(negative ? -high : low);
        const double b = static_cast<double>(negative ? -low : high);
        if (!(m_histogram.low < m_histogram.high) || a < m_histogram.low || b > m_histogram.high)
            return addByKernel(members);  // with magnitudes low is 0 or more: a bin on both sides of zero comes here too
        const std::size_t first = place(a), last = place(b);
        if (last - first > kFewEdges)
            return addByKernel(members);
        std::uint64_t before = 0;
        for (std::size_t k = first; k < last; ++k) {
            const std::uint64_t below = countBelow(members, roundUp(m_histogram.edge(k + 1)));
            m_histogram.counts[k] += below - before;
            before = below;
        }
        m_histogram.counts[last] += members.size() - before;
    }

private:
    // The last bin with edge <= x, for x inside the histogram. Only near an edge can rounding say another bin.
    std::size_t place(double x) const
    {
        const double position = (x - m_histogram.low) * m_perUnit;
        auto k = std::min(static_cast<std::size_t>(position), m_histogram.counts.size() - 1);
        const double inside = position - static_cast<double>(k);
        if (inside > m_margin && inside < 1 - m_margin)
            return k;
        while (k > 0 && m_histogram.edge(k) > x)
            --k;
        while (k + 1 < m_histogram.counts.size() && m_histogram.edge(k + 1) <= x)
            ++k;
        return k;
    }
    std::uint64_t countBelow(std::span<const float> members, float edge) const
    {
        std::uint32_t below = 0;
        if (m_magnitude)
            for (const float x : members)
                below += std::fabs(x) < edge;
        else
            for (const float x : members)
                below += x < edge;
        return below;
    }
    void addByKernel(std::span<const float> members)
    {
        const Histogram& h = m_histogram;
        kernels::active().histogram(members.data(), members.size(), h.low, h.high, h.counts.size(), m_magnitude, m_histogram.counts.data());
    }

    Histogram& m_histogram;
    bool m_magnitude;
    double m_perUnit;
    double m_margin;  // more than the rounding of positions and edges, in bins
};

}  // namespace

Histogram Distribution::histogram(double low, double high, std::size_t bins) const { return count(low, high, bins, false); }

Histogram Distribution::magnitudeHistogram(double low, double high, std::size_t bins) const { return count(low, high, bins, true); }

Histogram Distribution::count(double low, double high, std::size_t bins, bool magnitude) const
{
    assert(bins > 0 && low <= high);
    Histogram result{low, high, std::vector<std::uint64_t>(bins, 0)};
    Placing placing(result, magnitude);
    for (std::size_t bin = 0; bin < binCount(); ++bin)
        placing.add(m_low[bin], m_high[bin], binMembers(bin));
    return result;
}

}  // namespace bitloupe
