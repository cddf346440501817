// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// Percentile, exact on the data (reference/methods.md 4, P-exact). Symmetric grids: +-quantile of |x| at p. Others: the
// quantiles of x at (1 - p) / 2 and 1 - (1 - p) / 2, widened to hold zero. Where that leaves nothing although there are
// weights other than zero (more than p of them are zero), nothing is clipped.

#include "core/calibrate/extent.h"
#include "core/calibrate/members.h"
#include "core/report/statistics.h"

#include <array>

namespace bitloupe {

namespace {

std::span<const ParamInfo> params()
{
    static const std::array<ParamInfo, 1> table = {{{"percentile", 99.99, 50, 100, {}, {}, "%"}}};
    return table;
}

class PercentileCalibrator final : public Calibrator {
public:
    explicit PercentileCalibrator(double percent)
        : m_percent(percent)
    {
    }

    Result<RangeChoice> choose(const Slice& slice, const Grid& grid, bool, Progress& progress) const override
    {
        const double tail = (100 - m_percent) / 2;
        const std::vector<double> percents = grid.isSymmetric() ? std::vector{m_percent} : std::vector{tail, 100 - tail};
        const auto ends = percentiles(slice, percents, grid.isSymmetric(), progress);
        if (!ends)
            return ends.error();
        const Range range = rangeFor(static_cast<float>(ends->front()), static_cast<float>(ends->back()), grid);
        if (range != Range{})
            return RangeChoice{range, 0, {}};
        const auto extent = extentOf(slice, progress);
        if (!extent)
            return extent.error();
        return RangeChoice{fullRange(*extent, grid), 0, {}};
    }

private:
    double m_percent;
};

Result<std::shared_ptr<const Calibrator>> make(const Choice& choice)
{
    return std::shared_ptr<const Calibrator>(std::make_shared<PercentileCalibrator>(choice.number("percentile")));
}

}  // namespace

CalibratorInfo percentileCalibrator() { return {"percentile", params(), true, make}; }

}  // namespace bitloupe
