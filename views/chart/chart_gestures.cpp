// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
// The part of ChartView that listens to the mouse. QChartView's own rubber band is not used: it swallows the press before
// anything in the scene sees it.
#include "views/chart/chart_view.h"

#include "views/chart/crosshair.h"
#include "views/chart/plot_item.h"

#include <QApplication>
#include <QMouseEvent>
#include <QRubberBand>
#include <cmath>

namespace bitloupe {

namespace {
constexpr double kWheelStep = 1.25;  // zoom of one notch
constexpr double kPanStep = 60;  // pixels of one notch to the side
}  // namespace

void ChartView::wheelEvent(QWheelEvent* event)
{
    const PlotMap from = wanted();
    const QPointF turned = QPointF(event->angleDelta()) / 120.0;
    const double factor = std::pow(kWheelStep, -turned.y());
    if (std::abs(turned.x()) > std::abs(turned.y()))
        queueRange(panned(from.range, -turned.x() * kPanStep * from.unitsPerPixel(), 0));
    else if (event->modifiers() & Qt::ControlModifier && !m_fitY)
        queueRange(zoomedY(from.range, from.y(event->position().y()), factor));
    else
        queueRange(zoomedX(from.range, from.x(event->position().x()), factor));
    event->accept();
}

void ChartView::mousePressEvent(QMouseEvent* event)
{
    m_pressed = m_last = event->pos();
    if (m_showsFocus) {
        m_showsFocus = false;
        viewport()->update();
    }
    if (event->button() == Qt::MiddleButton || (event->button() == Qt::LeftButton && event->modifiers() & Qt::ShiftModifier)) {
        m_gesture = Gesture::Pan;
        hideCrosshair();
        viewport()->setCursor(Qt::ClosedHandCursor);
        return;
    }
    if (event->button() != Qt::LeftButton)
        return;
    for (PlotItem* item : m_items) {
        if (item->press(event->position())) {
            m_gesture = Gesture::Item;
            m_grabbed = item;
            m_keyed.reset();
            hideCrosshair();
            for (int stop = 1; stop < stops(); ++stop)
                if (handleAt(stop) == std::pair(item, item->heldHandle()))
                    setStop(stop);
            return;
        }
    }
    m_gesture = Gesture::Band;
}

void ChartView::mouseMoveEvent(QMouseEvent* event)
{
    if (m_gesture == Gesture::Item)
        m_grabbed->drag(event->position());
    if (m_gesture == Gesture::Band && (event->pos() - m_pressed).manhattanLength() >= QApplication::startDragDistance())
        beginBand(event->pos());
    if (m_gesture == Gesture::Pan) {
        const PlotMap from = wanted();
        const double dy = m_fitY ? 0 : from.y(m_last.y()) - from.y(event->position().y());
        queueRange(panned(from.range, from.x(m_last.x()) - from.x(event->position().x()), dy));
    }
    m_last = event->pos();
    if (m_gesture != Gesture::None)
        return;
    bool grip = false;
    for (const PlotItem* item : m_items)
        grip = grip || item->isGrip(event->position());
    viewport()->setCursor(grip ? Qt::SizeHorCursor : Qt::ArrowCursor);
    m_keyed.reset();
    showCrosshair(event->position());
    if (m_map.area.contains(event->position()))
        Q_EMIT pointed(m_map.x(event->position().x()), m_map.y(event->position().y()));
}

void ChartView::mouseReleaseEvent(QMouseEvent* event)
{
    if (m_gesture == Gesture::Item)
        m_grabbed->release();
    if (m_gesture == Gesture::Band)
        endBand(event->pos());
    m_gesture = Gesture::None;
    m_grabbed = nullptr;
    viewport()->setCursor(Qt::ArrowCursor);
}

void ChartView::mouseDoubleClickEvent(QMouseEvent*) { goHome(); }

void ChartView::leaveEvent(QEvent* event)
{
    if (!m_keyed)
        hideCrosshair();
    QChartView::leaveEvent(event);
}

void ChartView::beginBand(QPoint position)
{
    if (m_band == nullptr)
        m_band = new QRubberBand(QRubberBand::Rectangle, viewport());
    hideCrosshair();
    QRect band = QRect(m_pressed, position).normalized() & m_map.area.toRect();
    if (m_fitY) {
        band.setTop(static_cast<int>(m_map.area.top()));
        band.setBottom(static_cast<int>(m_map.area.bottom()));
    }
    m_band->setGeometry(band);
    m_band->show();
}

void ChartView::endBand(QPoint position)
{
    if (m_band == nullptr || !m_band->isVisible()) {
        if (m_map.area.contains(position))
            Q_EMIT clicked(m_map.x(position.x()), m_map.y(position.y()));
        return;
    }
    const QRect band = m_band->geometry();
    m_band->hide();
    if (band.width() < 4 || band.height() < 4)
        return;
    PlotRange range{m_map.x(band.left()), m_map.x(band.right()), m_map.y(band.bottom()), m_map.y(band.top())};
    setRange(range);
}

void ChartView::showCrosshair(QPointF position)
{
    const bool any = m_reading && m_emptyText.isEmpty() && m_map.area.contains(position);
    const Reading reading = any ? m_reading(m_map.x(position.x()), m_map.y(position.y())) : Reading();
    if (reading.text.isEmpty())
        return hideCrosshair();
    const QPointF at(reading.x ? m_map.pixelX(*reading.x) : position.x(), reading.y ? m_map.pixelY(*reading.y) : position.y());
    m_crosshair->showAt(at, reading.y.has_value() && m_map.area.contains(at), reading.text);
}

void ChartView::hideCrosshair() { m_crosshair->hide(); }

QString ChartView::readoutText() const { return m_crosshair->text(); }

}  // namespace bitloupe
