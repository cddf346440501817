// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/chart/columns.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace bitloupe {

std::uint64_t Columns::largest() const { return counts.empty() ? 0 : *std::max_element(counts.begin(), counts.end()); }

std::size_t binsPerColumn(const Histogram& histogram, double low, double high, double pixels, double leastPixels)
{
    const double span = histogram.high - histogram.low;
    if (histogram.counts.empty() || span <= 0 || high <= low || pixels <= 0)
        return 1;
    const double binPixels = span / static_cast<double>(histogram.counts.size()) * pixels / (high - low);
    std::size_t bins = 1;
    while (static_cast<double>(bins) * binPixels < leastPixels && bins < histogram.counts.size())
        bins *= 2;
    return bins;
}

Columns columns(const Histogram& histogram, double low, double high, std::size_t bins)
{
    Columns result;
    const std::size_t n = histogram.counts.size();
    const double binWidth = n == 0 ? 0 : (histogram.high - histogram.low) / static_cast<double>(n);
    if (binWidth <= 0 || bins == 0 || high < histogram.low || low > histogram.high)
        return result;
    const std::size_t columnCount = (n + bins - 1) / bins;
    const auto columnAt = [&](double x) {
        const double column = std::floor((x - histogram.low) / (binWidth * static_cast<double>(bins)));
        return static_cast<std::size_t>(std::clamp(column, 0.0, static_cast<double>(columnCount - 1)));
    };
    const std::size_t first = columnAt(low);
    const std::size_t last = columnAt(high);
    result.binsPerColumn = bins;
    result.width = binWidth * static_cast<double>(bins);
    result.low = histogram.edge(first * bins);
    result.high = histogram.edge(std::min(n, (last + 1) * bins));
    for (std::size_t column = first; column <= last; ++column) {
        std::uint64_t sum = 0;
        for (std::size_t bin = column * bins; bin < std::min(n, (column + 1) * bins); ++bin)
            sum += histogram.counts[bin];
        result.counts.push_back(sum);
    }
    return result;
}

Peaks peaks(const std::vector<double>& values, double pixels)
{
    Peaks result;
    const auto most = static_cast<std::size_t>(std::max(1.0, pixels));
    result.perColumn = std::max<std::size_t>(1, (values.size() + most - 1) / most);
    for (std::size_t first = 0; first < values.size(); first += result.perColumn) {
        double largest = std::numeric_limits<double>::quiet_NaN();
        for (std::size_t i = first; i < std::min(values.size(), first + result.perColumn); ++i)
            largest = std::isnan(largest) ? values[i] : std::max(largest, values[i]);
        result.values.push_back(largest);
    }
    return result;
}

}  // namespace bitloupe
