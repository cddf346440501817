// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Numbers the presses of mouse buttons in the whole program, so that what one drag did can be told from what two did.

#include <QObject>

namespace bitloupe {

class GestureWatch : public QObject {
    Q_OBJECT
public:
    explicit GestureWatch(QObject* parent = nullptr);
    int press() const { return m_isHeld ? m_number : 0; }  // 0: no button is held

private:
    bool eventFilter(QObject* watched, QEvent* event) override;

    int m_number = 0;
    bool m_isHeld = false;
};

}  // namespace bitloupe
