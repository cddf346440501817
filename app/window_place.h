// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Windows stay where they can be seen, whatever screens there are now.

#include <QList>
#include <QRect>

class QMainWindow;

namespace bitloupe {

// `wanted` where enough of its title can be grabbed on one of the screens, else moved and shrunk onto the nearest one.
QRect placedOn(const QRect& wanted, const QList<QRect>& screens);
// The window and its floating docks.
void bringOnScreen(QMainWindow& window);

}  // namespace bitloupe
