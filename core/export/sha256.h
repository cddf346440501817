// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// SHA-256 (FIPS 180-4), of bytes as they come and of a whole file.

#include "core/base/progress.h"
#include "core/base/result.h"

#include <array>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>
#include <string>

namespace bitloupe {

using Digest = std::array<std::byte, 32>;

class Sha256 {
public:
    Sha256();
    ~Sha256();
    void add(std::span<const std::byte> bytes);
    Digest finish();  // and starts anew

private:
    struct State;
    std::unique_ptr<State> m_state;
};

std::string hexText(const Digest& digest);
std::string sha256Hex(std::span<const std::byte> bytes);
// In lower-case hex. Counts bytes / 4 on `progress`. Errors: those of opening and reading.
Result<std::string> sha256OfFile(const std::filesystem::path& path, Progress& progress);

}  // namespace bitloupe
