// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The references' searches as their own code goes about them: every bin of every candidate. Slow, and what the fast ones in
// core/calibrate are held against.

#include "core/calibrate/reference/nvidia_histogram.h"
#include "core/calibrate/reference/onnxruntime.h"
#include "core/calibrate/reference/torch_histogram.h"
#include "core/report/divergence.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace bitloupe::test {

inline double sumOf(std::span<const double> values) { return std::accumulate(values.begin(), values.end(), 0.0); }

// NVIDIA: P clipped to the first `kept` bins, Q its bins merged into levels and spread again.
inline double nvidiaDivergence(std::span<const double> counts, std::size_t kept, std::size_t levels)
{
    std::vector<double> p(counts.begin(), counts.begin() + static_cast<std::ptrdiff_t>(kept));
    std::vector<double> q(kept, 0.0);
    std::vector<double> sums(levels, 0.0), filled(levels, 0.0);
    for (std::size_t j = 0; j < kept; ++j) {
        sums[j * levels / kept] += p[j];
        filled[j * levels / kept] += p[j] > 0 ? 1 : 0;
    }
    for (std::size_t j = 0; j < kept; ++j)
        if (p[j] > 0)
            q[j] = sums[j * levels / kept] / filled[j * levels / kept];
    p.back() += sumOf(counts.subspan(kept));
    if (p.back() > 0 && q.back() == 0)  // weights beyond, but none in the last bin kept: also where nothing is kept at all
        return std::numeric_limits<double>::infinity();
    return klDivergence(p, q);
}

inline std::vector<double> nvidiaDivergences(std::vector<double> counts, std::size_t levels, std::size_t start, std::size_t stride = 1)
{
    counts[0] = counts[1];
    std::vector<double> all;
    for (std::size_t kept = start; kept <= counts.size(); kept += stride)
        all.push_back(nvidiaDivergence(counts, kept, levels));
    return all;
}

// NVIDIA: mean over bins of counts * (quantized centre - centre)^2.
inline double nvidiaError(const reference::NvidiaCounts& histogram, float amax, std::size_t levels)
{
    const auto bound = static_cast<float>(levels - 1);
    const float scale = bound / amax;
    double sum = 0;
    for (std::size_t k = 0; k < histogram.counts.size(); ++k) {
        const auto centre = static_cast<float>((histogram.edges[k] + histogram.edges[k + 1]) / 2);
        const float code = std::clamp(std::nearbyint(centre * scale), 0.0F, bound);
        const double error = static_cast<double>(code / scale) - static_cast<double>(centre);
        sum += histogram.counts[k] * error * error;
    }
    return sum / static_cast<double>(histogram.counts.size());
}

// ONNX Runtime: zeros become 1e-4; what that adds is taken from the others. False where all are zero.
inline bool smooth(std::vector<double>& values)
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

inline std::vector<double> ortQuantized(std::span<const double> slice, std::span<const double> p, std::size_t quantizedBins)
{
    const std::size_t merged = slice.size() / quantizedBins;
    std::vector<double> q(slice.size(), 0.0);
    for (std::size_t k = 0; k < quantizedBins; ++k) {
        double sum = sumOf(slice.subspan(k * merged, merged));
        if (k + 1 == quantizedBins)
            sum += sumOf(slice.subspan(quantizedBins * merged));
        const auto segment = p.subspan(k * merged, merged);
        const auto filled = static_cast<double>(merged) - static_cast<double>(std::count(segment.begin(), segment.end(), 0.0));
        if (filled > 0)
            std::fill_n(q.begin() + static_cast<std::ptrdiff_t>(k * merged), merged, std::trunc(sum / filled));
    }
    return q;
}

inline std::vector<double> ortDivergences(std::span<const double> counts, std::size_t quantizedBins)
{
    std::vector<double> all;
    const std::size_t zero = counts.size() / 2;
    for (std::size_t i = quantizedBins / 2; i <= zero; ++i) {
        const std::size_t begin = zero - i, end = std::min(zero + i + 1, counts.size());
        const auto slice = counts.subspan(begin, end - begin);
        std::vector<double> p(slice.begin(), slice.end());
        p.front() += sumOf(counts.first(begin));
        p.back() += sumOf(counts.subspan(end));
        std::vector<double> q = ortQuantized(slice, p, quantizedBins);
        all.push_back(smooth(p) && smooth(q) ? klDivergence(p, q) : std::numeric_limits<double>::infinity());
    }
    return all;
}

// PyTorch: the error model, bin by bin, in squared bins.
inline double torchError(std::span<const double> counts, std::size_t first, std::size_t last, std::size_t targetBins)
{
    const auto squares = [](double a, double b) { return (b * b * b - a * a * a) / 3; };
    const double target = static_cast<double>(last - first + 1) / static_cast<double>(targetBins);
    const double lastTarget = static_cast<double>(targetBins - 1);
    double sum = 0;
    for (std::size_t j = 0; j < counts.size(); ++j) {
        const double begin = static_cast<double>(j) - static_cast<double>(first);
        const double a = std::clamp(std::floor(begin / target), 0.0, lastTarget);
        const double b = std::clamp(std::floor((begin + 1) / target), 0.0, lastTarget);
        const double inside = squares(begin - (a + 0.5) * target, target / 2) + (b - a - 1) * squares(-target / 2, target / 2)
            + squares(-target / 2, begin + 1 - (b + 0.5) * target);
        sum += counts[j] * inside;
    }
    return sum;
}

}  // namespace bitloupe::test
