// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// ggml's order of 4-bit codes: byte j of `count` / 2 holds element j in its low bits and element j + count / 2 in its high ones.

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace bitloupe {

// Eight codes of a byte each at a time, in a word of 64 bits.
inline constexpr std::uint64_t kEveryByte = 0x0101010101010101U;

inline std::uint64_t loadWord(const void* bytes)
{
    std::uint64_t word = 0;
    std::memcpy(&word, bytes, sizeof word);
    return word;
}

inline void storeWord(std::uint64_t word, void* bytes) { std::memcpy(bytes, &word, sizeof word); }

// Bit i as a 1 in byte i.
inline std::uint64_t spreadBits(unsigned eight)
{
    const std::uint64_t oneBitEach = (eight * kEveryByte) & 0x8040201008040201U;
    return ((oneBitEach + 0x7F * kEveryByte) >> 7) & kEveryByte;
}

// Each byte less `amount`, as two's complement; bytes and amount are below 128.
inline std::uint64_t lessEach(std::uint64_t word, unsigned amount)
{
    return ((word | 0x80 * kEveryByte) - amount * kEveryByte) ^ (0x80 * kEveryByte);
}

// The low 4 bits of each code plus `bias`.
inline void packNibbles(const std::uint8_t* codes, std::size_t count, unsigned bias, std::byte* bytes)
{
    const std::size_t half = count / 2;
    for (std::size_t j = 0; j < half; ++j)
        bytes[j] = static_cast<std::byte>(((codes[j] + bias) & 15U) | (((codes[j + half] + bias) & 15U) << 4));
}

// `count`: a multiple of 16.
inline void unpackNibbles(const std::byte* bytes, std::size_t count, std::uint8_t* nibbles)
{
    const std::size_t half = count / 2;
    assert(half % 8 == 0);
    for (std::size_t j = 0; j < half; j += 8) {
        const std::uint64_t word = loadWord(bytes + j);
        storeWord(word & 15 * kEveryByte, nibbles + j);
        storeWord(word >> 4 & 15 * kEveryByte, nibbles + half + j);
    }
}

// Bit j of `fifths` becomes the fifth bit of code j.
inline void addFifthBits(std::uint32_t fifths, std::uint8_t* codes)
{
    for (std::size_t j = 0; j < 32; j += 8)
        storeWord(loadWord(codes + j) | spreadBits(fifths >> j & 255U) << 4, codes + j);
}

}  // namespace bitloupe
