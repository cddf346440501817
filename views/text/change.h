// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What happened to settings, in the words of the form: "Bits: 8 → 4". For undo, which names its steps.

#include "core/spec/quant_spec.h"

#include <QString>

namespace bitloupe::text {

struct SpecChange {
    QString setting;  // which one changed, the same for each move of one drag: "bits", "range.hand"; "several"; empty: none
    QString words;
};

SpecChange specChange(const QuantSpec& before, const QuantSpec& after);

}  // namespace bitloupe::text
