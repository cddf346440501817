// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// MSE by output channel, the worst channels standing out.

#include "views/chart/chart_view.h"
#include "views/lens.h"
#include "views/lenses/histogram/histogram_facts.h"

namespace bitloupe {

class BarItem;

class ChannelErrorChart : public ChartView {
    Q_OBJECT
public:
    explicit ChannelErrorChart(QWidget* parent = nullptr);
    void draw(const Picture& picture, const WorstChannels& worst);

private:
    BarItem* m_bars;
    std::shared_ptr<const Analysis> m_analysis;
};

}  // namespace bitloupe
