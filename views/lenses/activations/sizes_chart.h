// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// How large inputs (left bars) and weights (right bars) are by input channel, on one logarithmic axis.

#include "core/report/channel_sizes.h"
#include "views/chart/chart_view.h"

namespace bitloupe {

class BarItem;

class SizesChart : public ChartView {
    Q_OBJECT
public:
    explicit SizesChart(QWidget* parent);
    void setWhen(const QString& when);  // before or after what: said above the axis; of the sizes that were set
    // `order`: which channel stands at each place.
    void setSizes(const ChannelSizes& sizes, const std::vector<std::size_t>& order, const PlotRange& home);

private:
    BarItem* m_inputs;
    BarItem* m_weights;
    bool m_showsRoots = false;
};

// One home for both charts: what moves is seen on the same axis.
PlotRange sizesHome(const ChannelSizes& before, const ChannelSizes& after);

}  // namespace bitloupe
