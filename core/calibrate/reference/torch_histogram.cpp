// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/calibrate/reference/torch_histogram.h"

#include "core/calibrate/distribution.h"
#include "core/report/histogram.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace bitloupe::reference {

namespace {

constexpr double kUpsample = 128;

// Where the bins so far lie in the joint range, in parts of 1 / 128 of their width.
struct Merge {
    double start = 0;  // parts before the first
    double perBin = 1;  // parts in one bin of the joint range
    float min = 0, max = 0;  // the joint range
};

// _adjust_min_max, in float32 as there.
Merge mergeOf(const TorchHistogram& h, float low, float high)
{
    Merge merge;
    merge.min = std::min(h.min, low);
    const float max = std::max(h.max, high);
    const auto bins = static_cast<float>(h.counts.size());
    const float part = (h.max - h.min) / (bins * static_cast<float>(kUpsample));
    const float all = bins * part;
    merge.perBin = static_cast<double>(std::ceil((max - merge.min) / all));
    merge.start = static_cast<double>(std::nearbyint((h.min - merge.min) / part));
    merge.max = max + (static_cast<float>(merge.perBin) * all - (max - merge.min));
    return merge;
}

// The counts so far on the bins of the joint range, taken as even inside their bins.
std::vector<double> merged(const std::vector<double>& counts, const Merge& merge)
{
    std::vector<double> before{0};
    for (const double count : counts)
        before.push_back(before.back() + count);
    const auto upTo = [&](double parts) {
        const double inside = std::clamp(parts - merge.start, 0.0, kUpsample * static_cast<double>(counts.size()));
        const auto whole = static_cast<std::size_t>(inside / kUpsample);
        const double rest = inside - kUpsample * static_cast<double>(whole);
        return before[whole] + (rest > 0 ? counts[whole] * rest / kUpsample : 0);
    };
    std::vector<double> result;
    for (std::size_t k = 0; k < counts.size(); ++k)
        result.push_back(upTo(merge.perBin * static_cast<double>(k + 1)) - upTo(merge.perBin * static_cast<double>(k)));
    return result;
}

Result<std::vector<double>> countsOf(const Slice& batch, float min, float max, std::size_t bins, Progress& progress)
{
    const double margin = min == max ? 1.0 : 0.0;
    const double low = static_cast<double>(min) - margin, high = static_cast<double>(max) + margin;
    const auto known = batch.distributionIfKnown();
    const auto found = known != nullptr ? Result(known->histogram(low, high, bins)) : histogram(batch, low, high, bins, progress);
    if (!found)
        return found.error();
    return std::vector<double>(found->counts.begin(), found->counts.end());
}

// The quantile search over [first, last]; alpha and beta are the shares cut from below and above.
class QuantileSearch {
public:
    QuantileSearch(const TorchHistogram& histogram, std::size_t targetBins)
        : m_histogram(histogram)
        , m_model(histogram.counts, targetBins)
        , m_last(histogram.counts.size() - 1)
    {
        double sum = 0;
        for (const double count : histogram.counts)
            m_cumulative.push_back(sum += count);
    }

    TorchSearch run()
    {
        constexpr double kStep = 1e-5;
        TorchSearch search;
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
            const double error = m_model.error(first, last);
            search.tried.push_back(rangeOf(first, last));
            search.errors.push_back(error);
            if (error > best)
                break;
            best = error;
            m_first = first;
            m_last = last;
        }
        search.range = rangeOf(m_first, m_last);
        return search;
    }

private:
    Range rangeOf(std::size_t first, std::size_t last) const
    {
        const float width = (m_histogram.max - m_histogram.min) / static_cast<float>(m_histogram.counts.size());
        return {m_histogram.min + width * static_cast<float>(first), m_histogram.min + width * static_cast<float>(last + 1)};
    }
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
    TorchErrorModel m_model;
    std::size_t m_first = 0;
    std::size_t m_last;
    std::vector<double> m_cumulative;
};

}  // namespace

Result<void> torchObserve(TorchHistogram& histogram, const Slice& batch, float low, float high, std::size_t bins, Progress& progress)
{
    const bool isFirst = histogram.counts.empty() || histogram.min == histogram.max;
    const Merge merge = isFirst ? Merge{0, 1, low, high} : mergeOf(histogram, low, high);
    auto counts = countsOf(batch, merge.min, merge.max, bins, progress);
    if (!counts)
        return counts.error();
    if (!isFirst) {
        const bool sameRange = merge.min == histogram.min && merge.max == histogram.max;
        const std::vector<double> old = sameRange ? histogram.counts : merged(histogram.counts, merge);
        std::transform(counts->begin(), counts->end(), old.begin(), counts->begin(), std::plus<>());
    }
    histogram = {std::move(*counts), merge.min, merge.max};
    return {};
}

TorchErrorModel::TorchErrorModel(std::span<const double> counts, std::size_t targetBins)
    : m_counts(counts.begin(), counts.end())
    , m_parts(targetBins)
{
    for (std::size_t j = 0; j < counts.size(); ++j) {
        const auto place = static_cast<double>(j);
        m_count.push_back(m_count.back() + counts[j]);
        m_first.push_back(m_first.back() + counts[j] * place);
        m_second.push_back(m_second.back() + counts[j] * place * place);
    }
}

// Of bins [begin, end): over a bin with middle u away from the centre the integral is u^2 + 1 / 12.
double TorchErrorModel::wholeBins(std::size_t begin, std::size_t end, double centre) const
{
    if (begin >= end)
        return 0;
    const double shift = 0.5 - centre;
    const double count = m_count[end] - m_count[begin];
    return (m_second[end] - m_second[begin]) + 2 * shift * (m_first[end] - m_first[begin]) + (shift * shift + 1.0 / 12) * count;
}

double TorchErrorModel::part(std::size_t bin, double from, double to, double centre) const
{
    const double a = from - centre, b = to - centre;
    return m_counts[bin] * (b * b * b - a * a * a) / 3;
}

double TorchErrorModel::error(std::size_t first, std::size_t last) const
{
    const std::size_t bins = last - first + 1;
    const auto parts = static_cast<double>(m_parts);
    const auto edge = [&](std::size_t k) { return static_cast<double>(first) + static_cast<double>(k * bins) / parts; };
    double sum = wholeBins(0, first, (edge(0) + edge(1)) / 2);
    for (std::size_t k = 0; k < m_parts; ++k) {
        const double low = edge(k), high = edge(k + 1), centre = (low + high) / 2;
        const std::size_t begin = first + k * bins / m_parts, end = first + (k + 1) * bins / m_parts;  // bins of low and high
        if (begin == end) {
            sum += part(begin, low, high, centre);
            continue;
        }
        const bool cutBelow = k * bins % m_parts != 0, cutAbove = (k + 1) * bins % m_parts != 0;
        if (cutBelow)
            sum += part(begin, low, static_cast<double>(begin + 1), centre);
        sum += wholeBins(begin + (cutBelow ? 1 : 0), end, centre);
        if (cutAbove)
            sum += part(end, static_cast<double>(end), high, centre);
    }
    return sum + wholeBins(last + 1, m_counts.size(), (edge(m_parts - 1) + edge(m_parts)) / 2);
}

TorchSearch searchTorchHistogram(const TorchHistogram& histogram, std::size_t targetBins)
{
    return QuantileSearch(histogram, targetBins).run();
}

}  // namespace bitloupe::reference
