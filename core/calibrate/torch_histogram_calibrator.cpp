// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// PyTorch's HistogramObserver (reference/methods.md 5.2; core/calibrate/reference/torch_histogram.h). The error that it makes
// small is a model's: 256 levels (65536 for grids of more than 8 bits) across the range, whatever the grid has, because the
// observer goes by the storage type of the codes. It stops where the error first grows.

#include "core/calibrate/batched_calibrator.h"
#include "core/calibrate/members.h"
#include "core/calibrate/reference/torch_histogram.h"

#include <algorithm>
#include <numeric>

namespace bitloupe {

namespace {

double reachOf(Range range) { return static_cast<double>(std::max(-range.low, range.high)); }

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
        const std::size_t levels = std::size_t{1} << (m_grid.bits() <= 8 ? 8 : 16);
        const auto found = reference::searchTorchHistogram(m_histogram, levels);
        RangeChoice choice;
        choice.range = rangeWithin(static_cast<double>(found.range.low), static_cast<double>(found.range.high), m_grid);
        choice.threshold = reachOf(found.range);
        if (!found.errors.empty())
            choice.objective = *std::min_element(found.errors.begin(), found.errors.end()) * perWeight();
        if (wantCurve)
            choice.curve = curveOf(found);
        return choice;
    }

private:
    Result<void> take(const Slice& batch, const Extent& extent, Progress& progress) override
    {
        return reference::torchObserve(m_histogram, batch, extent.min, extent.max, m_bins, progress);
    }
    // From squared bins summed up to squared units of the weights in the mean.
    double perWeight() const
    {
        const double width = (static_cast<double>(m_histogram.max) - static_cast<double>(m_histogram.min)) / static_cast<double>(m_bins);
        return width * width / static_cast<double>(extent().finite);
    }
    // Every range on the way, by its larger end; of ranges with one larger end the one that was tried last.
    Curve curveOf(const reference::TorchSearch& found) const
    {
        Curve curve;
        for (std::size_t i = found.errors.size(); i-- > 0;) {
            const double reach = reachOf(found.tried[i]);
            if (!curve.threshold.empty() && reach <= curve.threshold.back())
                continue;
            curve.threshold.push_back(reach);
            curve.objective.push_back(found.errors[i] * perWeight());
        }
        return curve;
    }

    const Grid& m_grid;
    std::size_t m_bins;
    reference::TorchHistogram m_histogram;
};

}  // namespace

CalibratorInfo torchHistogramCalibrator()
{
    return {"torch_histogram", histogramParams(), true, ObservingCalibrator<Observer>::make, "model", "mse"};
}

}  // namespace bitloupe
