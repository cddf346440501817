// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// By hand: the range that a person names, whatever the weights are. Symmetric grids take +-max(|low|, |high|).

#include "core/calibrate/extent.h"
#include "core/calibrate/members.h"

#include <array>

namespace bitloupe {

namespace {

std::span<const ParamInfo> params()
{
    static const std::array<ParamInfo, 2> table = {{
        {"low", -1.0, -1e30, 0, {}, {}, {}},
        {"high", 1.0, 0, 1e30, {}, {}, {}},
    }};
    return table;
}

class ManualCalibrator final : public Calibrator {
public:
    explicit ManualCalibrator(Range range)
        : m_range(range)
    {
    }

    Result<RangeChoice> choose(const Slice& slice, const Grid& grid, bool, Progress& progress) const override
    {
        const auto extent = extentOf(slice, progress);
        if (!extent)
            return extent.error();
        if (extent->absMax() == 0)
            return RangeChoice{};
        return RangeChoice{rangeFor(m_range.low, m_range.high, grid), 0, {}};
    }

private:
    Range m_range;
};

Result<std::shared_ptr<const Calibrator>> make(const Choice& choice)
{
    const Range range{static_cast<float>(choice.number("low")), static_cast<float>(choice.number("high"))};
    if (!(range.low <= 0) || !(range.high >= 0) || range == Range{})
        return Error{ErrorCode::BadSpec, {}, "keys 'low' and 'high'", "low <= 0 <= high, not both 0"};
    return std::shared_ptr<const Calibrator>(std::make_shared<ManualCalibrator>(range));
}

}  // namespace

CalibratorInfo manualCalibrator() { return {"manual", params(), false, make}; }

}  // namespace bitloupe
