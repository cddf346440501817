// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Names beside points of a chart, each where it meets no other; a name without room is left out.

#include "views/chart/plot_item.h"

#include <vector>

namespace bitloupe {

struct DotLabel {
    double x = 0, y = 0;  // plot units
    QString text;
    Ink color;
};

class DotLabels : public PlotItem {
public:
    using PlotItem::PlotItem;
    void setLabels(std::vector<DotLabel> labels);  // the first ones choose first
    void setOnlyRight() { m_isOnlyRight = true; }  // at the ends of lines
    QRectF boundingRect() const override;

protected:
    void paintPlot(QPainter& painter, const PlotMap& map, const Theme& theme) override;

private:
    std::vector<DotLabel> m_labels;
    bool m_isOnlyRight = false;
};

}  // namespace bitloupe
