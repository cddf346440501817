// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/chart/stem_item.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

namespace bitloupe {

void StemItem::setStems(std::vector<Stem> stems)
{
    m_stems = std::move(stems);
    update();
}

void StemItem::setLogCounts(bool isLog)
{
    m_isLog = isLog;
    update();
}

void StemItem::paintPlot(QPainter& painter, const PlotMap& map, const Theme& theme)
{
    const QColor color = m_color(theme);
    for (const Stem& stem : m_stems) {
        const double x = std::round(map.pixelX(stem.value));
        if (stem.count == 0 || x < map.area.left() - 1 || x > map.area.right() + 1)
            continue;
        const auto count = static_cast<double>(stem.count);
        const double y = std::max(map.area.top(), map.pixelY(m_isLog ? std::log10(count) : count));
        painter.fillRect(QRectF(x - 1, y, 2, map.area.bottom() - y), color);
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawEllipse(QPointF(x, y), 3.5, 3.5);
    }
}

}  // namespace bitloupe
