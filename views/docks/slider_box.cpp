// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/docks/slider_box.h"

#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <utility>

namespace bitloupe {

namespace {
constexpr int kPlaces = 400;  // more than the slider has pixels
}

SliderScale linearScale(double low, double high)
{
    const double step = (high - low) / kPlaces;
    // A round number of digits, so that the box does not fill with them.
    const double digit = step > 0 ? std::pow(10.0, std::floor(std::log10(step))) : 1;
    return {kPlaces, [=](int place) { return std::clamp(std::round((low + place * step) / digit) * digit, low, high); },
            [=](double value) { return step > 0 ? (value - low) / step : 0; }};
}

SliderScale scaleTowards(double low, double high, double nearest)
{
    // distance(place) = span (nearest / span)^(place / (places - 1))
    const double span = high - low;
    const double factor = std::log(nearest / span) / (kPlaces - 1);
    return {kPlaces,
            [=](int place) {
                if (place >= kPlaces)
                    return high;
                const double distance = span * std::exp(factor * place);
                const double digit = std::pow(10.0, std::floor(std::log10(distance)) - 1);
                return std::clamp(high - std::round(distance / digit) * digit, low, high);
            },
            [=](double value) { return value >= high ? kPlaces : std::log(std::max(high - value, nearest) / span) / factor; }};
}

SliderScale powersOfTwo(int first, int last)
{
    return {last - first, [first](int place) { return std::exp2(first + place); },
            [first](double value) { return std::log2(std::max(value, 1.0)) - first; }};
}

SliderBox::SliderBox(QWidget* box, SliderScale scale, std::function<void(double)> set, QWidget* parent)
    : QWidget(parent)
    , m_set(std::move(set))
    , m_slider(new QSlider(Qt::Horizontal))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(box);
    column->addWidget(m_slider);
    box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_slider->setFocusPolicy(Qt::StrongFocus);
    setFocusProxy(box);
    setScale(std::move(scale));
    connect(m_slider, &QSlider::valueChanged, this, [this](int place) {
        m_isMoving = true;  // the number that comes back from the box must not move the slider
        m_set(m_scale.value(place));
        m_isMoving = false;
    });
}

void SliderBox::setScale(SliderScale scale)
{
    const QSignalBlocker quiet(m_slider);
    m_scale = std::move(scale);
    m_slider->setRange(0, m_scale.places);
    m_slider->setPageStep(std::max(1, m_scale.places / 20));
    m_slider->setSingleStep(std::max(1, m_scale.places / 200));
    follow(m_value);
}

void SliderBox::follow(double value)
{
    m_value = value;
    if (m_isMoving)
        return;
    const QSignalBlocker quiet(m_slider);
    m_slider->setValue(static_cast<int>(std::lround(std::clamp(m_scale.place(value), 0.0, double(m_scale.places)))));
}

void SliderBox::setName(const QString& name)
{
    setAccessibleName(name);
    m_slider->setAccessibleName(name);
    m_slider->setToolTip(toolTip());
}

}  // namespace bitloupe
