// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// Moving average of the batches' ends, as PyTorch's MovingAverageMinMaxObserver has it (reference/methods.md 3):
//   low += c * (lowest of the batch - low), high likewise; the first batch begins. The order of batches matters.
// With one batch it is min-max.

#include "core/calibrate/batched_calibrator.h"
#include "core/calibrate/members.h"
#include "core/calibrate/reference/torch_observer.h"

#include <array>

namespace bitloupe {

namespace {

std::span<const ParamInfo> params()
{
    static const std::array<ParamInfo, 2> table = {{
        {"averaging_constant", 0.01, 1e-6, 1, {}, {}, {}},
        {"batches", std::int64_t{16}, 1, 4096, {}, {}, {}},
    }};
    return table;
}

class MovingAverageObserver final : public ExtentObserver {
public:
    MovingAverageObserver(float constant, const Grid& grid)
        : m_grid(grid)
        , m_ends(constant)
    {
    }
    Result<RangeChoice> choose(bool) const override
    {
        if (isNothing())
            return RangeChoice{};
        return RangeChoice{.range = rangeWithin(static_cast<double>(m_ends.low()), static_cast<double>(m_ends.high()), m_grid)};
    }

private:
    Result<void> take(const Slice&, const Extent& extent, Progress&) override
    {
        m_ends.observe(extent.min, extent.max);
        return {};
    }

    const Grid& m_grid;
    reference::TorchRunningRange m_ends;
};

class MovingAverageCalibrator final : public BatchedCalibrator {
public:
    explicit MovingAverageCalibrator(const Choice& choice)
        : BatchedCalibrator(choice.integer("batches"))
        , m_constant(static_cast<float>(choice.number("averaging_constant")))
    {
    }
    std::unique_ptr<RangeObserver> observer(const Grid& grid) const override
    {
        return std::make_unique<MovingAverageObserver>(m_constant, grid);
    }

private:
    float m_constant;
};

Result<std::shared_ptr<const Calibrator>> make(const Choice& choice)
{
    return std::shared_ptr<const Calibrator>(std::make_shared<MovingAverageCalibrator>(choice));
}

}  // namespace

CalibratorInfo movingAverageCalibrator() { return {"moving_average", params(), true, make, {}, "minmax"}; }

}  // namespace bitloupe
