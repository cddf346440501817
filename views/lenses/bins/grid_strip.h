// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One grid over the normalised weights: its levels as lines, its decision regions shaded in turn, and above them which
// grid it is, what it reaches and how many of its bits are used.

#include "views/chart/plot_item.h"
#include "views/lenses/bins/bins_facts.h"

#include <QWidget>

class QLabel;

namespace bitloupe {

class ChartView;
class ColumnItem;
class ElidedLabel;
class GridPicker;
class LevelItem;

class GridStrip : public QWidget {
    Q_OBJECT
public:
    GridStrip(const QString& name, Ink color, QWidget* parent);

    void draw(std::shared_ptr<const GridComparisonData> answer, const GridUse& use);
    GridPicker* picker() const { return m_picker; }
    ChartView* chart() const { return m_chart; }

private:
    void buildHeader();
    void fitY(PlotRange& range) const;

    Ink m_color;
    GridPicker* m_picker;
    QWidget* m_dot;
    QLabel* m_quality;
    ElidedLabel* m_used;
    ChartView* m_chart;
    ColumnItem* m_weights;
    RegionItem* m_regions;
    LevelItem* m_levels;
    std::shared_ptr<const GridComparisonData> m_data;  // the chart borrows from it
};

}  // namespace bitloupe
