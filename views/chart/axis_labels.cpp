// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/chart/axis_labels.h"

#include "views/theme.h"

#include <QPainter>
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

}  // namespace

AxisLabels::AxisLabels(ChartView& view)
    : QGraphicsItem(view.chart())
    , m_view(view)
{
    setZValue(-1);
}

QRectF AxisLabels::layOut(QSizeF size, const PlotRange& range)
{
    prepareGeometryChange();
    m_size = size;
    const QFontMetricsF metrics(m_view.font());
    const bool hasX = m_view.xAxis().kind != AxisKind::Hidden;
    double bottom = hasX ? metrics.height() + kGap : 2;
    if (!m_view.xAxis().title.isEmpty())
        bottom += metrics.height() + 2;
    const double top = m_view.yAxis().title.isEmpty() ? metrics.height() / 2 + 2 : metrics.height() + kGap;
    const double height = std::max(1.0, size.height() - top - bottom);
    m_yTicks = ticks(m_view.yAxis().kind, range.yLow, range.yHigh, 1 + static_cast<int>(height / kRowSpacing));
    // In steps of 8 pixels, so that the plot does not jump about while labels change.
    const double left = m_yTicks.empty() ? kGap : 8 * std::ceil((widest(m_yTicks, metrics) + kGap + 2) / 8);
    const double right = hasX ? 16 : kGap;
    const double width = std::max(1.0, size.width() - left - right);
    const double labelWidth = metrics.horizontalAdvance(QStringLiteral("-0.005")) + kLabelSpacing;
    m_xTicks = ticks(m_view.xAxis().kind, range.xLow, range.xHigh, 1 + static_cast<int>(width / labelWidth));
    update();
    return QRectF(left, top, width, height).toAlignedRect();
}

void AxisLabels::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
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
    paintX(*painter, map);
    paintY(*painter, map);
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
    const QString title = metrics.elidedText(m_view.xAxis().title, Qt::ElideRight, m_size.width());
    if (!title.isEmpty())
        painter.drawText(QRectF(0, m_size.height() - metrics.height() - 1, m_size.width(), metrics.height()), Qt::AlignCenter, title);
}

void AxisLabels::paintY(QPainter& painter, const PlotMap& map)
{
    const QFontMetricsF metrics(m_view.font());
    for (const Tick& tick : m_yTicks) {
        const double y = map.pixelY(tick.value) - metrics.height() / 2;
        painter.drawText(QRectF(0, y, map.area.left() - kGap, metrics.height()), Qt::AlignRight | Qt::AlignVCenter, tick.label);
    }
    const QString title = metrics.elidedText(m_view.yAxis().title, Qt::ElideRight, m_size.width());
    if (!title.isEmpty())
        painter.drawText(QRectF(0, 0, m_size.width(), metrics.height()), Qt::AlignLeft | Qt::AlignVCenter, title);
}

}  // namespace bitloupe
