// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/bounds.h"

#include "core/calibrate/distribution.h"
#include "core/report/point_masses.h"
#include "core/report/ratios.h"

#include <cmath>
#include <limits>

namespace bitloupe {

namespace {

constexpr int kMostIterations = 200;  // both as methods.md 27.3 has them
constexpr double kSmallestChange = 1e-7;  // of the MSE, relative
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

// `Source`: quantile(percent), cells(boundaries) and count() of the weights.
template <class Source>
LloydMax iterate(const Source& source, int bits, Progress& progress)
{
    const std::size_t count = std::size_t{1} << bits;
    LloydMax best;
    for (std::size_t k = 0; k < count; ++k)
        best.levels.push_back(source.quantile(100 * (static_cast<double>(k) + 0.5) / static_cast<double>(count)));
    double squaredError = std::numeric_limits<double>::infinity();
    for (int i = 0; i < kMostIterations; ++i) {
        progress.advance(0);
        const double next = moveToMeans(source.cells(midpoints(best.levels)), best.levels);
        const bool settled = std::fabs(squaredError - next) <= kSmallestChange * next;
        squaredError = next;
        if (settled)
            break;
    }
    const double squaredWeight = source.cells({}).front().squaredError(0);
    best.mse = source.count() == 0 ? 0 : squaredError / static_cast<double>(source.count());
    best.sqnrDb = signalToNoiseDb(squaredWeight, squaredError);
    return best;
}

}  // namespace

Result<LloydMax> lloydMax(const Slice& slice, int bits, Progress& progress)
{
    if (bits > kMostBits)
        return unknown();
    if (const auto distribution = slice.distribution(progress))
        return iterate(*distribution, bits, progress);
    const Result<PointMasses> masses = pointMasses(slice, progress);
    if (!masses)
        return masses.error();
    return iterate(*masses, bits, progress);
}

double rateDistortionSqnrDb(double meanSquare, double variance, double bits)
{
    return signalToNoiseDb(meanSquare, variance * std::exp2(-2 * bits));
}

}  // namespace bitloupe
