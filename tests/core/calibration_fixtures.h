// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Weights of many kinds, and the plain loops that the fast ways of calibration and statistics are held against.

#include "tests/core/quant_fixtures.h"

#include <limits>
#include <string>
#include <vector>

namespace bitloupe::test {

struct Kind {
    std::string name;
    std::vector<float> weights;
};

// More than Distribution::kMinimumSize of each, so that all have one.
inline std::vector<Kind> kinds(std::size_t count)
{
    std::vector<Kind> all = {{"gaussian", gaussian(count)}, {"laplace", laplacian(count)}};
    const auto add = [&](std::string name, auto change) {
        std::vector<float> values = gaussian(count, 7);
        for (std::size_t i = 0; i < count; ++i)
            values[i] = change(i, values[i]);
        all.push_back({std::move(name), std::move(values)});
    };
    add("relu", [](std::size_t, float x) { return std::max(x, 0.0f); });
    add("negative", [](std::size_t, float x) { return -std::fabs(x) - 0.1f; });
    add("offset", [](std::size_t, float x) { return 5.0f + 0.1f * x; });
    add("one outlier", [](std::size_t i, float x) { return i == 99 ? 250.0f : 0.1f * x; });
    add("sparse", [](std::size_t i, float x) { return i % 10 == 0 ? x : 0.0f; });
    add("nearly all zero", [](std::size_t i, float x) { return i % 5000 == 0 ? x : 0.0f; });
    add("constant", [](std::size_t, float) { return -0.75f; });
    add("few values", [](std::size_t i, float) { return static_cast<float>(i % 7) - 3.0f; });
    add("huge", [](std::size_t, float x) { return 1e37f * x; });
    add("denormal", [](std::size_t, float x) { return 1e-40f * x; });
    add("not finite", [](std::size_t i, float x) {
        constexpr float kInfinity = std::numeric_limits<float>::infinity();
        return i % 100 == 3 ? std::nanf("") : i % 100 == 50 ? kInfinity : i % 100 == 77 ? -kInfinity : x;
    });
    return all;
}

inline std::vector<float> sortedFinite(const std::vector<float>& weights, bool magnitude)
{
    std::vector<float> values;
    for (const float x : weights)
        if (std::isfinite(x))
            values.push_back(magnitude ? std::fabs(x) : x);
    std::sort(values.begin(), values.end());
    return values;
}

// Sum of |x - roundTrip(x)|^power over finite weights, one by one.
inline double plainError(const std::vector<float>& weights, const Grid& grid, BlockParams params, double power)
{
    std::vector<float> levels(weights.size());
    grid.roundTrip(weights.data(), weights.size(), params, true, levels.data());
    double sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i)
        if (std::isfinite(weights[i]))
            sum += std::pow(std::fabs(double{weights[i]} - double{levels[i]}), power);
    return sum;
}

inline std::shared_ptr<const Grid> gridOf(std::string_view text) { return makeGrid(spec(text).grid).value(); }

}  // namespace bitloupe::test
