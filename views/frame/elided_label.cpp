// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/frame/elided_label.h"

#include <QPainter>

namespace bitloupe {

ElidedLabel::ElidedLabel(QWidget* parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);  // names from files are data
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QSize ElidedLabel::minimumSizeHint() const
{
    const int few = fontMetrics().horizontalAdvance(QStringLiteral("mmm…"));
    return {std::min(few, sizeHint().width()), wordWrap() ? sizeHint().height() : QLabel::minimumSizeHint().height()};
}

void ElidedLabel::setWraps(bool wraps)
{
    setWordWrap(wraps);
    QSizePolicy policy(QSizePolicy::Preferred, wraps ? QSizePolicy::Minimum : QSizePolicy::Fixed);
    policy.setHeightForWidth(wraps);
    setSizePolicy(policy);
}

// In one line, also where it wraps.
QSize ElidedLabel::sizeHint() const
{
    return wordWrap() ? QSize(fontMetrics().horizontalAdvance(text()) + 4, fontMetrics().height()) : QLabel::sizeHint();
}

int ElidedLabel::heightForWidth(int width) const
{
    if (!wordWrap())
        return QLabel::heightForWidth(width);
    const QRect room(0, 0, std::max(1, width), QWIDGETSIZE_MAX);
    return fontMetrics().boundingRect(room, static_cast<int>(alignment()) | Qt::TextWordWrap, text()).height();
}

int ElidedLabel::wholeWidth() const
{
    if (wordWrap())
        return sizeHint().width();
    const qsizetype end = text().indexOf(QStringLiteral(" · "));
    return fontMetrics().horizontalAdvance(end < 0 ? text() : text().left(end) + QStringLiteral(" …"));
}

QString ElidedLabel::shownText(int width) const
{
    const QFontMetrics metrics = fontMetrics();
    QString shown = text();
    if (metrics.horizontalAdvance(shown) <= width)
        return shown;
    const QString separator = QStringLiteral(" · ");
    for (qsizetype end = shown.lastIndexOf(separator); end > 0; end = shown.lastIndexOf(separator)) {
        shown.truncate(end);
        if (metrics.horizontalAdvance(shown + QStringLiteral(" …")) <= width)
            return shown + QStringLiteral(" …");
    }
    return metrics.elidedText(text(), Qt::ElideRight, width);
}

void ElidedLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    if (wordWrap()) {
        painter.drawText(rect(), static_cast<int>(alignment()) | Qt::TextWordWrap, text());
        return;
    }
    const QString shown = shownText(width());
    setToolTip(shown == text() ? QString() : text());
    painter.drawText(rect(), static_cast<int>(alignment()) | Qt::TextSingleLine, shown);
}

}  // namespace bitloupe
