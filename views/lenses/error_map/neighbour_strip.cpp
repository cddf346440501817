// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/lenses/error_map/neighbour_strip.h"

#include "views/lenses/error_map/loupe_facts.h"
#include "views/text/text.h"
#include "views/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace bitloupe {

namespace {

constexpr int kGap = 4;
constexpr int kPadding = 4;
constexpr int kMostLines = 4;
constexpr int kMostShownBits = 8;  // of a code, beside its number

QString shortWeight(float weight) { return text::significant(double{weight}, 3).replace(QLatin1Char('-'), QStringLiteral("−")); }

}  // namespace

NeighbourStrip::NeighbourStrip(QWidget* parent)
    : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Neighbours in the block"));
}

void NeighbourStrip::setTrace(const std::optional<WeightTrace>& trace)
{
    const bool isWider = m_trace.has_value() != trace.has_value() || (trace && m_trace->grid->bits() != trace->grid->bits());
    m_trace = trace;
    QString words;
    if (m_trace)
        words =
            tr("input %1, weight %2, code %3").arg(m_trace->col).arg(floatText(m_trace->weight), codeText(m_trace->code, *m_trace->grid));
    setAccessibleDescription(words);
    if (isWider)
        updateGeometry();
    update();
}

QFont NeighbourStrip::codeFont() const
{
    QFont smaller = font();
    smaller.setPointSizeF(smaller.pointSizeF() * 0.82);
    return smaller;
}

QSize NeighbourStrip::cellSize() const
{
    QFont bold = font();  // the chosen one's
    bold.setBold(true);
    const QFontMetrics large(bold), small(codeFont());
    QString code = QStringLiteral("−00");
    if (m_trace && m_trace->grid->bits() <= kMostShownBits)
        code = QStringLiteral("−000 ").left(m_trace->grid->bits() > 5 ? 5 : 4) + QString(m_trace->grid->bits(), QLatin1Char('0'));
    const int number = std::max(large.horizontalAdvance(QStringLiteral("−0.000678")), large.horizontalAdvance(QStringLiteral("−6.78e-05")));
    const int width = std::max(number, small.horizontalAdvance(code));
    return {width + 2 * kPadding, large.height() + small.height() + kPadding};
}

int NeighbourStrip::perLine(int width) const { return std::max(1, (width + kGap) / (cellSize().width() + kGap)); }

// Those of the largest number of neighbours, so that nothing below jumps about while somebody walks from block to block.
int NeighbourStrip::lines(int width) const
{
    const int each = perLine(width), most = static_cast<int>(kNeighbours);
    return std::min(kMostLines, (most + each - 1) / each);
}

int NeighbourStrip::heightForWidth(int width) const
{
    const int count = lines(width);
    return count * cellSize().height() + (count - 1) * kGap;
}

QSize NeighbourStrip::sizeHint() const
{
    const int width = 16 * (cellSize().width() + kGap);
    return {width, heightForWidth(width)};
}

QSize NeighbourStrip::minimumSizeHint() const { return {2 * (cellSize().width() + kGap), cellSize().height()}; }

std::size_t NeighbourStrip::own() const { return static_cast<std::size_t>(m_trace->col - m_trace->neighbours.front().col); }

std::size_t NeighbourStrip::firstShown() const
{
    const auto each = static_cast<std::size_t>(perLine(width()));
    const auto shown = static_cast<std::size_t>(lines(width()));
    const std::size_t room = each * shown;
    if (m_trace->neighbours.size() <= room)
        return 0;
    const std::size_t line = own() / each;
    const std::size_t last = (m_trace->neighbours.size() + each - 1) / each;
    return std::min(line == 0 ? 0 : line - 1, last - shown) * each;
}

QRect NeighbourStrip::cellRect(std::size_t shown) const
{
    const auto each = static_cast<std::size_t>(perLine(width()));
    const QSize size = cellSize();
    const int x = static_cast<int>(shown % each) * (size.width() + kGap);
    const int y = static_cast<int>(shown / each) * (size.height() + kGap);
    return {QPoint(x, y), size};
}

void NeighbourStrip::paintCell(QPainter& painter, const QRect& cell, const TracedWeight& weight, bool isOwn) const
{
    const Theme& colors = theme(this);
    painter.setPen(isOwn ? QPen(colors.accent, hasFocus() ? 2 : 1.5) : QPen(Qt::NoPen));
    painter.setBrush(isOwn ? colors.accentSoft : colors.field);
    painter.drawRoundedRect(QRectF(cell).adjusted(0.75, 0.75, -0.75, -0.75), 3, 3);
    QFont bold = font();
    bold.setBold(isOwn);
    painter.setFont(bold);
    painter.setPen(colors.text);
    const QRect upper = cell.adjusted(0, kPadding / 2, 0, -cell.height() / 2 + kPadding / 2);
    painter.drawText(upper, Qt::AlignCenter, shortWeight(weight.weight));
    painter.setFont(codeFont());
    painter.setPen(colors.muted);
    QString code = codeText(weight.code, *m_trace->grid);
    if (m_trace->grid->bits() <= kMostShownBits)
        code += QLatin1Char(' ') + codeBits(weight.code, m_trace->grid->bits());
    painter.drawText(QRect(cell.left(), upper.bottom(), cell.width(), cell.bottom() - upper.bottom()), Qt::AlignCenter, code);
}

void NeighbourStrip::paintEvent(QPaintEvent*)
{
    if (!m_trace)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setLayoutDirection(Qt::LeftToRight);
    const std::size_t first = firstShown();
    const auto room = static_cast<std::size_t>(perLine(width()) * lines(width()));
    for (std::size_t i = 0; i < std::min(room, m_trace->neighbours.size() - first); ++i)
        paintCell(painter, cellRect(i), m_trace->neighbours[first + i], first + i == own());
}

void NeighbourStrip::goTo(std::int64_t neighbour)
{
    if (!m_trace)
        return;
    const auto last = static_cast<std::int64_t>(m_trace->neighbours.size()) - 1;
    const auto to = static_cast<std::size_t>(std::clamp<std::int64_t>(neighbour, 0, last));
    if (to != own())
        Q_EMIT chosen(m_trace->neighbours[to].col);
}

void NeighbourStrip::mousePressEvent(QMouseEvent* event)
{
    if (!m_trace || event->button() != Qt::LeftButton)
        return QWidget::mousePressEvent(event);
    const std::size_t first = firstShown();
    for (std::size_t i = 0; first + i < m_trace->neighbours.size(); ++i)
        if (cellRect(i).contains(event->pos()))
            return goTo(static_cast<std::int64_t>(first + i));
}

void NeighbourStrip::keyPressEvent(QKeyEvent* event)
{
    if (!m_trace)
        return QWidget::keyPressEvent(event);
    const auto from = static_cast<std::int64_t>(own());
    const auto line = static_cast<std::int64_t>(perLine(width()));
    switch (event->key()) {
    case Qt::Key_Left:
        return goTo(from - 1);
    case Qt::Key_Right:
        return goTo(from + 1);
    case Qt::Key_Up:
        return goTo(from - line);
    case Qt::Key_Down:
        return goTo(from + line);
    case Qt::Key_Home:
        return goTo(0);
    case Qt::Key_End:
        return goTo(static_cast<std::int64_t>(m_trace->neighbours.size()) - 1);
    default:
        QWidget::keyPressEvent(event);
    }
}

void NeighbourStrip::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

void NeighbourStrip::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

}  // namespace bitloupe
