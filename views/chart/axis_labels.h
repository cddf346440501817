// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Tick labels and axis titles, drawn around the plot area, and the lines of the grid at the same places.

#include "views/chart/chart_view.h"

#include <QGraphicsItem>

namespace bitloupe {

class AxisLabels : public QGraphicsItem {
public:
    explicit AxisLabels(ChartView& view);

    // Chooses the ticks for `range` on a chart of `size` and answers where the plot goes: `leastLeft` pixels from the left at least.
    QRectF layOut(QSizeF size, const PlotRange& range, double leastLeft);
    double wantedLeft() const { return m_wantedLeft; }  // what its own labels ask for, in pixels

    QRectF boundingRect() const override { return {QPointF(0, 0), m_size}; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    void paintX(QPainter& painter, const PlotMap& map);
    void paintTitle(QPainter& painter, const PlotMap& map);
    void paintY(QPainter& painter, const PlotMap& map);

    ChartView& m_view;
    QSizeF m_size;
    double m_wantedLeft = 0;
    std::vector<Tick> m_xTicks, m_yTicks;
};

}  // namespace bitloupe
