// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The ends of the range that each calibrator would clip to: a dashed line at both ends, labels that do not overlap, and
// handles on the active one. Any line can be dragged; the two handles are reached by Tab and moved by arrow keys. While
// something moves, the line follows the hand, not the answers that arrive.

#include "core/grid/grid.h"
#include "views/chart/plot_item.h"

#include <optional>
#include <vector>

namespace bitloupe {

struct ThresholdLine {
    QString label;
    QString shortLabel;  // where room is scarce; empty: none
    Range range;
    Ink color;
    QList<qreal> dashes;
    bool isActive = false;
};

class ThresholdItem : public PlotItem {
public:
    // `moved`: an intent, called for every step of a drag. `hand`: how a line looks that is set by hand.
    ThresholdItem(ChartView& view, double z, ThresholdLine hand, std::function<void(Range)> moved);

    // Symmetric: both ends move together.
    void setLines(std::vector<ThresholdLine> lines, bool isSymmetric);
    const std::vector<ThresholdLine>& lines() const { return m_lines; }

    // The labels on a plot laid out as `map`, in its pixels. Only x matters, and the size.
    struct Label {
        std::size_t line = 0;
        QString text;
        QRectF box;
        double x = 0;  // of its line
        bool hasLeader = false;
    };
    std::vector<Label> labels(const PlotMap& map) const;

    bool isGrip(QPointF at) const override { return hit(at).has_value(); }
    bool press(QPointF at) override;
    void drag(QPointF at) override;
    void release() override;
    int heldHandle() const override { return m_isHigh ? 1 : 0; }
    int handleCount() const override { return active() != nullptr ? 2 : 0; }  // the low end, the high end
    void moveHandle(int handle, int steps) override;
    QString handleText(int handle) const override;

protected:
    void paintPlot(QPainter& painter, const PlotMap& map, const Theme& theme) override;

private:
    struct Grip {
        std::size_t line = 0;
        bool isHigh = true;
    };
    std::optional<Grip> hit(QPointF at) const;
    const ThresholdLine* active() const;
    void hold(const Range& range);
    void moveTo(double x);
    void paintLine(QPainter& painter, const PlotMap& map, const Theme& theme, const ThresholdLine& line) const;
    void paintHandles(QPainter& painter, const PlotMap& map, const Theme& theme, const ThresholdLine& line) const;
    void paintLabels(QPainter& painter, const PlotMap& map, const Theme& theme) const;

    ThresholdLine m_handLook;
    std::function<void(Range)> m_moved;
    std::vector<ThresholdLine> m_lines;
    bool m_isSymmetric = true;
    bool m_isHigh = true;  // the end that moves
    bool m_dragging = false;
    std::optional<ThresholdLine> m_hand;  // what the hand has moved, until an answer shows it
};

// The range with one end at x. Ranges hold zero, and are never empty.
Range withEnd(Range range, bool isHigh, double x, bool isSymmetric, double least);

}  // namespace bitloupe
