// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/lenses/kernels/margin_names.h"

#include "views/chart/chart_view.h"

#include <QCoreApplication>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace bitloupe {

namespace {

constexpr double kLeader = 16;  // pixels from the plot to the names
constexpr double kSmall = 0.88;  // of the chart's font

}  // namespace

std::vector<double> spread(std::span<const double> wishes, double apart, double low, double high)
{
    std::vector<double> places(wishes.begin(), wishes.end());
    double least = low;
    for (double& place : places) {
        place = std::max(place, least);
        least = place + apart;
    }
    double most = high;
    for (auto place = places.rbegin(); place != places.rend(); ++place) {
        *place = std::min(*place, most);
        most = *place - apart;
    }
    return places;
}

void MarginNames::setNames(std::vector<MarginName> names)
{
    m_names = std::move(names);
    update();
}

QFont MarginNames::font() const
{
    QFont font = view().font();
    font.setPointSizeF(font.pointSizeF() * kSmall);
    return font;
}

int MarginNames::wantedMargin() const
{
    const QFontMetricsF metrics(font());
    double widest = 0;
    for (const MarginName& name : m_names)
        widest = std::max(widest, metrics.horizontalAdvance(name.text));
    return static_cast<int>(std::ceil(widest + kLeader)) + 6;
}

double MarginNames::lineHeight() const { return QFontMetricsF(font()).height() - 1; }

int MarginNames::wantedHeight() const { return static_cast<int>(std::ceil(static_cast<double>(m_names.size()) * lineHeight())); }

QRectF MarginNames::boundingRect() const { return PlotItem::boundingRect().adjusted(0, -12, view().rightMargin(), 12); }

void MarginNames::paintPlot(QPainter& painter, const PlotMap& map, const Theme& theme)
{
    painter.setFont(font());
    painter.setRenderHint(QPainter::Antialiasing, true);
    const QFontMetricsF metrics(font());
    const double line = lineHeight();
    const double room = view().rightMargin() - kLeader - 4;
    const auto fitting = static_cast<std::size_t>(std::max(0.0, map.area.height() / line)) + 1;
    const bool areTooMany = m_names.size() > fitting;
    std::vector<MarginName> shown(m_names.begin(),
                                  m_names.begin() + static_cast<std::ptrdiff_t>(areTooMany ? fitting - 1 : m_names.size()));
    std::stable_sort(shown.begin(), shown.end(), [](const MarginName& a, const MarginName& b) { return a.y > b.y; });
    std::vector<double> ends;
    for (const MarginName& name : shown)
        ends.push_back(std::clamp(map.pixelY(name.y), map.area.top(), map.area.bottom()));
    const std::vector<double> places = spread(ends, line, map.area.top(), map.area.bottom() - (areTooMany ? line : 0));
    for (std::size_t i = 0; i < shown.size(); ++i) {
        const QColor color = shown[i].color(theme);
        painter.setPen(QPen(color, 1));
        const QPointF end(std::clamp(map.pixelX(shown[i].x), map.area.left(), map.area.right()), ends[i]);
        painter.drawLine(end, QPointF(map.area.right() + kLeader - 4, places[i]));
        painter.drawText(QRectF(map.area.right() + kLeader, places[i] - line / 2, room, line), Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(shown[i].text, Qt::ElideRight, room));
    }
    if (!areTooMany)
        return;
    painter.setPen(theme.muted);
    painter.drawText(QRectF(map.area.right() + kLeader, map.area.bottom() - line / 2, room, line), Qt::AlignLeft | Qt::AlignVCenter,
                     QCoreApplication::translate("KernelsFacts", "… %1 more").arg(m_names.size() - shown.size()));
}

}  // namespace bitloupe
