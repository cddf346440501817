// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// AVX-512 twins of scalar_codebook.cpp: a table of 16 entries is one register.

#include "kernels/kernels.h"

#include <immintrin.h>

namespace bitloupe::kernels {

void codebookAvx512(Kernels& table);

namespace {

__mmask16 first16(std::size_t n) { return static_cast<__mmask16>(n >= 16 ? 0xFFFFu : (1u << n) - 1u); }
__mmask16 lanesOf(std::int32_t count) { return first16(static_cast<std::size_t>(count)); }

class Encoder {
public:
    Encoder(const Codebook& book, float scale, bool divide)
        : m_boundaries(_mm512_mask_loadu_ps(_mm512_set1_ps(__builtin_inff()), lanesOf(book.count - 1), book.boundaries))
        , m_codes(_mm512_cvtepu8_epi32(_mm_maskz_loadu_epi8(lanesOf(book.count), book.codes)))
        , m_by(_mm512_set1_ps(divide ? scale : 1.0f / scale))
        , m_divide(divide)
    {
    }
    __m128i of(__m512 x) const
    {
        const __m512 raw = m_divide ? _mm512_div_ps(x, m_by) : _mm512_mul_ps(x, m_by);
        const __m512 known = _mm512_maskz_mov_ps(_mm512_cmp_ps_mask(raw, raw, _CMP_ORD_Q), raw);
        const __m512 t = _mm512_min_ps(_mm512_max_ps(known, _mm512_set1_ps(-1.0f)), _mm512_set1_ps(1.0f));
        return _mm512_cvtepi32_epi8(_mm512_permutexvar_epi32(rank(t), m_codes));
    }

private:
    // The number of boundaries below t, by bisection: they ascend, and those that are missing are infinite.
    __m512i rank(__m512 t) const
    {
        __m512i r = _mm512_setzero_si512();
        for (int step = 8; step > 0; step /= 2) {
            const __m512i probe = _mm512_add_epi32(r, _mm512_set1_epi32(step - 1));
            const __m512 boundary = _mm512_permutexvar_ps(probe, m_boundaries);
            r = _mm512_mask_add_epi32(r, _mm512_cmp_ps_mask(boundary, t, _CMP_LT_OQ), r, _mm512_set1_epi32(step));
        }
        return r;
    }

    __m512 m_boundaries;
    __m512i m_codes;
    __m512 m_by;
    bool m_divide;
};

void encodeCodebook(const float* x, std::size_t n, float scale, bool divide, const Codebook& book, std::uint8_t* codes)
{
    const Encoder encoder(book, scale, divide);
    std::size_t i = 0;
    for (; i + 16 <= n; i += 16)
        _mm_storeu_si128(reinterpret_cast<__m128i*>(codes + i), encoder.of(_mm512_loadu_ps(x + i)));
    const __mmask16 rest = first16(n - i);
    _mm_mask_storeu_epi8(codes + i, rest, encoder.of(_mm512_maskz_loadu_ps(rest, x + i)));
}

void decodeCodebook(const std::uint8_t* codes, std::size_t n, float scale, const Codebook& book, float* out)
{
    const __m512i ranks = _mm512_cvtepu8_epi32(_mm_loadu_si128(reinterpret_cast<const __m128i*>(book.ranks)));
    const __mmask16 known = _mm512_cmplt_epi32_mask(ranks, _mm512_set1_epi32(book.count));
    const __m512 levels = _mm512_maskz_permutexvar_ps(known, ranks, _mm512_maskz_loadu_ps(lanesOf(book.count), book.levels));
    const __m512 values = _mm512_mul_ps(levels, _mm512_set1_ps(scale));
    std::size_t i = 0;
    for (; i + 16 <= n; i += 16) {
        const __m512i code = _mm512_cvtepu8_epi32(_mm_loadu_si128(reinterpret_cast<const __m128i*>(codes + i)));
        _mm512_storeu_ps(out + i, _mm512_permutexvar_ps(code, values));
    }
    const __mmask16 rest = first16(n - i);
    _mm512_mask_storeu_ps(out + i, rest, _mm512_permutexvar_ps(_mm512_cvtepu8_epi32(_mm_maskz_loadu_epi8(rest, codes + i)), values));
}

}  // namespace

void codebookAvx512(Kernels& table)
{
    table.encodeCodebook = encodeCodebook;
    table.decodeCodebook = decodeCodebook;
}

}  // namespace bitloupe::kernels
