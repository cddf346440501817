// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A spin box with a slider under it that moves the same number, and tells each move. The slider's places are mapped to
// numbers by a scale, so that it can be fine where it matters.

#include <QWidget>
#include <functional>

class QSlider;

namespace bitloupe {

// Places from 0 to `places`, both ends included.
struct SliderScale {
    int places = 0;
    std::function<double(int)> value;
    std::function<double(double)> place;  // of a value; rounded and clamped by the caller
};

SliderScale linearScale(double low, double high);
// Fine towards `high`: each place takes the same factor off the distance to it, down to `nearest`. The last place is high.
SliderScale scaleTowards(double low, double high, double nearest);
SliderScale powersOfTwo(int first, int last);  // exponents

class SliderBox : public QWidget {
    Q_OBJECT
public:
    // `set` gives a number to the box, as if it had been typed.
    SliderBox(QWidget* box, SliderScale scale, std::function<void(double)> set, QWidget* parent = nullptr);

    void setScale(SliderScale scale);
    void follow(double value);  // the box has it now; tells nobody
    QSlider* slider() { return m_slider; }
    void setName(const QString& name);  // for screen readers

private:
    SliderScale m_scale;
    std::function<void(double)> m_set;
    QSlider* m_slider;
    double m_value = 0;
    bool m_isMoving = false;
};

}  // namespace bitloupe
