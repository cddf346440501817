// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/lenses/kernels/dot_labels.h"

#include "views/chart/chart_view.h"

#include <QPainter>
#include <algorithm>

namespace bitloupe {

namespace {

constexpr double kOff = 7;  // pixels from the point

// The places of a label around its point, the best first.
std::vector<QRectF> placesOf(QPointF point, QSizeF size)
{
    const double above = point.y() - size.height() - kOff / 2, below = point.y() + kOff / 2, middle = point.y() - size.height() / 2;
    const double right = point.x() + kOff, left = point.x() - size.width() - kOff;
    std::vector<QRectF> places;
    for (const QPointF corner : {QPointF(right, middle), QPointF(left, middle), QPointF(right, above), QPointF(right, below),
                                 QPointF(left, above), QPointF(left, below)})
        places.emplace_back(corner, size);
    return places;
}

}  // namespace

void DotLabels::setLabels(std::vector<DotLabel> labels, const std::vector<Dot>& dots)
{
    m_labels = std::move(labels);
    m_dots.clear();
    for (const Dot& dot : dots)
        m_dots.emplace_back(dot.x, dot.y);
    update();
}

QRectF DotLabels::boundingRect() const { return PlotItem::boundingRect().adjusted(0, 0, view().rightMargin(), 0); }

void DotLabels::paintPlot(QPainter& painter, const PlotMap& map, const Theme& theme)
{
    QFont font = view().font();
    font.setPointSizeF(font.pointSizeF() * 0.88);
    painter.setFont(font);
    const QFontMetricsF metrics(font);
    const QRectF room = map.area.adjusted(0, 0, view().rightMargin() - 2, 0);
    std::vector<QRectF> taken;
    for (const QPointF& dot : m_dots)
        taken.emplace_back(map.pixelX(dot.x()) - 4, map.pixelY(dot.y()) - 4, 8, 8);
    for (const DotLabel& label : m_labels) {
        const QPointF point(map.pixelX(label.x), map.pixelY(label.y));
        if (!map.area.adjusted(-2, -2, 2, 2).contains(point))
            continue;
        for (const QRectF& place : placesOf(point, {metrics.horizontalAdvance(label.text) + 1, metrics.height()})) {
            const bool isFree = room.contains(place)
                && std::none_of(taken.begin(), taken.end(), [&](const QRectF& other) { return other.intersects(place); });
            if (!isFree)
                continue;
            painter.setPen(label.color(theme));
            painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter, label.text);
            taken.push_back(place);
            break;
        }
    }
}

}  // namespace bitloupe
