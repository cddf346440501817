// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The bars of TimeChart and the columns of words beside them, under a line of heads. Where the words have less room, columns are left out.

#include "views/chart/plot_item.h"
#include "views/lenses/kernels/kernels_facts.h"
#include "views/lenses/kernels/kernels_look.h"

#include <QFontMetricsF>

namespace bitloupe {

class TimeBars : public PlotItem {
public:
    using PlotItem::PlotItem;
    void setBars(const BenchRun& run, std::vector<KernelBar> bars, double unit);  // seconds times unit are the plot's
    void clear();
    const std::vector<KernelBar>& bars() const { return m_bars; }
    const KernelBar* barAt(double y) const;  // plot units, 0 to 1; null: the heads, or no bar
    int wantedWords() const;  // pixels that all columns take
    int leastWords() const;  // with short names, times and speed-ups alone
    QRectF boundingRect() const override;

protected:
    void paintPlot(QPainter& painter, const PlotMap& map, const Theme& theme) override;

private:
    struct Column;
    QFont font() const;
    std::vector<Column> columns() const;
    std::vector<Column> columnsIn(double width) const;  // as many as leave room for names
    double slot(const PlotMap& map) const { return map.area.height() / static_cast<double>(m_bars.size() + 1); }
    void paintBar(QPainter& painter, const PlotMap& map, const Theme& theme, std::size_t bar, const QRectF& place) const;
    void paintName(QPainter& painter, const Theme& theme, const KernelBar& bar, const QRectF& place) const;

    std::vector<KernelBar> m_bars;
    std::vector<WayLook> m_looks;
    double m_unit = 1e3;
};

// "INT8 · per ten…, decoded first": what stands after the last comma stays whole, where that is possible.
QString elidedName(const QString& name, const QFontMetricsF& metrics, double width);

}  // namespace bitloupe
