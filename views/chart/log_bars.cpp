// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/chart/log_bars.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace bitloupe {

namespace {

constexpr double kDecades = 6;  // below the middle value
constexpr std::size_t kFew = 8;  // of so few values none is left out of the axis for being rare
constexpr double kRare = 0.02;

double floorOf(std::vector<double> heights)
{
    heights.erase(std::remove_if(heights.begin(), heights.end(), [](double height) { return std::isnan(height); }), heights.end());
    const auto at = [&](std::size_t rank) {
        const auto place = heights.begin() + static_cast<std::ptrdiff_t>(rank);
        std::nth_element(heights.begin(), place, heights.end());
        return *place;
    };
    const double middle = at(heights.size() / 2) - kDecades;
    if (heights.size() < kFew)
        return middle;
    const auto rare = std::max<std::size_t>(1, static_cast<std::size_t>(kRare * static_cast<double>(heights.size())));
    return std::max(middle, at(rare) - 0.5);
}

}  // namespace

LogBars logBars(const std::vector<double>& values)
{
    LogBars bars;
    bars.heights.reserve(values.size());
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (const double value : values) {
        const bool has = value > 0 && std::isfinite(value);
        const double height = has ? std::log10(value) : std::numeric_limits<double>::quiet_NaN();
        bars.heights.push_back(height);
        if (has) {
            low = std::min(low, height);
            high = std::max(high, height);
        }
    }
    if (low <= high) {
        low = std::max(low, floorOf(bars.heights));
        for (double& bar : bars.heights)
            if (bar < low) {
                bar = low;
                ++bars.stubs;
            }
        bars.low = low - 0.35;
        bars.high = std::max(high + 0.15, bars.low + 1);
    }
    return bars;
}

}  // namespace bitloupe
