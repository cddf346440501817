// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/chart/column_item.h"

#include "views/chart/chart_view.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

namespace bitloupe {

namespace {

// For each pixel column the top of the highest histogram column that touches it; the image's height where there is none.
// Every count above zero is at least one pixel high.
std::vector<int> topsOf(const Columns& columns, const PlotMap& map, bool isLog, QSize size)
{
    std::vector<int> tops(static_cast<std::size_t>(size.width()), size.height());
    for (std::size_t i = 0; i < columns.counts.size(); ++i) {
        if (columns.counts[i] == 0)
            continue;
        const auto count = static_cast<double>(columns.counts[i]);
        const double y = map.pixelY(isLog ? std::log10(count) : count);
        const int top = std::clamp(static_cast<int>(std::lround(y)), 0, size.height() - 1);
        const double left = std::clamp(map.pixelX(columns.left(i)), 0.0, static_cast<double>(size.width()));
        const double right = std::clamp(map.pixelX(columns.right(i)), 0.0, static_cast<double>(size.width()));
        const int first = std::min(static_cast<int>(std::lround(left)), size.width() - 1);
        const int last = std::max(first + 1, static_cast<int>(std::lround(right)));
        for (int x = first; x < std::min(last, size.width()); ++x)
            tops[static_cast<std::size_t>(x)] = std::min(tops[static_cast<std::size_t>(x)], top);
    }
    return tops;
}

}  // namespace

void fillBelow(QImage& image, const std::vector<int>& tops, QRgb color)
{
    fillBetween(image, tops, std::vector<int>(tops.size(), image.height()), color);
}

void fillBetween(QImage& image, const std::vector<int>& tops, const std::vector<int>& bottoms, QRgb color)
{
    const QRgb pixel = qPremultiply(color);
    for (int y = 0; y < image.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (std::size_t x = 0; x < tops.size(); ++x)
            if (tops[x] <= y && y < bottoms[x])
                line[x] = pixel;
    }
}

void ColumnItem::setHistogram(const Histogram* histogram)
{
    m_histogram = histogram;
    m_image.forget();
    update();
}

void ColumnItem::setLogCounts(bool isLog)
{
    m_isLog = isLog;
    m_image.forget();
    update();
}

void ColumnItem::setDetail(const Histogram* detail)
{
    m_detail = detail != nullptr && !detail->counts.empty() ? detail : nullptr;
    m_image.forget();
    update();
}

bool covers(const Histogram& detail, const Histogram& whole, double low, double high)
{
    return detail.low <= std::max(low, whole.low) && detail.high >= std::min(high, whole.high);
}

Columns ColumnItem::visible(double low, double high, double pixels) const
{
    if (m_histogram == nullptr)
        return {};
    const bool isFine = binsPerColumn(*m_histogram, low, high, pixels, m_leastPixels) == 1;
    if (m_detail != nullptr && isFine && covers(*m_detail, *m_histogram, low, high))
        return columns(*m_detail, low, high, binsPerColumn(*m_detail, low, high, pixels, m_leastPixels));
    return columns(*m_histogram, low, high, binsPerColumn(*m_histogram, low, high, pixels, m_leastPixels));
}

void ColumnItem::paintPlot(QPainter& painter, const PlotMap& map, const Theme& theme)
{
    if (m_histogram == nullptr)
        return;
    m_image.draw(painter, map, theme, [&](QImage& image, const PlotMap& device) {
        const Columns shown = visible(map.range.xLow, map.range.xHigh, map.area.width());
        fillBelow(image, topsOf(shown, device, m_isLog, image.size()), m_color(theme).rgba());
    });
}

}  // namespace bitloupe
