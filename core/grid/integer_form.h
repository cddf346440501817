// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The choices behind an integer grid, and its block's parameters (reference/methods.md 1 and 8).

#include "core/grid/grid.h"
#include "core/grid/power_of_two.h"

#include <optional>

namespace bitloupe {

enum class Convention { Narrow, Full, FullTop, FullSigned };  // S1 to S4

struct IntegerForm {
    int bits = 8;
    bool symmetric = true;
    bool floatZero = false;
    bool halfScales = false;
    bool reciprocal = false;
    Convention convention = Convention::Narrow;
    std::optional<PowerRule> power;  // of power-of-two scales
    int low = -127;  // codes
    int high = 127;
    CodeType type = CodeType::I8;

    int scaleBits() const { return power ? 8 : halfScales ? 16 : 32; }
    int offsetBits() const { return halfScales ? 16 : 32; }
    // Whether the scale's sign is that of the larger end.
    bool endsTurn() const { return symmetric && convention == Convention::FullSigned; }
    // Whether a range's two ends count apart: the sign of the scale, or of the code that is missing, depends on them.
    bool endsDiffer() const { return !symmetric || convention == Convention::FullSigned || (power == PowerRule::Cover && low != -high); }
};

IntegerForm integerForm(const Choice& choice);
std::span<const ParamInfo> integerParams();

BlockParams integerParamsOf(const IntegerForm& form, Range range);
// The same for many blocks.
void integerParamsOf(const IntegerForm& form, std::span<const Range> ranges, std::span<BlockParams> params);

}  // namespace bitloupe
