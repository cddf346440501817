// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A distribution as ascending points with weights, for slices that have no Distribution: those in memory below its
// smallest size (every weight is a point: exact), and those streamed from a file (2^20 equal bins, each at its centre:
// every weight counts, none is moved by more than 2^-21 of the range).

#include "core/calibrate/distribution.h"

#include <utility>

namespace bitloupe {

class PointMasses {
public:
    PointMasses(std::vector<float> points, const std::vector<std::uint64_t>& counts);  // ascending; as many of both
    explicit PointMasses(const Histogram& histogram);  // non-empty bins, each at its centre

    std::uint64_t count() const { return m_sums.back().count; }
    double quantile(double percent) const;  // without interpolation: the point at that rank; 0 where there is none
    // As Distribution::cells(): sums of boundaries[k - 1] <= x < boundaries[k].
    std::vector<CellSums> cells(std::span<const float> boundaries) const;

private:
    explicit PointMasses(std::pair<std::vector<float>, std::vector<std::uint64_t>> filled);

    std::vector<float> m_points;
    double m_centre = 0;
    std::vector<CellSums> m_sums;  // of the points before each one, about m_centre; one more entry for all
};

Result<PointMasses> pointMasses(const Slice& slice, Progress& progress);

}  // namespace bitloupe
