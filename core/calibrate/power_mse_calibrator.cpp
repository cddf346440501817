// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// Error search over powers of two (reference/methods.md 8, PoT-MSE): of the thresholds 2^(k+1) ... 2^(k-3), k = ceil(log2 max|x|),
// the one with the least squared error; the largest of equal ones. Meant for grids with power-of-two scales, where these are
// all the steps worth trying; any other grid takes them as ranges.

#include "core/calibrate/extent.h"
#include "core/calibrate/members.h"
#include "core/calibrate/range_cost.h"
#include "core/grid/power_of_two.h"

#include <algorithm>
#include <cmath>

namespace bitloupe {

namespace {

constexpr int kAbove = 1, kBelow = 3;  // exponents tried around k

class PowerMseCalibrator final : public Calibrator {
public:
    Result<RangeChoice> choose(const Slice& slice, const Grid& grid, bool wantCurve, Progress& progress) const override
    {
        const auto extent = extentOf(slice, progress);
        if (!extent)
            return extent.error();
        if (extent->absMax() == 0)
            return RangeChoice{};
        const int middle = powerExponent(double{extent->absMax()}, PowerRule::Ceil);
        std::vector<float> thresholds;
        for (int exponent = middle + kAbove; exponent >= middle - kBelow; --exponent)
            thresholds.push_back(std::ldexp(1.0f, std::clamp(exponent, -149, 127)));
        return best(slice, grid, thresholds, wantCurve, progress);
    }

private:
    // Ranges are +-the threshold, or its side of zero for weights of one sign.
    static Result<RangeChoice> best(const Slice& slice, const Grid& grid, const std::vector<float>& thresholds, bool wantCurve,
                                    Progress& progress)
    {
        const auto extent = extentOf(slice, progress);
        if (!extent)
            return extent.error();
        std::vector<Range> ranges;
        for (const float t : thresholds)
            ranges.push_back(grid.isSymmetric() ? Range{-t, t} : Range{extent->min < 0 ? -t : 0.0f, extent->max > 0 ? t : 0.0f});
        const auto errors = rangeCosts(slice, grid, ranges, 2, progress);
        if (!errors)
            return errors.error();
        const auto least = std::min_element(errors->begin(), errors->end());
        const double perWeight = 1 / static_cast<double>(extent->finite);
        const auto at = static_cast<std::size_t>(least - errors->begin());
        RangeChoice choice{ranges[at], *least * perWeight, {}, double{thresholds[at]}};
        for (std::size_t i = thresholds.size(); wantCurve && i-- > 0;) {
            choice.curve.threshold.push_back(double{thresholds[i]});
            choice.curve.objective.push_back((*errors)[i] * perWeight);
        }
        return choice;
    }
};

Result<std::shared_ptr<const Calibrator>> make(const Choice&)
{
    return std::shared_ptr<const Calibrator>(std::make_shared<PowerMseCalibrator>());
}

}  // namespace

CalibratorInfo powerMseCalibrator() { return {"pow2_mse", {}, true, make, "error", "mse"}; }

}  // namespace bitloupe
