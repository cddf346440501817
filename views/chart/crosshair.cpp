// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/chart/crosshair.h"

#include "views/chart/chart_view.h"
#include "views/theme.h"

#include <QGraphicsItem>
#include <QPainter>
#include <QtCharts/QChart>
#include <cmath>

namespace bitloupe {

namespace {
constexpr double kPadding = 6;
constexpr double kDistance = 12;  // from the place that is read off
constexpr int kWords = static_cast<int>(Qt::AlignLeft) | static_cast<int>(Qt::AlignTop) | static_cast<int>(Qt::TextWordWrap);
}  // namespace

class Crosshair::Line : public QGraphicsItem {
public:
    Line(ChartView& view, Qt::Orientation orientation)
        : QGraphicsItem(view.chart())
        , m_view(view)
        , m_orientation(orientation)
    {
        setZValue(100);
        setVisible(false);
    }
    void setLength(double length)
    {
        if (m_length == length)
            return;
        prepareGeometryChange();
        m_length = length;
    }
    QRectF boundingRect() const override { return m_orientation == Qt::Vertical ? QRectF(-1, 0, 2, m_length) : QRectF(0, -1, m_length, 2); }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override
    {
        painter->setRenderHint(QPainter::Antialiasing, false);
        painter->setPen(QPen(theme(&m_view).muted, 1, Qt::DotLine));
        painter->drawLine(QPointF(0, 0), m_orientation == Qt::Vertical ? QPointF(0, m_length) : QPointF(m_length, 0));
    }

private:
    ChartView& m_view;
    Qt::Orientation m_orientation;
    double m_length = 0;
};

class Crosshair::Box : public QGraphicsItem {
public:
    explicit Box(ChartView& view)
        : QGraphicsItem(view.chart())
        , m_view(view)
    {
        setZValue(101);
        setVisible(false);
    }
    void setText(const QString& text)
    {
        const double room = std::max(40.0, m_view.viewport()->width() - 2 * (kPadding + 1));
        const QRectF words = QFontMetricsF(m_view.font()).boundingRect(QRectF(0, 0, room, 1000), kWords, text);
        const QSizeF size(std::ceil(words.width()) + 1 + 2 * kPadding, std::ceil(words.height()) + 2 * kPadding);
        if (text == m_text && size == m_size)
            return;
        prepareGeometryChange();
        m_size = size;
        m_text = text;
        update();
    }
    QSizeF size() const { return m_size; }
    QString text() const { return m_text; }
    QRectF boundingRect() const override { return QRectF(QPointF(0, 0), m_size).adjusted(-1, -1, 1, 1); }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override
    {
        const Theme& colors = theme(&m_view);
        painter->setRenderHint(QPainter::Antialiasing, true);
        painter->setPen(QPen(colors.axisLine, 1));
        painter->setBrush(colors.card);
        painter->drawRoundedRect(QRectF(QPointF(0.5, 0.5), m_size - QSizeF(1, 1)), 4, 4);
        painter->setPen(colors.text);
        painter->setFont(m_view.font());
        painter->drawText(QRectF(QPointF(kPadding, kPadding), m_size - QSizeF(2 * kPadding, 2 * kPadding)), kWords, m_text);
    }

private:
    ChartView& m_view;
    QString m_text;
    QSizeF m_size;
};

Crosshair::Crosshair(ChartView& view)
    : m_view(view)
    , m_column(new Line(view, Qt::Vertical))
    , m_row(new Line(view, Qt::Horizontal))
    , m_box(new Box(view))
{
}

void Crosshair::showAt(QPointF at, bool hasLevel, const QString& text)
{
    const QRectF area = m_view.map().area;
    m_column->setLength(area.height());
    m_column->setPos(std::round(at.x()), area.top());
    m_row->setLength(area.width());
    m_row->setPos(area.left(), std::round(at.y()));
    m_box->setText(text);
    QRectF box(at + QPointF(kDistance, kDistance), m_box->size());
    if (box.right() > area.right())
        box.moveRight(at.x() - kDistance);
    if (box.bottom() > area.bottom())
        box.moveBottom(at.y() - kDistance);
    // Whole, wherever there is room for it: words that are cut say nothing.
    const QRectF room = QRectF(m_view.viewport()->rect()).adjusted(1, 1, -1, -1);
    box.moveLeft(std::max(std::min(box.left(), room.right() - box.width()), room.left()));
    box.moveTop(std::max(std::min(box.top(), room.bottom() - box.height()), room.top()));
    m_box->setPos(QPointF(std::round(box.left()), std::round(box.top())));
    m_column->setVisible(true);
    m_row->setVisible(hasLevel);
    m_box->setVisible(true);
}

void Crosshair::hide()
{
    m_column->setVisible(false);
    m_row->setVisible(false);
    m_box->setVisible(false);
}

bool Crosshair::isVisible() const { return m_box->isVisible(); }

QString Crosshair::text() const { return isVisible() ? m_box->text() : QString(); }

}  // namespace bitloupe
