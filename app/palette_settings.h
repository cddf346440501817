// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Everything that can be said about the settings in one line, grown from the tables: "Calibrator: MSE search", "Bits: 4",
// "Group size: 128", and for numbers whatever somebody types: "Percentile: 99.95". Values in, values out.

#include "core/spec/quant_spec.h"

#include <QString>
#include <functional>

namespace bitloupe {

struct SettingChange {
    QString text;
    QString pair;  // as a spec has it: "bits=4"
    std::function<QuantSpec(const QuantSpec&)> apply;
};

// Every member of every axis, every listed value of every parameter, the usual group sizes.
std::vector<SettingChange> settingChanges();
// For a query that ends in a number ("percentile 99.95"): that value for every number that may take it and that
// settingChanges() does not have.
std::vector<SettingChange> typedChanges(QStringView query);

// A control of the settings form: what it is called, and the settings under which it is there to be edited.
struct SettingPlace {
    QString name;
    QString control;  // object name
    std::function<QuantSpec(const QuantSpec&)> show;
};
std::vector<SettingPlace> settingPlaces();

}  // namespace bitloupe
