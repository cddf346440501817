// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Codes of each form spread to unsigned bytes: a chunk (products.h) as four quads of 16 rows. Everything here has internal
// linkage (see kernels/README.md).

#include "kernels/product_tools_avx512.h"

namespace bitloupe::kernels {
namespace {

constexpr std::size_t kQuads = kChunk / 4;

inline __m512i broadcastQuad(const std::int8_t* q)
{
    int word = 0;
    __builtin_memcpy(&word, q, sizeof(word));
    return _mm512_set1_epi32(word);
}

// The four quads of a chunk as bytes.
struct Bytes {
    static constexpr std::size_t kBytes = 256;
    explicit Bytes(const PackedWeights&) { }
    void spread(const std::uint8_t* at, __m512i* u) const
    {
        for (std::size_t i = 0; i < kQuads; ++i)
            u[i] = _mm512_loadu_si512(at + 64 * i);
    }
};

struct Nibbles {
    static constexpr std::size_t kBytes = 128;
    explicit Nibbles(const PackedWeights&) { }
    void spread(const std::uint8_t* at, __m512i* u) const
    {
        const __m512i low = _mm512_set1_epi8(15);
        for (std::size_t i = 0; i < kQuads; i += 2) {
            const __m512i both = _mm512_loadu_si512(at + 32 * i);
            u[i] = _mm512_and_si512(both, low);
            u[i + 1] = _mm512_and_si512(_mm512_srli_epi16(both, 4), low);
        }
    }
};

struct LookedUp {
    static constexpr std::size_t kBytes = 128;
    explicit LookedUp(const PackedWeights& w)
        : nibbles(w)
        , table(_mm512_broadcast_i32x4(_mm_loadu_si128(reinterpret_cast<const __m128i*>(w.table))))
    {
    }
    void spread(const std::uint8_t* at, __m512i* u) const
    {
        nibbles.spread(at, u);
        for (std::size_t i = 0; i < kQuads; ++i)
            u[i] = _mm512_shuffle_epi8(table, u[i]);
    }
    Nibbles nibbles;
    __m512i table;
};

struct Pairs {
    static constexpr std::size_t kBytes = 64;
    explicit Pairs(const PackedWeights&) { }
    void spread(const std::uint8_t* at, __m512i* u) const
    {
        const __m512i low = _mm512_set1_epi8(3);
        const __m512i all = _mm512_loadu_si512(at);
        u[0] = _mm512_and_si512(all, low);
        u[1] = _mm512_and_si512(_mm512_srli_epi16(all, 2), low);
        u[2] = _mm512_and_si512(_mm512_srli_epi16(all, 4), low);
        u[3] = _mm512_and_si512(_mm512_srli_epi16(all, 6), low);
    }
};

struct Triples {
    static constexpr std::size_t kBytes = 96;
    explicit Triples(const PackedWeights& w)
        : pairs(w)
    {
    }
    void spread(const std::uint8_t* at, __m512i* u) const
    {
        pairs.spread(at, u);
        for (std::size_t i = 0; i < kQuads; ++i) {
            std::uint64_t third = 0;
            __builtin_memcpy(&third, at + 64 + 8 * i, sizeof(third));
            u[i] = _mm512_mask_add_epi8(u[i], third, u[i], _mm512_set1_epi8(4));
        }
    }
    Pairs pairs;
};

struct Bits {
    static constexpr std::size_t kBytes = 32;
    explicit Bits(const PackedWeights&) { }
    void spread(const std::uint8_t* at, __m512i* u) const
    {
        for (std::size_t i = 0; i < kQuads; ++i) {
            std::uint64_t bits = 0;
            __builtin_memcpy(&bits, at + 8 * i, sizeof(bits));
            u[i] = _mm512_maskz_set1_epi8(bits, 2);
        }
    }
};

}  // namespace
}  // namespace bitloupe::kernels
