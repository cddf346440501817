// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Lines from the floor with a dot on top: how many weights lie on each of a few levels.

#include "views/chart/plot_item.h"

#include <cstdint>
#include <vector>

namespace bitloupe {

struct Stem {
    double value = 0;  // where, in units of the weights
    std::uint64_t count = 0;  // how many; none is drawn for 0
    friend bool operator==(const Stem&, const Stem&) = default;
};

class StemItem : public PlotItem {
public:
    StemItem(ChartView& view, double z, Ink color)
        : PlotItem(view, z)
        , m_color(std::move(color))
    {
    }

    void setStems(std::vector<Stem> stems);
    const std::vector<Stem>& stems() const { return m_stems; }
    void setLogCounts(bool isLog);

protected:
    void paintPlot(QPainter& painter, const PlotMap& map, const Theme& theme) override;

private:
    Ink m_color;
    std::vector<Stem> m_stems;
    bool m_isLog = false;
};

}  // namespace bitloupe
