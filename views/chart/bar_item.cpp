// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/chart/bar_item.h"

#include "views/chart/column_item.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

namespace bitloupe {

namespace {

// Lowers `tops` (raises the bar) over the pixels of one bar.
void addBar(std::vector<int>& tops, double left, double right, int top, int leastPixels)
{
    const auto n = static_cast<int>(tops.size());
    const int first = static_cast<int>(std::lround(std::clamp(left, -1.0, n + 1.0)));
    const int last = std::max(first + leastPixels, static_cast<int>(std::lround(std::clamp(right, -1.0, n + 1.0))));
    for (int x = std::max(0, first); x < std::min(n, last); ++x)
        tops[static_cast<std::size_t>(x)] = std::min(tops[static_cast<std::size_t>(x)], top);
}

}  // namespace

void BarItem::setValues(std::vector<double> values)
{
    m_values = std::move(values);
    m_image.forget();
    update();
}

void BarItem::setHighlights(std::vector<std::size_t> positions, Ink highlight)
{
    m_highlights = std::move(positions);
    m_highlight = std::move(highlight);
    m_image.forget();
    update();
}

void BarItem::setPlace(double from, double to)
{
    m_from = from;
    m_to = to;
    m_image.forget();
}

void BarItem::fill(QImage& image, const PlotMap& map, const Theme& theme) const
{
    const auto topOf = [&](double value) { return std::clamp(static_cast<int>(std::lround(map.pixelY(value))), 0, image.height()); };
    std::vector<int> tops(static_cast<std::size_t>(image.width()), image.height());
    const auto count = static_cast<double>(m_values.size());
    const auto first = static_cast<std::size_t>(std::clamp(std::floor(map.range.xLow), 0.0, count));
    const auto last = static_cast<std::size_t>(std::clamp(std::ceil(map.range.xHigh) + 1, 0.0, count));
    const auto bar = [&](std::vector<int>& row, std::size_t i, int leastPixels) {
        const double left = static_cast<double>(i) - 0.5;
        if (!std::isnan(m_values[i]))
            addBar(row, map.pixelX(left + m_from), map.pixelX(left + m_to), topOf(m_values[i]), leastPixels);
    };
    for (std::size_t i = first; i < last; ++i)
        bar(tops, i, 1);
    fillBelow(image, tops, m_color(theme).rgba());
    if (m_highlights.empty())
        return;
    std::fill(tops.begin(), tops.end(), image.height());
    for (const std::size_t i : m_highlights)
        if (i >= first && i < last)
            bar(tops, i, 2);
    fillBelow(image, tops, m_highlight(theme).rgba());
}

void BarItem::paintPlot(QPainter& painter, const PlotMap& map, const Theme& theme)
{
    m_image.draw(painter, map, theme, [&](QImage& image, const PlotMap& device) { fill(image, device, theme); });
}

}  // namespace bitloupe
