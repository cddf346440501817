// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/point_masses.h"

#include "kernels/kernels.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace bitloupe {

namespace {

constexpr std::size_t kStreamBins = std::size_t{1} << 20;

PointMasses ofValues(std::span<const float> values)
{
    std::vector<float> points;
    std::copy_if(values.begin(), values.end(), std::back_inserter(points), [](float x) { return std::isfinite(x); });
    std::sort(points.begin(), points.end());
    const std::vector<std::uint64_t> counts(points.size(), 1);
    return {std::move(points), counts};
}

Result<kernels::MinMax> endsOf(const Slice& slice, Progress& progress)
{
    std::vector<kernels::MinMax> ends(slice.tileCount());
    const auto visit = [&ends](std::size_t tile, std::span<const float> values) {
        ends[tile] = kernels::active().minMax(values.data(), values.size());
    };
    if (Result<void> done = slice.forEachTile(visit, progress); !done)
        return done.error();
    constexpr float infinity = std::numeric_limits<float>::infinity();
    kernels::MinMax all{infinity, -infinity, 0};
    for (const kernels::MinMax& part : ends)
        all = {std::min(all.min, part.min), std::max(all.max, part.max), 0};
    return all;
}

Result<PointMasses> ofBins(const Slice& slice, Progress& progress)
{
    const Result<kernels::MinMax> ends = endsOf(slice, progress);
    if (!ends)
        return ends.error();
    if (ends->min > ends->max)
        return PointMasses({}, {});
    const Result<Histogram> bins = histogram(slice, double{ends->min}, double{ends->max}, kStreamBins, progress);
    if (!bins)
        return bins.error();
    return PointMasses(*bins);
}

// Points and counts of the bins that hold something.
std::pair<std::vector<float>, std::vector<std::uint64_t>> filledBins(const Histogram& bins)
{
    std::vector<float> points;
    std::vector<std::uint64_t> counts;
    for (std::size_t k = 0; k < bins.counts.size(); ++k) {
        if (bins.counts[k] == 0)
            continue;
        points.push_back(static_cast<float>((bins.edge(k) + bins.edge(k + 1)) / 2));
        counts.push_back(bins.counts[k]);
    }
    return {std::move(points), std::move(counts)};
}

}  // namespace

PointMasses::PointMasses(std::vector<float> points, const std::vector<std::uint64_t>& counts)
    : m_points(std::move(points))
{
    m_centre = m_points.empty() ? 0 : double{m_points[m_points.size() / 2]};
    CellSums sums;
    sums.centre = m_centre;
    m_sums.push_back(sums);
    for (std::size_t i = 0; i < m_points.size(); ++i) {
        const double d = double{m_points[i]} - m_centre;
        sums.count += counts[i];
        sums.sum += d * static_cast<double>(counts[i]);
        sums.sumSquares += d * d * static_cast<double>(counts[i]);
        m_sums.push_back(sums);
    }
}

PointMasses::PointMasses(std::pair<std::vector<float>, std::vector<std::uint64_t>> filled)
    : PointMasses(std::move(filled.first), filled.second)
{
}

PointMasses::PointMasses(const Histogram& histogram)
    : PointMasses(filledBins(histogram))
{
}

double PointMasses::quantile(double percent) const
{
    if (m_points.empty())
        return 0;
    const double rank = percent / 100 * static_cast<double>(count() - 1);
    const auto behind = [](double wanted, const CellSums& sums) { return wanted < static_cast<double>(sums.count); };
    const auto found = std::upper_bound(m_sums.begin() + 1, m_sums.end() - 1, rank, behind);
    return double{m_points[static_cast<std::size_t>(found - m_sums.begin()) - 1]};
}

std::vector<CellSums> PointMasses::cells(std::span<const float> boundaries) const
{
    std::vector<CellSums> cells;
    cells.reserve(boundaries.size() + 1);
    std::size_t first = 0;
    for (std::size_t k = 0; k <= boundaries.size(); ++k) {
        std::size_t end = m_points.size();
        if (k < boundaries.size()) {
            const auto from = m_points.begin() + static_cast<std::ptrdiff_t>(first);
            end = static_cast<std::size_t>(std::lower_bound(from, m_points.end(), boundaries[k]) - m_points.begin());
        }
        const CellSums& low = m_sums[first];
        const CellSums& high = m_sums[end];
        cells.push_back({high.count - low.count, m_centre, high.sum - low.sum, high.sumSquares - low.sumSquares});
        first = end;
    }
    return cells;
}

Result<PointMasses> pointMasses(const Slice& slice, Progress& progress)
{
    if (slice.values().size() == slice.size())
        return ofValues(slice.values());
    return ofBins(slice, progress);
}

}  // namespace bitloupe
