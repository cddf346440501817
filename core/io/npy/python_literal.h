// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The few Python literals that npy headers are made of: dict, list, tuple, string, integer, True, False, None. Nothing is
// evaluated. Integers are unsigned 64-bit.

#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace bitloupe {

struct PythonLiteral {
    enum class Kind { Dict, List, Tuple, String, Integer, Bool, None };

    Kind kind = Kind::None;
    std::size_t at = 0;  // byte of the text where it begins
    std::string string;
    std::uint64_t integer = 0;  // also 0 and 1 for Bool
    std::vector<PythonLiteral> items;  // of a dict: key, value, key, value…
};

const char* kindName(PythonLiteral::Kind kind);

// The text must be UTF-8 and hold one literal and white space, nothing else. Errors: BadHeader, with `where` = "header, byte N".
Result<PythonLiteral> parsePythonLiteral(std::string_view text);

}  // namespace bitloupe
