// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/docks/number_box.h"

#include <algorithm>
#include <cmath>

namespace bitloupe {

namespace {
constexpr int kDecimals = 300;  // QDoubleSpinBox rounds to them: none are lost
constexpr int kLargestShown = 1 << 20;
}  // namespace

NumberBox::NumberBox(QWidget* parent)
    : QDoubleSpinBox(parent)
{
    setLocale(QLocale::c());
    setDecimals(kDecimals);
    setKeyboardTracking(false);
}

QString NumberBox::textFromValue(double value) const { return QString::number(value, 'g', QLocale::FloatingPointShortest); }

double NumberBox::valueFromText(const QString& text) const { return QStringView(text).chopped(suffix().size()).trimmed().toDouble(); }

QValidator::State NumberBox::validate(QString& text, int&) const
{
    bool isNumber = false;
    const QString digits = text.endsWith(suffix()) ? text.chopped(suffix().size()).trimmed() : text.trimmed();
    const double value = digits.toDouble(&isNumber);
    if (isNumber && std::isfinite(value))
        return value >= minimum() && value <= maximum() ? QValidator::Acceptable : QValidator::Intermediate;
    const auto belongs = [](QChar c) { return c.isDigit() || QStringLiteral("+-.eE").contains(c); };
    return std::all_of(digits.begin(), digits.end(), belongs) ? QValidator::Intermediate : QValidator::Invalid;
}

// Too large or too small: the nearest that is allowed.
void NumberBox::fixup(QString& text) const
{
    bool isNumber = false;
    const double value = text.chopped(text.endsWith(suffix()) ? suffix().size() : 0).trimmed().toDouble(&isNumber);
    if (isNumber)
        text = textFromValue(std::clamp(value, minimum(), maximum())) + suffix();
}

void NumberBox::stepBy(int steps)
{
    // step = 10^(floor(log10 |value|) - 1); next to a bound with digits of its own (99.99 of 100): of the distance to it
    const double distance = std::min(std::fabs(value()), maximum() - value() > 0 ? maximum() - value() : std::fabs(value()));
    const double place = distance > 0 ? std::floor(std::log10(distance) + 1e-9) - 1 : -3;
    const double step = std::pow(10.0, place);
    setValue(std::round((value() + steps * step) / step) * step);
}

GroupSizeBox::GroupSizeBox(QWidget* parent)
    : QSpinBox(parent)
{
    setLocale(QLocale::c());
    setRange(1, kLargestShown);
    setKeyboardTracking(false);
}

void GroupSizeBox::stepBy(int steps)
{
    const int next = steps > 0 ? value() * 2 : value() / 2;
    setValue(std::clamp(next, minimum(), maximum()));
}

}  // namespace bitloupe
