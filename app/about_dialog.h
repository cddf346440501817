// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What this program is, under which licence, and on what it runs: what a report of a fault should hold, ready to be copied.

#include <QDialog>

namespace bitloupe {

// "Bitloupe 0.1.0", "Qt 6.4.2", "Kernels avx2", one a line.
QString versionsText();

class AboutDialog : public QDialog {
    Q_OBJECT
public:
    explicit AboutDialog(QWidget* parent = nullptr);
};

}  // namespace bitloupe
