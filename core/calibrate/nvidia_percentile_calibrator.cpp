// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// Percentile as the NVIDIA toolkits do it (reference/methods.md 4, P-NV): the left edge of the first of 2048 bins of |x| at
// which the cumulative share reaches the percentile, so that even 100 % clips by up to one bin.

#include "core/calibrate/members.h"
#include "core/calibrate/nvidia_observer.h"

#include <array>

namespace bitloupe {

namespace {

std::span<const ParamInfo> params()
{
    static const std::array<ParamInfo, 3> table = {{{"percentile", 99.99, 50, 100, {}, {}, "%"}, binsParam(), batchesParam()}};
    return table;
}

class Observer final : public NvidiaObserver {
public:
    Observer(const Choice& choice, const Grid& grid)
        : NvidiaObserver(choice.integer("bins"), grid)
        , m_percent(choice.number("percentile"))
    {
    }
    Result<RangeChoice> choose(bool wantCurve) const override
    {
        if (isNothing())
            return RangeChoice{};
        const double amax = reference::nvidiaPercentile(counts(), m_percent);
        return RangeChoice{rangeAt(amax), m_percent / 100, wantCurve ? shareCurve(histogram()) : Curve{}, amax};
    }

private:
    double m_percent;
};

}  // namespace

Curve shareCurve(const reference::GrowingHistogram& histogram)
{
    Curve curve;
    double total = 0;
    for (const std::uint64_t count : histogram.counts)
        total += static_cast<double>(count);
    double sum = 0;
    for (std::size_t k = 0; k <= histogram.counts.size(); ++k) {
        curve.threshold.push_back(histogram.edge(k));
        curve.objective.push_back(total == 0 ? 0 : sum / total);
        sum += k < histogram.counts.size() ? static_cast<double>(histogram.counts[k]) : 0;
    }
    return curve;
}

CalibratorInfo nvidiaPercentileCalibrator()
{
    return {"nvidia_percentile", params(), true, ObservingCalibrator<Observer>::make, "share", "percentile", weightsBeyond};
}

}  // namespace bitloupe
