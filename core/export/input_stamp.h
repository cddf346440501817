// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Which file an input was, and whether it is still the same: an export must not be built from two halves.

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>

namespace bitloupe {

struct InputStamp {
    std::uint64_t device = 0, inode = 0, bytes = 0;
    std::int64_t seconds = 0, nanoseconds = 0;  // of its last change
    friend bool operator==(const InputStamp&, const InputStamp&) = default;
};

Result<InputStamp> stampOf(const std::filesystem::path& path);
// FileChanged where `path` is no longer what it was.
Result<void> checkUnchanged(const std::filesystem::path& path, const InputStamp& before);
// Two names of one file.
bool isSameFile(const std::filesystem::path& path, const InputStamp& stamp);

}  // namespace bitloupe
