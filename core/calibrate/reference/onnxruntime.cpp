// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/calibrate/reference/onnxruntime.h"

#include "core/report/divergence.h"
#include "kernels/kernels.h"

#include <algorithm>
#include <cfloat>
#include <cmath>
#include <limits>
#include <numeric>

namespace bitloupe::reference {

namespace {

double sumOf(std::span<const double> values) { return std::accumulate(values.begin(), values.end(), 0.0); }

// Zeros become 1e-4; what that adds is taken from the others. False where all are zero.
bool smooth(std::vector<double>& values)
{
    constexpr double kEps = 1e-4;
    const auto zeros = static_cast<double>(std::count(values.begin(), values.end(), 0.0));
    const double others = static_cast<double>(values.size()) - zeros;
    if (others == 0)
        return false;
    for (double& value : values)
        value = value == 0 ? kEps : value - kEps * zeros / others;
    return true;
}

// Whole numbers, as the reference's integer array has them; the positions behind the last full segment stay 0.
std::vector<double> quantizedSlice(std::span<const double> slice, std::span<const double> p, std::size_t quantizedBins)
{
    const std::size_t merged = slice.size() / quantizedBins;
    std::vector<double> q(slice.size(), 0.0);
    for (std::size_t k = 0; k < quantizedBins; ++k) {
        const std::size_t begin = k * merged;
        double sum = sumOf(slice.subspan(begin, merged));
        if (k + 1 == quantizedBins)
            sum += sumOf(slice.subspan(quantizedBins * merged));
        const auto filled = static_cast<double>(merged)
            - static_cast<double>(std::count(p.begin() + static_cast<std::ptrdiff_t>(begin),
                                             p.begin() + static_cast<std::ptrdiff_t>(begin + merged), 0.0));
        if (filled > 0)
            std::fill_n(q.begin() + static_cast<std::ptrdiff_t>(begin), merged, std::trunc(sum / filled));
    }
    return q;
}

double divergenceAt(std::span<const double> counts, std::size_t begin, std::size_t end, std::size_t quantizedBins)
{
    const auto slice = counts.subspan(begin, end - begin);
    std::vector<double> p(slice.begin(), slice.end());
    p.front() += sumOf(counts.first(begin));
    p.back() += sumOf(counts.subspan(end));
    std::vector<double> q = quantizedSlice(slice, p, quantizedBins);
    if (!smooth(p) || !smooth(q))
        return std::numeric_limits<double>::infinity();
    return klDivergence(p, q);
}

OrtThreshold clipped(OrtThreshold threshold, const OrtCounts& histogram)
{
    return {std::max(threshold.low, histogram.min), std::min(threshold.high, histogram.max)};
}

}  // namespace

void ortObserveSigned(GrowingHistogram& histogram, std::span<const float> batch, std::size_t bins)
{
    const auto reach = static_cast<double>(kernels::active().absMax(batch.data(), batch.size()));
    if (histogram.empty()) {
        const double t = reach == 0 ? 0.5 : reach;
        histogram = {-t, t, std::vector<std::uint64_t>(bins, 0)};
    } else if (reach > histogram.high) {
        const auto more = static_cast<std::size_t>(std::floor((reach - histogram.high) / histogram.width())) + 1;
        histogram.extend(more, more);
    }
    histogram.add(batch, false);
}

void ortObserveMagnitude(GrowingHistogram& histogram, std::span<const float> batch, std::size_t bins)
{
    const auto reach = static_cast<double>(kernels::active().absMax(batch.data(), batch.size()));
    if (histogram.empty()) {
        double nearest = reach;
        for (const float x : batch)
            nearest = std::min(nearest, std::fabs(static_cast<double>(x)));
        const double margin = nearest == reach ? 0.5 : 0.0;
        histogram = {nearest - margin, reach + margin, std::vector<std::uint64_t>(bins, 0)};
    } else if (reach > histogram.high) {
        histogram.extend(0, static_cast<std::size_t>(std::ceil((reach - histogram.high) / histogram.width())));
    }
    histogram.add(batch, true);
}

OrtEntropy ortEntropy(const OrtCounts& histogram, std::size_t quantizedBins)
{
    const std::size_t bins = histogram.counts.size();
    const std::size_t zero = bins / 2;
    OrtEntropy found;
    double best = std::numeric_limits<double>::infinity();
    for (std::size_t i = quantizedBins / 2; i <= zero; ++i) {
        const std::size_t begin = zero - i;
        const std::size_t end = std::min(zero + i + 1, bins);
        const double divergence = divergenceAt(histogram.counts, begin, end, quantizedBins);
        if (found.divergences.empty() || divergence < best) {
            best = divergence;
            found.threshold = clipped({histogram.edges[begin], histogram.edges[end]}, histogram);
        }
        found.divergences.push_back(divergence);
    }
    return found;
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
