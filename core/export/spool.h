// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Bytes put aside for a second pass: in memory, or, where they would take too much of it, in a nameless file.

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

namespace bitloupe {

class Spool {
public:
    // `expected` bytes will come. `folder`: where the file goes if there is one.
    static Result<Spool> create(std::uint64_t expected, const std::filesystem::path& folder);
    Spool() = default;  // empty
    Spool(Spool&& other) noexcept;
    Spool& operator=(Spool&& other) noexcept;
    ~Spool();

    std::uint64_t size() const { return m_size; }
    Result<void> append(std::span<const std::byte> bytes);
    Result<void> read(std::uint64_t offset, std::span<std::byte> bytes) const;

private:
    Error error(int number) const;

    std::filesystem::path m_folder;
    int m_descriptor = -1;  // -1: in memory
    std::uint64_t m_size = 0;
    std::vector<std::byte> m_memory;
};

}  // namespace bitloupe
