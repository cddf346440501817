// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/chart/readout.h"

#include "views/chart/chart_view.h"
#include "views/theme.h"

#include <QPainter>
#include <QtCharts/QChart>
#include <cmath>

namespace bitloupe {

namespace {
constexpr double kPadding = 6;
constexpr double kDistance = 12;  // from the pointer
}  // namespace

Readout::Readout(ChartView& view)
    : QGraphicsItem(view.chart())
    , m_view(view)
{
    setZValue(100);
    setVisible(false);
}

void Readout::showAt(QPointF at, const QString& text)
{
    prepareGeometryChange();
    const QRectF area = m_view.map().area;
    const QRectF words = QFontMetricsF(m_view.font()).boundingRect(QRectF(0, 0, 1000, 1000), Qt::AlignLeft | Qt::AlignTop, text);
    m_text = text;
    m_x = std::round(at.x()) + 0.5;
    m_line = QRectF(m_x - 1, area.top(), 2, area.height());
    m_box = QRectF(at.x() + kDistance, at.y() + kDistance, words.width() + 2 * kPadding, words.height() + 2 * kPadding);
    if (m_box.right() > area.right())
        m_box.moveRight(at.x() - kDistance);
    if (m_box.bottom() > area.bottom())
        m_box.moveBottom(std::max(area.top() + m_box.height(), at.y() - kDistance));
    if (m_box.left() < 0)
        m_box.moveLeft(0);
    setVisible(true);
    update();
}

QRectF Readout::boundingRect() const { return m_box.united(m_line).adjusted(-1, -1, 1, 1); }

void Readout::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
    const Theme& colors = theme(&m_view);
    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->setPen(QPen(colors.muted, 1, Qt::DotLine));
    painter->drawLine(QPointF(m_x, m_line.top()), QPointF(m_x, m_line.bottom()));
    painter->setRenderHint(QPainter::Antialiasing, true);
    painter->setPen(QPen(colors.border, 1));
    painter->setBrush(colors.card);
    painter->drawRoundedRect(m_box, 4, 4);
    painter->setPen(colors.text);
    painter->setFont(m_view.font());
    painter->drawText(m_box.adjusted(kPadding, kPadding, 0, 0), Qt::AlignLeft | Qt::AlignTop, m_text);
}

}  // namespace bitloupe
