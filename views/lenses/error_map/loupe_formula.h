// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The way from a weight to its code and from the code to its value, as the grid tells it (core/grid/encode_steps.h), with the
// numbers filled in.

#include "core/report/weight_trace.h"

#include <QString>

namespace bitloupe {

// A code as it is stored, of `bits` bits: "0011"; negative ones in two's complement.
QString codeBits(int code, int bits);
// With its sign where codes can be negative: "+3", "−3", "12".
QString codeText(int code, const Grid& grid);
QString floatText(float value, int digits = 5);  // "0.0056992"

// "clamp(round(0.0057 ÷ 0.03079)) = clamp(round(0.185)) = 0, in bits 0000", as the grid's rule has it (core/grid/encode_steps.h)
QString codeFormula(const WeightTrace& trace);
// "0 × 0.03079 = 0"
QString valueFormula(const WeightTrace& trace);

}  // namespace bitloupe
