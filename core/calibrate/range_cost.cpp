// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/calibrate/range_cost.h"

#include "core/calibrate/distribution.h"
#include "kernels/kernels.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <tbb/parallel_for.h>

namespace bitloupe {

namespace {

constexpr std::size_t kRun = 1024;  // weights whose levels are held at once
constexpr std::size_t kStride = 8;  // of candidates that are looked at first

double runError(std::span<const float> x, std::span<const float> y, double power)
{
    if (power == 2.4)  // GPTQ's
        return kernels::active().errorNorm24(x.data(), y.data(), x.size());
    std::array<double, 4> lanes = {};
    for (std::size_t i = 0; i < x.size(); ++i) {
        const double e = std::isfinite(x[i]) ? std::fabs(static_cast<double>(x[i]) - static_cast<double>(y[i])) : 0.0;
        lanes[i % 4] += power == 1 ? e : std::pow(e, power);
    }
    return (lanes[0] + lanes[2]) + (lanes[1] + lanes[3]);
}

// Up to the first run with which the sum is above `bound`: then infinite.
double directError(std::span<const float> values, const Grid& grid, BlockParams params, double power,
                   double bound = std::numeric_limits<double>::infinity())
{
    std::array<float, kRun> levels;
    double sum = 0;
    for (std::size_t first = 0; first < values.size() && sum <= bound; first += kRun) {
        const auto run = values.subspan(first, std::min(kRun, values.size() - first));
        if (power == 2) {
            sum += grid.squaredError(run.data(), run.size(), params);
            continue;
        }
        grid.roundTrip(run.data(), run.size(), params, true, levels.data());
        sum += runError(run, {levels.data(), run.size()}, power);
    }
    return sum <= bound ? sum : std::numeric_limits<double>::infinity();
}

// A few candidates first: the best of them stops most of the others after a few runs.
void findSmallest(std::span<const float> values, const Grid& grid, std::span<const Range> ranges, double power, std::span<double> errors)
{
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t offset = 0; offset < kStride; ++offset) {
        for (std::size_t i = offset; i < ranges.size(); i += kStride) {
            errors[i] = directError(values, grid, grid.params(ranges[i]), power, least);
            least = std::min(least, errors[i]);
        }
    }
}

// All ranges in one pass over the file; kept by tile and added in tile order.
Result<std::vector<double>> streamedCosts(const Slice& slice, const Grid& grid, std::span<const Range> ranges, double power,
                                          Progress& progress)
{
    std::vector<double> parts(static_cast<std::size_t>(slice.tileCount()) * ranges.size());
    const auto visit = [&](std::size_t tile, std::span<const float> values) {
        for (std::size_t i = 0; i < ranges.size(); ++i)
            parts[tile * ranges.size() + i] = directError(values, grid, grid.params(ranges[i]), power);
    };
    if (auto done = slice.forEachTile(visit, progress); !done)
        return done.error();
    std::vector<double> sums(ranges.size(), 0);
    for (std::size_t k = 0; k < parts.size(); ++k)
        sums[k % ranges.size()] += parts[k];
    return sums;
}

}  // namespace

Result<std::vector<double>> rangeCosts(const Slice& slice, const Grid& grid, std::span<const Range> ranges, double power,
                                       Progress& progress, CostsWanted wanted)
{
    const auto values = slice.values();
    if (values.size() != slice.size())
        return streamedCosts(slice, grid, ranges, power, progress);
    std::vector<double> errors(ranges.size());
    if (const auto known = slice.distribution(progress); known != nullptr)
        tbb::parallel_for(std::size_t{0}, ranges.size(), [&](std::size_t i) {
            progress.advance(0);
            errors[i] = known->error(grid, grid.params(ranges[i]), power);
        });
    else if (wanted == CostsWanted::Smallest)
        findSmallest(values, grid, ranges, power, errors);
    else
        for (std::size_t i = 0; i < ranges.size(); ++i)
            errors[i] = directError(values, grid, grid.params(ranges[i]), power);
    return errors;
}

}  // namespace bitloupe
