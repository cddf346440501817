// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/frame/chip.h"

#include <QPainter>

namespace bitloupe {

namespace {
constexpr int kPadding = 8;
constexpr int kDot = 9;
constexpr int kDotGap = 6;
}  // namespace

Chip::Chip(QWidget* parent)
    : QAbstractButton(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
}

void Chip::setDot(Ink color, Marker marker)
{
    m_dot = std::move(color);
    m_marker = marker;
    updateGeometry();
    update();
}

void Chip::setProminent(bool isBold)
{
    m_isBold = isBold;
    updateGeometry();
    update();
}

QFont Chip::textFont() const
{
    QFont result = font();
    result.setBold(m_isBold);
    return result;
}

QSize Chip::sizeHint() const { return {widthFor(text()), QFontMetrics(textFont()).height() + 6}; }

int Chip::widthFor(const QString& words) const
{
    return QFontMetrics(textFont()).horizontalAdvance(words) + 2 * kPadding + (m_dot ? kDot + kDotGap : 0) + 2;
}

void Chip::paintEvent(QPaintEvent*)
{
    const Theme& colors = theme(this);
    const bool isOn = isCheckable() && isChecked();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(hasFocus() ? colors.accent : (underMouse() ? colors.muted : colors.field), 1));
    painter.setBrush(isOn ? colors.accentSoft : colors.field);
    const QRectF shape = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRoundedRect(shape, shape.height() / 2, shape.height() / 2);
    int left = kPadding;
    if (m_dot) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_dot(colors));
        painter.drawPath(markerPath(m_marker, QPointF(left + kDot / 2.0, height() / 2.0), kDot / 2.0));
        left += kDot + kDotGap;
    }
    painter.setFont(textFont());
    painter.setPen(isCheckable() && !isOn ? colors.muted : (isOn ? colors.accent : colors.text));
    const QRect box(left, 0, width() - left - kPadding + 2, height());
    painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextShowMnemonic,
                     QFontMetrics(textFont()).elidedText(text(), Qt::ElideRight, box.width()));
}

}  // namespace bitloupe
