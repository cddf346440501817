// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Regions along the x axis as rectangles: decision regions of a codebook (alternately shaded), error inside each bin.

#include "views/chart/plot_item.h"

#include <vector>

namespace bitloupe {

struct Region {
    double left = 0, right = 0;
    double height = 0;  // plot units
    friend bool operator==(const Region&, const Region&) = default;
};

class RegionItem : public PlotItem {
public:
    RegionItem(ChartView& view, double z, Ink color)
        : PlotItem(view, z)
        , m_color(std::move(color))
    {
    }
    void setRegions(std::vector<Region> regions);

protected:
    void paintPlot(QPainter& painter, const PlotMap& map, const Theme& theme) override;

private:
    Ink m_color;
    std::vector<Region> m_regions;
    CachedImage m_image;
};

}  // namespace bitloupe
