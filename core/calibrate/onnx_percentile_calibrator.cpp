// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// Percentile as ONNX Runtime does it (reference/methods.md 4, P-ORT). Symmetric grids: the left edge of the first bin of |x| at
// which the cumulative share reaches the percentile. Others: a histogram of x about zero, and the left edges at which the
// share reaches half of what may be cut, and all but half of it.

#include "core/calibrate/batched_calibrator.h"
#include "core/calibrate/members.h"
#include "core/calibrate/nvidia_observer.h"
#include "core/calibrate/reference/onnxruntime.h"

#include <array>

namespace bitloupe {

namespace {

std::span<const ParamInfo> params()
{
    static const std::array<ParamInfo, 3> table = {{{"percentile", 99.999, 50, 100, {}, {}, "%"}, binsParam(), batchesParam()}};
    return table;
}

class Observer final : public ExtentObserver {
public:
    Observer(const Choice& choice, const Grid& grid)
        : m_grid(grid)
        , m_percent(choice.number("percentile"))
        , m_bins(static_cast<std::size_t>(choice.integer("bins")))
    {
    }
    Result<RangeChoice> choose(bool wantCurve) const override
    {
        if (isNothing())
            return RangeChoice{};
        const auto ends = reference::ortPercentile(
            {m_histogram.asDoubles(), m_histogram.edges(), static_cast<double>(extent().min), static_cast<double>(extent().max)}, m_percent,
            m_grid.isSymmetric());
        const double share = m_grid.isSymmetric() ? m_percent / 100 : 1 - (100 - m_percent) / 200;
        return RangeChoice{rangeWithin(ends.low, ends.high, m_grid), share, wantCurve ? shareCurve(m_histogram) : Curve{}, ends.high};
    }

private:
    Result<void> take(const Slice& batch, const Extent& extent, Progress& progress) override
    {
        const auto observe = m_grid.isSymmetric() ? reference::ortObserveMagnitude : reference::ortObserveSigned;
        return observe(m_histogram, batch, static_cast<double>(extent.absMax()), m_bins, progress);
    }

    const Grid& m_grid;
    double m_percent;
    std::size_t m_bins;
    reference::GrowingHistogram m_histogram;
};

}  // namespace

CalibratorInfo onnxPercentileCalibrator()
{
    return {"onnx_percentile", params(), true, ObservingCalibrator<Observer>::make, "share", "percentile", weightsBeyond};
}

}  // namespace bitloupe
