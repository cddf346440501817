// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The large chart of the Histogram lens: weights before and after, the levels, the thresholds.

#include "views/chart/chart_view.h"
#include "views/chart/columns.h"
#include "views/chart/stem_item.h"
#include "views/lens.h"
#include "views/lenses/histogram/code_reader.h"
#include "views/lenses/histogram/histogram_facts.h"

namespace bitloupe {

struct ZoomCounts;
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
    // What is drawn now, from left to right: the columns of the weights before and after.
    Columns shownColumns(bool quantized) const;
    const ThresholdItem& thresholdItem() const { return *m_thresholds; }
    const std::vector<Stem>& shownStems() const { return m_stems; }

Q_SIGNALS:
    // Finer counts are wanted, as an option of the lens; empty: no longer.
    void detailWanted(const QString& option);
    void rangeMoved(double low, double high);  // a threshold was moved by hand

private:
    void fitY(PlotRange& range) const;
    double headroom(const PlotRange& range) const;
    double highestIn(const PlotRange& range, double low, double high) const;
    double height(std::uint64_t count) const;  // in plot units
    Reading readout(double x) const;
    double stepped(double x, int steps) const;
    void drawThresholds(const Analysis& analysis);
    void takeDetail(const Picture& picture);
    void askDetail();

    ColumnItem* m_original;
    ColumnItem* m_quantized;
    LevelItem* m_levels;
    StemItem* m_stemItem;
    ThresholdItem* m_thresholds;
    StemItem* m_point;  // of weights that are all the same
    std::shared_ptr<const Analysis> m_analysis;
    std::shared_ptr<const ZoomCounts> m_detail;
    std::shared_ptr<const Analysis> m_detailOf;
    CodeReader m_codes;
    QString m_asked;
    QTimer m_askTimer;
    std::vector<Stem> m_stems;
    bool m_isLog = true;
    bool m_showsOriginal = true;
    bool m_showsQuantized = true;
};

}  // namespace bitloupe
