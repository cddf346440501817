// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The ends of the range that each calibrator would clip to: a dashed line at both ends, labels that do not overlap, and
// handles on the active one. Any line can be dragged; the arrow keys move an end by a pixel (Shift: ten), Up and Down
// choose the end. While something moves, the line follows the hand, not the answers that arrive.

#include "core/grid/grid.h"
#include "views/chart/plot_item.h"

#include <optional>
#include <vector>

namespace bitloupe {

struct ThresholdLine {
    QString label;
    Range range;
    Ink color;
    bool isActive = false;
};

class ThresholdItem : public PlotItem {
public:
    // `moved`: an intent, called for every step of a drag.
    ThresholdItem(ChartView& view, double z, Ink handColor, std::function<void(Range)> moved);

    // Symmetric: both ends move together.
    void setLines(std::vector<ThresholdLine> lines, bool isSymmetric);
    const std::vector<ThresholdLine>& lines() const { return m_lines; }

    bool isGrip(QPointF at) const override { return hit(at).has_value(); }
    bool press(QPointF at) override;
    void drag(QPointF at) override;
    void release() override;
    bool key(QKeyEvent* event) override;

protected:
    void paintPlot(QPainter& painter, const PlotMap& map, const Theme& theme) override;

private:
    struct Grip {
        std::size_t line = 0;
        bool isHigh = true;
    };
    std::optional<Grip> hit(QPointF at) const;
    const ThresholdLine* active() const;
    void moveTo(double x);
    void paintLine(QPainter& painter, const PlotMap& map, const Theme& theme, const ThresholdLine& line) const;
    void paintHandles(QPainter& painter, const PlotMap& map, const Theme& theme, const ThresholdLine& line) const;
    void paintLabels(QPainter& painter, const PlotMap& map, const Theme& theme) const;

    Ink m_handColor;
    std::function<void(Range)> m_moved;
    std::vector<ThresholdLine> m_lines;
    bool m_isSymmetric = true;
    bool m_isHigh = true;  // the end that keys move
    bool m_dragging = false;
    std::optional<ThresholdLine> m_hand;  // what the hand has moved, until an answer shows it
};

// The range with one end at x. Ranges hold zero, and are never empty.
Range withEnd(Range range, bool isHigh, double x, bool isSymmetric, double least);

}  // namespace bitloupe
