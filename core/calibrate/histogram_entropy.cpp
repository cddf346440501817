// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/calibrate/histogram_entropy.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <limits>

namespace bitloupe {

namespace {

// ln k of whole numbers: looked up below 65536, where histograms of single channels live.
double logOf(std::uint64_t k)
{
    static const std::vector<double> table = [] {
        std::vector<double> logs(65536, 0.0);
        for (std::size_t i = 1; i < logs.size(); ++i)
            logs[i] = std::log(static_cast<double>(i));
        return logs;
    }();
    return k < table.size() ? table[static_cast<std::size_t>(k)] : std::log(static_cast<double>(k));
}

double timesLog(std::uint64_t k) { return k == 0 ? 0.0 : static_cast<double>(k) * logOf(k); }

// Prefix sums over bins [0, j).
class Prefixes {
public:
    explicit Prefixes(std::span<const std::uint64_t> counts)
        : m_counts(counts.begin(), counts.end())
        , m_sum(counts.size() + 1, 0)
        , m_filled(counts.size() + 1, 0)
        , m_timesLog(counts.size() + 1, 0)
    {
        m_counts[0] = m_counts[1];  // the spike of zeros must not drown the rest
        for (std::size_t j = 0; j < m_counts.size(); ++j) {
            m_sum[j + 1] = m_sum[j] + m_counts[j];
            m_filled[j + 1] = m_filled[j] + (m_counts[j] > 0 ? 1U : 0U);
            m_timesLog[j + 1] = m_timesLog[j] + timesLog(m_counts[j]);
        }
    }

    // D = (sum P ln P - sum P ln Q) / total - ln total + ln kept, with P and Q in counts.
    double divergence(std::size_t i, std::size_t levels) const
    {
        const std::uint64_t total = m_sum.back();
        const std::uint64_t kept = m_sum[i];
        const std::uint64_t beyond = total - kept;
        const std::uint64_t last = m_counts[i - 1];
        if (total == 0 || (last == 0 && beyond > 0))
            return std::numeric_limits<double>::infinity();
        const double pLogP = m_timesLog[i - 1] + timesLog(last + beyond);
        return (pLogP - crossTerm(i, levels, beyond)) / static_cast<double>(total) - logOf(total) + logOf(kept);
    }

private:
    // Sum over levels of their weight ln(their mean); what lies beyond has the mean of the last level.
    double crossTerm(std::size_t i, std::size_t levels, std::uint64_t beyond) const
    {
        double sum = 0;
        double lastLog = 0;
        std::size_t begin = 0;
        for (std::size_t level = 0; level < levels && begin < i; ++level) {
            const std::size_t end = std::min(i, ((level + 1) * i + levels - 1) / levels);  // first j with floor(j levels / i) > level
            const std::uint64_t mass = m_sum[end] - m_sum[begin];
            if (mass > 0) {
                lastLog = logOf(mass) - logOf(m_filled[end] - m_filled[begin]);
                sum += static_cast<double>(mass) * lastLog;
            }
            begin = end;
        }
        return sum + static_cast<double>(beyond) * lastLog;
    }

    std::vector<std::uint64_t> m_counts, m_sum, m_filled;
    std::vector<double> m_timesLog;
};

}  // namespace

EntropySearch searchEntropy(std::span<const std::uint64_t> counts, std::size_t levels, std::size_t start, std::size_t stride)
{
    assert(counts.size() >= 2 && start >= 1 && start <= counts.size() && stride >= 1);
    const Prefixes prefixes(counts);
    EntropySearch found;
    found.best = counts.size();
    found.bestDivergence = std::numeric_limits<double>::infinity();
    for (std::size_t i = start; i <= counts.size(); i += stride) {
        const double d = prefixes.divergence(i, levels);
        found.divergence.push_back(d);
        if (d <= found.bestDivergence) {
            found.best = i;
            found.bestDivergence = d;
        }
    }
    return found;
}

}  // namespace bitloupe
