// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The error inside the bins of two grids: how far a weight is from its level (lines), and where the squared error of these
// weights lies (shaded; areas are the error, on a scale common to both).

#include "views/chart/chart_view.h"
#include "views/chart/plot_item.h"
#include "views/lenses/bins/bins_facts.h"

class QLineSeries;

namespace bitloupe {

class BinErrorChart : public ChartView {
    Q_OBJECT
public:
    BinErrorChart(Ink first, Ink second, QWidget* parent);
    void draw(const std::shared_ptr<const GridComparisonData>& answer);

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Side {
        Ink color;
        QLineSeries* line = nullptr;
        RegionItem* density = nullptr;
    };
    Side makeSide(Ink color, double z);
    void colorLines();

    Side m_first, m_second;
};

}  // namespace bitloupe
