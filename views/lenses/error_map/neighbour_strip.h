// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The weights around the one under the loupe, as far as they share its block: each with its value and its code, the chosen
// one framed. A click or the arrow keys go to another one.

#include "core/report/weight_trace.h"

#include <QWidget>
#include <optional>

namespace bitloupe {

class NeighbourStrip : public QWidget {
    Q_OBJECT
public:
    explicit NeighbourStrip(QWidget* parent);

    void setTrace(const std::optional<WeightTrace>& trace);

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void chosen(std::uint64_t col);  // in the row of the trace

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    QFont codeFont() const;
    QSize cellSize() const;
    int perLine(int width) const;
    int lines(int width) const;
    // The first neighbour that is shown: the lines around the chosen one, where not all fit.
    std::size_t firstShown() const;
    QRect cellRect(std::size_t shown) const;
    std::size_t own() const;
    void paintCell(QPainter& painter, const QRect& cell, const TracedWeight& weight, bool isOwn) const;
    void goTo(std::int64_t neighbour);

    std::optional<WeightTrace> m_trace;
};

}  // namespace bitloupe
