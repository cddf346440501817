// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the doctor found about the tensor under these settings (core/report/doctor.h), under the figures that it concerns:
// warnings first, each a sentence with a mark.

#include "core/report/doctor.h"

#include <QString>
#include <QWidget>
#include <span>
#include <vector>

class QGridLayout;
class QLabel;

namespace bitloupe {

class FindingList : public QWidget {
    Q_OBJECT
public:
    explicit FindingList(QWidget* parent = nullptr);

    void setFindings(std::span<const Finding> findings);  // hidden where there are none
    QString asText() const;  // one a line

private:
    struct Row {
        QLabel* mark;
        QLabel* words;
    };
    Row makeRow();

    QGridLayout* m_grid;
    std::vector<Row> m_rows;
    QStringList m_lines;
};

}  // namespace bitloupe
