// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// AVX-512 twins of scalar_sums.cpp.

#include "kernels/kernels.h"
#include "kernels/sums_avx512.h"

#include <immintrin.h>

namespace bitloupe::kernels {

void magnitudesAvx512(Kernels& table);

namespace {

constexpr float kLargestFloat = 0x1.fffffep127f;

unsigned count(__mmask16 mask) { return static_cast<unsigned>(__builtin_popcount(mask)); }
void prefetchFrom(const float* x) { _mm_prefetch(reinterpret_cast<const char*>(x + 512), _MM_HINT_T0); }

// Of the chosen lanes; the others add +0, which changes no sum.
void add(Lanes& sum, __mmask16 lanes, __m512 x)
{
    const __m512 chosen = _mm512_maskz_mov_ps(lanes, x);
    sum.a = _mm512_add_pd(sum.a, lowDoubles(chosen));
    sum.b = _mm512_add_pd(sum.b, highDoubles(chosen));
}

MagnitudeSums magnitudeSums(const float* x, std::size_t n)
{
    Lanes sum;
    __m512i largest = _mm512_setzero_si512();
    std::uint64_t finite = 0;
    for (std::size_t i = 0; i < n; i += 16) {
        prefetchFrom(x + i);
        const __m512i bits = magnitudeBits(_mm512_maskz_loadu_ps(first16(n - i), x + i));
        const auto lanes = static_cast<__mmask16>(finiteLanes(bits) & first16(n - i));
        largest = _mm512_mask_max_epu32(largest, lanes, largest, bits);
        finite += count(lanes);
        add(sum, lanes, _mm512_castsi512_ps(bits));
    }
    const auto most = static_cast<int>(_mm512_reduce_max_epu32(largest));
    return {sum.fold(), _mm_cvtss_f32(_mm_castsi128_ps(_mm_cvtsi32_si128(most))), finite};
}

SideSums sideSums(const float* x, std::size_t n, float threshold)
{
    const __m512 up = _mm512_set1_ps(threshold), down = _mm512_set1_ps(-threshold);
    const __m512 most = _mm512_set1_ps(kLargestFloat), least = _mm512_set1_ps(-kLargestFloat);
    Lanes above, below;
    std::uint64_t aboveCount = 0, belowCount = 0;
    for (std::size_t i = 0; i < n; i += 16) {
        prefetchFrom(x + i);
        const __mmask16 rest = first16(n - i);
        const __m512 v = _mm512_maskz_loadu_ps(rest, x + i);
        const __mmask16 high = _mm512_mask_cmp_ps_mask(_mm512_mask_cmp_ps_mask(rest, v, up, _CMP_GT_OQ), v, most, _CMP_LE_OQ);
        const __mmask16 low = _mm512_mask_cmp_ps_mask(_mm512_mask_cmp_ps_mask(rest, v, down, _CMP_LT_OQ), v, least, _CMP_GE_OQ);
        const auto onlyLow = static_cast<__mmask16>(low & ~high);
        add(above, high, v);
        add(below, onlyLow, _mm512_sub_ps(_mm512_setzero_ps(), v));
        aboveCount += count(high);
        belowCount += count(onlyLow);
    }
    return {above.fold(), below.fold(), aboveCount, belowCount};
}

}  // namespace

void magnitudesAvx512(Kernels& table)
{
    table.magnitudeSums = magnitudeSums;
    table.sideSums = sideSums;
}

}  // namespace bitloupe::kernels
