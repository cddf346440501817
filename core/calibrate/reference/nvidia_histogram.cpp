// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/calibrate/reference/nvidia_histogram.h"

#include "core/report/divergence.h"
#include "kernels/kernels.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace bitloupe::reference {

namespace {

// The divergence of keeping `kept` bins: P clipped there, Q its bins merged into levels and spread again.
double divergenceAt(std::span<const double> counts, std::size_t kept, std::size_t levels)
{
    std::vector<double> p(counts.begin(), counts.begin() + static_cast<std::ptrdiff_t>(kept));
    std::vector<double> q(kept, 0.0);
    std::vector<double> sums(levels, 0.0), filled(levels, 0.0);
    for (std::size_t j = 0; j < kept; ++j) {
        const std::size_t level = j * levels / kept;
        sums[level] += p[j];
        filled[level] += p[j] > 0 ? 1 : 0;
    }
    for (std::size_t j = 0; j < kept; ++j) {
        const std::size_t level = j * levels / kept;
        if (p[j] > 0)
            q[j] = sums[level] / filled[level];
    }
    p.back() = std::accumulate(counts.begin() + static_cast<std::ptrdiff_t>(kept), counts.end(), p.back());
    if (p.back() > 0 && q.back() == 0)  // weights beyond, but none in the last bin kept: also where nothing is kept at all
        return std::numeric_limits<double>::infinity();
    return klDivergence(p, q);
}

// Mean over bins of counts * (quantized centre - centre)^2, the quantizer in float32 and symmetric about zero.
double meanSquaredError(std::span<const double> counts, std::span<const float> centres, float amax, const NvidiaGrid& grid)
{
    const auto bound = static_cast<float>(grid.levels() - 1);
    const float scale = bound / amax;
    double sum = 0;
    for (std::size_t k = 0; k < centres.size(); ++k) {
        const float code = std::clamp(std::nearbyint(centres[k] * scale), grid.isUnsigned ? 0.0F : -bound, bound);
        const double error = static_cast<double>(code / scale) - static_cast<double>(centres[k]);
        sum += counts[k] * error * error;
    }
    return sum / static_cast<double>(centres.size());
}

}  // namespace

void nvidiaObserve(GrowingHistogram& histogram, std::span<const float> batch, std::size_t bins)
{
    const auto max = static_cast<double>(kernels::active().absMax(batch.data(), batch.size()));
    if (histogram.empty())
        histogram = {0, max, std::vector<std::uint64_t>(bins, 0)};
    else if (max > histogram.high) {
        const auto wanted = static_cast<std::size_t>(std::ceil(max / histogram.width()));
        histogram.extend(0, wanted - std::min(wanted, histogram.counts.size()));
    }
    histogram.add(batch, true);
}

double nvidiaPercentile(const NvidiaCounts& histogram, double percent)
{
    return histogram.edges[firstBinReaching(histogram.counts, percent / 100)];
}

NvidiaMse nvidiaMse(const NvidiaCounts& histogram, const NvidiaGrid& grid)
{
    std::vector<float> centres;
    for (std::size_t k = 0; k < histogram.counts.size(); ++k)
        centres.push_back(static_cast<float>((histogram.edges[k] + histogram.edges[k + 1]) / 2));
    NvidiaMse found;
    double best = std::numeric_limits<double>::infinity();
    for (std::size_t k = grid.startBin; k < centres.size(); k += grid.stride) {
        const double error = meanSquaredError(histogram.counts, centres, centres[k], grid);
        found.errors.push_back(error);
        if (error < best) {
            best = error;
            found.amax = static_cast<double>(centres[k]);
        }
    }
    return found;
}

NvidiaEntropy nvidiaEntropy(const NvidiaCounts& histogram, const NvidiaGrid& grid)
{
    std::vector<double> counts = histogram.counts;
    counts[0] = counts[1];  // the spike of zeros must not drown the rest
    NvidiaEntropy found;
    double best = std::numeric_limits<double>::infinity();
    for (std::size_t kept = grid.startBin; kept <= counts.size(); kept += grid.stride) {
        const double divergence = divergenceAt(counts, kept, grid.levels());
        found.divergences.push_back(divergence);
        if (divergence <= best) {
            best = divergence;
            found.amax = histogram.edges[kept];
        }
    }
    return found;
}

}  // namespace bitloupe::reference
