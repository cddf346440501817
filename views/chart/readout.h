// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The thin line under the pointer and the box beside it that says the values there.

#include "views/chart/plot_map.h"

#include <QGraphicsItem>
#include <QStringList>

namespace bitloupe {

class ChartView;

class Readout : public QGraphicsItem {
public:
    explicit Readout(ChartView& view);

    // `at` in the chart's pixels. The box keeps inside the plot.
    void showAt(QPointF at, const QString& text);

    QRectF boundingRect() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    ChartView& m_view;
    QString m_text;
    double m_x = 0;
    QRectF m_box;
    QRectF m_line;
};

}  // namespace bitloupe
