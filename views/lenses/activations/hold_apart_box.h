// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// "Hold apart: none ▾": the share of the activations' tokens from which no method learns. Tells what is chosen; what is shown
// follows the picture.

#include <QWidget>

class QComboBox;

namespace bitloupe {

class HoldApartBox : public QWidget {
    Q_OBJECT
public:
    explicit HoldApartBox(QWidget* parent = nullptr);

    // A share that is not offered (from a session file) is offered from then on.
    void setShare(double share, bool isPossible);

Q_SIGNALS:
    void chosen(double share);

private:
    void offer(double share);

    QComboBox* m_box;
};

}  // namespace bitloupe
