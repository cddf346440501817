// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/chart/plot_map.h"

#include <algorithm>

namespace bitloupe {

namespace {

constexpr double kNarrowest = 1e-6;  // of the home range: far below one bin, and far above what a double tells apart

void keepInside(double& low, double& high, double homeLow, double homeHigh)
{
    const double homeWidth = homeHigh - homeLow;
    const double width = std::clamp(high - low, homeWidth * kNarrowest, homeWidth);
    const double middle = (low + high) / 2;
    low = std::clamp(middle - width / 2, homeLow, homeHigh - width);
    high = low + width;
}

}  // namespace

PlotRange zoomedX(PlotRange range, double x, double factor)
{
    range.xLow = x + (range.xLow - x) * factor;
    range.xHigh = x + (range.xHigh - x) * factor;
    return range;
}

PlotRange zoomedY(PlotRange range, double y, double factor)
{
    range.yLow = y + (range.yLow - y) * factor;
    range.yHigh = y + (range.yHigh - y) * factor;
    return range;
}

PlotRange panned(PlotRange range, double dx, double dy)
{
    range.xLow += dx;
    range.xHigh += dx;
    range.yLow += dy;
    range.yHigh += dy;
    return range;
}

PlotRange keptInside(PlotRange range, const PlotRange& home)
{
    keepInside(range.xLow, range.xHigh, home.xLow, home.xHigh);
    keepInside(range.yLow, range.yHigh, home.yLow, home.yHigh);
    return range;
}

}  // namespace bitloupe
