// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/chart/threshold_item.h"

#include "views/chart/chart_view.h"
#include "views/chart/label_rows.h"

#include <QKeyEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace bitloupe {

namespace {

constexpr double kGripReach = 5;  // pixels beside a line that take hold of it
constexpr double kHandleSize = 6;
constexpr int kLabelRows = 4;
const QList<qreal> kDashes{4, 3};  // in pen widths

}  // namespace

Range withEnd(Range range, bool isHigh, double x, bool isSymmetric, double least)
{
    const auto magnitude = static_cast<float>(isSymmetric ? std::max(std::abs(x), least) : std::max(isHigh ? x : -x, 0.0));
    if (isHigh || isSymmetric)
        range.high = magnitude;
    if (!isHigh || isSymmetric)
        range.low = -magnitude;
    if (range.high - range.low < static_cast<float>(least))
        (isHigh ? range.high : range.low) = static_cast<float>(isHigh ? least : -least);
    return range;
}

ThresholdItem::ThresholdItem(ChartView& view, double z, Ink handColor, std::function<void(Range)> moved)
    : PlotItem(view, z)
    , m_handColor(std::move(handColor))
    , m_moved(std::move(moved))
{
}

void ThresholdItem::setLines(std::vector<ThresholdLine> lines, bool isSymmetric)
{
    m_lines = std::move(lines);
    m_isSymmetric = isSymmetric;
    if (!m_dragging)
        m_hand.reset();
    update();
}

const ThresholdLine* ThresholdItem::active() const
{
    if (m_hand)
        return &*m_hand;
    for (const ThresholdLine& line : m_lines)
        if (line.isActive)
            return &line;
    return nullptr;
}

std::optional<ThresholdItem::Grip> ThresholdItem::hit(QPointF at) const
{
    if (!map().area.adjusted(-kGripReach, -kHandleSize, kGripReach, 0).contains(at))
        return std::nullopt;
    std::optional<Grip> nearest;
    double best = kGripReach;
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        for (const bool isHigh : {true, false}) {
            const double x = map().pixelX(static_cast<double>(isHigh ? m_lines[i].range.high : m_lines[i].range.low));
            const double distance = std::abs(x - at.x()) - (m_lines[i].isActive ? 2 : 0);  // the active one is preferred
            if (distance <= best) {
                best = distance;
                nearest = Grip{i, isHigh};
            }
        }
    }
    return nearest;
}

bool ThresholdItem::press(QPointF at)
{
    const std::optional<Grip> grip = hit(at);
    if (!grip)
        return false;
    m_dragging = true;
    m_isHigh = grip->isHigh;
    m_hand = ThresholdLine{{}, m_lines[grip->line].range, m_handColor, true};
    return true;
}

void ThresholdItem::drag(QPointF at) { moveTo(map().x(std::clamp(at.x(), map().area.left(), map().area.right()))); }

void ThresholdItem::release() { m_dragging = false; }

void ThresholdItem::moveTo(double x)
{
    m_hand->range = withEnd(m_hand->range, m_isHigh, x, m_isSymmetric, map().unitsPerPixel());
    update();
    m_moved(m_hand->range);
}

bool ThresholdItem::key(QKeyEvent* event)
{
    const ThresholdLine* line = active();
    if (line == nullptr)
        return false;
    if (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down) {
        m_isHigh = event->key() == Qt::Key_Up;
        update();
        return true;
    }
    if (event->key() != Qt::Key_Left && event->key() != Qt::Key_Right)
        return false;
    const double pixels = (event->modifiers() & Qt::ShiftModifier ? 10 : 1) * (event->key() == Qt::Key_Left ? -1 : 1);
    const double end = static_cast<double>(m_isHigh ? line->range.high : line->range.low);
    m_hand = ThresholdLine{{}, line->range, m_handColor, true};
    moveTo(end + pixels * map().unitsPerPixel());
    return true;
}

void ThresholdItem::paintPlot(QPainter& painter, const PlotMap& map, const Theme& theme)
{
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (const ThresholdLine& line : m_lines)
        if (!line.isActive)
            paintLine(painter, map, theme, line);
    const ThresholdLine* front = active();
    if (front != nullptr)
        paintLine(painter, map, theme, *front);
    paintLabels(painter, map, theme);
    painter.setRenderHint(QPainter::Antialiasing, true);
    if (front != nullptr)
        paintHandles(painter, map, theme, *front);
}

void ThresholdItem::paintLine(QPainter& painter, const PlotMap& map, const Theme& theme, const ThresholdLine& line) const
{
    QPen pen(line.color(theme), line.isActive ? 2 : 1.25);
    pen.setDashPattern(kDashes);
    pen.setCapStyle(Qt::FlatCap);
    painter.setPen(pen);
    for (const float end : {line.range.low, line.range.high}) {
        const double x = std::round(map.pixelX(static_cast<double>(end)));
        if (x >= map.area.left() - 1 && x <= map.area.right() + 1)
            painter.drawLine(QPointF(x, map.area.top()), QPointF(x, map.area.bottom()));
    }
}

void ThresholdItem::paintHandles(QPainter& painter, const PlotMap& map, const Theme& theme, const ThresholdLine& line) const
{
    for (const bool isHigh : {false, true}) {
        const double x = map.pixelX(static_cast<double>(isHigh ? line.range.high : line.range.low));
        if (x < map.area.left() - 1 || x > map.area.right() + 1)
            continue;
        const bool hasKeys = isHigh == m_isHigh && view().hasFocus();
        painter.setPen(QPen(hasKeys ? theme.text : theme.card, hasKeys ? 2 : 1.5));
        painter.setBrush(line.color(theme));
        painter.drawEllipse(QPointF(x, map.area.top()), kHandleSize, kHandleSize);
    }
}

void ThresholdItem::paintLabels(QPainter& painter, const PlotMap& map, const Theme& theme) const
{
    const QFontMetricsF metrics(view().font());
    std::vector<LabelWish> wishes;
    std::vector<const ThresholdLine*> owners;
    for (const bool wantsActive : {true, false}) {  // the active one chooses its place first
        for (const ThresholdLine& line : m_lines) {
            if (line.isActive != wantsActive || line.label.isEmpty())
                continue;
            for (const float end : {line.range.high, line.range.low}) {
                wishes.push_back({map.pixelX(static_cast<double>(end)), metrics.horizontalAdvance(line.label) + 6});
                owners.push_back(&line);
            }
        }
    }
    // On a low chart the labels would hide the weights; the chips above say the same.
    const int rows = std::clamp(static_cast<int>(0.35 * map.area.height() / metrics.height()), 1, kLabelRows);
    const std::vector<LabelPlace> places = placeLabels(wishes, map.area.left(), map.area.right(), 4, rows);
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (!places[i].shown)
            continue;
        const double top = map.area.top() + kHandleSize + 3 + places[i].row * (metrics.height() + 2);
        const QRectF box(places[i].left, top, wishes[i].width, metrics.height());
        QColor ground = theme.card;
        ground.setAlpha(215);
        painter.fillRect(box, ground);
        painter.setPen(theme.dark ? owners[i]->color(theme) : owners[i]->color(theme).darker(130));  // as text, 4.5:1
        painter.drawText(box, Qt::AlignCenter, owners[i]->label);
    }
}

}  // namespace bitloupe
