// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A histogram as filled columns, re-binned to the screen at every zoom by exact sums.

#include "views/chart/columns.h"
#include "views/chart/plot_item.h"

namespace bitloupe {

class ColumnItem : public PlotItem {
public:
    ColumnItem(ChartView& view, double z, Ink color)
        : PlotItem(view, z)
        , m_color(std::move(color))
    {
    }

    void setHistogram(const Histogram* histogram);  // borrowed; null: nothing
    // Heights are counts, or their decimal logarithm.
    void setLogCounts(bool isLog);
    // Columns at least this many pixels wide.
    void setLeastPixels(double pixels) { m_leastPixels = pixels; }
    // What is drawn over [low, high] when that fills `pixels`.
    Columns visible(double low, double high, double pixels) const;

protected:
    void paintPlot(QPainter& painter, const PlotMap& map, const Theme& theme) override;

private:
    Ink m_color;
    const Histogram* m_histogram = nullptr;
    bool m_isLog = false;
    double m_leastPixels = 4;
    CachedImage m_image;
};

// Fills, for each pixel column, from the height in `tops` (pixels from the top) down to the bottom of the image.
void fillBelow(QImage& image, const std::vector<int>& tops, QRgb color);
// The same down to `bottoms`, exclusive.
void fillBetween(QImage& image, const std::vector<int>& tops, const std::vector<int>& bottoms, QRgb color);

}  // namespace bitloupe
