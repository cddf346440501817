// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The lines through the place that is read off, and the box beside it that says the values there. Three items of the scene,
// so that a move repaints three small strips and not the plot.

#include <QPointF>
#include <QString>

namespace bitloupe {

class ChartView;

class Crosshair {
public:
    explicit Crosshair(ChartView& view);  // the chart owns the items

    // `at` in the chart's pixels. The box keeps inside the plot. Without a level there is no horizontal line.
    void showAt(QPointF at, bool hasLevel, const QString& text);
    void hide();
    bool isVisible() const;
    QString text() const;

private:
    class Line;
    class Box;
    ChartView& m_view;
    Line* m_column;
    Line* m_row;
    Box* m_box;
};

}  // namespace bitloupe
