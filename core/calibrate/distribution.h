// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The finite weights of one slice, partitioned once so that every later question about the whole slice is exact and costs
// microseconds instead of a pass over the data.
//
//   values ─► bins in ascending order ─► members of a bin side by side ─► per bin: count, min, max, centre c,
//                                                                        sum (x - c), sum (x - c)^2
//
// A quantizer is monotone: when it maps the smallest and the largest member of a bin to one value y, it maps all members to
// y, and their squared error is sum (x-c)^2 + 2 (c-y) sum (x-c) + n (c-y)^2. Only the members of the few bins that straddle a
// decision boundary are looked at one by one. Sums about the bin's own centre keep all digits.
//
// Bins have equal width over the bulk of the weights; the first and the last one hold what lies outside of it, so that a
// few outliers do not make the other bins coarse. Where bins begin is nobody's business: every answer is exact.

#include "core/grid/grid.h"
#include "core/report/histogram.h"
#include "core/tensor/slice.h"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace bitloupe {

// Sums over the weights of a cell. Sums are about `centre`, which lies near the weights' mean.
struct CellSums {
    std::uint64_t count = 0;
    double centre = 0;
    double sum = 0;  // of x - centre
    double sumSquares = 0;  // of (x - centre)^2

    double mean() const { return count == 0 ? centre : centre + sum / static_cast<double>(count); }
    // Sum of (x - y)^2 over the cell.
    double squaredError(double y) const
    {
        const double d = centre - y;
        return sumSquares + 2 * d * sum + d * d * static_cast<double>(count);
    }
    void add(const CellSums& other)
    {
        const auto n = static_cast<double>(other.count);
        const double d = other.centre - centre;
        count += other.count;
        sum += other.sum + n * d;
        sumSquares += other.squaredError(centre);
    }
};

class Distribution {
public:
    static constexpr std::uint64_t kMinimumSize = 16384;  // smaller slices are cheaper to look at directly
    static constexpr std::size_t kBins = 65536;

    // Finite values of a slice in memory; others are left out. Same bytes for any number of threads.
    static std::shared_ptr<const Distribution> make(std::span<const float> values, Progress& progress);

    std::uint64_t count() const { return m_count; }  // finite weights
    float min() const { return m_min; }  // 0 where there is none
    float max() const { return m_max; }
    float absMax() const;

    // Sum over all weights of |x - roundTrip(x)|^power, power > 0. Exact up to double rounding for power 1 and 2; for other
    // powers bins far from their level use a second-order series (relative error below 1e-7).
    double error(const Grid& grid, BlockParams params, double power = 2) const;

    // Number of weights < x, or <= x.
    std::uint64_t countBelow(float x, bool inclusive = false) const;
    // The weight of the given rank in ascending order, rank < count(); and the same for |x|.
    float atRank(std::uint64_t rank) const;
    float magnitudeAtRank(std::uint64_t rank) const;
    // Linear interpolation at percent / 100 * (count - 1), as numpy.percentile; 0 where there is nothing.
    double quantile(double percent) const;
    double magnitudeQuantile(double percent) const;

    // Counts as bitloupe::histogram and bitloupe::magnitudeHistogram give them.
    Histogram histogram(double low, double high, std::size_t bins) const;
    Histogram magnitudeHistogram(double low, double high, std::size_t bins) const;
    Histogram magnitudeHistogram(double high, std::size_t bins) const { return magnitudeHistogram(0, high, bins); }

    // Sums over boundaries[k - 1] <= x < boundaries[k], with -inf and +inf beyond the ends: boundaries.size() + 1 cells.
    // Boundaries ascend. This is a Lloyd-Max step (cell means) or any codebook's error (CellSums::squaredError).
    std::vector<CellSums> cells(std::span<const float> boundaries) const;
    CellSums cell(float low, float high) const;  // low <= x < high

    // All finite weights, bin by bin; ascending between bins, not inside them.
    std::span<const float> members() const { return {m_members.get(), static_cast<std::size_t>(m_count)}; }

private:
    class Builder;

    Distribution() = default;
    // Where a grid's level changes: between ends[low] and ends[high].
    struct Change {
        std::size_t low = 0, high = 0;
        float levelOfLow = 0, levelOfHigh = 0;
    };

    std::size_t binCount() const { return m_low.size(); }
    std::uint64_t binSize(std::size_t bin) const { return m_first[bin + 1] - m_first[bin]; }
    std::span<const float> binMembers(std::size_t bin) const { return members().subspan(m_first[bin], binSize(bin)); }
    const CellSums& binSums(std::size_t bin) const { return m_tree[binCount() + bin]; }
    // The nodes that together hold bins [firstBin, lastBin), in an order that only these two decide.
    template <class Take>
    void forEachNode(std::size_t firstBin, std::size_t lastBin, const Take& take) const
    {
        std::size_t first = firstBin + binCount();
        std::size_t last = lastBin + binCount();
        for (; first < last; first /= 2, last /= 2) {
            if (first % 2 != 0)
                take(m_tree[first++]);
            if (last % 2 != 0)
                take(m_tree[--last]);
        }
    }
    void sumUp(std::span<const CellSums> sumsOfBins);
    double squaredError(const Grid& grid, BlockParams params) const;
    double squaredErrorOfAll(const Grid& grid, BlockParams params) const;
    double squaredError(std::size_t firstBin, std::size_t lastBin, double y) const;
    std::vector<Change> changes(const Grid& grid, BlockParams params) const;
    double errorBinByBin(const Grid& grid, BlockParams params, double power) const;
    double binError(std::size_t bin, double y, double power) const;
    Histogram count(double low, double high, std::size_t bins, bool magnitude) const;
    CellSums wholeBins(std::size_t firstBin, std::size_t lastBin) const;
    double partCentre(std::size_t firstBin, std::size_t lastBin, float low, float high) const;
    void addPart(CellSums& sums, std::size_t bin, float low, float high) const;

    float m_min = 0;
    float m_max = 0;
    std::uint64_t m_count = 0;
    std::shared_ptr<float[]> m_members;
    // Non-empty bins in ascending order.
    std::vector<float> m_low, m_high;  // smallest and largest member of each bin
    std::vector<float> m_ends;  // the same by turns: low, high, low, high ...
    std::vector<std::uint64_t> m_first;  // of each bin's members; one more entry ends them
    std::vector<CellSums> m_tree;  // node i holds nodes 2 i and 2 i + 1; bins begin at binCount(); 0 is unused
};

}  // namespace bitloupe
