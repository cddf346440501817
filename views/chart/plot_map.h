// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// From plot units to pixels of the chart and back. Plot units are what the axes count in: the quantity itself, or its
// decimal logarithm where the axis is logarithmic.

#include <QRectF>

namespace bitloupe {

struct PlotRange {
    double xLow = 0, xHigh = 1;
    double yLow = 0, yHigh = 1;
    friend bool operator==(const PlotRange&, const PlotRange&) = default;
};

struct PlotMap {
    QRectF area;  // of the plot, in the chart's coordinates
    PlotRange range;

    double pixelX(double x) const { return area.left() + (x - range.xLow) / (range.xHigh - range.xLow) * area.width(); }
    double pixelY(double y) const { return area.bottom() - (y - range.yLow) / (range.yHigh - range.yLow) * area.height(); }
    double x(double pixel) const { return range.xLow + (pixel - area.left()) / area.width() * (range.xHigh - range.xLow); }
    double y(double pixel) const { return range.yLow + (area.bottom() - pixel) / area.height() * (range.yHigh - range.yLow); }
    double unitsPerPixel() const { return (range.xHigh - range.xLow) / area.width(); }
    friend bool operator==(const PlotMap&, const PlotMap&) = default;
};

// `factor` times the width, the point `x` staying where it is.
PlotRange zoomedX(PlotRange range, double x, double factor);
PlotRange zoomedY(PlotRange range, double y, double factor);
PlotRange panned(PlotRange range, double dx, double dy);
// `range` narrowed and moved so that it stays inside `home` and no narrower than a millionth of it.
PlotRange keptInside(PlotRange range, const PlotRange& home);

}  // namespace bitloupe
