// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Small pictures as SVG text for the report. Colours come from the page's style sheet by class, so that one picture serves
// light and dark.

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bitloupe::cli {

// One axis of a plot. `isLog` shows log10(1 + value), so that zero has a place.
struct PlotAxis {
    double low = 0;
    double high = 1;
    bool isLog = false;
    std::string title;
};

class SvgPlot {
public:
    SvgPlot(PlotAxis x, PlotAxis y, int width = 720, int height = 220);

    // y over equal bins of the x axis, filled to the bottom.
    void addArea(std::span<const double> heights, std::string_view cssClass);
    void addBars(std::span<const double> heights, std::string_view cssClass);
    void addLine(std::span<const double> x, std::span<const double> y, std::string_view cssClass);
    // From the bottom up to `height`; the whole plot where that is the axis' end.
    void addStem(double x, double height, std::string_view cssClass);
    void addPoint(double x, double y, std::string_view cssClass);

    // The element, with axes; `label` says in words what it shows.
    std::string text(std::string_view label) const;

private:
    double placeX(double value) const;
    double placeY(double value) const;
    std::string axes() const;
    std::string tick(double value, bool isX) const;

    PlotAxis m_x, m_y;
    int m_width, m_height;
    std::string m_body;
};

// Sums of neighbours, so that at most `most` columns are left.
std::vector<double> pooledSums(std::span<const std::uint64_t> counts, std::size_t most);
// The largest of neighbours.
std::vector<double> pooledMaxima(std::span<const double> values, std::size_t most);
double largest(std::span<const double> values, double atLeast);

// &, <, > and quotes as entities; hidden characters shown.
std::string htmlText(std::string_view text);

}  // namespace bitloupe::cli
