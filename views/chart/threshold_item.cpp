// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/chart/threshold_item.h"

#include "views/chart/chart_view.h"
#include "views/chart/label_rows.h"
#include "views/text/text.h"

#include <QCoreApplication>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace bitloupe {

namespace {

constexpr double kGripReach = 5;  // pixels beside a line that take hold of it
constexpr double kHandleSize = 6;
constexpr int kLabelRows = 5;
constexpr double kLabelShare = 0.55;  // of the plot's height, at most
constexpr double kLabelPadding = 3;
constexpr double kRowGap = 2;
constexpr double kOneLabel = 12;  // pixels between both ends, below which one label names them

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

ThresholdItem::ThresholdItem(ChartView& view, double z, ThresholdLine hand, std::function<void(Range)> moved)
    : PlotItem(view, z)
    , m_handLook(std::move(hand))
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
    hold(m_lines[grip->line].range);
    update();
    return true;
}

void ThresholdItem::drag(QPointF at) { moveTo(map().x(std::clamp(at.x(), map().area.left(), map().area.right()))); }

void ThresholdItem::release() { m_dragging = false; }

void ThresholdItem::hold(const Range& range)
{
    m_hand = m_handLook;
    m_hand->range = range;
    m_hand->isActive = true;
}

void ThresholdItem::moveTo(double x)
{
    m_hand->range = withEnd(m_hand->range, m_isHigh, x, m_isSymmetric, map().unitsPerPixel());
    update();
    m_moved(m_hand->range);
}

void ThresholdItem::moveHandle(int handle, int steps)
{
    const ThresholdLine* line = active();
    if (line == nullptr)
        return;
    m_isHigh = handle == 1;
    const Range range = line->range;
    hold(range);
    moveTo(static_cast<double>(m_isHigh ? range.high : range.low) + steps * map().unitsPerPixel());
}

QString ThresholdItem::handleText(int handle) const
{
    const ThresholdLine* line = active();
    if (line == nullptr)
        return {};
    const QString value = text::significant(static_cast<double>(handle == 1 ? line->range.high : line->range.low), 4);
    return (handle == 1 ? QCoreApplication::translate("ThresholdItem", "%1, upper end: %2")
                        : QCoreApplication::translate("ThresholdItem", "%1, lower end: %2"))
        .arg(line->label, value);
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
    pen.setDashPattern(line.dashes);
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
        const bool hasKeys = view().focusedHandle(this) == (isHigh ? 1 : 0);
        const QPointF centre(x, map.area.top());
        if (hasKeys) {
            painter.setPen(QPen(theme.text, 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawEllipse(centre, kHandleSize + 2.5, kHandleSize + 2.5);
        }
        painter.setPen(QPen(theme.card, 1.5));
        painter.setBrush(line.color(theme));
        painter.drawEllipse(centre, kHandleSize, kHandleSize);
    }
}

std::vector<ThresholdItem::Label> ThresholdItem::labels(const PlotMap& map) const
{
    const QFontMetricsF metrics(view().font());
    const auto widthOf = [&](const QString& text) { return text.isEmpty() ? 0 : metrics.horizontalAdvance(text) + 2 * kLabelPadding; };
    std::vector<LabelWish> wishes;
    std::vector<std::size_t> owners;
    // The active one chooses its place first, and every line has a label at one end before any has two.
    for (const bool isHigh : {true, false})
        for (const bool wantsActive : {true, false})
            for (std::size_t i = 0; i < m_lines.size(); ++i) {
                const ThresholdLine& line = m_lines[i];
                if (line.isActive != wantsActive || line.label.isEmpty())
                    continue;
                const double end = static_cast<double>(isHigh ? line.range.high : line.range.low);
                if (!isHigh && map.pixelX(static_cast<double>(line.range.high)) - map.pixelX(end) < kOneLabel)
                    continue;
                wishes.push_back({map.pixelX(end), widthOf(line.label), widthOf(line.shortLabel), isHigh});
                owners.push_back(i);
            }
    const double rowHeight = metrics.height() + kRowGap;
    const int rows = std::clamp(static_cast<int>(kLabelShare * map.area.height() / rowHeight), 1, kLabelRows);
    const std::vector<LabelPlace> places = placeLabels(wishes, map.area.left(), map.area.right(), 4, rows);
    std::vector<Label> result;
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (!places[i].shown)
            continue;
        const QString text = places[i].isShort ? m_lines[owners[i]].shortLabel : m_lines[owners[i]].label;
        const double top = map.area.top() + kHandleSize + 4 + places[i].row * rowHeight;
        const double width = places[i].isShort ? wishes[i].shortWidth : wishes[i].width;
        result.push_back({owners[i], text, QRectF(places[i].left, top, width, metrics.height()), wishes[i].x, places[i].hasLeader});
    }
    return result;
}

void ThresholdItem::paintLabels(QPainter& painter, const PlotMap& map, const Theme& theme) const
{
    painter.setFont(view().font());
    for (const Label& label : labels(map)) {
        QColor ground = theme.card;
        ground.setAlpha(225);
        painter.fillRect(label.box, ground);
        const QColor color = m_lines[label.line].color(theme);
        painter.setPen(theme.dark ? color : color.darker(135));  // as text, 4.5:1
        painter.drawText(label.box, Qt::AlignCenter, label.text);
        if (label.hasLeader) {
            const double y = label.box.bottom() + kRowGap / 2;
            painter.drawLine(QPointF(std::min(label.x, label.box.left()), y), QPointF(std::max(label.x, label.box.right()), y));
        }
    }
}

}  // namespace bitloupe
