// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// Percentile, exact on the data (reference/methods.md 4, P-exact). Symmetric grids: +-quantile of |x| at p. Others: the
// quantiles of x at (1 - p) / 2 and 1 - (1 - p) / 2, widened to hold zero. Where that leaves nothing although there are
// weights other than zero (more than p of them are zero), nothing is clipped.

#include "core/calibrate/distribution.h"
#include "core/calibrate/extent.h"
#include "core/calibrate/members.h"
#include "core/report/statistics.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace bitloupe {

namespace {

constexpr std::size_t kCurvePoints = 256;

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

    Result<RangeChoice> choose(const Slice& slice, const Grid& grid, bool wantCurve, Progress& progress) const override
    {
        auto range = chooseRange(slice, grid, progress);
        if (!range)
            return range.error();
        const double threshold = static_cast<double>(std::max(-range->low, range->high));
        if (!wantCurve || *range == Range{})
            return RangeChoice{*range, m_percent / 100, {}, threshold};
        auto curve = curveOf(slice, progress);
        if (!curve)
            return curve.error();
        return RangeChoice{*range, m_percent / 100, std::move(*curve), threshold};
    }

private:
    Result<Range> chooseRange(const Slice& slice, const Grid& grid, Progress& progress) const
    {
        const double tail = (100 - m_percent) / 2;
        const std::vector<double> percents = grid.isSymmetric() ? std::vector{m_percent} : std::vector{tail, 100 - tail};
        const auto ends = percentiles(slice, percents, grid.isSymmetric(), progress);
        if (!ends)
            return ends.error();
        const Range range = rangeFor(static_cast<float>(ends->front()), static_cast<float>(ends->back()), grid);
        if (range != Range{})
            return range;
        const auto extent = extentOf(slice, progress);
        if (!extent)
            return extent.error();
        return fullRange(*extent, grid);
    }

    // Share of the weights inside +-threshold.
    static Result<Curve> curveOf(const Slice& slice, Progress& progress)
    {
        const auto extent = extentOf(slice, progress);
        if (!extent)
            return extent.error();
        const auto known = slice.distributionIfKnown();
        const auto reach = static_cast<double>(extent->absMax());
        const auto counts = known != nullptr ? Result(known->magnitudeHistogram(reach, kCurvePoints))
                                             : magnitudeHistogram(slice, reach, kCurvePoints, progress);
        if (!counts)
            return counts.error();
        Curve curve;
        std::uint64_t inside = 0;
        for (std::size_t k = 0; k < kCurvePoints; ++k) {
            inside += counts->counts[k];
            curve.threshold.push_back(counts->edge(k + 1));
            curve.objective.push_back(static_cast<double>(inside) / static_cast<double>(extent->finite));
        }
        return curve;
    }

    double m_percent;
};

Result<std::shared_ptr<const Calibrator>> make(const Choice& choice)
{
    return std::shared_ptr<const Calibrator>(std::make_shared<PercentileCalibrator>(choice.number("percentile")));
}

double percentileCost(double, int) { return 8; }

}  // namespace

double weightsBeyond(const Choice& choice)
{
    const double beyond = 1 - choice.number("percentile") / 100;
    constexpr double kRounding = 1e-9;  // 1 - 0.999 is a little off a thousandth
    return beyond > 0 ? std::ceil((1 - kRounding) / beyond) : 1;
}

CalibratorInfo percentileCalibrator() { return {"percentile", params(), true, make, "share", {}, weightsBeyond, percentileCost}; }

}  // namespace bitloupe
