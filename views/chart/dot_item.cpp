// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/chart/dot_item.h"

#include <QPainter>

namespace bitloupe {

void DotItem::setDots(std::vector<Dot> dots)
{
    m_dots = std::move(dots);
    update();
}

void DotItem::paintPlot(QPainter& painter, const PlotMap& map, const Theme& theme)
{
    const QRectF reach = map.area.adjusted(-4, -4, 4, 4);
    for (const Dot& dot : m_dots) {
        const QPointF centre(map.pixelX(dot.x), map.pixelY(dot.y));
        if (!reach.contains(centre))
            continue;
        painter.setPen(QPen(theme.card, 1.5));
        painter.setBrush(dot.color(theme));
        const double radius = dot.isActive ? 6.5 : 5;
        painter.drawPath(markerPath(dot.marker, centre, radius));
    }
}

}  // namespace bitloupe
