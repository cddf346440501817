// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/lenses/error_map/place_item.h"

#include <QPainter>
#include <algorithm>

namespace bitloupe {

namespace {
constexpr double kLeastPixels = 9;
}

void PlaceItem::setPlace(std::optional<MatrixPlace> place)
{
    if (place == m_place)
        return;
    m_place = place;
    update();
}

void PlaceItem::paintPlot(QPainter& painter, const PlotMap& map, const Theme& theme)
{
    if (!m_place)
        return;
    const QPointF centre(map.pixelX(static_cast<double>(m_place->col)), map.pixelY(-static_cast<double>(m_place->row)));
    if (!map.area.contains(centre))
        return;
    const double width = std::max(kLeastPixels, 1 / map.unitsPerPixel());
    const double height = std::max(kLeastPixels, map.area.height() / (map.range.yHigh - map.range.yLow));
    const QRectF frame(centre.x() - width / 2, centre.y() - height / 2, width, height);
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.card, 4));  // seen on every colour of the map
    painter.drawRoundedRect(frame, 2, 2);
    painter.setPen(QPen(theme.accent, 2));
    painter.drawRoundedRect(frame, 2, 2);
}

}  // namespace bitloupe
