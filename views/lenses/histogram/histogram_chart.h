// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The large chart of the Histogram lens: weights before and after, the levels, the thresholds.

#include "views/chart/chart_view.h"
#include "views/lens.h"
#include "views/lenses/histogram/histogram_facts.h"

namespace bitloupe {

class ColumnItem;
class LevelItem;
class StemItem;
class ThresholdItem;

class HistogramChart : public ChartView {
    Q_OBJECT
public:
    explicit HistogramChart(QWidget* parent = nullptr);

    void draw(const Picture& picture);  // which must live until the next draw()
    void setLogCounts(bool isLog);
    void setShown(bool original, bool quantized, bool grid);

Q_SIGNALS:
    void rangeMoved(double low, double high);  // a threshold was moved by hand

private:
    void fitY(PlotRange& range) const;
    QString readout(double x) const;
    void drawThresholds(const Analysis& analysis);

    ColumnItem* m_original;
    ColumnItem* m_quantized;
    LevelItem* m_levels;
    StemItem* m_stemItem;
    ThresholdItem* m_thresholds;
    std::shared_ptr<const Analysis> m_analysis;
    std::vector<Stem> m_stems;
    bool m_isLog = true;
    bool m_showsOriginal = true;
    bool m_showsQuantized = true;
};

}  // namespace bitloupe
