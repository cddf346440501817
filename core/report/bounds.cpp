// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/bounds.h"

#include "core/calibrate/distribution.h"
#include "core/report/point_masses.h"
#include "core/report/ratios.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace bitloupe {

namespace {

constexpr int kMostIterations = 200;  // both as methods.md 27.3 has them
constexpr double kSmallestChange = 1e-7;  // of the MSE, relative
constexpr int kExactIterations = 4;
constexpr std::size_t kCoarseBins = 65536;
constexpr std::size_t kDensityBins = 2048;
constexpr int kMostBits = 8;

LloydMax unknown()
{
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    return {{}, nan, nan};
}

std::vector<float> midpoints(const std::vector<double>& levels)
{
    std::vector<float> middle;
    middle.reserve(levels.size() - 1);
    for (std::size_t i = 0; i + 1 < levels.size(); ++i)
        middle.push_back(static_cast<float>((levels[i] + levels[i + 1]) / 2));
    return middle;
}

// Moves each level to the mean of its cell; an empty cell keeps its level. Returns the sum of squared errors after it.
double moveToMeans(const std::vector<CellSums>& cells, std::vector<double>& levels)
{
    double squaredError = 0;
    for (std::size_t i = 0; i < levels.size(); ++i) {
        if (cells[i].count == 0)
            continue;
        levels[i] = cells[i].mean();
        squaredError += std::max(0.0, cells[i].squaredError(levels[i]));
    }
    return squaredError;
}

// `Source`: cells(boundaries) and count() of the weights. At most `iterations` turns; returns the last sum of squared errors.
template <class Source>
double iterate(const Source& source, std::vector<double>& levels, int iterations, Progress& progress)
{
    double squaredError = std::numeric_limits<double>::infinity();
    for (int i = 0; i < iterations; ++i) {
        progress.advance(0);
        const double next = moveToMeans(source.cells(midpoints(levels)), levels);
        const bool settled = std::fabs(squaredError - next) <= kSmallestChange * next;
        squaredError = next;
        if (settled)
            break;
    }
    return squaredError;
}

// The levels' places in order: shares (k + 0.5) / 2^bits.
std::vector<double> evenShares(int bits)
{
    const std::size_t count = std::size_t{1} << bits;
    std::vector<double> shares;
    shares.reserve(count);
    for (std::size_t k = 0; k < count; ++k)
        shares.push_back((static_cast<double>(k) + 0.5) / static_cast<double>(count));
    return shares;
}

// As many weights between any two levels.
std::vector<double> quantileLevels(const PointMasses& masses, int bits)
{
    std::vector<double> levels = evenShares(bits);
    for (double& level : levels)
        level = masses.quantile(100 * level);
    return levels;
}

// Levels as dense as the cube root of the weights' density, which is where the optimum lies when there are many of them
// (Panter and Dite 1951). Quantiles leave long tails without levels, and Lloyd's turns bring them there too slowly.
std::vector<double> cubeRootLevels(const PointMasses& masses, int bits)
{
    const double low = masses.quantile(0), high = masses.quantile(100);
    Histogram bins{low, high, std::vector<std::uint64_t>(kDensityBins)};
    std::vector<float> edges;
    for (std::size_t k = 1; k < kDensityBins; ++k)
        edges.push_back(static_cast<float>(bins.edge(k)));
    std::vector<double> below{0};
    for (const CellSums& cell : masses.cells(edges))
        below.push_back(below.back() + std::cbrt(static_cast<double>(cell.count)));
    std::vector<double> levels = evenShares(bits);
    for (double& level : levels) {
        const double wanted = level * below.back();
        const auto bin = static_cast<std::size_t>(std::upper_bound(below.begin(), below.end() - 1, wanted) - below.begin()) - 1;
        const double inside = below[bin + 1] > below[bin] ? (wanted - below[bin]) / (below[bin + 1] - below[bin]) : 0;
        level = bins.edge(bin) + inside * (bins.edge(bin + 1) - bins.edge(bin));
    }
    return levels;
}

struct Start {
    std::vector<double> levels;
    double squaredError;
};

// The better of the two starts after their turns.
Start bestStart(const PointMasses& masses, int bits, Progress& progress)
{
    Start quantile{quantileLevels(masses, bits), 0}, cubeRoot{cubeRootLevels(masses, bits), 0};
    quantile.squaredError = iterate(masses, quantile.levels, kMostIterations, progress);
    cubeRoot.squaredError = iterate(masses, cubeRoot.levels, kMostIterations, progress);
    return cubeRoot.squaredError < quantile.squaredError ? cubeRoot : quantile;
}

template <class Source>
LloydMax resultOf(const Source& source, std::vector<double> levels, double squaredError)
{
    const double mse = source.count() == 0 ? 0 : squaredError / static_cast<double>(source.count());
    return {std::move(levels), mse, signalToNoiseDb(source.cells({}).front().squaredError(0), squaredError)};
}

// Most turns are taken on a histogram, where one costs microseconds; the last ones, and the error, on every weight.
LloydMax refined(const Distribution& distribution, int bits, Progress& progress)
{
    if (distribution.count() == 0)
        return resultOf(distribution, quantileLevels(PointMasses({}, {}), bits), 0);
    const PointMasses coarse(distribution.histogram(double{distribution.min()}, double{distribution.max()}, kCoarseBins));
    std::vector<double> levels = bestStart(coarse, bits, progress).levels;
    const double squaredError = iterate(distribution, levels, kExactIterations, progress);
    return resultOf(distribution, std::move(levels), squaredError);
}

}  // namespace

Result<LloydMax> lloydMax(const Slice& slice, int bits, Progress& progress)
{
    if (bits > kMostBits)
        return unknown();
    if (const auto distribution = slice.distribution(progress))
        return refined(*distribution, bits, progress);
    const Result<PointMasses> masses = pointMasses(slice, progress);
    if (!masses)
        return masses.error();
    Start best = bestStart(*masses, bits, progress);
    return resultOf(*masses, std::move(best.levels), best.squaredError);
}

double rateDistortionSqnrDb(double meanSquare, double variance, double bits)
{
    return signalToNoiseDb(meanSquare, variance * std::exp2(-2 * bits));
}

}  // namespace bitloupe
