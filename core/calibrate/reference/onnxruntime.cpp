// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/calibrate/reference/onnxruntime.h"

#include <algorithm>
#include <cfloat>
#include <cmath>

namespace bitloupe::reference {

namespace {

OrtThreshold clipped(OrtThreshold threshold, const OrtCounts& histogram)
{
    return {std::max(threshold.low, histogram.min), std::min(threshold.high, histogram.max)};
}

}  // namespace

Result<void> ortObserveSigned(GrowingHistogram& histogram, const Slice& batch, double reach, std::size_t bins, Progress& progress)
{
    if (histogram.empty()) {
        const double t = reach == 0 ? 0.5 : reach;
        histogram = {-t, t, std::vector<std::uint64_t>(bins, 0)};
    } else if (reach > histogram.high) {
        const double more = std::floor((reach - histogram.high) / histogram.width()) + 1;
        if (auto grown = histogram.extend(more, more); !grown)
            return grown;
    }
    return histogram.add(batch, false, progress);
}

Result<void> ortObserveMagnitude(GrowingHistogram& histogram, const Slice& batch, double reach, std::size_t bins, Progress& progress)
{
    if (histogram.empty()) {
        const auto nearest = smallestMagnitude(batch, progress);
        if (!nearest)
            return nearest.error();
        const double margin = *nearest == reach ? 0.5 : 0.0;
        histogram = {*nearest - margin, reach + margin, std::vector<std::uint64_t>(bins, 0)};
    } else if (reach > histogram.high) {
        if (auto grown = histogram.extend(0, std::ceil((reach - histogram.high) / histogram.width())); !grown)
            return grown;
    }
    return histogram.add(batch, true, progress);
}

OrtThreshold ortPercentile(const OrtCounts& histogram, double percent, bool symmetric)
{
    if (symmetric) {
        const double edge = histogram.edges[firstBinReaching(histogram.counts, percent / 100)];
        return clipped({-edge, edge}, histogram);
    }
    const double tail = (100 - percent) / 200;
    return clipped(
        {histogram.edges[firstBinReaching(histogram.counts, tail)], histogram.edges[firstBinReaching(histogram.counts, 1 - tail)]},
        histogram);
}

BlockParams ortParams(float low, float high, const OrtScheme& scheme)
{
    float lo = std::min(low, 0.0F);
    float hi = std::max(high, 0.0F);
    if (scheme.minRealRange)
        hi = std::max(hi, lo + *scheme.minRealRange);
    if (scheme.symmetric) {
        hi = std::max(std::fabs(lo), std::fabs(hi));
        lo = -hi;
    }
    const double scale = static_cast<double>(hi - lo) / static_cast<double>(scheme.qmax - scheme.qmin);
    if (scale < static_cast<double>(FLT_MIN))
        return {1.0F, 0};
    const double zero = scheme.symmetric ? static_cast<double>(scheme.qmin + scheme.qmax) / 2
                                         : static_cast<double>(scheme.qmin) - static_cast<double>(lo) / scale;
    return {static_cast<float>(scale), static_cast<std::int32_t>(std::nearbyint(zero))};
}

BlockParams onnxDynamicParams(float min, float max)
{
    const float lo = std::min(min, 0.0F);
    const float hi = std::max(max, 0.0F);
    float scale = (hi - lo) / 255.0F;
    if (scale == 0)
        scale = 1;
    return {scale, static_cast<std::int32_t>(std::clamp(std::nearbyint(0.0F - lo / scale), 0.0F, 255.0F))};
}

}  // namespace bitloupe::reference
