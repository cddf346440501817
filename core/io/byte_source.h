// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A stretch of bytes that can be read at any place: part of a file, or a member of an archive. Immutable and thread-safe.

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace bitloupe {

class ByteSource {
public:
    virtual ~ByteSource() = default;

    virtual std::uint64_t size() const = 0;
    // Fills `out` with the bytes from `offset` on. The caller stays within size().
    virtual Result<void> readAt(std::uint64_t offset, std::span<std::byte> out) const = 0;
    // Whether small reads at any place cost about what their bytes cost.
    virtual bool readsAnywhere() const = 0;
    // Where its first byte lies in the file; nothing where the bytes are unpacked or put together on reading.
    virtual std::optional<std::uint64_t> fileOffset() const { return std::nullopt; }
};

}  // namespace bitloupe
