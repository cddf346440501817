// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One parameter as a control that its type asks for: check box, combo of words, spin box with a slider. Setting a value tells nobody;
// a person's edit tells edited() at once.

#include "core/spec/param.h"

#include <QWidget>
#include <functional>

namespace bitloupe {

struct ParamControl {
    QWidget* widget = nullptr;
    std::function<ParamValue()> value;
    std::function<void(const ParamValue&)> setValue;
    // Between which numbers a slider moves, where the parameter's own bounds say nothing; null for others.
    std::function<void(double low, double high)> setExtent{};
};

ParamControl makeParamControl(const ParamInfo& param, QWidget* parent, const std::function<void()>& edited);

}  // namespace bitloupe
