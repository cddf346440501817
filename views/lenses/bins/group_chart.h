// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The two grids at many group sizes: a line each, a mark where one stops being the better, and where the settings are.

#include "views/chart/chart_view.h"
#include "views/chart/plot_item.h"
#include "views/lenses/bins/bins_facts.h"

class QLineSeries;

namespace bitloupe {

class DotItem;
class GroupMarkItem;

class GroupChart : public ChartView {
    Q_OBJECT
public:
    GroupChart(Ink first, Ink second, QWidget* parent);
    void draw(const std::shared_ptr<const GridComparisonData>& answer, const Picture& picture);

protected:
    void changeEvent(QEvent* event) override;

private:
    Reading read(double x) const;
    void colorLines();
    void drawAxes(const std::vector<GroupPoint>& points);

    Ink m_first, m_second;
    QLineSeries* m_lines[2];
    DotItem* m_dots;
    GroupMarkItem* m_mark;
    std::shared_ptr<const GridComparisonData> m_data;
};

}  // namespace bitloupe
