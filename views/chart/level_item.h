// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Levels of a grid as vertical lines over the whole plot: one row of pixels, stretched. Where levels lie closer than three
// pixels they become a shade, darker where they are denser.

#include "views/chart/plot_item.h"

#include <vector>

namespace bitloupe {

class LevelItem : public PlotItem {
public:
    LevelItem(ChartView& view, double z, Ink color, double lineWidth = 1)
        : PlotItem(view, z)
        , m_color(std::move(color))
        , m_lineWidth(lineWidth)
    {
    }

    void setLevels(std::vector<double> levels);  // ascending, in plot units
    const std::vector<double>& levels() const { return m_levels; }
    // Draws only the lowest part of the plot: a share of its height.
    void setHeight(double share) { m_height = share; }

protected:
    void paintPlot(QPainter& painter, const PlotMap& map, const Theme& theme) override;

private:
    Ink m_color;
    double m_lineWidth;
    double m_height = 1;
    std::vector<double> m_levels;
};

// Opacity of each of `pixels` device pixels, 0…255: 255 under a line `width` pixels wide; shaded where lines are crowded.
std::vector<int> levelRow(const std::vector<double>& levels, double low, double high, int pixels, int width);

}  // namespace bitloupe
