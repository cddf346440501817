// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Per tensor against per channel against per group, side by side: SQNR as bars, bits per weight, and the channels' errors
// from the worst to the best.

#include "views/chart/chart_view.h"
#include "views/frame/card.h"
#include "views/lenses/channels/granularities.h"

#include <array>

class QGridLayout;
class QLineSeries;

namespace bitloupe {

// One row: a dot, a name, a bar as long as the SQNR, the figures.
class GranularityRow : public QWidget {
    Q_OBJECT
public:
    GranularityRow(std::size_t index, QWidget* parent);
    void setResult(const GranularityResult& result, double largestDb, bool isCurrent);
    void clear();
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::size_t m_index;
    QString m_name, m_quality, m_bits;
    double m_share = 0;
    bool m_isCurrent = false;
};

class GranularityCard : public Card {
    Q_OBJECT
public:
    explicit GranularityCard(QWidget* parent);
    void draw(const GranularityData* answer, const Picture& picture);  // null: not known yet

protected:
    void changeEvent(QEvent* event) override;

private:
    void colorLines();
    void drawLines(const GranularityData& answer);
    ValueTable report() const;
    Reading readout(double x) const;

    std::array<GranularityRow*, 3> m_rows{};
    std::array<QLineSeries*, 3> m_lines{};
    ChartView* m_chart;
    std::vector<GranularityResult> m_results;
    std::vector<std::vector<double>> m_sorted;  // MSE by rank, worst first
};

}  // namespace bitloupe
