// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/lenses/calibrators/curve_legend.h"

#include "views/theme.h"

#include <QPainter>
#include <algorithm>

namespace bitloupe {

namespace {

constexpr int kSample = 38;  // pixels of line, its mark at the left
constexpr int kGap = 5;
constexpr int kBetween = 14;
constexpr double kMarkRadius = 4;

}  // namespace

CurveLegend::CurveLegend(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

void CurveLegend::setNames(std::vector<CurveName> names)
{
    m_names = std::move(names);
    QStringList words;
    for (const CurveName& name : m_names)
        words += name.text;
    setAccessibleName(words.join(QStringLiteral(", ")));
    setVisible(!m_names.empty());
    setFixedHeight(heightForWidth(width()));
    update();
}

QFont CurveLegend::fontOf(const CurveName& name) const
{
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.9);
    small.setBold(name.isActive);
    return small;
}

int CurveLegend::lineHeight() const { return fontMetrics().height() + 1; }

std::vector<QRect> CurveLegend::places(int width) const
{
    std::vector<QRect> places;
    QPoint at(0, 0);
    for (const CurveName& name : m_names) {
        const int own = std::min(kSample + kGap + QFontMetrics(fontOf(name)).horizontalAdvance(name.text) + 1, width);
        if (at.x() > 0 && at.x() + own > width)
            at = {0, at.y() + lineHeight()};
        places.emplace_back(at, QSize(own, lineHeight()));
        at.rx() += own + kBetween;
    }
    return places;
}

int CurveLegend::heightForWidth(int width) const
{
    const std::vector<QRect> all = places(width);
    return all.empty() ? 0 : all.back().bottom() + 1;
}

void CurveLegend::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    setFixedHeight(heightForWidth(width()));
}

void CurveLegend::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& colors = theme(this);
    const std::vector<QRect> all = places(width());
    for (std::size_t i = 0; i < all.size(); ++i) {
        const CurveName& name = m_names[i];
        const QPointF start(all[i].left(), all[i].top() + lineHeight() / 2.0);
        QPen pen(name.color(colors), name.isActive ? 2.5 : 1.5);
        if (!name.dashes.isEmpty())
            pen.setDashPattern(name.dashes);
        painter.setPen(pen);
        painter.drawLine(start, start + QPointF(kSample, 0));
        painter.setPen(Qt::NoPen);
        painter.setBrush(name.color(colors));
        painter.drawPath(markerPath(name.marker, start + QPointF(kMarkRadius + 1, 0), kMarkRadius));
        painter.setPen(colors.text);
        painter.setFont(fontOf(name));
        const QRect words = all[i].adjusted(kSample + kGap, 0, 0, 0);
        painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(name.text, Qt::ElideRight, words.width()));
    }
}

}  // namespace bitloupe
