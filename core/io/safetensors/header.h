// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The JSON header of a safetensors file, as it stands there; whether its sizes fit the file is for others to judge.

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/tensor/tensor_info.h"

#include <string_view>

namespace bitloupe {

struct SafetensorsEntry {
    std::string name;
    std::string dtype;
    Shape shape;
    std::uint64_t begin = 0;  // bytes from the end of the header
    std::uint64_t end = 0;
};

// Errors: BadHeader (also: a key is missing), Duplicate, BadValue, TooLarge (rank, nesting).
Result<std::vector<SafetensorsEntry>> parseSafetensorsHeader(std::string_view json, Progress& progress);

}  // namespace bitloupe
