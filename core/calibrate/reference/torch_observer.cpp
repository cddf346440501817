// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/calibrate/reference/torch_observer.h"

#include "kernels/kernels.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace bitloupe::reference {

namespace {

// Integral of t^2 from a to b.
double squares(double a, double b) { return (b * b * b - a * a * a) / 3; }

double widthOf(const TorchHistogram& h)
{
    return (static_cast<double>(h.max) - static_cast<double>(h.min)) / static_cast<double>(h.counts.size());
}

// The quantile search over [first, last]; alpha and beta are the shares cut from below and above.
class QuantileSearch {
public:
    QuantileSearch(const TorchHistogram& histogram, std::size_t targetBins)
        : m_histogram(histogram)
        , m_targetBins(targetBins)
        , m_last(histogram.counts.size() - 1)
    {
        double sum = 0;
        for (const double count : histogram.counts)
            m_cumulative.push_back(sum += count);
    }

    void run()
    {
        constexpr double kStep = 1e-5;
        double alpha = 0, beta = 1;
        double best = std::numeric_limits<double>::infinity();
        while (alpha < beta) {
            const double nextAlpha = alpha + kStep, nextBeta = beta - kStep;
            const std::size_t left = fromLeft(nextAlpha), right = fromRight(nextBeta);
            const bool cutLeft = left - m_first > m_last - right;
            (cutLeft ? alpha : beta) = cutLeft ? nextAlpha : nextBeta;
            const std::size_t first = cutLeft ? left : m_first;
            const std::size_t last = cutLeft ? m_last : right;
            if (first == m_first && last == m_last)
                continue;
            const double error = torchHistogramError(m_histogram, first, last, m_targetBins);
            if (error > best)
                break;
            best = error;
            m_first = first;
            m_last = last;
        }
    }

    std::size_t first() const { return m_first; }
    std::size_t last() const { return m_last; }

private:
    std::size_t fromLeft(double share) const
    {
        std::size_t left = m_first;
        while (left < m_last && m_cumulative[left] < share * m_cumulative.back())
            ++left;
        return left;
    }
    std::size_t fromRight(double share) const
    {
        std::size_t right = m_last;
        while (right > m_first && m_cumulative[right] > share * m_cumulative.back())
            --right;
        return right;
    }

    const TorchHistogram& m_histogram;
    std::size_t m_targetBins;
    std::size_t m_first = 0;
    std::size_t m_last;
    std::vector<double> m_cumulative;
};

}  // namespace

BlockParams torchParams(float low, float high, const TorchScheme& scheme)
{
    const float lo = std::min(low, 0.0F);
    const float hi = std::max(high, 0.0F);
    if (scheme.symmetric)
        return {std::max(std::max(-lo, hi) / scheme.symmetricDivisor, scheme.eps), scheme.symmetricZero};
    const float scale = std::max((hi - lo) / static_cast<float>(scheme.qmax - scheme.qmin), scheme.eps);
    const double zero = static_cast<double>(scheme.qmin) - static_cast<double>(std::nearbyint(lo / scale));
    return {scale, static_cast<std::int32_t>(std::clamp(zero, static_cast<double>(scheme.qmin), static_cast<double>(scheme.qmax)))};
}

void TorchRunningRange::observe(float batchMin, float batchMax)
{
    if (m_empty) {
        m_low = batchMin;
        m_high = batchMax;
    } else if (m_constant) {
        m_low = m_low + *m_constant * (batchMin - m_low);
        m_high = m_high + *m_constant * (batchMax - m_high);
    } else {
        m_low = std::min(m_low, batchMin);
        m_high = std::max(m_high, batchMax);
    }
    m_empty = false;
}

std::vector<std::uint64_t> torchHistogram(std::span<const float> values, float min, float max, std::size_t bins)
{
    const double margin = min == max ? 1.0 : 0.0;
    std::vector<std::uint64_t> counts(bins, 0);
    kernels::active().histogram(values.data(), values.size(), static_cast<double>(min) - margin, static_cast<double>(max) + margin, bins,
                                false, counts.data());
    return counts;
}

double torchHistogramError(const TorchHistogram& histogram, std::size_t first, std::size_t last, std::size_t targetBins)
{
    const double width = widthOf(histogram);
    const double target = width * static_cast<double>(last - first + 1) / static_cast<double>(targetBins);
    if (target == 0)
        return 0;
    const double lastTarget = static_cast<double>(targetBins - 1);
    double sum = 0;
    for (std::size_t j = 0; j < histogram.counts.size(); ++j) {
        if (histogram.counts[j] == 0)
            continue;
        const double begin = (static_cast<double>(j) - static_cast<double>(first)) * width;
        const double end = begin + width;
        const double a = std::clamp(std::floor(begin / target), 0.0, lastTarget);
        const double b = std::clamp(std::floor(end / target), 0.0, lastTarget);
        const double inside = squares(begin - (a + 0.5) * target, target / 2) + (b - a - 1) * squares(-target / 2, target / 2)
            + squares(-target / 2, end - (b + 0.5) * target);
        sum += histogram.counts[j] / width * inside;
    }
    return sum;
}

Range torchHistogramRange(const TorchHistogram& histogram, std::size_t targetBins)
{
    QuantileSearch search(histogram, targetBins);
    search.run();
    const auto bins = static_cast<float>(histogram.counts.size());
    const float width = (histogram.max - histogram.min) / bins;
    return {histogram.min + width * static_cast<float>(search.first()), histogram.min + width * static_cast<float>(search.last() + 1)};
}

}  // namespace bitloupe::reference
