// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/docks/gap_bar.h"

#include "views/text/text.h"
#include "views/theme.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

namespace bitloupe {

namespace {
constexpr int kBarHeight = 8;
constexpr int kHeight = 16;
}  // namespace

GapBar::GapBar(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Gap to the best possible"));
}

void GapBar::setValues(const Values& values)
{
    m_values = values;
    const QString summary = values.known
        ? tr("Reached %1, Lloyd–Max %2, rate–distortion bound %3")
              .arg(text::decibels(values.reachedDb), text::decibels(values.lloydMaxDb), text::decibels(values.rateDistortionDb))
        : QString();
    setAccessibleDescription(summary);
    setToolTip(summary);
    update();
}

// The right end is the largest finite one of the three; an exact result fills the bar.
double GapBar::position(const Values& values, double decibels)
{
    double end = 0;
    for (const double value : {values.reachedDb, values.lloydMaxDb, values.rateDistortionDb})
        end = std::isfinite(value) ? std::max(end, value) : end;
    if (decibels == HUGE_VAL)
        return 1;
    return end > 0 && std::isfinite(decibels) ? std::clamp(decibels / end, 0.0, 1.0) : 0;
}

QSize GapBar::sizeHint() const { return {120, kHeight}; }

void GapBar::paintEvent(QPaintEvent*)
{
    const Theme& colors = theme(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const QRectF bar(0, (height() - kBarHeight) / 2.0, width(), kBarHeight);
    painter.setBrush(colors.border);
    painter.drawRoundedRect(bar, 4, 4);
    if (!m_values.known)
        return;
    QRectF reached = bar;
    reached.setWidth(bar.width() * position(m_values, m_values.reachedDb));
    painter.setBrush(colors.accent);
    painter.drawRoundedRect(reached, 4, 4);
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (const double mark : {m_values.lloydMaxDb, m_values.rateDistortionDb}) {
        if (!std::isfinite(mark))
            continue;
        const double x = std::clamp(bar.width() * position(m_values, mark), 1.0, bar.width() - 2);
        painter.fillRect(QRectF(x - 1, 0, 2, height()), colors.text);
    }
}

}  // namespace bitloupe
