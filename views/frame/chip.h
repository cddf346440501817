// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A pill with a dot of colour and a few words: a legend entry that can be pressed. Checkable chips are switches.

#include "views/chart/plot_item.h"

#include <QAbstractButton>

namespace bitloupe {

class Chip : public QAbstractButton {
    Q_OBJECT
public:
    explicit Chip(QWidget* parent = nullptr);

    void setDot(Ink color);  // none: no dot
    void setProminent(bool isBold);  // the active one
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {40, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QFont textFont() const;
    Ink m_dot;
    bool m_isBold = false;
};

}  // namespace bitloupe
