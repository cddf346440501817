// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Lets Ctrl+Z go past a focused text field that has nothing to undo, to the settings. Qt's fields keep it always.

#include <QObject>

namespace bitloupe {

class TextUndo : public QObject {
    Q_OBJECT
public:
    explicit TextUndo(QObject* parent = nullptr);  // watches the whole program

private:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

}  // namespace bitloupe
