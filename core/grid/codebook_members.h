// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What bitsandbytes' codebook grids have in common as members of the table.

#include "core/spec/param.h"

#include <array>
#include <span>

namespace bitloupe {

inline std::span<const ParamInfo> doubleQuantParams()
{
    static const std::array params{ParamInfo{.id = "double_quant", .defaultValue = false}};
    return params;
}

inline bool doubleQuantizes(const Choice& choice) { return choice.flag("double_quant"); }

}  // namespace bitloupe
