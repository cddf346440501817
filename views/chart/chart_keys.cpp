// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
// The part of ChartView that listens to the keyboard. Within a chart Tab stops at the plot and then at each handle.
#include "views/chart/chart_view.h"
#include "views/chart/crosshair.h"
#include "views/chart/plot_item.h"
#include "views/theme.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace bitloupe {

namespace {

constexpr double kKeyZoom = 1.25;
constexpr double kPanShare = 0.1;  // of the width, for one key press
constexpr double kStepPixels = 2;  // of the crosshair, where the chart has no places of its own
constexpr int kFar = 10;  // steps of a coarse move

// Steps that a key moves by; 0 for other keys.
int stepsOf(const QKeyEvent& event)
{
    const bool isFar = event.modifiers() & Qt::ShiftModifier;
    switch (event.key()) {
    case Qt::Key_Left:
    case Qt::Key_Down:
        return isFar ? -kFar : -1;
    case Qt::Key_Right:
    case Qt::Key_Up:
        return isFar ? kFar : 1;
    case Qt::Key_PageDown:
        return -kFar;
    case Qt::Key_PageUp:
        return kFar;
    default:
        return 0;
    }
}

bool isOurs(const QKeyEvent& event)
{
    if (event.matches(QKeySequence::Copy))
        return true;
    static const QList<int> plain{Qt::Key_Plus, Qt::Key_Minus, Qt::Key_Equal, Qt::Key_0, Qt::Key_Home, Qt::Key_End};
    const bool isPlain = !(event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    return isPlain && (plain.contains(event.key()) || stepsOf(event) != 0);
}

}  // namespace

// Keys that mean something here are not taken for the window's shortcuts.
bool ChartView::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride && isOurs(*static_cast<QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    return QChartView::event(event);
}

int ChartView::stops() const
{
    int count = 1;
    for (const PlotItem* item : m_items)
        count += item->handleCount();
    return count;
}

std::pair<PlotItem*, int> ChartView::handleAt(int stop) const
{
    int handle = stop - 1;
    for (PlotItem* item : m_items) {
        if (handle >= 0 && handle < item->handleCount())
            return {item, handle};
        handle -= item->handleCount();
    }
    return {nullptr, -1};
}

int ChartView::focusedHandle(const PlotItem* item) const
{
    const auto [owner, handle] = handleAt(m_stop);
    return hasFocus() && owner == item ? handle : -1;
}

void ChartView::setStop(int stop)
{
    m_stop = stop;
    m_keyed.reset();
    hideCrosshair();
    viewport()->update();
    const auto [item, handle] = handleAt(stop);
    describe(item == nullptr ? m_summary : item->handleText(handle));
}

void ChartView::describe(const QString& text)
{
    setAccessibleDescription(text);  // tells that it changed
    QAccessibleValueChangeEvent change(this, text);
    QAccessible::updateAccessibility(&change);
}

bool ChartView::focusNextPrevChild(bool next)
{
    const int to = m_stop + (next ? 1 : -1);
    if (to < 0 || to >= stops())
        return QChartView::focusNextPrevChild(next);
    setStop(to);
    return true;
}

void ChartView::focusInEvent(QFocusEvent* event)
{
    QChartView::focusInEvent(event);
    m_showsFocus = event->reason() != Qt::MouseFocusReason;
    if (event->reason() == Qt::TabFocusReason)
        setStop(0);
    else if (event->reason() == Qt::BacktabFocusReason)
        setStop(stops() - 1);
    else if (m_stop >= stops())
        setStop(0);
    viewport()->update();
}

void ChartView::focusOutEvent(QFocusEvent* event)
{
    QChartView::focusOutEvent(event);
    if (m_keyed && event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason) {
        m_keyed.reset();
        hideCrosshair();
        setAccessibleDescription(m_summary);
    }
    viewport()->update();
}

void ChartView::drawForeground(QPainter* painter, const QRectF& rect)
{
    QChartView::drawForeground(painter, rect);
    if (!hasFocus() || !m_showsFocus || m_isPicture)
        return;
    painter->setRenderHint(QPainter::Antialiasing, true);
    const Theme& colors = theme(this);
    // Around the plot where that has the keyboard; around the chart, faintly, where a handle has.
    painter->setPen(QPen(m_stop == 0 ? colors.accent : colors.axisLine, m_stop == 0 ? 1.5 : 1));
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(QRectF(viewport()->rect()).adjusted(0.75, 0.75, -0.75, -0.75), 4, 4);
}

bool ChartView::zoomKey(QKeyEvent* event)
{
    const PlotRange range = wanted().range;
    const double middle = m_keyed ? *m_keyed : (range.xLow + range.xHigh) / 2;
    const double step = (range.xHigh - range.xLow) * kPanShare;
    const bool control = event->modifiers() & Qt::ControlModifier;
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        queueRange(zoomedX(range, middle, 1 / kKeyZoom));
        return true;
    case Qt::Key_Minus:
        queueRange(zoomedX(range, middle, kKeyZoom));
        return true;
    case Qt::Key_0:
        goHome();
        return true;
    case Qt::Key_Left:
        if (control)
            queueRange(panned(range, -step, 0));
        return control;
    case Qt::Key_Right:
        if (control)
            queueRange(panned(range, step, 0));
        return control;
    default:
        return false;
    }
}

bool ChartView::crosshairKey(QKeyEvent* event)
{
    if (!m_reading || !m_emptyText.isEmpty())
        return false;
    const PlotRange& range = m_map.range;
    if (event->key() == Qt::Key_Escape && m_keyed) {
        m_keyed.reset();
        hideCrosshair();
        describe(m_summary);
        return true;
    }
    const double from = m_keyed.value_or((range.xLow + range.xHigh) / 2);
    double to = from;
    if (event->key() == Qt::Key_Home)
        to = m_home.xLow;
    else if (event->key() == Qt::Key_End)
        to = m_home.xHigh;
    else if (const int steps = stepsOf(*event); steps == 0)
        return false;
    else if (m_stepper)
        to = m_stepper(from, steps);
    else
        to = from + steps * kStepPixels * m_map.unitsPerPixel();
    placeKeyed(std::clamp(to, m_home.xLow, m_home.xHigh));
    return true;
}

// The picture follows a crosshair that leaves it.
void ChartView::placeKeyed(double x)
{
    m_keyed = x;
    const PlotRange& range = m_map.range;
    if (x < range.xLow || x > range.xHigh) {
        const double width = range.xHigh - range.xLow;
        const double low = std::clamp(x - width / 2, m_home.xLow, std::max(m_home.xLow, m_home.xHigh - width));
        PlotRange moved = range;
        moved.xLow = low;
        moved.xHigh = low + width;
        if (moved.xLow <= x && x <= moved.xHigh)
            return setRange(moved);  // which places it again
    }
    const double least = 0.5 * m_map.unitsPerPixel();
    const double inside = std::clamp(x, range.xLow + least, range.xHigh - least);
    showCrosshair(QPointF(m_map.pixelX(inside), m_map.area.center().y()));
    const QString text = readoutText();
    describe(text.isEmpty() ? m_summary : QString(text).replace(QLatin1Char('\n'), QLatin1String(", ")));
}

void ChartView::keyPressEvent(QKeyEvent* event)
{
    if (!m_showsFocus) {
        m_showsFocus = true;
        viewport()->update();
    }
    if (event->matches(QKeySequence::Copy))
        return copy();
    if (m_stop == 0 && ownKey(event))
        return;
    if (zoomKey(event))
        return;
    const auto [item, handle] = handleAt(m_stop);
    if (item != nullptr) {
        if (const int steps = stepsOf(*event); steps != 0) {
            item->moveHandle(handle, steps);
            return describe(item->handleText(handle));
        }
    } else if (crosshairKey(event)) {
        return;
    }
    QWidget::keyPressEvent(event);  // not the view's scrolling
}

}  // namespace bitloupe
