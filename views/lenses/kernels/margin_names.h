// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Names of lines at the right of a plot, one below the other, each tied to its line's end. Where they are too many for the height, those
// that come first are named, and how many others there are is said.

#include "views/chart/plot_item.h"

#include <span>
#include <vector>

namespace bitloupe {

struct MarginName {
    double x = 0, y = 0;  // the line's end, plot units
    QString text;
    Ink color;
};

class MarginNames : public PlotItem {
public:
    using PlotItem::PlotItem;
    void setNames(std::vector<MarginName> names);  // the first ones before others
    int wantedMargin() const;  // pixels at the right for all of them
    int wantedHeight() const;  // of the plot, likewise
    QRectF boundingRect() const override;

protected:
    void paintPlot(QPainter& painter, const PlotMap& map, const Theme& theme) override;

private:
    QFont font() const;
    double lineHeight() const;

    std::vector<MarginName> m_names;
};

// Places at least `apart` from each other within [low, high], near to what is wished, in the wishes' order; wishes ascend, and there are no
// more than fit.
std::vector<double> spread(std::span<const double> wishes, double apart, double low, double high);

}  // namespace bitloupe
