// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Names beside points of a chart, each where it meets no other; a name without room is left out.

#include "views/chart/dot_item.h"

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
    // The first ones choose first. No name covers a dot.
    void setLabels(std::vector<DotLabel> labels, const std::vector<Dot>& dots);
    QRectF boundingRect() const override;

protected:
    void paintPlot(QPainter& painter, const PlotMap& map, const Theme& theme) override;

private:
    std::vector<DotLabel> m_labels;
    std::vector<QPointF> m_dots;  // plot units
};

}  // namespace bitloupe
