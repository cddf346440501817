// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// Cross-entropy, as the NVIDIA toolkits do it (reference/methods.md 6.1): the threshold at which the histogram of |x|,
// clipped and merged into as many levels as the grid has on one side, is nearest to the clipped histogram itself.
// Symmetric grids clip at +-threshold. Others clip the weights' own range to +-threshold; where all weights have one sign,
// all of the grid's levels lie on that side (the reference's `unsigned`).

#include "core/calibrate/histogram_entropy.h"
#include "core/calibrate/members.h"
#include "core/calibrate/nvidia_observer.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace bitloupe {

namespace {

std::span<const ParamInfo> params()
{
    static const std::array<ParamInfo, 1> table = {{{"kl_bins", std::int64_t{2048}, 256, 16384, {}, {}, "bin"}}};
    return table;
}

// Thresholds at which the divergence is infinite (nothing lies in the last bin that is kept) are left out.
Curve curveOf(const reference::GrowingHistogram& histogram, const EntropySearch& found)
{
    Curve curve;
    for (std::size_t i = 0; i < found.divergence.size(); ++i) {
        if (!std::isfinite(found.divergence[i]))
            continue;
        curve.threshold.push_back(histogram.edge(kEntropyStartBin + i));
        curve.objective.push_back(found.divergence[i]);
    }
    return curve;
}

class Observer final : public NvidiaObserver {
public:
    using NvidiaObserver::NvidiaObserver;

    Result<RangeChoice> choose(bool wantCurve) const override
    {
        if (isNothing())
            return RangeChoice{};
        const EntropySearch found = searchEntropy(histogram().counts, grid().levels(), kEntropyStartBin);
        const double threshold = histogram().edge(found.best);
        return RangeChoice{rangeAt(threshold), found.bestDivergence, wantCurve ? curveOf(histogram(), found) : Curve{}, threshold};
    }
};

class KlCalibrator final : public BatchedCalibrator {
public:
    explicit KlCalibrator(std::int64_t bins)
        : BatchedCalibrator(1)
        , m_bins(bins)
    {
    }
    std::unique_ptr<RangeObserver> observer(const Grid& grid) const override { return std::make_unique<Observer>(m_bins, grid); }

private:
    std::int64_t m_bins;
};

Result<std::shared_ptr<const Calibrator>> make(const Choice& choice)
{
    return std::shared_ptr<const Calibrator>(std::make_shared<KlCalibrator>(choice.integer("kl_bins")));
}

double klCost(double block, int bits) { return 3 + 3 * std::min(block, 2048.0) * std::exp2(std::min(bits, 11) - 1) / block; }

}  // namespace

// Histograms of fewer weights are mostly gaps (reference/methods.md 6.5).
double weightsForEntropy(const Choice&) { return 2000; }

CalibratorInfo klCalibrator() { return {"kl", params(), true, make, "divergence", {}, weightsForEntropy, klCost}; }

}  // namespace bitloupe
