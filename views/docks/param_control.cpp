// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/docks/param_control.h"

#include "views/docks/elided_combo.h"
#include "views/docks/number_box.h"
#include "views/docks/slider_box.h"
#include "views/text/text.h"

#include <QCheckBox>
#include <QComboBox>
#include <QSignalBlocker>
#include <algorithm>
#include <limits>

namespace bitloupe {

namespace {

QString fromView(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

ParamControl checkBox(QWidget* parent, const std::function<void()>& edited)
{
    auto* box = new QCheckBox(parent);
    QObject::connect(box, &QCheckBox::toggled, box, edited);
    return {box, [box] { return ParamValue(box->isChecked()); },
            [box](const ParamValue& value) {
                const QSignalBlocker quiet(box);
                box->setChecked(std::get<bool>(value));
            }};
}

// Words, and integers of which only some are allowed. The item's data is the value as a spec writes it.
QComboBox* optionBox(const ParamInfo& param, QWidget* parent, const std::function<void()>& edited)
{
    auto* box = new ElidedCombo(parent);
    for (const std::string_view option : param.options) {
        const QString name = text::name("word", option);
        box->addItem(name.isEmpty() ? fromView(option) : name, fromView(option));
        box->setItemData(box->count() - 1, text::hint("word", option), Qt::ToolTipRole);
    }
    QObject::connect(box, &QComboBox::currentIndexChanged, box, edited);
    return box;
}

void chooseOption(QComboBox& box, const ParamValue& value)
{
    const QSignalBlocker quiet(&box);
    box.setCurrentIndex(box.findData(QString::fromStdString(valueText(value))));
}

ParamControl wordBox(const ParamInfo& param, QWidget* parent, const std::function<void()>& edited)
{
    QComboBox* box = optionBox(param, parent, edited);
    return {box, [box] { return ParamValue(box->currentData().toString().toStdString()); },
            [box](const ParamValue& value) { chooseOption(*box, value); }};
}

ParamControl integerBox(const ParamInfo& param, QWidget* parent, const std::function<void()>& edited)
{
    if (!param.options.empty()) {
        QComboBox* box = optionBox(param, parent, edited);
        return {box, [box] { return ParamValue(static_cast<std::int64_t>(box->currentData().toString().toLongLong())); },
                [box](const ParamValue& value) { chooseOption(*box, value); }};
    }
    constexpr double kLargest = std::numeric_limits<int>::max();
    auto* box = new QSpinBox(parent);
    box->setLocale(QLocale::c());
    box->setKeyboardTracking(false);
    box->setRange(static_cast<int>(std::max(param.minimum, -kLargest)), static_cast<int>(std::min(param.maximum, kLargest)));
    QObject::connect(box, &QSpinBox::valueChanged, box, edited);
    return {box, [box] { return ParamValue(static_cast<std::int64_t>(box->value())); },
            [box](const ParamValue& value) {
                const QSignalBlocker quiet(box);
                box->setValue(static_cast<int>(std::get<std::int64_t>(value)));
            }};
}

// Where the default lies hard by the upper end, that is where the slider must be fine (99.99 of 100 %).
SliderScale scaleOf(const ParamInfo& param)
{
    constexpr double kWide = 1e6;
    const double span = param.maximum - param.minimum;
    const double distance = param.maximum - std::get<double>(param.defaultValue);
    if (span > kWide)
        return linearScale(-1, 1);  // until somebody says the extent
    return distance > 0 && distance < span / 100 ? scaleTowards(param.minimum, param.maximum, distance / 100)
                                                 : linearScale(param.minimum, param.maximum);
}

ParamControl numberBox(const ParamInfo& param, QWidget* parent, const std::function<void()>& edited)
{
    auto* box = new NumberBox;
    box->setRange(param.minimum, param.maximum);
    if (!param.unit.empty())
        box->setSuffix(u' ' + fromView(param.unit));
    auto* both = new SliderBox(
        box, scaleOf(param), [box](double value) { box->setValue(value); }, parent);
    QObject::connect(box, &QDoubleSpinBox::valueChanged, both, [both, edited](double value) {
        both->follow(value);
        edited();
    });
    ParamControl control{both, [box] { return ParamValue(box->value()); },
                         [box, both](const ParamValue& value) {
                             const QSignalBlocker quiet(box);
                             box->setValue(std::get<double>(value));
                             both->follow(box->value());
                         }};
    if (param.maximum - param.minimum > 1e6)
        control.setExtent = [both](double low, double high) { both->setScale(linearScale(low, high)); };
    return control;
}

}  // namespace

ParamControl makeParamControl(const ParamInfo& param, QWidget* parent, const std::function<void()>& edited)
{
    ParamControl control;
    switch (param.defaultValue.index()) {
    case 0:
        control = checkBox(parent, edited);
        break;
    case 1:
        control = integerBox(param, parent, edited);
        break;
    case 2:
        control = numberBox(param, parent, edited);
        break;
    default:
        control = wordBox(param, parent, edited);
        break;
    }
    const QString name = text::name("param", param.id);
    control.widget->setToolTip(text::hint("param", param.id));
    if (auto* both = qobject_cast<SliderBox*>(control.widget))
        both->setName(name);
    QWidget* named = control.widget->focusProxy() ? control.widget->focusProxy() : control.widget;
    named->setObjectName(fromView(param.id));
    named->setAccessibleName(name);
    named->setToolTip(control.widget->toolTip());
    control.setValue(param.defaultValue);
    return control;
}

}  // namespace bitloupe
