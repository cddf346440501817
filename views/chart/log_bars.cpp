// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/chart/log_bars.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace bitloupe {

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
        bars.low = low - 0.35;
        bars.high = std::max(high + 0.15, bars.low + 1);
    }
    return bars;
}

}  // namespace bitloupe
