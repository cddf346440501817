// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// Cross-entropy as ONNX Runtime does it (reference/methods.md 6.2): a histogram of x on both sides of zero, and the slice about
// zero whose merged and spread form is nearest to it. Half as many quantized bins as the grid has codes: the reference's own
// 128 with 8 bits; no more than half of the histogram's. With the reference's default of 128 bins there would be
// only one candidate, the full range; here the histogram has 2048.

#include "core/calibrate/batched_calibrator.h"
#include "core/calibrate/members.h"
#include "core/calibrate/reference/onnxruntime.h"

#include <cmath>

namespace bitloupe {

namespace {

// Candidates with an infinite divergence are left out.
Curve curveOf(const reference::OrtEntropy& found)
{
    Curve curve;
    for (std::size_t i = 0; i < found.divergences.size(); ++i) {
        if (!std::isfinite(found.divergences[i]))
            continue;
        curve.threshold.push_back(found.reaches[i]);
        curve.objective.push_back(found.divergences[i]);
    }
    return curve;
}

class Observer final : public ExtentObserver {
public:
    Observer(const Choice& choice, const Grid& grid)
        : m_grid(grid)
        , m_bins(static_cast<std::size_t>(choice.integer("bins")))
    {
    }
    Result<RangeChoice> choose(bool wantCurve) const override
    {
        if (isNothing())
            return RangeChoice{};
        const std::size_t levels = std::max<std::size_t>(std::size_t{1} << (m_grid.bits() - 1), 2);
        const auto found = reference::ortEntropy(
            {m_histogram.asDoubles(), m_histogram.edges(), static_cast<double>(extent().min), static_cast<double>(extent().max)},
            std::min(levels, m_bins / 2));
        return RangeChoice{rangeWithin(found.threshold.low, found.threshold.high, m_grid), found.divergences[found.best],
                           wantCurve ? curveOf(found) : Curve{}, found.reaches[found.best]};
    }

private:
    Result<void> take(const Slice& batch, const Extent& extent, Progress& progress) override
    {
        return reference::ortObserveSigned(m_histogram, batch, static_cast<double>(extent.absMax()), m_bins, progress);
    }

    const Grid& m_grid;
    std::size_t m_bins;
    reference::GrowingHistogram m_histogram;
};

}  // namespace

CalibratorInfo onnxEntropyCalibrator()
{
    return {"onnx_entropy", histogramParams(), true, ObservingCalibrator<Observer>::make, "divergence", "kl", weightsForEntropy};
}

}  // namespace bitloupe
