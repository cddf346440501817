// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Going from pane to pane by keyboard (F6): each pane gets the focus back where it had it last.

#include <QList>

class QWidget;

namespace bitloupe {

// Gives the focus to the next of `panes` (by 1) or the one before (by -1) that can be seen, and wraps around. Where none
// has the focus, the first or the last. Null entries are skipped; a dock behind others comes forward.
void stepPane(const QList<QWidget*>& panes, int by);

// The widget of `pane` that takes the focus: the one that had it last, else the first in the order of Tab. Null: none.
QWidget* focusTarget(QWidget& pane);

}  // namespace bitloupe
