// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/chart/axis_labels.h"

#include "views/theme.h"

#include <QPainter>
#include <QStyleOptionGraphicsItem>
#include <QtCharts/QChart>
#include <algorithm>
#include <cmath>

namespace bitloupe {

namespace {

constexpr double kGap = 6;  // between plot and labels
constexpr int kLabelSpacing = 28;  // pixels that a label of the x axis wants for itself, beside its text
constexpr int kRowSpacing = 30;  // pixels between ticks of the y axis

double widest(const std::vector<Tick>& ticks, const QFontMetricsF& metrics)
{
    double width = 0;
    for (const Tick& tick : ticks)
        width = std::max(width, metrics.horizontalAdvance(tick.label));
    return width;
}

std::vector<Tick> ticksOf(const AxisStyle& axis, double low, double high, double most)
{
    const int count = 1 + static_cast<int>(most);
    return axis.places.empty() ? ticks(axis.kind, low, high, count) : ticksAt(axis.places, axis.kind, low, high, count);
}

// Of given places those whose labels leave each other room, from the left; others by their number.
std::vector<Tick> ticksAlong(const AxisStyle& axis, double low, double high, double width, const QFontMetricsF& metrics)
{
    if (axis.places.empty())
        return ticksOf(axis, low, high, width / (metrics.horizontalAdvance(QStringLiteral("-0.005")) + kLabelSpacing));
    std::vector<Tick> kept;
    double free = -1e300;
    for (const Tick& tick : ticksAt(axis.places, axis.kind, low, high, static_cast<int>(axis.places.size()))) {
        const double middle = (tick.value - low) / (high - low) * width, half = metrics.horizontalAdvance(tick.label) / 2;
        if (middle - half < free)
            continue;
        kept.push_back(tick);
        free = middle + half + kGap;
    }
    return kept;
}

}  // namespace

AxisLabels::AxisLabels(ChartView& view)
    : QGraphicsItem(view.chart())
    , m_view(view)
{
    setZValue(-1);
    setFlag(ItemUsesExtendedStyleOption);  // the crosshair passes over it: only what it uncovers is drawn again
}

QRectF AxisLabels::layOut(QSizeF size, const PlotRange& range, double leastLeft)
{
    prepareGeometryChange();
    m_size = size;
    const QFontMetricsF metrics(m_view.font());
    const bool hasX = m_view.xAxis().kind != AxisKind::Hidden;
    double bottom = hasX ? metrics.height() + kGap : 2;
    if (!m_view.xAxis().title.isEmpty() && hasX)
        bottom += metrics.height() + 2;
    const double top = m_view.yAxis().title.isEmpty() ? metrics.height() / 2 + 2 : metrics.height() + kGap;
    const double height = std::max(1.0, size.height() - top - bottom);
    const bool isEmpty = !m_view.emptyText().isEmpty();  // ticks of nothing mean nothing
    m_yTicks = isEmpty ? std::vector<Tick>{} : ticksOf(m_view.yAxis(), range.yLow, range.yHigh, height / kRowSpacing);
    // In steps of 8 pixels, so that the plot does not jump about while labels change.
    m_wantedLeft = m_yTicks.empty() ? kGap : 8 * std::ceil((widest(m_yTicks, metrics) + kGap + 2) / 8);
    const double left = std::max(m_wantedLeft, leastLeft);
    const double right = m_view.rightMargin();
    const double width = std::max(1.0, size.width() - left - right);
    m_xTicks = isEmpty ? std::vector<Tick>{} : ticksAlong(m_view.xAxis(), range.xLow, range.xHigh, width, metrics);
    update();
    return QRectF(left, top, width, height).toAlignedRect();
}

void AxisLabels::paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget*)
{
    painter->setLayoutDirection(Qt::LeftToRight);  // a minus stands before its number in every language
    const QRectF exposed = option->exposedRect;
    const Theme& colors = theme(&m_view);
    const PlotMap& map = m_view.map();
    painter->setFont(m_view.font());
    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->setPen(QPen(colors.gridLine, 1));
    for (const Tick& tick : m_yTicks) {
        const double y = std::round(map.pixelY(tick.value));
        painter->drawLine(QPointF(map.area.left(), y), QPointF(map.area.right(), y));
    }
    painter->setPen(QPen(colors.axisLine, 1));
    painter->drawLine(map.area.bottomLeft(), map.area.bottomRight());
    painter->setPen(colors.muted);
    if (exposed.bottom() >= map.area.bottom())
        paintX(*painter, map);
    if (exposed.left() <= map.area.left() || exposed.top() <= map.area.top())
        paintY(*painter, map);
    if (!m_view.emptyText().isEmpty())
        painter->drawText(map.area.adjusted(8, 4, -8, -4), static_cast<int>(Qt::AlignCenter) | Qt::TextWordWrap, m_view.emptyText());
}

void AxisLabels::paintX(QPainter& painter, const PlotMap& map)
{
    const QFontMetricsF metrics(m_view.font());
    const double top = map.area.bottom() + kGap;
    for (const Tick& tick : m_xTicks) {
        const double width = metrics.horizontalAdvance(tick.label) + 2;
        const double left = std::clamp(map.pixelX(tick.value) - width / 2, 0.0, std::max(0.0, m_size.width() - width));
        painter.drawText(QRectF(left, top, width, metrics.height()), Qt::AlignCenter, tick.label);
    }
    paintTitle(painter, map);
}

// In the middle below the plot, or at its left where the mark needs the room; the mark goes first.
void AxisLabels::paintTitle(QPainter& painter, const PlotMap& map)
{
    // A title may have figures in it, which an empty chart does not have.
    const QString title = m_view.emptyText().isEmpty() ? m_view.xAxis().title : QString();
    if (title.isEmpty() && m_view.mark().isEmpty())
        return;
    const QFontMetricsF metrics(m_view.font());
    const QRectF line(kGap, m_size.height() - metrics.height() - 1, m_size.width() - 2 * kGap, metrics.height());
    const double marked = m_view.mark().isEmpty() ? 0 : metrics.horizontalAdvance(m_view.mark()) + 2 * kGap;
    const double wide = metrics.horizontalAdvance(title);
    const double centre = std::clamp(map.area.center().x() - wide / 2, line.left(), std::max(line.left(), line.right() - marked - wide));
    const double room = line.right() - marked - centre;
    if (wide <= room || marked == 0)
        painter.drawText(QRectF(centre, line.top(), room, line.height()), Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(title, Qt::ElideRight, room));
    painter.setPen(theme(&m_view).fair);
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, metrics.elidedText(m_view.mark(), Qt::ElideRight, line.width()));
    painter.setPen(theme(&m_view).muted);
}

void AxisLabels::paintY(QPainter& painter, const PlotMap& map)
{
    const QFontMetricsF metrics(m_view.font());
    for (const Tick& tick : m_yTicks) {
        const double y = map.pixelY(tick.value) - metrics.height() / 2;
        painter.drawText(QRectF(0, y, map.area.left() - kGap, metrics.height()), Qt::AlignRight | Qt::AlignVCenter, tick.label);
    }
    const QString title = metrics.elidedText(m_view.yAxis().title, Qt::ElideRight, m_size.width());
    if (!title.isEmpty() && m_view.emptyText().isEmpty())
        painter.drawText(QRectF(0, 0, m_size.width(), metrics.height()), Qt::AlignLeft | Qt::AlignVCenter, title);
}

}  // namespace bitloupe
