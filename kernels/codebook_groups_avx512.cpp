// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// AVX-512 twin of quantizeGroupsCodebook (scalar_groups.cpp). A group is read once for its largest magnitude and again, from
// the cache, for its codes. Groups that are not a multiple of 16 weights, not finite, or with a scale near the ends of float32
// go to the scalar twin.

#include "kernels/avx512_tools.h"
#include "kernels/codebook_cells.h"
#include "kernels/kernels.h"

#include <immintrin.h>

namespace bitloupe::kernels {

void codebookGroupsAvx512(Kernels& table);

namespace {

constexpr float kSmall = 1e-30f;
constexpr float kLarge = 1e30f;

const Kernels& scalar() { return *table(Level::Scalar); }

void prefetchFrom(const float* x) { _mm_prefetch(reinterpret_cast<const char*>(x + 512), _MM_HINT_T0); }

// Two codes a byte, the first one in the high half. Codes have no bits above the fourth.
void storePairs(__m512i codes, std::uint8_t* out)
{
    const __m512i pairs = _mm512_or_si512(_mm512_slli_epi64(codes, 4), _mm512_srli_epi64(codes, 32));
    _mm_storel_epi64(reinterpret_cast<__m128i*>(out), _mm512_cvtepi64_epi8(pairs));
}

float largestMagnitude(const float* x, std::size_t n)
{
    __m512i m = _mm512_setzero_si512();
    for (std::size_t i = 0; i < n; i += 16)
        m = _mm512_max_epu32(m, _mm512_and_si512(_mm512_loadu_si512(x + i), _mm512_set1_epi32(0x7FFFFFFF)));
    return _mm_cvtss_f32(_mm_castsi128_ps(_mm_cvtsi32_si128(static_cast<int>(_mm512_reduce_max_epu32(m)))));
}

__mmask16 lanesOf(std::int32_t count) { return firstLanes(static_cast<std::size_t>(count)); }

// As in codebook_avx512.cpp: bisection between ascending boundaries, those that are missing infinite.
class Ranks {
public:
    explicit Ranks(const Codebook& book)
        : m_boundaries(_mm512_mask_loadu_ps(_mm512_set1_ps(__builtin_inff()), lanesOf(book.count - 1), book.boundaries))
        , m_codes(_mm512_cvtepu8_epi32(_mm_maskz_loadu_epi8(lanesOf(book.count), book.codes)))
    {
    }
    __m512i codeOf(__m512 t) const
    {
        __m512i r = _mm512_maskz_set1_epi32(isAbove(t, _mm512_set1_epi32(7)), 8);
        for (int step = 4; step > 0; step /= 2)
            r = _mm512_mask_add_epi32(r, isAbove(t, _mm512_add_epi32(r, _mm512_set1_epi32(step - 1))), r, _mm512_set1_epi32(step));
        return _mm512_permutexvar_epi32(r, m_codes);
    }

private:
    __mmask16 isAbove(__m512 t, __m512i i) const { return _mm512_cmp_ps_mask(_mm512_permutexvar_ps(i, m_boundaries), t, _CMP_LT_OQ); }

    __m512 m_boundaries;
    __m512i m_codes;
};

// 64 codes in lanes of 32 bits, the first in the high half of a byte.
void storeFourPairs(const __m512i* codes, std::uint8_t* out)
{
    const __m512i fifteen = _mm512_set1_epi32(15);
    __m512i bytes = _mm512_setzero_si512();  // lane j of 64 bits: byte j of each of the four
    for (int k = 3; k >= 0; --k) {
        const __m512i code = _mm512_and_si512(codes[k], fifteen);
        const __m512i pair = _mm512_or_si512(_mm512_slli_epi64(code, 4), _mm512_srli_epi64(code, 32));
        bytes = _mm512_or_si512(_mm512_slli_epi64(bytes, 8), _mm512_and_si512(pair, _mm512_set1_epi64(255)));
    }
    const __m256i lanes = _mm512_cvtepi64_epi32(bytes);
    const __m256i turn = _mm256_broadcastsi128_si256(_mm_setr_epi8(0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15));
    const __m256i fours = _mm256_shuffle_epi8(lanes, turn);
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(out), _mm256_permutevar8x32_epi32(fours, _mm256_setr_epi32(0, 4, 1, 5, 2, 6, 3, 7)));
}

void quantizeInCells(const float* x, std::size_t groups, std::size_t size, const Cells& cells, const Codebook& book, std::uint8_t* packed,
                     float* scales)
{
    for (std::size_t g = 0; g < groups; ++g, x += size, packed += size / 2) {
        const float scale = largestMagnitude(x, size);
        if (__builtin_expect(!(scale > kSmall && scale < kLarge), 0)) {
            scalar().quantizeGroupsCodebook(x, 1, size, book, packed, scales + g);
            continue;
        }
        scales[g] = scale;
        const __m512 by = _mm512_set1_ps(1.0f / scale);
        for (std::size_t i = 0; i < size; i += 64) {
            __m512i codes[4];
            for (std::size_t k = 0; k < 4; ++k) {
                prefetchFrom(x + i + 16 * k);
                codes[k] = cells.codeOf(_mm512_mul_ps(_mm512_loadu_ps(x + i + 16 * k), by));
            }
            storeFourPairs(codes, packed + i / 2);
        }
    }
}

// Bisection: groups that are cut short, and books that do not fit cells.
void quantizeByRanks(const float* x, std::size_t groups, std::size_t size, const Codebook& book, std::uint8_t* packed, float* scales)
{
    const Ranks ranks(book);
    const __m512 one = _mm512_set1_ps(1.0f);
    const __m512 minusOne = _mm512_set1_ps(-1.0f);
    for (std::size_t g = 0; g < groups; ++g, x += size, packed += size / 2) {
        const float scale = size % 16 == 0 ? largestMagnitude(x, size) : 0.0f;
        if (!(scale > kSmall && scale < kLarge)) {
            scalar().quantizeGroupsCodebook(x, 1, size, book, packed, scales + g);
            continue;
        }
        scales[g] = scale;
        const __m512 by = _mm512_set1_ps(1.0f / scale);
        for (std::size_t i = 0; i < size; i += 16) {
            prefetchFrom(x + i);
            const __m512 t = _mm512_mul_ps(_mm512_loadu_ps(x + i), by);
            const __m512i codes = ranks.codeOf(_mm512_min_ps(_mm512_max_ps(t, minusOne), one));
            storePairs(_mm512_and_si512(codes, _mm512_set1_epi32(15)), packed + i / 2);
        }
    }
}

void quantizeCodebook(const float* x, std::size_t groups, std::size_t size, const Codebook& book, std::uint8_t* packed, float* scales)
{
    if (size % 64 == 0 && groups * size >= 1024) {  // cells take a while to lay out
        const Cells cells(book);
        if (cells.fits())
            return quantizeInCells(x, groups, size, cells, book, packed, scales);
    }
    quantizeByRanks(x, groups, size, book, packed, scales);
}

}  // namespace

void codebookGroupsAvx512(Kernels& table) { table.quantizeGroupsCodebook = quantizeCodebook; }

}  // namespace bitloupe::kernels
