// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// MSE search as the NVIDIA toolkits do it (reference/methods.md 5.1): on 2048 bins of |x| instead of the weights, at the
// centre of every bin from the 128th on, with a symmetric quantizer of the grid's bits whatever the grid is.

#include "core/calibrate/members.h"
#include "core/calibrate/nvidia_observer.h"

namespace bitloupe {

namespace {

class Observer final : public NvidiaObserver {
public:
    Observer(const Choice& choice, const Grid& grid)
        : NvidiaObserver(choice.integer("bins"), grid)
    {
    }

    Result<RangeChoice> choose(bool wantCurve) const override
    {
        if (isNothing())
            return RangeChoice{};
        reference::NvidiaMse found = wantCurve ? reference::nvidiaMse(counts(), grid()) : reference::nvidiaBestMse(counts(), grid());
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

}  // namespace

CalibratorInfo nvidiaMseCalibrator()
{
    return {"nvidia_mse", histogramParams(), true, ObservingCalibrator<Observer>::make, "error", "mse"};
}

}  // namespace bitloupe
