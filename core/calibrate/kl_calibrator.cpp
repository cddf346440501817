// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// Cross-entropy, as the NVIDIA toolkits do it (reference/methods.md 6.1): the threshold at which the histogram of |x|,
// clipped and merged into as many levels as the grid has on one side, is nearest to the clipped histogram itself.
// Symmetric grids clip at +-threshold. Others clip the weights' own range to +-threshold; where all weights have one sign,
// all of the grid's levels lie on that side (the reference's `unsigned`).

#include "core/calibrate/distribution.h"
#include "core/calibrate/extent.h"
#include "core/calibrate/histogram_entropy.h"
#include "core/calibrate/members.h"
#include "core/report/histogram.h"

#include <array>
#include <cmath>

namespace bitloupe {

namespace {

std::span<const ParamInfo> params()
{
    static const std::array<ParamInfo, 1> table = {{{"kl_bins", std::int64_t{2048}, 256, 16384, {}, {}, "bin"}}};
    return table;
}

class KlCalibrator final : public Calibrator {
public:
    explicit KlCalibrator(std::size_t bins)
        : m_bins(bins)
    {
    }

    Result<RangeChoice> choose(const Slice& slice, const Grid& grid, bool wantCurve, Progress& progress) const override
    {
        const auto extent = extentOf(slice, progress);
        if (!extent)
            return extent.error();
        const float reach = extent->absMax();
        if (reach == 0)
            return RangeChoice{};
        const auto known = slice.distributionIfKnown();
        const auto counts = known != nullptr ? Result(known->magnitudeHistogram(static_cast<double>(reach), m_bins))
                                             : magnitudeHistogram(slice, static_cast<double>(reach), m_bins, progress);
        if (!counts)
            return counts.error();
        const bool oneSided = !grid.isSymmetric() && (extent->min >= 0 || extent->max <= 0);
        const std::size_t levels = std::size_t{1} << (grid.bits() - (oneSided ? 0 : 1));
        const EntropySearch found = searchEntropy(counts->counts, levels, kEntropyStartBin);
        RangeChoice choice;
        choice.range = clippedAt(static_cast<float>(counts->edge(found.best)), *extent, grid);
        choice.objective = found.bestDivergence;
        if (wantCurve)
            choice.curve = curveOf(*counts, found);
        return choice;
    }

private:
    // Thresholds at which the divergence is infinite (nothing lies in the last bin that is kept) are left out.
    static Curve curveOf(const Histogram& counts, const EntropySearch& found)
    {
        Curve curve;
        for (std::size_t i = 0; i < found.divergence.size(); ++i) {
            if (!std::isfinite(found.divergence[i]))
                continue;
            curve.threshold.push_back(counts.edge(kEntropyStartBin + i));
            curve.objective.push_back(found.divergence[i]);
        }
        return curve;
    }

    std::size_t m_bins;
};

Result<std::shared_ptr<const Calibrator>> make(const Choice& choice)
{
    return std::shared_ptr<const Calibrator>(std::make_shared<KlCalibrator>(static_cast<std::size_t>(choice.integer("kl_bins"))));
}

}  // namespace

CalibratorInfo klCalibrator() { return {"kl", params(), true, make}; }

}  // namespace bitloupe
