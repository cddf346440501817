// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/lenses/activations/controls.h"

#include "views/docks/number_box.h"
#include "views/frame/chip.h"
#include "views/frame/header_layout.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <cmath>

namespace bitloupe {

namespace {

constexpr int kGap = 10;
constexpr int kSliderWidth = 150;  // fits the narrowest lens with its label
constexpr int kPlaces = 400;

}  // namespace

Controls::Controls(QWidget* parent)
    : QWidget(parent)
    , m_line(new HeaderLayout(kGap, this))
{
    m_line->setContentsMargins(0, 0, 0, 0);
}

Controls::Slider Controls::addSlider(const QString& name, double low, double high, const SliderScale& scale,
                                     const std::function<void(double)>& moved)
{
    Slider slider;
    slider.all = new QWidget(this);
    auto* row = new QHBoxLayout(slider.all);
    row->setContentsMargins(0, 0, 0, 0);
    auto* label = new QLabel(name);
    label->setForegroundRole(QPalette::PlaceholderText);
    auto* box = new NumberBox;
    box->setRange(low, high);
    box->setAccessibleName(name);
    slider.box = box;
    slider.both = new SliderBox(
        box, scale, [box](double value) { box->setValue(value); }, slider.all);
    slider.both->setName(name);
    slider.both->setFixedWidth(kSliderWidth);
    label->setBuddy(box);
    row->addWidget(label);
    row->addWidget(slider.both);
    connect(box, &QDoubleSpinBox::valueChanged, this, [both = slider.both, moved](double value) {
        both->follow(value);
        moved(value);
    });
    m_line->addWidget(slider.all);
    return slider;
}

void Controls::Slider::set(double value) const
{
    const QSignalBlocker quiet(box);
    box->setValue(value);
    both->follow(value);
}

Chip* Controls::addChip(const QString& words, const QString& hint)
{
    auto* chip = new Chip(this);
    chip->setText(words);
    chip->setAccessibleName(words);
    chip->setToolTip(hint);
    m_line->addWidget(chip);
    return chip;
}

Chip* Controls::addButton(const QString& words, const QString& hint, const std::function<void()>& pressed)
{
    Chip* chip = addChip(words, hint);
    connect(chip, &Chip::clicked, this, pressed);
    return chip;
}

Chip* Controls::addKey(const QString& words, const Ink& color)
{
    Chip* chip = addChip(words, {});
    chip->setDot(color);
    chip->setFocusPolicy(Qt::NoFocus);
    chip->setAttribute(Qt::WA_TransparentForMouseEvents);
    return chip;
}

Chip* Controls::addSwitch(const QString& words, const QString& hint, const std::function<void(bool)>& toggled)
{
    Chip* chip = addChip(words, hint);
    chip->setCheckable(true);
    connect(chip, &Chip::toggled, this, toggled);
    return chip;
}

SliderScale logarithmicScale(double low, double high)
{
    const double span = std::log(high / low);
    return {kPlaces, [=](int place) { return low * std::exp(span * place / kPlaces); },
            [=](double value) { return kPlaces * std::log(value / low) / span; }};
}

}  // namespace bitloupe
