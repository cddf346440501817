// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One bar a position 0, 1, 2… (channels, levels), of any number: where there are more positions than pixels each pixel
// column shows the largest of its positions. Position i covers [i - 0.5, i + 0.5] of the x axis.

#include "views/chart/plot_item.h"

#include <vector>

namespace bitloupe {

class BarItem : public PlotItem {
public:
    BarItem(ChartView& view, double z, Ink color)
        : PlotItem(view, z)
        , m_color(std::move(color))
    {
    }

    // In plot units; NaN: no bar. Drawn from the floor of the plot up, or from `floors` where these are given.
    void setValues(std::vector<double> values, std::vector<double> floors = {});
    // Positions drawn in `highlight`, at least two pixels wide, so that one bad channel of thousands is seen.
    void setHighlights(std::vector<std::size_t> positions, Ink highlight);
    // The part of its place that a bar takes: [from, to] within [0, 1]; for several bars side by side.
    void setPlace(double from, double to);

protected:
    void paintPlot(QPainter& painter, const PlotMap& map, const Theme& theme) override;

private:
    // Pixel rows that the bars cover in each pixel column: from the highest top to the lowest bottom.
    struct Spans {
        std::vector<int> tops, bottoms;
    };
    void add(Spans& spans, const PlotMap& map, int height, std::size_t position, int leastPixels) const;
    void fill(QImage& image, const PlotMap& map, const Theme& theme) const;

    Ink m_color;
    Ink m_highlight;
    std::vector<double> m_values;
    std::vector<double> m_floors;
    std::vector<std::size_t> m_highlights;
    double m_from = 0, m_to = 1;
    CachedImage m_image;
};

}  // namespace bitloupe
