// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The context menu of a chart: copy and save its picture and its values.

#include "views/chart/csv.h"

#include <QPixmap>
#include <QString>
#include <functional>

class QMenu;
class QWidget;

namespace bitloupe {

struct ChartMenuActions {
    QString title;  // suggested file name
    std::function<QPixmap()> picture;
    std::function<ValueTable()> values;  // may be null
    std::function<void()> goHome;
};
// Deletes itself when closed.
QMenu* makeChartMenu(QWidget* parent, const ChartMenuActions& actions);

// Asks for a name, then writes atomically. What goes wrong is told beside `parent`.
void saveAs(QWidget* parent, const QString& suggestedName, const QString& filter, const QByteArray& bytes);

}  // namespace bitloupe
