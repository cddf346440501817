// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// Min-max: nothing is clipped (reference/methods.md 3).

#include "core/calibrate/extent.h"
#include "core/calibrate/members.h"

namespace bitloupe {

namespace {

class MinMaxCalibrator final : public Calibrator {
public:
    bool clipsNothing() const override { return true; }
    Result<RangeChoice> choose(const Slice& slice, const Grid& grid, bool, Progress& progress) const override
    {
        const auto extent = extentOf(slice, progress);
        if (!extent)
            return extent.error();
        return RangeChoice{fullRange(*extent, grid), 0, {}};
    }
};

Result<std::shared_ptr<const Calibrator>> make(const Choice&)
{
    return std::shared_ptr<const Calibrator>(std::make_shared<MinMaxCalibrator>());
}

}  // namespace

CalibratorInfo minMaxCalibrator() { return {"minmax", {}, true, make}; }

}  // namespace bitloupe
