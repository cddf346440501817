// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/chart/level_item.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

namespace bitloupe {

namespace {

constexpr int kCrowded = 3;  // pixels between neighbours below which lines would run together

void shade(std::vector<int>& row, const std::vector<double>& levels, double low, double high)
{
    std::vector<int> count(row.size(), 0);
    const double scale = static_cast<double>(row.size()) / (high - low);
    for (const double level : levels) {
        const double pixel = std::floor((level - low) * scale);
        if (pixel >= 0 && pixel < static_cast<double>(row.size()))
            ++count[static_cast<std::size_t>(pixel)];
    }
    // Mean over a few pixels, so that a regular grid gives an even shade instead of a moire.
    const int reach = 6;
    const int n = static_cast<int>(row.size());
    for (int x = 0; x < n; ++x) {
        int sum = 0;
        for (int k = std::max(0, x - reach); k <= std::min(n - 1, x + reach); ++k)
            sum += count[static_cast<std::size_t>(k)];
        const double perPixel = static_cast<double>(sum) / (2 * reach + 1);
        row[static_cast<std::size_t>(x)] = std::min(255, static_cast<int>(std::lround(255 * perPixel / (1 + perPixel))));
    }
}

}  // namespace

std::vector<int> levelRow(const std::vector<double>& levels, double low, double high, int pixels, int width)
{
    std::vector<int> row(static_cast<std::size_t>(std::max(0, pixels)), 0);
    if (row.empty() || high <= low)
        return row;
    const auto first = std::lower_bound(levels.begin(), levels.end(), low);
    const auto last = std::upper_bound(first, levels.end(), high);
    const std::vector<double> shown(first, last);
    if (shown.empty())
        return row;
    const double span = std::max((shown.back() - shown.front()) / (high - low) * pixels, 1.0);
    if (static_cast<double>(shown.size()) * (kCrowded + width - 1) > span + kCrowded) {
        shade(row, shown, low, high);
        return row;
    }
    for (const double level : shown) {
        const int centre = static_cast<int>(std::floor((level - low) / (high - low) * pixels));
        for (int x = centre - width / 2; x < centre - width / 2 + width; ++x)
            row[static_cast<std::size_t>(std::clamp(x, 0, pixels - 1))] = 255;
    }
    return row;
}

void LevelItem::setLevels(std::vector<double> levels)
{
    m_levels = std::move(levels);
    update();
}

void LevelItem::paintPlot(QPainter& painter, const PlotMap& map, const Theme& theme)
{
    if (m_levels.empty())
        return;
    const double ratio = painter.device()->devicePixelRatioF();
    const int pixels = static_cast<int>(std::lround(map.area.width() * ratio));
    const std::vector<int> opacity =
        levelRow(m_levels, map.range.xLow, map.range.xHigh, pixels, static_cast<int>(std::lround(m_lineWidth * ratio)));
    const QColor color = m_color(theme);
    QImage row(pixels, 1, QImage::Format_ARGB32_Premultiplied);
    auto* line = reinterpret_cast<QRgb*>(row.scanLine(0));
    for (std::size_t x = 0; x < opacity.size(); ++x)
        line[x] = qPremultiply(qRgba(color.red(), color.green(), color.blue(), opacity[x] * color.alpha() / 255));
    const double height = map.area.height() * m_height;
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    const QRectF strip(map.area.left(), map.area.bottom() - height, map.area.width(), height);
    if (keepsShapes(painter))
        drawAsRectangles(painter, row, strip);
    else
        painter.drawImage(strip, row);
}

}  // namespace bitloupe
