// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/window_place.h"

#include <QDockWidget>
#include <QGuiApplication>
#include <QMainWindow>
#include <QScreen>
#include <algorithm>

namespace bitloupe {

namespace {

constexpr int kTitleHeight = 32;
constexpr int kGrip = 120;  // of the title

qint64 distance(const QRect& from, const QRect& to)
{
    const QPoint way = to.center() - from.center();
    return qint64(way.x()) * way.x() + qint64(way.y()) * way.y();
}

QList<QRect> availableScreens()
{
    QList<QRect> screens;
    for (const QScreen* screen : QGuiApplication::screens())
        screens += screen->availableGeometry();
    return screens;
}

}  // namespace

QRect placedOn(const QRect& wanted, const QList<QRect>& screens)
{
    if (screens.isEmpty())
        return wanted;
    const QRect title(wanted.left(), wanted.top(), wanted.width(), kTitleHeight);
    for (const QRect& screen : screens) {
        const QRect seen = screen & title;
        const bool fits = wanted.width() <= screen.width() && wanted.height() <= screen.height();
        if (fits && seen.width() >= std::min(kGrip, wanted.width()) && seen.height() == kTitleHeight)
            return wanted;
    }
    const QRect& nearest = *std::min_element(screens.begin(), screens.end(),
                                             [&](const QRect& a, const QRect& b) { return distance(wanted, a) < distance(wanted, b); });
    const QSize size = wanted.size().boundedTo(nearest.size());
    return {QPoint(std::clamp(wanted.left(), nearest.left(), nearest.right() + 1 - size.width()),
                   std::clamp(wanted.top(), nearest.top(), nearest.bottom() + 1 - size.height())),
            size};
}

void bringOnScreen(QMainWindow& window)
{
    const QList<QRect> screens = availableScreens();
    const auto bring = [&screens](QWidget& widget) {
        const QRect placed = placedOn(widget.geometry(), screens);
        if (placed != widget.geometry())
            widget.setGeometry(placed);
    };
    if (!window.isMaximized() && !window.isFullScreen())
        bring(window);
    for (auto* dock : window.findChildren<QDockWidget*>()) {
        if (dock->isFloating())
            bring(*dock);
    }
}

}  // namespace bitloupe
