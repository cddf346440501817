// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Spin boxes for numbers of any magnitude: a clipping threshold may be 3.2e-05. Text is in the C locale, as everywhere.

#include <QDoubleSpinBox>
#include <QSpinBox>

namespace bitloupe {

class NumberBox : public QDoubleSpinBox {
    Q_OBJECT
public:
    explicit NumberBox(QWidget* parent = nullptr);

protected:
    QString textFromValue(double value) const override;
    double valueFromText(const QString& text) const override;
    QValidator::State validate(QString& text, int& position) const override;
    void fixup(QString& text) const override;
    void stepBy(int steps) override;  // by a tenth of the leading digit's place
};

// Steps double and halve.
class GroupSizeBox : public QSpinBox {
    Q_OBJECT
public:
    explicit GroupSizeBox(QWidget* parent = nullptr);

protected:
    void stepBy(int steps) override;
};

}  // namespace bitloupe
