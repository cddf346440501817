// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/chart/region_item.h"

#include "views/chart/column_item.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

namespace bitloupe {

void RegionItem::setRegions(std::vector<Region> regions)
{
    m_regions = std::move(regions);
    m_image.forget();
    update();
}

void RegionItem::paintPlot(QPainter& painter, const PlotMap& map, const Theme& theme)
{
    // Through an image, because a codebook may have 65536 regions and transparent rectangles are slow.
    m_image.draw(painter, map, theme, [&](QImage& image, const PlotMap& device) {
        std::vector<int> tops(static_cast<std::size_t>(image.width()), image.height());
        for (const Region& region : m_regions) {
            const int top = std::clamp(static_cast<int>(std::lround(device.pixelY(region.height))), 0, image.height());
            const double width = image.width();
            const int first = static_cast<int>(std::lround(std::clamp(device.pixelX(region.left), 0.0, width)));
            const int last = static_cast<int>(std::lround(std::clamp(device.pixelX(region.right), 0.0, width)));
            for (int x = first; x < last; ++x)
                tops[static_cast<std::size_t>(x)] = std::min(tops[static_cast<std::size_t>(x)], top);
        }
        fillBelow(image, tops, m_color(theme).rgba());
    });
}

}  // namespace bitloupe
