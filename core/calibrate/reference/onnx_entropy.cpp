// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// get_entropy_threshold of ONNX Runtime's calibrate.py (reference/methods.md 6.2). For each candidate slice of the histogram:
//
//   P   the slice, everything outside added to its ends
//   Q   its bins merged into quantizedBins segments; trunc(a segment's sum / its bins that are not empty in P) at every
//       position of the segment, 0 behind the last full one
//   both smoothed: zeros become eps = 1e-4, what that adds is taken from the others in equal parts d = eps * zeros / others
//
// With p - d for a filled bin of P and eps for an empty one, KL(P || Q) = (sum P ln P - sum P ln Q) / total - ln total + ln sum Q.
// ln Q is the same all over a segment, so the second sum is one step a segment. The first is a sum over bins that differs from
// one candidate to the next only through d, which is small against p >= 1:
//
//   (p - d) ln(p - d) = p ln p - d (ln p + 1) + sum over k >= 2 of d^k / (k (k - 1) p^(k-1))
//
// whose terms are differences of sums over the bins before. Where d is not small there are few filled bins, one by one then.

#include "core/calibrate/reference/onnxruntime.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <limits>

namespace bitloupe::reference {

namespace {

constexpr double kEps = 1e-4;
constexpr std::size_t kTerms = 6;  // k = 2 … 7: the rest is below d^8 / 56
constexpr double kLargestShift = 0.02;  // d up to which the series is taken: 5e-16

double timesLog(double p) { return p * std::log(p); }

// Sums over the bins before each one.
struct Before {
    std::vector<double> count{0}, timesLog{0}, log{0};
    std::vector<std::uint64_t> filled{0};
    std::array<std::vector<double>, kTerms> powers;  // of 1 / p^(k-1)

    explicit Before(std::span<const double> counts)
    {
        for (auto& power : powers)
            power.push_back(0);
        for (const double p : counts)
            add(p);
    }
    void add(double p)
    {
        count.push_back(count.back() + p);
        filled.push_back(filled.back() + (p > 0 ? 1 : 0));
        timesLog.push_back(timesLog.back() + (p > 0 ? reference::timesLog(p) : 0));
        log.push_back(log.back() + (p > 0 ? std::log(p) + 1 : 0));
        double inverse = p > 0 ? 1 / p : 0;
        for (auto& power : powers) {
            power.push_back(power.back() + inverse);
            inverse = p > 0 ? inverse / p : 0;
        }
    }
};

class Search {
public:
    Search(const OrtCounts& histogram, std::size_t quantizedBins)
        : m_counts(histogram.counts)
        , m_segments(quantizedBins)
        , m_before(m_counts)
        , m_values(quantizedBins)
    {
        for (std::size_t k = 0; k < m_counts.size(); ++k)
            if (m_counts[k] > 0)
                m_filled.push_back(k);
    }

    // KL of keeping bins [begin, end), of which there are at least as many as segments.
    double divergence(std::size_t begin, std::size_t end)
    {
        m_begin = begin;
        m_end = end;
        m_first = m_before.count[begin] + m_counts[begin];
        m_last = m_before.count.back() - m_before.count[end] + m_counts[end - 1];
        m_merged = (end - begin) / m_segments;
        const std::uint64_t inside = m_before.filled[end - 1] - m_before.filled[begin + 1];
        const double filled = static_cast<double>(inside) + (m_first > 0 ? 1 : 0) + (m_last > 0 ? 1 : 0);
        const double total = m_before.count.back();
        if (filled == 0)
            return std::numeric_limits<double>::infinity();
        const double size = static_cast<double>(end - begin);
        m_shift = kEps * (size - filled) / filled;
        const double cross = crossTerm(size);
        const double entropy = filledTerm() + (size - filled) * kEps * std::log(kEps);
        const double result = (entropy - cross) / total - std::log(total) + std::log(m_quantized);
        return std::isfinite(result) ? result : std::numeric_limits<double>::infinity();
    }

private:
    double shifted(double p) const { return p > 0 ? reference::timesLog(p - m_shift) : 0; }

    // Sum of (p - d) ln(p - d) over the filled bins of P.
    double filledTerm() const
    {
        const double ends = shifted(m_first) + shifted(m_last);
        const std::size_t from = m_begin + 1, to = m_end - 1;
        if (m_shift > kLargestShift) {
            double sum = ends;
            for (auto k = std::lower_bound(m_filled.begin(), m_filled.end(), from); k != m_filled.end() && *k < to; ++k)
                sum += shifted(m_counts[*k]);
            return sum;
        }
        double sum = m_before.timesLog[to] - m_before.timesLog[from] - m_shift * (m_before.log[to] - m_before.log[from]);
        double power = m_shift;
        for (std::size_t i = 0; i < kTerms; ++i) {
            power *= m_shift;
            const auto k = static_cast<double>(i + 2);
            sum += power / (k * (k - 1)) * (m_before.powers[i][to] - m_before.powers[i][from]);
        }
        return sum + ends;
    }

    // Sum and number of filled bins of P in bins [from, to) of the histogram.
    std::pair<double, double> massOf(std::size_t from, std::size_t to) const
    {
        double mass = m_before.count[to] - m_before.count[from];
        double filled = static_cast<double>(m_before.filled[to] - m_before.filled[from]);
        if (from == m_begin && m_first > m_counts[m_begin]) {
            mass += m_first - m_counts[m_begin];
            filled += m_counts[m_begin] > 0 ? 0 : 1;
        }
        if (to == m_end && m_last > m_counts[m_end - 1]) {
            mass += m_last - m_counts[m_end - 1];
            filled += m_counts[m_end - 1] > 0 ? 0 : 1;
        }
        return {mass, filled};
    }

    double smoothed(double mass, double filled, double size) const { return mass - filled * m_shift + (size - filled) * kEps; }

    // Sum of P ln Q over all bins; sets the sum of Q.
    double crossTerm(double size)
    {
        const auto merged = static_cast<double>(m_merged);
        const std::size_t tail = m_begin + m_segments * m_merged;  // behind the last full segment
        double zeros = static_cast<double>(m_end - tail);
        m_quantized = 0;
        for (std::size_t k = 0; k < m_segments; ++k) {
            const std::size_t from = m_begin + k * m_merged, to = from + m_merged;
            const double last = k + 1 == m_segments ? m_before.count[m_end] - m_before.count[tail] : 0;
            const double filled = massOf(from, to).second;
            m_values[k] = filled > 0 ? std::trunc((m_before.count[to] - m_before.count[from] + last) / filled) : 0;
            zeros += m_values[k] == 0 ? merged : 0;
            m_quantized += m_values[k] * merged;
        }
        if (zeros == size) {
            m_quantized = 0;
            return 0;  // and ln 0 is infinite
        }
        const double shift = kEps * zeros / (size - zeros);
        const auto [tailMass, tailFilled] = tail < m_end ? massOf(tail, m_end) : std::pair(0.0, 0.0);
        double sum = smoothed(tailMass, tailFilled, static_cast<double>(m_end - tail)) * std::log(kEps);
        for (std::size_t k = 0; k < m_segments; ++k) {
            const std::size_t from = m_begin + k * m_merged;
            const auto [mass, filled] = massOf(from, from + m_merged);
            sum += smoothed(mass, filled, merged) * std::log(m_values[k] > 0 ? m_values[k] - shift : kEps);
        }
        return sum;
    }

    std::span<const double> m_counts;
    std::size_t m_segments;
    Before m_before;
    std::vector<double> m_values;  // of Q, by segment
    std::vector<std::size_t> m_filled;  // bins that are not empty
    // The candidate at hand.
    std::size_t m_begin = 0, m_end = 0, m_merged = 0;
    double m_first = 0, m_last = 0;  // P at its ends
    double m_shift = 0;  // d of P
    double m_quantized = 0;  // sum of Q
};

}  // namespace

OrtEntropy ortEntropy(const OrtCounts& histogram, std::size_t quantizedBins)
{
    const std::size_t bins = histogram.counts.size();
    assert(quantizedBins >= 2 && quantizedBins <= bins);
    const std::size_t zero = bins / 2;
    Search search(histogram, quantizedBins);
    OrtEntropy found;
    std::size_t bestBegin = 0, bestEnd = bins;
    for (std::size_t i = quantizedBins / 2; i <= zero; ++i) {
        const std::size_t begin = zero - i;
        const std::size_t end = std::min(zero + i + 1, bins);
        found.divergences.push_back(search.divergence(begin, end));
        found.highs.push_back(histogram.edges[end]);
        if (found.divergences.size() == 1 || found.divergences.back() < found.divergences[found.best]) {
            found.best = found.divergences.size() - 1;
            bestBegin = begin;
            bestEnd = end;
        }
    }
    found.threshold = {std::max(histogram.edges[bestBegin], histogram.min), std::min(histogram.edges[bestEnd], histogram.max)};
    return found;
}

}  // namespace bitloupe::reference
