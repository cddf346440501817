// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// AVX2 twins of scalar_tokens.cpp. Groups of odd lengths, with something that is not finite, or so small that its reciprocal
// is not, go the plain way.

#include "kernels/kernels.h"
#include "kernels/token_groups.h"

#include <immintrin.h>

namespace bitloupe::kernels {

void tokensAvx2(Kernels& table);

namespace {

bool largestOf(const float* x, std::size_t count, float* largest)
{
    if (count % 8 != 0)
        return false;
    __m256i m = _mm256_setzero_si256();
    for (std::size_t i = 0; i < count; i += 8) {
        const __m256i bits = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(x + i));
        m = _mm256_max_epu32(m, _mm256_and_si256(bits, _mm256_set1_epi32(0x7FFFFFFF)));
    }
    alignas(32) float lanes[8];
    _mm256_store_si256(reinterpret_cast<__m256i*>(lanes), m);
    *largest = 0;
    for (const float lane : lanes) {
        if (!(lane < 1e30f))  // NaN too
            return false;
        *largest = lane > *largest ? lane : *largest;
    }
    return *largest > 1e-30f;
}

void storeBytes(std::int8_t* codes, __m256i q)
{
    const __m128i words = _mm_packs_epi32(_mm256_castsi256_si128(q), _mm256_extracti128_si256(q, 1));
    _mm_storel_epi64(reinterpret_cast<__m128i*>(codes), _mm_packs_epi16(words, words));
}

std::int32_t sumOf(__m256i q)
{
    alignas(32) std::int32_t lanes[8];
    _mm256_store_si256(reinterpret_cast<__m256i*>(lanes), q);
    std::int32_t sum = 0;
    for (const std::int32_t lane : lanes)
        sum += lane;
    return sum;
}

// Whole groups; false where they have to go the plain way.
bool quantizeGroup(const float* x, std::size_t count, std::int8_t* codes, float* scale, std::int32_t* sum)
{
    float largest = 0;
    if (!largestOf(x, count, &largest))
        return false;
    const __m256 by = _mm256_set1_ps(127.0f / largest);
    __m256i total = _mm256_setzero_si256();
    for (std::size_t i = 0; i < count; i += 8) {
        const __m256i q = _mm256_cvtps_epi32(_mm256_mul_ps(_mm256_loadu_ps(x + i), by));
        total = _mm256_add_epi32(total, q);
        storeBytes(codes + i, q);
    }
    *scale = largest / 127.0f;
    *sum = sumOf(total);
    return true;
}

bool splitGroup(const float* x, std::size_t count, std::int8_t* coarse, std::int8_t* fine, float* step, std::int32_t* sums)
{
    float largest = 0;
    if (!largestOf(x, count, &largest))
        return false;
    const __m256 by = _mm256_set1_ps(kSplitMost / largest);
    const __m256 most = _mm256_set1_ps(kSplitMost);
    __m256i totals[2] = {_mm256_setzero_si256(), _mm256_setzero_si256()};
    for (std::size_t i = 0; i < count; i += 8) {
        const __m256 t = _mm256_mul_ps(_mm256_loadu_ps(x + i), by);
        const __m256i q = _mm256_cvtps_epi32(_mm256_max_ps(_mm256_min_ps(t, most), _mm256_sub_ps(_mm256_setzero_ps(), most)));
        const __m256i high = _mm256_srai_epi32(_mm256_add_epi32(q, _mm256_set1_epi32(128)), 8);
        const __m256i low = _mm256_sub_epi32(q, _mm256_slli_epi32(high, 8));
        totals[0] = _mm256_add_epi32(totals[0], high);
        totals[1] = _mm256_add_epi32(totals[1], low);
        storeBytes(coarse + i, high);
        storeBytes(fine + i, low);
    }
    *step = largest / kSplitMost;
    sums[0] = sumOf(totals[0]);
    sums[1] = sumOf(totals[1]);
    return true;
}

}  // namespace

void tokensAvx2(Kernels& table)
{
    table.products.quantizeToken = quantizeGroups<quantizeGroup>;
    table.products.splitToken = splitGroups<splitGroup>;
}

}  // namespace bitloupe::kernels
