// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What to write, of which tensors, and where. Only asks; writing is the session's.

#include "app/session.h"

#include <QDialog>

class QComboBox;
class QDialogButtonBox;
class QLabel;
class QLineEdit;

namespace bitloupe {

struct ExporterInfo;

class ExportDialog : public QDialog {
    Q_OBJECT
public:
    // `source`: path of the file that the tensor comes from, for a target's name beside it.
    ExportDialog(const QString& source, const QString& tensor, const QuantSpec& spec, bool dequantized, QWidget* parent = nullptr);

    ExportRequest request() const;

private:
    QLabel* makeBesideLabel(const QuantSpec& spec) const;
    void fillFormats();
    QWidget* makeTargetRow();
    const ExporterInfo* format() const;
    void formatChosen();
    void browse();
    void check();

    QString m_source;
    QString m_tensor;
    bool m_dequantized;
    QComboBox* m_format;
    QComboBox* m_scope;
    QLineEdit* m_target;
    QLabel* m_note;
    QDialogButtonBox* m_buttons;
};

}  // namespace bitloupe
