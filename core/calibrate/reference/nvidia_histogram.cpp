// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/calibrate/reference/nvidia_histogram.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace bitloupe::reference {

namespace {

// Sums over the bins before each one, of counts, counts * c and counts * c^2.
struct BinSums {
    std::vector<double> count{0}, first{0}, second{0};

    void add(double n, double c)
    {
        count.push_back(count.back() + n);
        first.push_back(first.back() + n * c);
        second.push_back(second.back() + n * c * c);
    }
    // Sum of counts * (y - c)^2 over bins [begin, end).
    double error(std::size_t begin, std::size_t end, double y) const
    {
        const double n = count[end] - count[begin];
        return (second[end] - second[begin]) - 2 * y * (first[end] - first[begin]) + y * y * n;
    }
};

// The error of one candidate. Codes ascend with the bins, so a code's bins are neighbours.
class MseSearch {
public:
    MseSearch(const NvidiaCounts& histogram, std::size_t levels)
        : m_bound(static_cast<float>(levels - 1))
    {
        for (std::size_t k = 0; k < histogram.counts.size(); ++k) {
            m_centres.push_back(static_cast<float>((histogram.edges[k] + histogram.edges[k + 1]) / 2));
            if (histogram.counts[k] == 0)
                continue;
            m_points.push_back(m_centres.back());
            m_counts.push_back(histogram.counts[k]);
            m_sums.add(m_counts.back(), static_cast<double>(m_points.back()));
        }
    }
    const std::vector<float>& centres() const { return m_centres; }

    // No more than error(amax) is: what the points beyond it cost, less what sums may be off by.
    double leastError(float amax) const
    {
        constexpr double kRounding = 1e-9;
        const auto first = std::upper_bound(m_points.begin(), m_points.end(), amax);
        const auto end = static_cast<double>(m_bound / (m_bound / amax));
        const double beyond = m_sums.error(static_cast<std::size_t>(first - m_points.begin()), m_points.size(), end);
        return (beyond - kRounding * m_sums.second.back()) / static_cast<double>(m_centres.size());
    }

    double error(float amax)
    {
        m_scale = m_bound / amax;
        const bool fewLevels = 4 * static_cast<double>(m_bound) < static_cast<double>(m_points.size());
        return (fewLevels ? byLevel() : byPoint()) / static_cast<double>(m_centres.size());
    }

private:
    // rne by the sum that leaves no place for fractions: the bound is below 2^17.
    float code(float c) const
    {
        constexpr float kNoFraction = 12582912.0F;  // 1.5 * 2^23
        return (std::min(c * m_scale, m_bound) + kNoFraction) - kNoFraction;
    }

    double byPoint() const
    {
        double sum = 0;
        for (std::size_t j = 0; j < m_points.size(); ++j) {
            const double e = static_cast<double>(code(m_points[j]) / m_scale) - static_cast<double>(m_points[j]);
            sum += m_counts[j] * e * e;
        }
        return sum;
    }

    double byLevel()
    {
        m_ends.resize(static_cast<std::size_t>(m_bound), 0);
        double sum = 0;
        std::size_t begin = 0;
        for (std::size_t level = 0; level < m_ends.size() && begin < m_points.size(); ++level) {
            const auto code = static_cast<float>(level);
            m_ends[level] = firstAbove(code, std::max(m_ends[level], begin), begin);
            sum += m_sums.error(begin, m_ends[level], static_cast<double>(code / m_scale));
            begin = m_ends[level];
        }
        return sum + m_sums.error(begin, m_points.size(), static_cast<double>(m_bound / m_scale));
    }

    // First point from `begin` on whose code is beyond `level`; `guess` is where it was for the last candidate, whose codes
    // were hardly others.
    std::size_t firstAbove(float level, std::size_t guess, std::size_t begin) const
    {
        std::size_t end = guess;
        while (end > begin && code(m_points[end - 1]) > level)
            --end;
        while (end < m_points.size() && code(m_points[end]) <= level)
            ++end;
        return end;
    }

    float m_bound;
    float m_scale = 1;
    std::vector<float> m_centres, m_points;  // of all bins, and of those with something in them
    std::vector<double> m_counts;
    std::vector<std::size_t> m_ends;  // of each code's points, for the last candidate
    BinSums m_sums;
};

}  // namespace

Result<void> nvidiaObserve(GrowingHistogram& histogram, const Slice& batch, double reach, std::size_t bins, Progress& progress)
{
    if (histogram.empty()) {
        histogram = {0, reach, std::vector<std::uint64_t>(bins, 0)};
    } else if (reach > 0 && histogram.high == 0) {
        const std::uint64_t zeros = histogram.counts.back();
        histogram = {0, reach, std::vector<std::uint64_t>(bins, 0)};
        histogram.counts.front() = zeros;
    } else if (reach > histogram.high) {
        const double wanted = std::ceil(reach / histogram.width());
        const double more = wanted - std::min(wanted, static_cast<double>(histogram.counts.size()));
        if (auto grown = histogram.extend(0, more); !grown)
            return grown;
    }
    return histogram.add(batch, true, progress);
}

double nvidiaPercentile(const NvidiaCounts& histogram, double percent)
{
    return histogram.edges[firstBinReaching(histogram.counts, percent / 100)];
}

NvidiaMse nvidiaMse(const NvidiaCounts& histogram, const NvidiaGrid& grid)
{
    MseSearch search(histogram, grid.levels());
    NvidiaMse found;
    double best = std::numeric_limits<double>::infinity();
    for (std::size_t k = grid.startBin; k < search.centres().size(); k += grid.stride) {
        const float amax = search.centres()[k];
        found.amaxes.push_back(static_cast<double>(amax));
        found.errors.push_back(search.error(amax));
        if (found.errors.back() < best) {
            best = found.errors.back();
            found.best = found.errors.size() - 1;
        }
    }
    return found;
}

NvidiaMse nvidiaBestMse(const NvidiaCounts& histogram, const NvidiaGrid& grid)
{
    MseSearch search(histogram, grid.levels());
    const std::size_t bins = search.centres().size();
    NvidiaMse found{{0}, {std::numeric_limits<double>::infinity()}, 0};
    // From the last one down, so that the first of equal ones is the one that stays.
    const std::size_t last = grid.startBin < bins ? (bins - 1 - grid.startBin) / grid.stride * grid.stride + grid.startBin : 0;
    for (std::size_t k = last + grid.stride; grid.startBin < bins && k > grid.startBin;) {
        k -= grid.stride;
        const float amax = search.centres()[k];
        if (search.leastError(amax) > found.errors[0])
            continue;
        const double error = search.error(amax);
        if (error <= found.errors[0])
            found = {{static_cast<double>(amax)}, {error}, 0};
    }
    return found;
}

NvidiaEntropy nvidiaEntropy(const NvidiaCounts& histogram, const NvidiaGrid& grid)
{
    const std::vector<std::uint64_t> counts(histogram.counts.begin(), histogram.counts.end());
    const EntropySearch search = searchEntropy(counts, grid.levels(), grid.startBin, grid.stride);
    NvidiaEntropy found{{}, search.divergence, 0};
    for (std::size_t i = 0; i < search.divergence.size(); ++i) {
        found.amaxes.push_back(histogram.edges[grid.startBin + i * grid.stride]);
        if (search.divergence[i] <= search.divergence[found.best])
            found.best = i;
    }
    return found;
}

}  // namespace bitloupe::reference
