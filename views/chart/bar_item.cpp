// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/chart/bar_item.h"

#include "views/chart/column_item.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

namespace bitloupe {

void BarItem::setValues(std::vector<double> values, std::vector<double> floors)
{
    m_values = std::move(values);
    m_floors = std::move(floors);
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

void BarItem::add(Spans& spans, const PlotMap& map, int height, std::size_t position, int leastPixels) const
{
    if (std::isnan(m_values[position]))
        return;
    const auto rowOf = [&](double value) { return static_cast<int>(std::lround(std::clamp(map.pixelY(value), -1.0, height + 1.0))); };
    const auto columnOf = [&](double x) { return static_cast<int>(std::lround(std::clamp(map.pixelX(x), -1.0, map.area.width() + 1))); };
    const double left = static_cast<double>(position) - 0.5;
    const int first = columnOf(left + m_from);
    const int last = std::max(first + leastPixels, columnOf(left + m_to));
    const int top = rowOf(m_values[position]);
    const int bottom = position < m_floors.size() ? std::max(top + 1, rowOf(m_floors[position])) : height;
    for (int x = std::max(0, first); x < std::min(static_cast<int>(spans.tops.size()), last); ++x) {
        const auto k = static_cast<std::size_t>(x);
        spans.tops[k] = std::min(spans.tops[k], top);
        spans.bottoms[k] = std::max(spans.bottoms[k], bottom);
    }
}

void BarItem::fill(QImage& image, const PlotMap& map, const Theme& theme) const
{
    const auto width = static_cast<std::size_t>(image.width());
    const auto count = static_cast<double>(m_values.size());
    const auto first = static_cast<std::size_t>(std::clamp(std::floor(map.range.xLow), 0.0, count));
    const auto last = static_cast<std::size_t>(std::clamp(std::ceil(map.range.xHigh) + 1, 0.0, count));
    Spans spans{std::vector<int>(width, image.height()), std::vector<int>(width, 0)};
    Spans marked = spans;
    for (std::size_t i = first; i < last; ++i)
        add(spans, map, image.height(), i, 1);
    fillBetween(image, spans.tops, spans.bottoms, m_color(theme).rgba());
    if (m_highlights.empty())
        return;
    for (const std::size_t i : m_highlights)
        if (i >= first && i < last)
            add(marked, map, image.height(), i, 2);
    fillBetween(image, marked.tops, marked.bottoms, m_highlight(theme).rgba());
}

void BarItem::paintPlot(QPainter& painter, const PlotMap& map, const Theme& theme)
{
    m_image.draw(painter, map, theme, [&](QImage& image, const PlotMap& device) { fill(image, device, theme); });
}

}  // namespace bitloupe
