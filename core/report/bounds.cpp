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

std::vector<double> quantiles(const PointMasses& masses, int bits)
{
    const std::size_t count = std::size_t{1} << bits;
    std::vector<double> levels;
    levels.reserve(count);
    for (std::size_t k = 0; k < count; ++k)
        levels.push_back(masses.quantile(100 * (static_cast<double>(k) + 0.5) / static_cast<double>(count)));
    return levels;
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
        return resultOf(distribution, quantiles(PointMasses({}, {}), bits), 0);
    const PointMasses coarse(distribution.histogram(double{distribution.min()}, double{distribution.max()}, kCoarseBins));
    std::vector<double> levels = quantiles(coarse, bits);
    iterate(coarse, levels, kMostIterations, progress);
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
    std::vector<double> levels = quantiles(*masses, bits);
    const double squaredError = iterate(*masses, levels, kMostIterations, progress);
    return resultOf(*masses, std::move(levels), squaredError);
}

double rateDistortionSqnrDb(double meanSquare, double variance, double bits)
{
    return signalToNoiseDb(meanSquare, variance * std::exp2(-2 * bits));
}

}  // namespace bitloupe
