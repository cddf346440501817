// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// How far the result is from the best possible: a bar of the SQNR that was reached, with the marks of Lloyd–Max and of the
// rate–distortion bound at the same number of bits.

#include <QWidget>

namespace bitloupe {

class GapBar : public QWidget {
    Q_OBJECT
public:
    explicit GapBar(QWidget* parent = nullptr);

    struct Values {
        double reachedDb = 0;
        double lloydMaxDb = 0;
        double rateDistortionDb = 0;
        bool known = false;
    };
    void setValues(const Values& values);
    // Where a value stands, 0 to 1 of the bar's width.
    static double position(const Values& values, double decibels);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Values m_values;
};

}  // namespace bitloupe
