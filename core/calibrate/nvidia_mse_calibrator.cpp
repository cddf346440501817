// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// MSE search as the NVIDIA toolkits do it (reference/methods.md 5.1): on 2048 bins of |x| instead of the weights, at the
// centre of every bin from the 128th on, with a symmetric quantizer of the grid's bits whatever the grid is.

#include "core/calibrate/members.h"
#include "core/calibrate/nvidia_observer.h"

#include <array>

namespace bitloupe {

namespace {

std::span<const ParamInfo> params()
{
    static const std::array<ParamInfo, 2> table = {{binsParam(), batchesParam()}};
    return table;
}

class Observer final : public NvidiaObserver {
public:
    using NvidiaObserver::NvidiaObserver;

    Result<RangeChoice> choose(bool wantCurve) const override
    {
        if (isNothing())
            return RangeChoice{};
        reference::NvidiaMse found = reference::nvidiaMse(counts(), grid());
        // The mean over bins, as there, becomes the mean over weights.
        const double perWeight = static_cast<double>(histogram().counts.size()) / static_cast<double>(extent().finite);
        for (double& error : found.errors)
            error *= perWeight;
        const double amax = found.amaxes[found.best];
        RangeChoice choice{rangeAt(amax), found.errors[found.best], {}, amax};
        if (wantCurve)
            choice.curve = {std::move(found.amaxes), std::move(found.errors)};
        return choice;
    }
};

class NvidiaMseCalibrator final : public BatchedCalibrator {
public:
    explicit NvidiaMseCalibrator(const Choice& choice)
        : BatchedCalibrator(choice.integer("batches"))
        , m_bins(choice.integer("bins"))
    {
    }
    std::unique_ptr<RangeObserver> observer(const Grid& grid) const override { return std::make_unique<Observer>(m_bins, grid); }

private:
    std::int64_t m_bins;
};

Result<std::shared_ptr<const Calibrator>> make(const Choice& choice)
{
    return std::shared_ptr<const Calibrator>(std::make_shared<NvidiaMseCalibrator>(choice));
}

}  // namespace

CalibratorInfo nvidiaMseCalibrator() { return {"nvidia_mse", params(), true, make, "error", "mse"}; }

}  // namespace bitloupe
