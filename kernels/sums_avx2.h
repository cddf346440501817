// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What sums over many floats share with AVX2. Everything here has internal linkage (see kernels/README.md).

#include <cstddef>
#include <immintrin.h>

namespace bitloupe::kernels {
namespace {

inline constexpr int kInfinityBits = 0x7F800000;
inline constexpr std::size_t kLanes = 16;

inline __m256i magnitudeBits(__m256 x) { return _mm256_and_si256(_mm256_castps_si256(x), _mm256_set1_epi32(0x7FFFFFFF)); }
inline __m256 isFinite(__m256 x) { return _mm256_castsi256_ps(_mm256_cmpgt_epi32(_mm256_set1_epi32(kInfinityBits), magnitudeBits(x))); }
inline __m256d abs(__m256d x) { return _mm256_andnot_pd(_mm256_set1_pd(-0.0), x); }
inline __m256 abs(__m256 x) { return _mm256_andnot_ps(_mm256_set1_ps(-0.0f), x); }
inline unsigned count(__m256i mask)
{
    return static_cast<unsigned>(__builtin_popcount(static_cast<unsigned>(_mm256_movemask_ps(_mm256_castsi256_ps(mask)))));
}
inline unsigned count(__m256 mask) { return count(_mm256_castps_si256(mask)); }

// 16 values from x on, of which n exist; NaN for the others.
struct Padded {
    float values[kLanes];

    Padded(const float* x, std::size_t n)
    {
        for (std::size_t i = 0; i < kLanes; ++i)
            values[i] = i < n ? x[i] : __builtin_nanf("");
    }
};

inline float largest(__m256 v)
{
    float values[8];
    _mm256_storeu_ps(values, v);
    float most = values[0];
    for (const float value : values)
        most = value > most ? value : most;
    return most;
}

// 16 lanes of a sum: element i of the call belongs to lane i % 16.
struct Lanes {
    __m256d part[4] = {_mm256_setzero_pd(), _mm256_setzero_pd(), _mm256_setzero_pd(), _mm256_setzero_pd()};

    // 0+8, 1+9…; 0+4…; 0+2, 1+3; 0+1.
    double fold() const
    {
        const __m256d four = _mm256_add_pd(_mm256_add_pd(part[0], part[2]), _mm256_add_pd(part[1], part[3]));
        const __m128d two = _mm_add_pd(_mm256_castpd256_pd128(four), _mm256_extractf128_pd(four, 1));
        return _mm_cvtsd_f64(_mm_add_sd(two, _mm_unpackhi_pd(two, two)));
    }
};

inline __m256d doubles(const float* x) { return _mm256_cvtps_pd(_mm_loadu_ps(x)); }
// All bits of a double where the float32 was finite.
inline __m256d finiteDoubles(const float* x)
{
    const __m128i bits = _mm_and_si128(_mm_castps_si128(_mm_loadu_ps(x)), _mm_set1_epi32(0x7FFFFFFF));
    return _mm256_castsi256_pd(_mm256_cvtepi32_epi64(_mm_cmpgt_epi32(_mm_set1_epi32(kInfinityBits), bits)));
}

}  // namespace
}  // namespace bitloupe::kernels
