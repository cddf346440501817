// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// GPTQ's search (reference/methods.md 5.3): the full range shrunk by 1.00, 0.99 … 0.21, the first with the smallest
// sum |x - y|^2.4. What y is, the grid says; with full symmetric or asymmetric integers it is GPTQ's own quantizer
// (core/calibrate/reference/gptq_quantizer.h), whose slip with rows that lie to one side of zero is not repeated.

#include "core/calibrate/extent.h"
#include "core/calibrate/members.h"
#include "core/calibrate/range_cost.h"
#include "core/calibrate/reference/gptq_quantizer.h"

#include <algorithm>

namespace bitloupe {

namespace {

class GptqCalibrator final : public Calibrator {
public:
    Result<RangeChoice> choose(const Slice& slice, const Grid& grid, bool wantCurve, Progress& progress) const override
    {
        const auto extent = extentOf(slice, progress);
        if (!extent)
            return extent.error();
        if (extent->absMax() == 0)
            return RangeChoice{};
        const Range full = fullRange(*extent, grid);
        std::vector<Range> ranges;
        for (const float ratio : reference::gptqRatios())
            ranges.push_back({ratio * full.low, ratio * full.high});
        auto errors = rangeCosts(slice, grid, ranges, reference::GptqScheme{}.norm, progress);
        if (!errors)
            return errors.error();
        for (double& error : *errors)
            error /= static_cast<double>(extent->finite);
        const auto best = static_cast<std::size_t>(std::min_element(errors->begin(), errors->end()) - errors->begin());
        RangeChoice choice{ranges[best], (*errors)[best], {}, reachOf(ranges[best])};
        if (wantCurve)
            choice.curve = curveOf(ranges, *errors);
        return choice;
    }

private:
    static double reachOf(Range range) { return static_cast<double>(std::max(-range.low, range.high)); }

    static Curve curveOf(const std::vector<Range>& ranges, const std::vector<double>& errors)
    {
        Curve curve;
        for (std::size_t i = ranges.size(); i-- > 0;) {
            curve.threshold.push_back(reachOf(ranges[i]));
            curve.objective.push_back(errors[i]);
        }
        return curve;
    }
};

Result<std::shared_ptr<const Calibrator>> make(const Choice&)
{
    return std::shared_ptr<const Calibrator>(std::make_shared<GptqCalibrator>());
}

}  // namespace

CalibratorInfo gptqCalibrator() { return {"gptq_mse", {}, true, make, "error", "mse"}; }

}  // namespace bitloupe
