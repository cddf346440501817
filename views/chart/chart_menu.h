// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The context menu of a chart or a table: copies and saves its picture and its values.

#include "views/chart/csv.h"

#include <QImage>
#include <functional>

class QMenu;
class QWidget;

namespace bitloupe {

using Say = std::function<void(const QString& sentence, bool isProblem)>;

// Functions may be null: there is no such entry then.
struct ChartMenuActions {
    QString title;  // over a Markdown table
    QString fileStem;  // suggested file name, without its end
    std::function<QImage()> picture;
    std::function<QByteArray()> svg;
    std::function<ValueTable()> selected;  // rows of a table that are chosen
    std::function<ValueTable()> values;
    std::function<ValueTable()> report;  // for Markdown
    std::function<void()> goHome;
    Say say;  // what became of saving
};
// Deletes itself when closed.
QMenu* makeChartMenu(QWidget* parent, const ChartMenuActions& actions);

// A title as a file name: letters, digits, dots and single dashes, of a length that every disk takes.
QString fileStem(const QString& title);
// Atomically: afterwards there is the whole file, or what was there before. Tells which.
void writeFile(const QString& path, const QByteArray& bytes, const Say& say);

}  // namespace bitloupe
