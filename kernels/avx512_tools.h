// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What several files with AVX-512 share. Everything here has internal linkage (see kernels/README.md).

#include "kernels/kernels.h"

#include <immintrin.h>

namespace bitloupe::kernels {
namespace {

// Results of at least so many bytes go past the caches.
inline constexpr std::size_t kPastCaches = std::size_t{4} << 20;

inline __mmask16 firstLanes(std::size_t n) { return static_cast<__mmask16>(n >= 16 ? 0xFFFFu : (1u << n) - 1u); }

// Four vectors of integers as bytes, saturated (signed); `inOrder` puts the lanes straight.
inline __m512i packBytes(const __m512i* q) { return _mm512_packs_epi16(_mm512_packs_epi32(q[0], q[1]), _mm512_packs_epi32(q[2], q[3])); }
inline __m512i inOrder(__m512i packed)
{
    return _mm512_permutexvar_epi32(_mm512_setr_epi32(0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15), packed);
}

// The four parts of 16 bytes, each to its place.
inline void storeParts(__m512i parts, std::uint8_t* first, std::size_t step)
{
    _mm_storeu_si128(reinterpret_cast<__m128i*>(first), _mm512_castsi512_si128(parts));
    _mm_storeu_si128(reinterpret_cast<__m128i*>(first + step), _mm512_extracti32x4_epi32(parts, 1));
    _mm_storeu_si128(reinterpret_cast<__m128i*>(first + 2 * step), _mm512_extracti32x4_epi32(parts, 2));
    _mm_storeu_si128(reinterpret_cast<__m128i*>(first + 3 * step), _mm512_extracti32x4_epi32(parts, 3));
}

// roundf: the nearest integer, ties away from zero. Exact below 2^22: what is added is just less than a half.
inline __m512i roundAway(__m512 t)
{
    const __m512i half = _mm512_castps_si512(_mm512_set1_ps(0x1.fffffep-2f));
    const __m512i sign = _mm512_set1_epi32(static_cast<int>(0x80000000u));
    const __m512i away = _mm512_ternarylogic_epi32(half, _mm512_castps_si512(t), sign, 0xF8);  // half | (t & sign)
    return _mm512_cvttps_epi32(_mm512_add_ps(t, _mm512_castsi512_ps(away)));
}

// Sixteen vectors folded to one each: lane i of the result is the fold of v(i) over its lanes. `Op` is associative and
// commutative. Three steps a pair: what is left to fold of both, side by side.
template <class Op>
inline __m512i foldPair(__m512i a, __m512i b)
{
    return Op::apply(_mm512_shuffle_i32x4(a, b, 0x44), _mm512_shuffle_i32x4(a, b, 0xEE));
}
template <class Op>
inline __m512i foldFour(__m512i a, __m512i b, __m512i c, __m512i d)
{
    const __m512i ab = foldPair<Op>(a, b);
    const __m512i cd = foldPair<Op>(c, d);
    return Op::apply(_mm512_shuffle_i32x4(ab, cd, 0x88), _mm512_shuffle_i32x4(ab, cd, 0xDD));
}
// `fours[e]` holds in its part L of four lanes what is left of vector 4 * L + e.
template <class Op>
inline __m512i foldRest(const __m512i* fours)
{
    const __m512i a = Op::apply(_mm512_unpacklo_epi64(fours[0], fours[1]), _mm512_unpackhi_epi64(fours[0], fours[1]));
    const __m512i b = Op::apply(_mm512_unpacklo_epi64(fours[2], fours[3]), _mm512_unpackhi_epi64(fours[2], fours[3]));
    const auto mixed = [&](auto pick) { return pick(_mm512_castsi512_ps(a), _mm512_castsi512_ps(b)); };
    const __m512 even = mixed([](__m512 p, __m512 q) { return _mm512_shuffle_ps(p, q, 0x88); });
    const __m512 odd = mixed([](__m512 p, __m512 q) { return _mm512_shuffle_ps(p, q, 0xDD); });
    return Op::apply(_mm512_castps_si512(even), _mm512_castps_si512(odd));
}

// Bytes in runs of any length that go out in order, past the caches where there are many of them: then they are gathered
// to whole lines first.
class ByteSink {
public:
    ByteSink(void* out, std::size_t total)
        : m_out(static_cast<std::uint8_t*>(out))
        , m_streams(total >= kPastCaches)
    {
    }
    // Room for up to kRun bytes; what has been written there goes out with sent().
    static constexpr std::size_t kRun = 1024;
    std::uint8_t* room() { return m_streams ? m_gathered + m_fill : m_out; }
    void sent(std::size_t bytes)
    {
        if (!m_streams) {
            m_out += bytes;
            return;
        }
        m_fill += bytes;
        if (m_fill >= kGathered)  // not at once: a line that has just been written in pieces is slow to read
            sendLines();
    }
    void finish()
    {
        if (!m_streams)
            return;
        sendLines();
        copy(m_gathered, m_fill);
        m_fill = 0;
        _mm_sfence();
    }

private:
    static constexpr std::size_t kGathered = 3 * kRun;

    void copy(const std::uint8_t* from, std::size_t bytes)
    {
        __builtin_memcpy(m_out, from, bytes);
        m_out += bytes;
    }
    void sendLines()
    {
        std::size_t at = (64 - reinterpret_cast<std::uintptr_t>(m_out) % 64) % 64;
        if (at > m_fill)
            return;
        copy(m_gathered, at);
        for (; at + 64 <= m_fill; at += 64, m_out += 64)
            _mm512_stream_si512(reinterpret_cast<__m512i*>(m_out), _mm512_loadu_si512(m_gathered + at));
        __builtin_memmove(m_gathered, m_gathered + at, m_fill - at);
        m_fill -= at;
    }

    std::uint8_t* m_out;
    bool m_streams;
    std::size_t m_fill = 0;
    alignas(64) std::uint8_t m_gathered[kGathered + kRun];
};

}  // namespace
}  // namespace bitloupe::kernels
