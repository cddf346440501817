// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Codes to a stream of packed bits, LSB first: code j occupies bits [b*j, b*j + b). Codes wider than 8 bits are stored as
// they are, 16 bits each.

#include "core/export/archive.h"

#include <vector>

namespace bitloupe {

class Packer {
public:
    Packer(int bits, ByteSink sink)
        : m_bits(bits)
        , m_sink(std::move(sink))
    {
    }

    // Codes as they lie in memory: one byte each, or two where the grid has more than 8 bits.
    Result<void> add(std::span<const std::byte> codes);
    Result<void> finish();

private:
    Result<void> packHeld(std::size_t count);

    int m_bits;
    ByteSink m_sink;
    std::vector<std::uint8_t> m_held;  // codes of which not all bits fill bytes yet
};

// Bytes of n packed codes.
std::uint64_t packedBytes(std::uint64_t n, int bits);

}  // namespace bitloupe
