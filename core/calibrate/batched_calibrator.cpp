// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/calibrate/batched_calibrator.h"

#include <algorithm>
#include <array>

namespace bitloupe {

ParamInfo batchesParam() { return {"batches", std::int64_t{1}, 1, 4096, {}, {}, {}}; }
ParamInfo binsParam() { return {"bins", std::int64_t{2048}, 256, 16384, {}, {}, "bin"}; }

std::span<const ParamInfo> histogramParams()
{
    static const std::array table{binsParam(), batchesParam()};
    return table;
}

Result<RangeChoice> BatchedCalibrator::choose(const Slice& slice, const Grid& grid, bool wantCurve, Progress& progress) const
{
    const auto observing = observer(grid);
    const std::uint64_t length = slice.size() / m_batches + (slice.size() % m_batches != 0);
    for (std::uint64_t first = 0; first < slice.size(); first += length) {
        const bool isAll = length == slice.size();  // the slice itself may have a distribution already
        const auto seen = observing->observe(isAll ? slice : slice.part(first, std::min(length, slice.size() - first)), progress);
        if (!seen)
            return seen.error();
    }
    return observing->choose(wantCurve);
}

Result<void> ExtentObserver::observe(const Slice& batch, Progress& progress)
{
    const auto found = extentOf(batch, progress);
    if (!found)
        return found.error();
    if (found->finite == 0)
        return {};
    m_extent.add(*found);
    return take(batch, *found, progress);
}

Range ExtentObserver::rangeWithin(double low, double high, const Grid& grid) const
{
    const Range range = rangeFor(static_cast<float>(std::max(low, static_cast<double>(m_extent.min))),
                                 static_cast<float>(std::min(high, static_cast<double>(m_extent.max))), grid);
    return range == Range{} ? fullRange(m_extent, grid) : range;
}

}  // namespace bitloupe
