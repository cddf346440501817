// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/lenses/kernels/time_bars.h"

#include "views/chart/chart_view.h"
#include "views/text/bench_text.h"

#include <QCoreApplication>
#include <QPainter>
#include <algorithm>
#include <cmath>
#include <functional>

namespace bitloupe {

namespace {

constexpr double kSmall = 0.92;  // of the chart's font
constexpr double kGap = 12;  // pixels between columns
constexpr double kLeastName = 96;  // pixels
constexpr double kUsualName = 200;

QString say(const char* words) { return QCoreApplication::translate("KernelsFacts", words); }

}  // namespace

struct TimeBars::Column {
    QString head;
    QString widest;  // of its texts
    std::function<QString(const KernelBar&)> text;
    bool standsOut = false;
    int rank = 0;  // those of the highest go first where there is no room

    double width(const QFont& font) const
    {
        QFont bold = font;
        bold.setBold(standsOut);
        return std::max(QFontMetricsF(font).horizontalAdvance(head), QFontMetricsF(bold).horizontalAdvance(widest)) + kGap;
    }
};

QString elidedName(const QString& name, const QFontMetricsF& metrics, double width)
{
    const qsizetype comma = name.lastIndexOf(QStringLiteral(", "));
    const QString tail = comma < 0 ? QString() : name.mid(comma);
    const double room = width - metrics.horizontalAdvance(tail);
    if (metrics.horizontalAdvance(name) <= width)
        return name;
    if (tail.isEmpty() || room < metrics.horizontalAdvance(QStringLiteral("INT8…")))
        return metrics.elidedText(name, Qt::ElideRight, width);  // the format first
    return metrics.elidedText(name.left(comma), Qt::ElideRight, room) + tail;
}

void TimeBars::setBars(const BenchRun& run, std::vector<KernelBar> bars, double unit)
{
    m_bars = std::move(bars);
    m_unit = unit;
    m_looks.clear();
    for (const KernelBar& bar : m_bars)
        m_looks.push_back(lookOf(run, *bar.entry));
    update();
}

void TimeBars::clear()
{
    m_bars.clear();
    m_looks.clear();
    update();
}

const KernelBar* TimeBars::barAt(double y) const
{
    const double slots = static_cast<double>(m_bars.size()) + 1;
    const double place = std::floor((1 - y) * slots) - 1;
    return place >= 0 && place < static_cast<double>(m_bars.size()) ? &m_bars[static_cast<std::size_t>(place)] : nullptr;
}

QRectF TimeBars::boundingRect() const { return PlotItem::boundingRect().adjusted(0, 0, view().rightMargin(), 0); }

QFont TimeBars::font() const
{
    QFont font = view().font();
    font.setPointSizeF(font.pointSizeF() * kSmall);
    return font;
}

std::vector<TimeBars::Column> TimeBars::columns() const
{
    return {{say(QT_TRANSLATE_NOOP("KernelsFacts", "time")), QStringLiteral("88.88 ms"),
             [](const KernelBar& bar) { return timeText(bar.seconds.median); }, true, 0},
            {QStringLiteral("GB/s"), QStringLiteral("88.8"), [](const KernelBar& bar) { return plainNumber(bar.gbps); }, false, 2},
            {say(QT_TRANSLATE_NOOP("KernelsFacts", "packed in")), QStringLiteral("88.8 ms"),
             [](const KernelBar& bar) { return timeText(bar.entry->packSeconds); }, false, 3},
            {say(QT_TRANSLATE_NOOP("KernelsFacts", "speed-up")), QStringLiteral("88.8×"),
             [](const KernelBar& bar) { return bar.speedUp > 0 ? plainNumber(bar.speedUp, 2) + QStringLiteral("×") : QString(); }, true,
             1}};
}

int TimeBars::wantedWords() const
{
    double width = kUsualName;
    for (const Column& column : columns())
        width += column.width(font());
    return static_cast<int>(std::ceil(width)) + 12;
}

// Short names, and the figures that people come for.
int TimeBars::leastWords() const
{
    double width = kLeastName;
    for (const Column& column : columns())
        width += column.standsOut ? column.width(font()) : 0;
    return static_cast<int>(std::ceil(width)) + 13;
}

std::vector<TimeBars::Column> TimeBars::columnsIn(double width) const
{
    std::vector<Column> shown = columns();
    const auto left = [&] {
        double room = width;
        for (const Column& column : shown)
            room -= column.width(font());
        return room;
    };
    while (shown.size() > 1 && left() < kLeastName)
        shown.erase(std::max_element(shown.begin(), shown.end(), [](const Column& a, const Column& b) { return a.rank < b.rank; }));
    return shown;
}

void TimeBars::paintBar(QPainter& painter, const PlotMap& map, const Theme& theme, std::size_t bar, const QRectF& place) const
{
    const Estimate& seconds = m_bars[bar].seconds;
    const auto pixel = [&](double value) { return std::clamp(map.pixelX(m_unit * value), map.area.left(), map.area.right()); };
    const double gap = std::min(3.0, place.height() * 0.15);
    const QRectF box(QPointF(pixel(0), place.top() + gap), QPointF(std::max(pixel(seconds.median), pixel(0) + 2), place.bottom() - gap));
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_looks[bar].color(theme));
    painter.drawRoundedRect(box, 2, 2);
    painter.setPen(QPen(theme.text, 1.2));
    painter.drawLine(QPointF(pixel(seconds.low), place.center().y()), QPointF(pixel(seconds.high), place.center().y()));
}

// A way whose results are wrong has a mark before its name.
void TimeBars::paintName(QPainter& painter, const Theme& theme, const KernelBar& bar, const QRectF& place) const
{
    const QFontMetricsF metrics(painter.font());
    const int how = static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter);
    QRectF room = place;
    if (!bar.entry->isRight()) {
        const QString mark = QStringLiteral("⚠ ");
        painter.setPen(theme.bad);
        painter.drawText(room, how, mark);
        room.setLeft(room.left() + metrics.horizontalAdvance(mark));
    } else {
        painter.setPen(bar.entry->family == BenchFamily::Quantized ? theme.text : theme.muted);
    }
    painter.drawText(room, how, elidedName(bar.name, metrics, room.width()));
}

void TimeBars::paintPlot(QPainter& painter, const PlotMap& map, const Theme& theme)
{
    if (m_bars.empty())
        return;
    const double height = slot(map);
    const QFont plain = font();
    QFont bold = plain;
    bold.setBold(true);
    const bool hasWords = height >= QFontMetricsF(plain).height() * 0.8;
    const double right = map.area.right() + view().rightMargin() - 4;
    const std::vector<Column> shown = columnsIn(right - map.area.right() - 8);
    for (std::size_t line = 0; line <= m_bars.size(); ++line) {
        const QRectF place(map.area.left(), map.area.top() + static_cast<double>(line) * height, map.area.width(), height);
        if (line > 0)
            paintBar(painter, map, theme, line - 1, place);
        double end = right;
        for (auto column = shown.rbegin(); hasWords && column != shown.rend(); ++column) {
            const double width = column->width(plain);
            const QRectF cell(end - width, place.top(), width, height);
            painter.setFont(line > 0 && column->standsOut ? bold : plain);
            painter.setPen(line > 0 && column->standsOut ? theme.text : theme.muted);
            painter.drawText(cell, static_cast<int>(Qt::AlignRight | Qt::AlignVCenter),
                             line == 0 ? column->head : column->text(m_bars[line - 1]));
            end -= width;
        }
        painter.setFont(plain);
        if (hasWords && line > 0)
            paintName(painter, theme, m_bars[line - 1], QRectF(QPointF(place.right() + 8, place.top()), QPointF(end, place.bottom())));
    }
}

}  // namespace bitloupe
