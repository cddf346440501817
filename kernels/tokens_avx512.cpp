// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// AVX-512 twins of scalar_tokens.cpp. Groups with something that is not finite, or so small that its reciprocal is not, go
// the plain way.

#include "kernels/avx512_tools.h"
#include "kernels/kernels.h"
#include "kernels/token_groups.h"

#include <immintrin.h>

namespace bitloupe::kernels {

void tokensAvx512(Kernels& table);

namespace {

bool largestOf(const float* x, std::size_t count, float* largest)
{
    __m512i m = _mm512_setzero_si512();
    for (std::size_t i = 0; i < count; i += 16)
        m = _mm512_max_epu32(m, _mm512_and_si512(_mm512_maskz_loadu_epi32(firstLanes(count - i), x + i), _mm512_set1_epi32(0x7FFFFFFF)));
    *largest = _mm_cvtss_f32(_mm_castsi128_ps(_mm_cvtsi32_si128(static_cast<int>(_mm512_reduce_max_epu32(m)))));
    return *largest > 1e-30f && *largest < 1e30f;
}

void storeBytes(std::int8_t* codes, __mmask16 lanes, __m512i q) { _mm_mask_storeu_epi8(codes, lanes, _mm512_cvtsepi32_epi8(q)); }

// Whole groups; false where they have to go the plain way.
bool quantizeGroup(const float* x, std::size_t count, std::int8_t* codes, float* scale, std::int32_t* sum)
{
    float largest = 0;
    if (!largestOf(x, count, &largest))
        return false;
    const __m512 by = _mm512_set1_ps(127.0f / largest);
    __m512i total = _mm512_setzero_si512();
    for (std::size_t i = 0; i < count; i += 16) {
        const __mmask16 lanes = firstLanes(count - i);
        const __m512i q = _mm512_cvtps_epi32(_mm512_mul_ps(_mm512_maskz_loadu_ps(lanes, x + i), by));
        total = _mm512_add_epi32(total, q);
        storeBytes(codes + i, lanes, q);
    }
    *scale = largest / 127.0f;
    *sum = _mm512_reduce_add_epi32(total);
    return true;
}

bool splitGroup(const float* x, std::size_t count, std::int8_t* coarse, std::int8_t* fine, float* step, std::int32_t* sums)
{
    float largest = 0;
    if (!largestOf(x, count, &largest))
        return false;
    const __m512 by = _mm512_set1_ps(kSplitMost / largest);
    const __m512 most = _mm512_set1_ps(kSplitMost);
    __m512i totals[2] = {_mm512_setzero_si512(), _mm512_setzero_si512()};
    for (std::size_t i = 0; i < count; i += 16) {
        const __mmask16 lanes = firstLanes(count - i);
        const __m512 t = _mm512_mul_ps(_mm512_maskz_loadu_ps(lanes, x + i), by);
        const __m512i q = _mm512_cvtps_epi32(_mm512_max_ps(_mm512_min_ps(t, most), _mm512_sub_ps(_mm512_setzero_ps(), most)));
        const __m512i high = _mm512_srai_epi32(_mm512_add_epi32(q, _mm512_set1_epi32(128)), 8);
        const __m512i low = _mm512_sub_epi32(q, _mm512_slli_epi32(high, 8));
        totals[0] = _mm512_add_epi32(totals[0], high);
        totals[1] = _mm512_add_epi32(totals[1], low);
        storeBytes(coarse + i, lanes, high);
        storeBytes(fine + i, lanes, low);
    }
    *step = largest / kSplitMost;
    sums[0] = _mm512_reduce_add_epi32(totals[0]);
    sums[1] = _mm512_reduce_add_epi32(totals[1]);
    return true;
}

}  // namespace

void tokensAvx512(Kernels& table)
{
    table.products.quantizeToken = quantizeGroups<quantizeGroup>;
    table.products.splitToken = splitGroups<splitGroup>;
}

}  // namespace bitloupe::kernels
