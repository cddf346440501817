// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Which activations meet which weights, where their names differ: all matrices of the open files with what they meet now, and
// for the chosen one a list of what fits it.

#include "app/activations_file.h"
#include "app/input_matches.h"

#include <QDialog>
#include <vector>

class QComboBox;
class QLineEdit;
class QTreeWidget;

namespace bitloupe {

class Session;

class InputsDialog : public QDialog {
    Q_OBJECT
public:
    explicit InputsDialog(const Session& session, QWidget* parent = nullptr);
    const InputMatches& matches() const { return m_matches; }

private:
    struct Row {
        QString tensor;
        std::uint64_t features = 0;
    };
    void takeTensors(const Session& session);
    void build();
    void fill();
    void filter(const QString& words);
    void showChoices();
    void choose();
    QString meets(const Row& row) const;
    int chosenRow() const;  // -1: none

    std::shared_ptr<const ActivationsFile> m_file;
    std::vector<Row> m_rows;
    InputMatches m_matches;
    QLineEdit* m_filter;
    QTreeWidget* m_list;
    QComboBox* m_choices;
};

}  // namespace bitloupe
