// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// AVX2 twins of scalar_codebook.cpp: a table of 16 values is two registers.

#include "kernels/kernels.h"

#include <immintrin.h>

namespace bitloupe::kernels {

void codebookAvx2(Kernels& table);

namespace {

constexpr std::int32_t kLevels = 16;

class Encoder {
public:
    Encoder(const Codebook& book, float scale, bool divide)
        : m_by(_mm256_set1_ps(divide ? scale : 1.0f / scale))
        , m_divide(divide)
        , m_boundaries(book.count - 1)
    {
        std::uint8_t codes[kLevels] = {};
        for (std::int32_t i = 0; i < book.count; ++i)
            codes[i] = book.codes[i];
        for (std::int32_t i = 0; i < m_boundaries; ++i)
            m_boundary[i] = _mm256_set1_ps(book.boundaries[i]);
        m_codes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(codes));
    }
    // 8 codes in the lower half.
    __m128i of(__m256 x) const
    {
        const __m256 raw = m_divide ? _mm256_div_ps(x, m_by) : _mm256_mul_ps(x, m_by);
        const __m256 known = _mm256_and_ps(raw, _mm256_cmp_ps(raw, raw, _CMP_ORD_Q));
        const __m256 t = _mm256_min_ps(_mm256_max_ps(known, _mm256_set1_ps(-1.0f)), _mm256_set1_ps(1.0f));
        __m256i rank = _mm256_setzero_si256();
        for (std::int32_t i = 0; i < m_boundaries; ++i)  // a true comparison is -1
            rank = _mm256_sub_epi32(rank, _mm256_castps_si256(_mm256_cmp_ps(m_boundary[i], t, _CMP_LT_OQ)));
        const __m128i words = _mm_packs_epi32(_mm256_castsi256_si128(rank), _mm256_extracti128_si256(rank, 1));
        return _mm_shuffle_epi8(m_codes, _mm_packs_epi16(words, words));
    }

private:
    __m256 m_by;
    bool m_divide;
    std::int32_t m_boundaries;
    __m256 m_boundary[kLevels];
    __m128i m_codes;
};

void encodeCodebook(const float* x, std::size_t n, float scale, bool divide, const Codebook& book, std::uint8_t* codes)
{
    const Encoder encoder(book, scale, divide);
    std::size_t i = 0;
    for (; i + 8 <= n; i += 8)
        _mm_storel_epi64(reinterpret_cast<__m128i*>(codes + i), encoder.of(_mm256_loadu_ps(x + i)));
    table(Level::Scalar)->encodeCodebook(x + i, n - i, scale, divide, book, codes + i);
}

void decodeCodebook(const std::uint8_t* codes, std::size_t n, float scale, const Codebook& book, float* out)
{
    std::uint8_t every[kLevels];
    float values[kLevels];
    for (std::uint8_t i = 0; i < kLevels; ++i)
        every[i] = i;
    table(Level::Scalar)->decodeCodebook(every, kLevels, scale, book, values);
    const __m256 low = _mm256_loadu_ps(values);
    const __m256 high = _mm256_loadu_ps(values + 8);
    std::size_t i = 0;
    for (; i + 8 <= n; i += 8) {
        const __m256i code = _mm256_cvtepu8_epi32(_mm_loadl_epi64(reinterpret_cast<const __m128i*>(codes + i)));
        const __m256 isHigh = _mm256_castsi256_ps(_mm256_slli_epi32(code, 28));  // bit 3 as the sign
        const __m256 value = _mm256_blendv_ps(_mm256_permutevar8x32_ps(low, code), _mm256_permutevar8x32_ps(high, code), isHigh);
        _mm256_storeu_ps(out + i, value);
    }
    table(Level::Scalar)->decodeCodebook(codes + i, n - i, scale, book, out + i);
}

}  // namespace

void codebookAvx2(Kernels& table)
{
    table.encodeCodebook = encodeCodebook;
    table.decodeCodebook = decodeCodebook;
}

}  // namespace bitloupe::kernels
