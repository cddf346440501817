// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the NVIDIA toolkits' calibrators share: the growing histogram of |x|, and how a grid hears of the threshold. Where all
// weights have one sign and the grid is not symmetric, all of its levels lie on that side (the toolkits' `unsigned`).

#include "core/calibrate/batched_calibrator.h"
#include "core/calibrate/reference/nvidia_histogram.h"

namespace bitloupe {

class NvidiaObserver : public ExtentObserver {
public:
    NvidiaObserver(std::int64_t bins, const Grid& grid)
        : m_grid(grid)
        , m_bins(static_cast<std::size_t>(bins))
    {
    }

protected:
    const reference::GrowingHistogram& histogram() const { return m_histogram; }
    reference::NvidiaCounts counts() const { return {m_histogram.asDoubles(), m_histogram.edges()}; }
    reference::NvidiaGrid grid() const
    {
        const bool oneSided = !m_grid.isSymmetric() && (extent().min >= 0 || extent().max <= 0);
        return {m_grid.bits(), oneSided, kEntropyStartBin, 1};
    }
    Range rangeAt(double amax) const { return rangeWithin(-amax, amax, m_grid); }

private:
    Result<void> take(const Slice& batch, const Extent& extent, Progress& progress) override
    {
        return reference::nvidiaObserve(m_histogram, batch, static_cast<double>(extent.absMax()), m_bins, progress);
    }

    const Grid& m_grid;
    std::size_t m_bins;
    reference::GrowingHistogram m_histogram;
};

// Share of all counts below each edge.
Curve shareCurve(const reference::GrowingHistogram& histogram);

}  // namespace bitloupe
