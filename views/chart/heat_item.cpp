// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/chart/heat_item.h"

#include "views/chart/chart_view.h"
#include "views/text/text.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

namespace bitloupe {

namespace {

constexpr double kBlockLinePixels = 10;  // between lines of blocks below which they would hide the cells
constexpr int kBarWidth = 12;
constexpr int kBarGap = 12;
constexpr int kBarSteps = 128;

// For each pixel of `pixels`, which of `count` cells lies there; -1: none. `placeOf(pixel)` counts weights from 0.
template <class PlaceOf>
std::vector<std::int64_t> cellsOf(int pixels, std::uint64_t first, std::uint64_t size, std::uint64_t each, const PlaceOf& placeOf)
{
    std::vector<std::int64_t> cells(static_cast<std::size_t>(std::max(0, pixels)), -1);
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const double place = std::floor(placeOf(static_cast<double>(i) + 0.5) + 0.5) - static_cast<double>(first);
        if (place >= 0 && place < static_cast<double>(size))
            cells[i] = static_cast<std::int64_t>(static_cast<std::uint64_t>(place) / each);
    }
    return cells;
}

QColor inkOn(QRgb ground) { return qGray(ground) > 140 ? QColor(0xff1c1f24) : QColor(0xfff5f6f2); }

}  // namespace

HeatItem::HeatItem(ChartView& view, double z)
    : PlotItem(view, z)
{
    m_image.setStaysImage();
}

void HeatItem::setCells(std::shared_ptr<const HeatCells> cells, const ColorScale& scale)
{
    if (cells == m_cells && scale == m_scale)
        return;
    m_cells = std::move(cells);
    m_scale = scale;
    m_image.forget();
    update();
}

void HeatItem::setBlockSize(std::uint64_t size)
{
    m_blockSize = size;
    update();
}

void HeatItem::fill(QImage& image, const PlotMap& map, const Theme& theme) const
{
    const HeatCells& cells = *m_cells;
    const std::array<QRgb, kScaleColors> colors = scaleColors(theme, m_scale.isDiverging);
    const auto across = cellsOf(image.width(), cells.col, cells.cols, cells.colsPerCell, [&](double x) { return map.x(x); });
    const auto down = cellsOf(image.height(), cells.row, cells.rows, cells.rowsPerCell, [&](double y) { return -map.y(y); });
    const std::uint64_t width = cells.cellCols();
    std::int64_t drawn = -1;
    for (int y = 0; y < image.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        const std::int64_t row = down[static_cast<std::size_t>(y)];
        if (row < 0)
            continue;
        if (row == drawn) {
            std::copy_n(reinterpret_cast<const QRgb*>(image.constScanLine(y - 1)), image.width(), line);
            continue;
        }
        drawn = row;
        for (int x = 0; x < image.width(); ++x) {
            const std::int64_t col = across[static_cast<std::size_t>(x)];
            if (col < 0)
                continue;
            const double place = m_scale.place(double{cells.values[static_cast<std::size_t>(row) * width + static_cast<std::size_t>(col)]});
            if (!std::isnan(place))
                line[x] = colors[static_cast<std::size_t>(std::lround(place * (kScaleColors - 1)))];
        }
    }
}

void HeatItem::paintPlot(QPainter& painter, const PlotMap& map, const Theme& theme)
{
    if (m_cells == nullptr)
        return;
    m_image.draw(painter, map, theme, [&](QImage& image, const PlotMap& device) { fill(image, device, theme); });
    painter.setClipRect(map.area, Qt::IntersectClip);
    paintBlocks(painter, map, theme);
    if (m_cells->showsNumbers)
        paintNumbers(painter, map, theme);
}

void HeatItem::paintBlocks(QPainter& painter, const PlotMap& map, const Theme& theme) const
{
    const auto size = static_cast<double>(m_blockSize);
    if (m_blockSize == 0 || size / map.unitsPerPixel() < kBlockLinePixels)
        return;
    painter.setPen(QPen(theme.card, 1));
    for (double edge = std::ceil((map.range.xLow + 0.5) / size) * size; edge - 0.5 <= map.range.xHigh; edge += size) {
        const double x = std::round(map.pixelX(edge - 0.5));
        if (edge > 0)
            painter.drawLine(QPointF(x, map.area.top()), QPointF(x, map.area.bottom()));
    }
}

void HeatItem::paintNumbers(QPainter& painter, const PlotMap& map, const Theme& theme) const
{
    const HeatCells& cells = *m_cells;
    QFont font = view().font();
    font.setPointSizeF(font.pointSizeF() * 0.85);
    const QFontMetricsF metrics(font);
    const double width = static_cast<double>(cells.colsPerCell) / map.unitsPerPixel();
    const double height = static_cast<double>(cells.rowsPerCell) * map.area.height() / (map.range.yHigh - map.range.yLow);
    if (width < metrics.horizontalAdvance(QStringLiteral("-0.00000")) + 6 || height < metrics.height() + 2)
        return;
    const std::array<QRgb, kScaleColors> colors = scaleColors(theme, m_scale.isDiverging);
    painter.setFont(font);
    const auto shown = [](double low, double high, std::uint64_t first, std::uint64_t size) {
        const auto at = [&](double place) { return std::clamp(place - static_cast<double>(first), 0.0, static_cast<double>(size)); };
        return std::pair(static_cast<std::uint64_t>(at(std::floor(low + 0.5))), static_cast<std::uint64_t>(at(std::ceil(high + 0.5))));
    };
    const auto [firstCol, endCol] = shown(map.range.xLow, map.range.xHigh, cells.col, cells.cols);
    const auto [firstRow, endRow] = shown(-map.range.yHigh, -map.range.yLow, cells.row, cells.rows);
    for (std::uint64_t row = firstRow; row < endRow; ++row) {
        for (std::uint64_t col = firstCol; col < endCol; ++col) {
            const double value = double{cells.values[static_cast<std::size_t>(row * cells.cellCols() + col)]};
            const double place = m_scale.place(value);
            const QPointF centre(map.pixelX(static_cast<double>(cells.col + col)), map.pixelY(-static_cast<double>(cells.row + row)));
            painter.setPen(std::isnan(place) ? theme.muted
                                             : inkOn(colors[static_cast<std::size_t>(std::lround(place * (kScaleColors - 1)))]));
            painter.drawText(QRectF(centre.x() - width / 2, centre.y() - height / 2, width, height), Qt::AlignCenter,
                             text::significant(value, 3));
        }
    }
}

ColorBarItem::ColorBarItem(ChartView& view, double z)
    : PlotItem(view, z)
{
}

void ColorBarItem::setScale(const ColorScale& scale)
{
    m_scale = scale;
    update();
}

QRectF ColorBarItem::bar(const PlotMap& map) const { return {map.area.right() + kBarGap, map.area.top(), kBarWidth, map.area.height()}; }

QRectF ColorBarItem::boundingRect() const { return QRectF(map().area.right(), 0, view().rightMargin(), map().area.bottom() + 24); }

void ColorBarItem::paintPlot(QPainter& painter, const PlotMap& map, const Theme& theme)
{
    const QRectF place = bar(map);
    const std::array<QRgb, kScaleColors> colors = scaleColors(theme, m_scale.isDiverging);
    QImage image(1, kBarSteps, QImage::Format_RGB32);
    for (int y = 0; y < kBarSteps; ++y)
        image.setPixel(0, y, colors[static_cast<std::size_t>((kBarSteps - 1 - y) * static_cast<int>(kScaleColors - 1) / (kBarSteps - 1))]);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.drawImage(place, image);
    painter.setPen(theme.border);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(place);
    painter.setPen(theme.muted);
    painter.setFont(view().font());
    const QFontMetricsF metrics(view().font());
    const auto label = [&](double part, const QString& words) {
        const double y = place.bottom() - part * place.height();
        const double top = std::clamp(y - metrics.height() / 2, place.top() - 2, place.bottom() - metrics.height() + 2);
        const QRectF line(place.right() + 5, top, view().rightMargin() - kBarGap - kBarWidth - 5, metrics.height());
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, metrics.elidedText(words, Qt::ElideRight, line.width()));
    };
    const QString end = m_scale.isCut ? QStringLiteral("≥ ") : QString();
    label(1, end + text::significant(m_scale.high, 2));
    if (m_scale.high > m_scale.low)
        label(0, (m_scale.isCut && m_scale.isDiverging ? QStringLiteral("≤ ") : QString()) + text::significant(m_scale.low, 2));
    if (m_scale.high > m_scale.low && place.height() > 5 * metrics.height())
        label(0.5, text::significant(m_scale.value(0.5), 2));
}

}  // namespace bitloupe
