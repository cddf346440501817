// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/pane_walk.h"

#include <QApplication>
#include <QDockWidget>
#include <QWidget>

namespace bitloupe {

namespace {

bool takesFocus(const QWidget& widget, const QWidget& pane)
{
    return (widget.focusPolicy() & Qt::TabFocus) != 0 && widget.isEnabled() && widget.isVisibleTo(&pane) && !widget.focusProxy();
}

bool hasFocus(const QWidget& pane)
{
    const QWidget* focus = QApplication::focusWidget();
    return focus && (focus == &pane || pane.isAncestorOf(focus));
}

}  // namespace

QWidget* focusTarget(QWidget& pane)
{
    QWidget* last = pane.focusWidget();
    if (last && takesFocus(*last, pane))
        return last;
    if (takesFocus(pane, pane))
        return &pane;
    for (QWidget* widget = pane.nextInFocusChain(); widget && widget != &pane; widget = widget->nextInFocusChain()) {
        if (pane.isAncestorOf(widget) && takesFocus(*widget, pane))
            return widget;
    }
    return nullptr;
}

void stepPane(const QList<QWidget*>& panes, int by)
{
    QList<QWidget*> seen;
    for (QWidget* pane : panes) {
        if (pane && !pane->isHidden() && pane->parentWidget()->isVisible() && focusTarget(*pane))
            seen += pane;
    }
    if (seen.isEmpty())
        return;
    qsizetype at = by > 0 ? -1 : seen.size();
    for (qsizetype i = 0; i < seen.size(); ++i) {
        if (hasFocus(*seen[i]))
            at = i;
    }
    QWidget* pane = seen[(at + by + seen.size()) % seen.size()];
    if (auto* dock = qobject_cast<QDockWidget*>(pane))
        dock->raise();
    focusTarget(*pane)->setFocus(by > 0 ? Qt::TabFocusReason : Qt::BacktabFocusReason);
}

}  // namespace bitloupe
