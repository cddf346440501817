// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A matrix of numbers as coloured cells, and beside the plot what the colours mean. Where cells are large enough they say
// their number. Weight (r, c) has the places [c - 1/2, c + 1/2] and [-r - 1/2, -r + 1/2] of the axes: row 0 is on top.

#include "views/chart/color_scale.h"
#include "views/chart/plot_item.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace bitloupe {

// Cells of rowsPerCell x colsPerCell places from (row, col) on; the last ones may be cut by rows and cols.
struct HeatCells {
    std::uint64_t row = 0, col = 0;
    std::uint64_t rows = 0, cols = 0;
    std::uint64_t rowsPerCell = 1, colsPerCell = 1;
    std::vector<float> values;  // by cell, row-major; NaN: none
    bool showsNumbers = false;

    std::uint64_t cellCols() const { return (cols + colsPerCell - 1) / colsPerCell; }
};

class HeatItem : public PlotItem {
public:
    HeatItem(ChartView& view, double z);

    void setCells(std::shared_ptr<const HeatCells> cells, const ColorScale& scale);
    // Columns after which a block ends, every `size` from 0 on; drawn where they are not crowded. 0: none.
    void setBlockSize(std::uint64_t size);

protected:
    void paintPlot(QPainter& painter, const PlotMap& map, const Theme& theme) override;

private:
    void fill(QImage& image, const PlotMap& map, const Theme& theme) const;
    void paintBlocks(QPainter& painter, const PlotMap& map, const Theme& theme) const;
    void paintNumbers(QPainter& painter, const PlotMap& map, const Theme& theme) const;

    std::shared_ptr<const HeatCells> m_cells;
    ColorScale m_scale;
    std::uint64_t m_blockSize = 0;
    CachedImage m_image;
};

// The bar of colours at the right of the plot.
class ColorBarItem : public PlotItem {
public:
    ColorBarItem(ChartView& view, double z);

    void setScale(const ColorScale& scale);
    QRectF boundingRect() const override;

protected:
    void paintPlot(QPainter& painter, const PlotMap& map, const Theme& theme) override;

private:
    QRectF bar(const PlotMap& map) const;
    ColorScale m_scale;
};

}  // namespace bitloupe
