// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What sums over many floats share with AVX-512. Everything here has internal linkage (see kernels/README.md).

#include <cstddef>
#include <immintrin.h>

namespace bitloupe::kernels {
namespace {

inline __mmask16 first16(std::size_t n) { return static_cast<__mmask16>(n >= 16 ? 0xFFFFu : (1u << n) - 1u); }
inline __m512i magnitudeBits(__m512 x) { return _mm512_and_si512(_mm512_castps_si512(x), _mm512_set1_epi32(0x7FFFFFFF)); }
inline __mmask16 finiteLanes(__m512i bits) { return _mm512_cmplt_epu32_mask(bits, _mm512_set1_epi32(0x7F800000)); }

// 16 lanes of a sum: element i of the call belongs to lane i % 16.
struct Lanes {
    __m512d a = _mm512_setzero_pd();
    __m512d b = _mm512_setzero_pd();

    // 0+8, 1+9…; 0+4…; 0+2, 1+3; 0+1.
    double fold() const
    {
        const __m512d eight = _mm512_add_pd(a, b);
        const __m256d four = _mm256_add_pd(_mm512_castpd512_pd256(eight), _mm512_extractf64x4_pd(eight, 1));
        const __m128d two = _mm_add_pd(_mm256_castpd256_pd128(four), _mm256_extractf128_pd(four, 1));
        return _mm_cvtsd_f64(_mm_add_sd(two, _mm_unpackhi_pd(two, two)));
    }
};

inline __m512d lowDoubles(__m512 x) { return _mm512_cvtps_pd(_mm512_castps512_ps256(x)); }
inline __m512d highDoubles(__m512 x) { return _mm512_cvtps_pd(_mm512_extractf32x8_ps(x, 1)); }

}  // namespace
}  // namespace bitloupe::kernels
