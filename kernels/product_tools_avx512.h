// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What products with AVX-512 share. Everything here has internal linkage (see kernels/README.md).

#include "kernels/avx512_tools.h"
#include "kernels/inline.h"

namespace bitloupe::kernels {
namespace {

inline __m512 halves(const std::uint16_t* at) { return _mm512_cvtph_ps(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(at))); }

// Rows of a panel that the result has.
inline __mmask16 rowsOf(std::size_t panel, std::size_t n)
{
    return n > panel * kPanelRows ? firstLanes(n - panel * kPanelRows) : __mmask16{0};
}

// Asks for the lines of some bytes. (Called, it would be left out: GCC 12 takes a function that only asks for one without effect.)
BITLOUPE_INLINE void ask(const std::uint8_t* at, std::size_t bytes)
{
    for (std::size_t i = 0; i < bytes; i += 64)
        _mm_prefetch(reinterpret_cast<const char*>(at + i), _MM_HINT_T0);
}

// Tokens in tiles as equal as can be, of at most `most`: tile(first token, how many).
template <class Tile>
inline void inTiles(std::size_t tokens, std::size_t most, const Tile& tile)
{
    std::size_t left = (tokens + most - 1) / most;
    for (std::size_t token = 0; token < tokens; --left) {
        const std::size_t count = (tokens - token + left - 1) / left;
        tile(token, count);
        token += count;
    }
}

}  // namespace
}  // namespace bitloupe::kernels
