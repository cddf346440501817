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
constexpr std::uint64_t kWeightsPerRun = 16;
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

// Runs of equal bins with enough weights each to tell a density, and the integral of its cube root up to their ends.
struct DensityRuns {
    std::vector<double> ends;  // one more than runs: the first one is where the weights begin
    std::vector<double> integral;  // of density^(1/3) below each end
};

DensityRuns densityRuns(const PointMasses& masses)
{
    const Histogram bins{masses.quantile(0), masses.quantile(100), std::vector<std::uint64_t>(kDensityBins)};
    std::vector<float> edges;
    for (std::size_t k = 1; k < kDensityBins; ++k)
        edges.push_back(static_cast<float>(bins.edge(k)));
    const std::vector<CellSums> cells = masses.cells(edges);
    DensityRuns runs{{bins.low}, {0}};
    std::uint64_t count = 0;
    for (std::size_t k = 0; k < cells.size(); ++k) {
        count += cells[k].count;
        if (count < kWeightsPerRun && k + 1 < cells.size())
            continue;
        const double width = bins.edge(k + 1) - runs.ends.back();
        runs.integral.push_back(runs.integral.back() + std::cbrt(static_cast<double>(count) * width * width));
        runs.ends.push_back(bins.edge(k + 1));
        count = 0;
    }
    return runs;
}

// Levels as dense as the cube root of the weights' density, which is where the optimum lies when there are many of them
// (Panter and Dite 1951). Quantiles leave long tails without levels, and Lloyd's turns bring them there too slowly.
std::vector<double> cubeRootLevels(const PointMasses& masses, int bits)
{
    const DensityRuns runs = densityRuns(masses);
    std::vector<double> levels = evenShares(bits);
    for (double& level : levels) {
        const double wanted = level * runs.integral.back();
        const auto behind = std::upper_bound(runs.integral.begin() + 1, runs.integral.end() - 1, wanted);
        const auto run = static_cast<std::size_t>(behind - runs.integral.begin()) - 1;
        const double whole = runs.integral[run + 1] - runs.integral[run];
        const double inside = whole > 0 ? (wanted - runs.integral[run]) / whole : 0;
        level = runs.ends[run] + inside * (runs.ends[run + 1] - runs.ends[run]);
    }
    return levels;
}

struct Start {
    std::vector<double> levels;
    double squaredError;
};

// Evenly spaced from the smallest to the largest.
std::vector<double> linearLevels(const PointMasses& masses, int bits)
{
    const double low = masses.quantile(0), high = masses.quantile(100);
    const std::size_t count = std::size_t{1} << bits;
    std::vector<double> levels;
    for (std::size_t k = 0; k < count; ++k)
        levels.push_back(low + (high - low) * static_cast<double>(k) / static_cast<double>(count - 1));
    return levels;
}

Start linearStart(const PointMasses& masses, int bits, Progress& progress)
{
    Start linear{linearLevels(masses, bits), 0};
    linear.squaredError = iterate(masses, linear.levels, kMostIterations, progress);
    return linear;
}

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

using FindStart = Start (*)(const PointMasses& masses, int bits, Progress& progress);

// Most turns are taken on a histogram, where one costs microseconds; the last ones, and the error, on every weight.
LloydMax refined(const Distribution& distribution, int bits, FindStart find, Progress& progress)
{
    if (distribution.count() == 0)
        return resultOf(distribution, quantileLevels(PointMasses({}, {}), bits), 0);
    const PointMasses coarse(distribution.histogram(double{distribution.min()}, double{distribution.max()}, kCoarseBins));
    std::vector<double> levels = find(coarse, bits, progress).levels;
    const double squaredError = iterate(distribution, levels, kExactIterations, progress);
    return resultOf(distribution, std::move(levels), squaredError);
}

Result<LloydMax> settled(const Slice& slice, int bits, FindStart find, Progress& progress)
{
    if (bits > kMostBits)
        return unknown();
    if (const auto distribution = slice.distribution(progress))
        return refined(*distribution, bits, find, progress);
    const Result<PointMasses> masses = pointMasses(slice, progress);
    if (!masses)
        return masses.error();
    Start best = find(*masses, bits, progress);
    return resultOf(*masses, std::move(best.levels), best.squaredError);
}

}  // namespace

Result<LloydMax> lloydMax(const Slice& slice, int bits, Progress& progress) { return settled(slice, bits, &bestStart, progress); }
Result<LloydMax> kMeans(const Slice& slice, int bits, Progress& progress) { return settled(slice, bits, &linearStart, progress); }

double rateDistortionSqnrDb(double meanSquare, double variance, double bits)
{
    return signalToNoiseDb(meanSquare, variance * std::exp2(-2 * bits));
}

}  // namespace bitloupe
