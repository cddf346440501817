// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A pill with a dot of colour and a few words: a legend entry that can be pressed. Checkable chips are switches.

#include "views/chart/marker.h"
#include "views/chart/plot_item.h"

#include <QAbstractButton>

namespace bitloupe {

class Chip : public QAbstractButton {
    Q_OBJECT
public:
    explicit Chip(QWidget* parent = nullptr);

    void setDot(Ink color, Marker marker = Marker::Circle);  // none: no dot
    void setProminent(bool isBold);  // the active one
    QSize sizeHint() const override;
    int widthFor(const QString& text) const;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QFont textFont() const;
    Ink m_dot;
    Marker m_marker = Marker::Circle;
    bool m_isBold = false;
};

}  // namespace bitloupe
