// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/divergence.h"

#include <cassert>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>

namespace bitloupe {

namespace {

// Divided by their sum; empty where that is 0.
std::vector<double> normalized(std::span<const double> weights)
{
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    if (!(sum > 0))
        return {};
    std::vector<double> shares(weights.begin(), weights.end());
    for (double& share : shares)
        share /= sum;
    return shares;
}

double termOf(double p, double q)
{
    if (p == 0)
        return 0;
    return q == 0 ? std::numeric_limits<double>::infinity() : p * std::log(p / q);
}

double klOfShares(std::span<const double> p, std::span<const double> q)
{
    double sum = 0;
    for (std::size_t i = 0; i < p.size(); ++i)
        sum += termOf(p[i], q[i]);
    return sum;
}

std::vector<double> smoothedShares(std::span<const std::uint64_t> counts)
{
    constexpr double kEpsilon = 1e-12;
    std::vector<double> shares = normalized(std::vector<double>(counts.begin(), counts.end()));
    for (double& share : shares)
        share += kEpsilon;
    return shares;
}

}  // namespace

double klDivergence(std::span<const double> p, std::span<const double> q)
{
    assert(p.size() == q.size());
    const std::vector<double> shareP = normalized(p), shareQ = normalized(q);
    return shareP.empty() || shareQ.empty() ? 0 : klOfShares(shareP, shareQ);
}

double smoothedKlDivergence(std::span<const std::uint64_t> p, std::span<const std::uint64_t> q)
{
    assert(p.size() == q.size());
    const std::vector<double> shareP = smoothedShares(p), shareQ = smoothedShares(q);
    return shareP.empty() || shareQ.empty() ? 0 : klOfShares(shareP, shareQ);
}

double entropy(std::span<const double> p)
{
    double sum = 0;
    for (const double share : normalized(p))
        sum -= share == 0 ? 0 : share * std::log(share);
    return sum;
}

double jensenShannon(std::span<const double> p, std::span<const double> q)
{
    assert(p.size() == q.size());
    const std::vector<double> shareP = normalized(p), shareQ = normalized(q);
    if (shareP.empty() || shareQ.empty())
        return 0;
    std::vector<double> middle(shareP);
    for (std::size_t i = 0; i < middle.size(); ++i)
        middle[i] = (middle[i] + shareQ[i]) / 2;
    return (klOfShares(shareP, middle) + klOfShares(shareQ, middle)) / 2;
}

double entropyBits(std::span<const std::uint64_t> counts)
{
    return entropy(std::vector<double>(counts.begin(), counts.end())) / std::numbers::ln2;
}

}  // namespace bitloupe
