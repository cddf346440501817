// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Where our exports describe themselves. Such an array is no tensor of the model and is not listed among them.

#include <string_view>

namespace bitloupe {

inline constexpr std::string_view kMetadataPath = "__bitloupe__";

inline bool isOwnMetadata(std::string_view name) { return name == kMetadataPath || name.starts_with("__bitloupe__/"); }

}  // namespace bitloupe
