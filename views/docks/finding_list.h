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

    // Hidden where there is nothing. `warnings`: sentences of others, before all findings.
    void setFindings(std::span<const Finding> findings, const QStringList& warnings = {});
    QString asText() const;  // one a line

private:
    struct Row {
        QLabel* mark;
        QLabel* words;
    };
    struct Said {
        Severity severity;
        QString sentence;
    };
    Row makeRow();
    void showRow(const Row& row, const Said& said);

    QGridLayout* m_grid;
    std::vector<Row> m_rows;
    QStringList m_lines;
};

}  // namespace bitloupe
