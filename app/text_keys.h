// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a focused text field keeps from the program's shortcuts: Ctrl+Z only where it has something to undo, and of the old
// editing keys that Qt gives it (Ctrl+E, Ctrl+U: to the end, delete all) none, so that Ctrl+E exports from anywhere.

#include <QObject>

namespace bitloupe {

class TextKeys : public QObject {
    Q_OBJECT
public:
    explicit TextKeys(QObject* parent = nullptr);  // watches the whole program

private:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

}  // namespace bitloupe
