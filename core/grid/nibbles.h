// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// ggml's order of 4-bit codes: byte j of `count` / 2 holds element j in its low bits and element j + count / 2 in its high ones.

#include <cstddef>
#include <cstdint>

namespace bitloupe {

// The low 4 bits of each code plus `bias`.
inline void packNibbles(const std::uint8_t* codes, std::size_t count, unsigned bias, std::byte* bytes)
{
    const std::size_t half = count / 2;
    for (std::size_t j = 0; j < half; ++j)
        bytes[j] = static_cast<std::byte>(((codes[j] + bias) & 15U) | (((codes[j + half] + bias) & 15U) << 4));
}

inline void unpackNibbles(const std::byte* bytes, std::size_t count, std::uint8_t* nibbles)
{
    const std::size_t half = count / 2;
    for (std::size_t j = 0; j < half; ++j) {
        nibbles[j] = std::to_integer<std::uint8_t>(bytes[j]) & 15U;
        nibbles[j + half] = std::to_integer<std::uint8_t>(bytes[j] >> 4);
    }
}

}  // namespace bitloupe
