// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Label and control, row by row, in one grid that all groups of the settings dock share, so that they align.

#include <QFormLayout>
#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace bitloupe {

class FormRows : public QWidget {
    Q_OBJECT
public:
    explicit FormRows(QWidget* parent = nullptr);

    void addRow(const QString& label, QWidget* control);
    void setRowVisible(QWidget* control, bool visible);  // with its label
    void removeRow(QWidget* control);
    QLabel* addNote();  // under all rows there are and will be: a sentence over the whole width

private:
    QVBoxLayout* m_column;
    QFormLayout* m_layout;
};

}  // namespace bitloupe
