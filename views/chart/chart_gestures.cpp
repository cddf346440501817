// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
// The part of ChartView that listens to the mouse and the keyboard. QChartView's own rubber band is not used: it swallows
// the press before anything in the scene sees it.
#include "views/chart/chart_view.h"
#include "views/chart/plot_item.h"
#include "views/chart/readout.h"

#include <QApplication>
#include <QMouseEvent>
#include <QRubberBand>
#include <cmath>

namespace bitloupe {

namespace {
constexpr double kWheelStep = 1.25;  // zoom of one notch
constexpr double kPanShare = 0.1;  // of the width, for one key press
}  // namespace

void ChartView::wheelEvent(QWheelEvent* event)
{
    const double factor = std::pow(kWheelStep, -event->angleDelta().y() / 120.0);
    if (event->modifiers() & Qt::ControlModifier && !m_fitY)
        setRange(zoomedY(m_map.range, m_map.y(event->position().y()), factor));
    else
        setRange(zoomedX(m_map.range, m_map.x(event->position().x()), factor));
    event->accept();
}

void ChartView::mousePressEvent(QMouseEvent* event)
{
    m_pressed = m_last = event->pos();
    if (event->button() == Qt::MiddleButton || (event->button() == Qt::LeftButton && event->modifiers() & Qt::ShiftModifier)) {
        m_gesture = Gesture::Pan;
        viewport()->setCursor(Qt::ClosedHandCursor);
        return;
    }
    if (event->button() != Qt::LeftButton)
        return;
    for (PlotItem* item : m_items) {
        if (item->press(event->position())) {
            m_gesture = Gesture::Item;
            m_grabbed = item;
            m_readout->setVisible(false);
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
        const double dy = m_fitY ? 0 : m_map.y(m_last.y()) - m_map.y(event->position().y());
        setRange(panned(m_map.range, m_map.x(m_last.x()) - m_map.x(event->position().x()), dy));
    }
    m_last = event->pos();
    if (m_gesture != Gesture::None)
        return;
    bool grip = false;
    for (const PlotItem* item : m_items)
        grip = grip || item->isGrip(event->position());
    viewport()->setCursor(grip ? Qt::SizeHorCursor : Qt::ArrowCursor);
    showReadout(event->position());
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
    m_readout->setVisible(false);
    QChartView::leaveEvent(event);
}

void ChartView::beginBand(QPoint position)
{
    if (m_band == nullptr)
        m_band = new QRubberBand(QRubberBand::Rectangle, viewport());
    m_readout->setVisible(false);
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

void ChartView::showReadout(QPointF position)
{
    const QString text =
        m_readoutText && m_map.area.contains(position) ? m_readoutText(m_map.x(position.x()), m_map.y(position.y())) : QString();
    if (text.isEmpty())
        m_readout->setVisible(false);
    else
        m_readout->showAt(position, text);
}

bool ChartView::zoomKey(QKeyEvent* event)
{
    const PlotRange& range = m_map.range;
    const double middle = (range.xLow + range.xHigh) / 2;
    const double step = (range.xHigh - range.xLow) * kPanShare;
    const bool control = event->modifiers() & Qt::ControlModifier;
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        setRange(zoomedX(range, middle, 1 / kWheelStep));
        return true;
    case Qt::Key_Minus:
        setRange(zoomedX(range, middle, kWheelStep));
        return true;
    case Qt::Key_0:
        goHome();
        return true;
    case Qt::Key_Left:
        if (control)
            setRange(panned(range, -step, 0));
        return control;
    case Qt::Key_Right:
        if (control)
            setRange(panned(range, step, 0));
        return control;
    default:
        return false;
    }
}

void ChartView::keyPressEvent(QKeyEvent* event)
{
    if (zoomKey(event))
        return;
    for (PlotItem* item : m_items)
        if (item->key(event))
            return;
    QWidget::keyPressEvent(event);  // not the view's scrolling
}

}  // namespace bitloupe
