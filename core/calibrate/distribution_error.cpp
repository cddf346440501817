// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// What a grid costs. For squared errors on grids of few levels the places where the level changes are found by bisection over
// the bins' ends, all of them at once; bins between two places are looked up in the tree, a bin that has one inside is looked
// at weight by weight.

#include "core/calibrate/distribution.h"

#include "kernels/kernels.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace bitloupe {

namespace {

constexpr int kFewBits = 10;  // with more levels than bins every bin is looked at anyway

double raise(double magnitude, double power)
{
    if (power == 2)
        return magnitude * magnitude;
    return power == 1 ? magnitude : std::pow(magnitude, power);
}

double directError(std::span<const float> x, std::span<const float> y, double power)
{
    double sum = 0;
    for (std::size_t i = 0; i < x.size(); ++i)
        sum += raise(std::fabs(static_cast<double>(x[i]) - static_cast<double>(y[i])), power);
    return sum;
}

}  // namespace

double Distribution::error(const Grid& grid, BlockParams params, double power) const
{
    if (m_count == 0)
        return 0;
    if (power != 2)
        return errorBinByBin(grid, params, power);
    return grid.bits() <= kFewBits ? squaredError(grid, params) : squaredErrorOfAll(grid, params);
}

// Weight by weight: there are more levels than bins.
double Distribution::squaredErrorOfAll(const Grid& grid, BlockParams params) const
{
    constexpr std::size_t kRun = 4096;  // weights and their levels lie in the first-level cache
    std::array<float, kRun> levels;
    double sum = 0;
    for (std::size_t first = 0; first < members().size(); first += kRun) {
        const auto run = members().subspan(first, std::min(kRun, members().size() - first));
        kernels::ErrorSums sums;
        grid.roundTrip(run.data(), run.size(), params, true, levels.data());
        kernels::active().errorSums(run.data(), levels.data(), run.size(), &sums);
        sum += sums.squaredError;
    }
    return sum;
}

double Distribution::squaredError(const Grid& grid, BlockParams params) const
{
    const std::vector<Change> found = changes(grid, params);
    std::vector<float> levels;
    kernels::ErrorSums inside;
    double sum = 0;
    std::size_t next = 0;  // bins before it are in the sum
    float level = found.empty() ? 0 : found.front().levelOfLow;
    if (found.empty())
        grid.roundTrip(m_ends.data(), 1, params, true, &level);
    for (const Change& change : found) {
        const std::size_t bin = (change.low + 1) / 2;  // the first one with a member beyond the change
        sum += squaredError(next, bin, static_cast<double>(change.levelOfLow));
        next = bin;
        level = change.levelOfHigh;
        if (change.low % 2 != 0)
            continue;
        const auto weights = binMembers(next++);
        levels.resize(std::max(levels.size(), weights.size()));
        grid.roundTrip(weights.data(), weights.size(), params, true, levels.data());
        kernels::active().errorSums(weights.data(), levels.data(), weights.size(), &inside);
    }
    return sum + inside.squaredError + squaredError(next, binCount(), static_cast<double>(level));
}

// Of bins [first, last) whose members all go to y.
double Distribution::squaredError(std::size_t firstBin, std::size_t lastBin, double y) const
{
    double sum = 0;
    forEachNode(firstBin, lastBin, [&](const CellSums& node) { sum += node.squaredError(y); });
    return sum;
}

// All pairs of neighbouring ends that go to different levels, ascending. Every turn halves what lies between two ends of
// different levels, and keeps the halves in which the level changes.
std::vector<Distribution::Change> Distribution::changes(const Grid& grid, BlockParams params) const
{
    const std::array<float, 2> outer = {m_ends.front(), m_ends.back()};
    std::array<float, 2> outerLevels = {};
    grid.roundTrip(outer.data(), 2, params, true, outerLevels.data());
    std::vector<Change> open, halves;
    if (outerLevels[0] != outerLevels[1])
        open.push_back({0, m_ends.size() - 1, outerLevels[0], outerLevels[1]});
    std::vector<float> middles, levels;
    for (std::size_t widest = m_ends.size() - 1; widest > 1 && !open.empty(); widest -= widest / 2) {
        middles.clear();
        for (const Change& change : open)
            middles.push_back(m_ends[(change.low + change.high) / 2]);
        levels.resize(middles.size());
        grid.roundTrip(middles.data(), middles.size(), params, true, levels.data());
        halves.clear();
        for (std::size_t i = 0; i < open.size(); ++i) {
            const Change& change = open[i];
            const std::size_t middle = (change.low + change.high) / 2;
            if (change.levelOfLow != levels[i])
                halves.push_back({change.low, middle, change.levelOfLow, levels[i]});
            if (levels[i] != change.levelOfHigh)
                halves.push_back({middle, change.high, levels[i], change.levelOfHigh});
        }
        open.swap(halves);
    }
    return open;
}

double Distribution::errorBinByBin(const Grid& grid, BlockParams params, double power) const
{
    std::vector<float> levelOfLow(binCount()), levelOfHigh(binCount()), levels;
    grid.roundTrip(m_low.data(), binCount(), params, true, levelOfLow.data());
    grid.roundTrip(m_high.data(), binCount(), params, true, levelOfHigh.data());
    double sum = 0;
    for (std::size_t bin = 0; bin < binCount(); ++bin) {
        if (levelOfLow[bin] == levelOfHigh[bin]) {
            sum += binError(bin, static_cast<double>(levelOfLow[bin]), power);
            continue;
        }
        const auto weights = binMembers(bin);
        levels.resize(weights.size());
        grid.roundTrip(weights.data(), weights.size(), params, true, levels.data());
        sum += directError(weights, levels, power);
    }
    return sum;
}

// Sum of |x - y|^power over a bin whose members all go to y.
double Distribution::binError(std::size_t bin, double y, double power) const
{
    const CellSums& b = binSums(bin);
    const auto n = static_cast<double>(binSize(bin));
    const double low = static_cast<double>(m_low[bin]);
    const double high = static_cast<double>(m_high[bin]);
    const double d = b.centre - y;
    if (power == 2)
        return b.squaredError(y);
    if (power == 1 && (y <= low || y >= high))
        return std::fabs(b.sum + n * d);
    // |d + t|^p = |d|^p + p sgn(d) |d|^(p-1) t + p (p-1) / 2 |d|^(p-2) t^2 + O(t^3), |t| <= half the bin's width; not
    // for the first and the last bin, which may be wide.
    const bool narrow = bin > 0 && bin + 1 < binCount() && std::fabs(d) > 10 * (high - low);
    if (power != 1 && narrow) {
        const double a = std::fabs(d);
        const double tail = power * (power - 1) / 2 * std::pow(a, power - 2);
        return n * std::pow(a, power) + power * std::copysign(std::pow(a, power - 1), d) * b.sum + tail * b.sumSquares;
    }
    double sum = 0;
    for (const float x : binMembers(bin))
        sum += raise(std::fabs(static_cast<double>(x) - y), power);
    return sum;
}

}  // namespace bitloupe
