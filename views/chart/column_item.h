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
    // Finer bins of a part, drawn where they cover all that is seen. Borrowed; null or empty: none.
    void setDetail(const Histogram* detail);
    // Heights are counts, or their decimal logarithm.
    void setLogCounts(bool isLog);
    // Columns at least this many pixels wide.
    void setLeastPixels(double pixels) { m_leastPixels = pixels; }
    double leastPixels() const { return m_leastPixels; }
    // What is drawn over [low, high] when that fills `pixels`.
    Columns visible(double low, double high, double pixels) const;

protected:
    void paintPlot(QPainter& painter, const PlotMap& map, const Theme& theme) override;

private:
    Ink m_color;
    const Histogram* m_histogram = nullptr;
    const Histogram* m_detail = nullptr;
    bool m_isLog = false;
    double m_leastPixels = 4;
    CachedImage m_image;
};

// Whether `detail` has all of `whole` within [low, high].
bool covers(const Histogram& detail, const Histogram& whole, double low, double high);

// Fills, for each pixel column, from the height in `tops` (pixels from the top) down to the bottom of the image.
void fillBelow(QImage& image, const std::vector<int>& tops, QRgb color);
// The same down to `bottoms`, exclusive.
void fillBetween(QImage& image, const std::vector<int>& tops, const std::vector<int>& bottoms, QRgb color);

}  // namespace bitloupe
