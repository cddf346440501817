// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A few marked points on a chart, each with its own colour.

#include "views/chart/marker.h"
#include "views/chart/plot_item.h"

#include <vector>

namespace bitloupe {

struct Dot {
    double x = 0, y = 0;  // plot units
    Ink color;
    bool isActive = false;  // drawn larger
    Marker marker = Marker::Circle;
};

class DotItem : public PlotItem {
public:
    using PlotItem::PlotItem;
    void setDots(std::vector<Dot> dots);
    const std::vector<Dot>& dots() const { return m_dots; }

protected:
    void paintPlot(QPainter& painter, const PlotMap& map, const Theme& theme) override;

private:
    std::vector<Dot> m_dots;
};

}  // namespace bitloupe
