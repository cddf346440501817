// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One figure of every channel as bars; the worst channels stand out, a click chooses one.

#include "views/chart/chart_view.h"
#include "views/lens.h"
#include "views/lenses/histogram/histogram_facts.h"

#include <span>

namespace bitloupe {

class BarItem;
class LevelItem;

// What can be shown for each channel. `low` is null for bars that stand on the floor.
struct ChannelQuantity {
    const char* id;
    AxisKind axis;
    double (*high)(const ChannelReport& channel);
    double (*low)(const ChannelReport& channel);
    QString title() const;
};
std::span<const ChannelQuantity> channelQuantities();

class ChannelChart : public ChartView {
    Q_OBJECT
public:
    explicit ChannelChart(QWidget* parent = nullptr);

    void draw(const Picture& picture, const WorstChannels& worst);
    void setQuantity(int index);
    void setChosen(int channel);  // -1: none

Q_SIGNALS:
    void channelClicked(int channel);

private:
    void redraw();
    Reading readout(double x) const;
    const ChannelQuantity& quantity() const { return channelQuantities()[static_cast<std::size_t>(m_quantity)]; }

    BarItem* m_bars;
    LevelItem* m_chosen;
    std::shared_ptr<const Analysis> m_analysis;
    WorstChannels m_worst;
    int m_quantity = 0;
};

}  // namespace bitloupe
