// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The controls above the charts of a view: a labelled slider with its box, and buttons, in lines that break where they must.

#include "views/chart/plot_item.h"
#include "views/docks/slider_box.h"

#include <functional>

class QDoubleSpinBox;
class QToolButton;

namespace bitloupe {

class Chip;
class HeaderLayout;

class Controls : public QWidget {
    Q_OBJECT
public:
    explicit Controls(QWidget* parent);

    struct Slider {
        QDoubleSpinBox* box = nullptr;
        SliderBox* both = nullptr;
        QWidget* all = nullptr;  // with its label
        void set(double value) const;  // tells nobody
    };
    // `moved`: an intent, for every step.
    Slider addSlider(const QString& name, double low, double high, const SliderScale& scale, const std::function<void(double)>& moved);
    Chip* addButton(const QString& words, const QString& hint, const std::function<void()>& pressed);
    // What a colour stands for; not pressed.
    Chip* addKey(const QString& words, const Ink& color);
    Chip* addSwitch(const QString& words, const QString& hint, const std::function<void(bool)>& toggled);

private:
    Chip* addChip(const QString& words, const QString& hint);
    HeaderLayout* m_line;
};

// Fine in proportion: each place takes the same factor.
SliderScale logarithmicScale(double low, double high);

}  // namespace bitloupe
