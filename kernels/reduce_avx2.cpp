// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// AVX2 twins of scalar_reduce.cpp. Four vectors of 4 doubles are the 16 lanes of a sum. The last, partial stretch is copied
// into a buffer that NaN fills up: they count for nothing and are taken off the counts.

#include "kernels/kernels.h"

#include <immintrin.h>

namespace bitloupe::kernels {

void reduceAvx2(Kernels& table);

namespace {

constexpr int kInfinityBits = 0x7F800000;
constexpr std::size_t kLanes = 16;

__m256i magnitudeBits(__m256 x) { return _mm256_and_si256(_mm256_castps_si256(x), _mm256_set1_epi32(0x7FFFFFFF)); }
__m256 isFinite(__m256 x) { return _mm256_castsi256_ps(_mm256_cmpgt_epi32(_mm256_set1_epi32(kInfinityBits), magnitudeBits(x))); }
__m256d abs(__m256d x) { return _mm256_andnot_pd(_mm256_set1_pd(-0.0), x); }
__m256 abs(__m256 x) { return _mm256_andnot_ps(_mm256_set1_ps(-0.0f), x); }
unsigned count(__m256i mask)
{
    return static_cast<unsigned>(__builtin_popcount(static_cast<unsigned>(_mm256_movemask_ps(_mm256_castsi256_ps(mask)))));
}
unsigned count(__m256 mask) { return count(_mm256_castps_si256(mask)); }

// 16 values from x on, of which n exist; NaN for the others.
struct Padded {
    float values[kLanes];

    Padded(const float* x, std::size_t n)
    {
        for (std::size_t i = 0; i < kLanes; ++i)
            values[i] = i < n ? x[i] : __builtin_nanf("");
    }
};

float largest(__m256 v)
{
    float values[8];
    _mm256_storeu_ps(values, v);
    float most = values[0];
    for (const float value : values)
        most = value > most ? value : most;
    return most;
}
float smallest(__m256 v) { return -largest(_mm256_sub_ps(_mm256_setzero_ps(), v)); }

struct Extremes {
    __m256 low = _mm256_set1_ps(__builtin_inff());
    __m256 high = _mm256_set1_ps(-__builtin_inff());

    void add(__m256 x, __m256 lanes)
    {
        low = _mm256_min_ps(low, _mm256_blendv_ps(low, x, lanes));
        high = _mm256_max_ps(high, _mm256_blendv_ps(high, x, lanes));
    }
    // The sum with +0 makes a zero +0.
    float min() const { return smallest(low) + 0.0f; }
    float max() const { return largest(high) + 0.0f; }
};

MinMax minMax(const float* x, std::size_t n)
{
    Extremes extremes;
    std::uint64_t finite = 0;
    const auto add = [&](__m256 v) {
        extremes.add(v, isFinite(v));
        finite += count(isFinite(v));
    };
    std::size_t i = 0;
    for (; i + 8 <= n; i += 8)
        add(_mm256_loadu_ps(x + i));
    add(_mm256_loadu_ps(Padded(x + i, n - i).values));
    return {extremes.min(), extremes.max(), n - finite};
}

float absMax(const float* x, std::size_t n)
{
    __m256 most = _mm256_setzero_ps();
    const auto add = [&](__m256 v) { most = _mm256_max_ps(most, _mm256_and_ps(isFinite(v), abs(v))); };
    std::size_t i = 0;
    for (; i + 8 <= n; i += 8)
        add(_mm256_loadu_ps(x + i));
    add(_mm256_loadu_ps(Padded(x + i, n - i).values));
    return largest(most);
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

__m256d doubles(const float* x) { return _mm256_cvtps_pd(_mm_loadu_ps(x)); }
// All bits of a double where the float32 was finite.
__m256d finiteDoubles(const float* x)
{
    const __m128i bits = _mm_and_si128(_mm_castps_si128(_mm_loadu_ps(x)), _mm_set1_epi32(0x7FFFFFFF));
    return _mm256_castsi256_pd(_mm256_cvtepi32_epi64(_mm_cmpgt_epi32(_mm_set1_epi32(kInfinityBits), bits)));
}

struct MomentSums {
    Lanes sum1, sum2, sum3, sum4, sumAbs;
    Extremes extremes;
    std::uint64_t finite = 0, inf = 0, zero = 0, tiny = 0;

    void addSums(const float* x, __m256d pivot)
    {
        for (std::size_t j = 0; j < 4; ++j) {
            const __m256d all = doubles(x + 4 * j);
            const __m256d lanes = finiteDoubles(x + 4 * j);
            const __m256d d = _mm256_and_pd(lanes, _mm256_sub_pd(all, pivot));
            const __m256d square = _mm256_mul_pd(d, d);
            sum1.part[j] = _mm256_add_pd(sum1.part[j], d);
            sum2.part[j] = _mm256_fmadd_pd(d, d, sum2.part[j]);
            sum3.part[j] = _mm256_fmadd_pd(square, d, sum3.part[j]);
            sum4.part[j] = _mm256_fmadd_pd(square, square, sum4.part[j]);
            sumAbs.part[j] = _mm256_add_pd(sumAbs.part[j], abs(_mm256_and_pd(lanes, all)));
        }
    }
    void addClasses(__m256 x)
    {
        const __m256i bits = magnitudeBits(x);
        extremes.add(x, isFinite(x));
        finite += count(isFinite(x));
        inf += count(_mm256_cmpeq_epi32(bits, _mm256_set1_epi32(kInfinityBits)));
        zero += count(_mm256_cmpeq_epi32(bits, _mm256_setzero_si256()));
        tiny += count(_mm256_cmpgt_epi32(_mm256_set1_epi32(0x00800000), bits));
    }
    void add(const float* x, __m256d pivot)
    {
        addSums(x, pivot);
        addClasses(_mm256_loadu_ps(x));
        addClasses(_mm256_loadu_ps(x + 8));
    }
};

void store(const MomentSums& s, std::size_t n, Moments* out)
{
    out->sum1 += s.sum1.fold();
    out->sum2 += s.sum2.fold();
    out->sum3 += s.sum3.fold();
    out->sum4 += s.sum4.fold();
    out->sumAbs += s.sumAbs.fold();
    if (s.finite > 0) {
        const float low = s.extremes.min();
        const float high = s.extremes.max();
        out->min = out->finite == 0 || low < out->min ? low : out->min;
        out->max = out->finite == 0 || high > out->max ? high : out->max;
    }
    out->finite += s.finite;
    out->nan += n - s.finite - s.inf;
    out->inf += s.inf;
    out->zero += s.zero;
    out->subnormal += s.tiny - s.zero;
}

void moments(const float* x, std::size_t n, double pivot, Moments* out)
{
    MomentSums s;
    const __m256d center = _mm256_set1_pd(pivot);
    std::size_t i = 0;
    for (; i + kLanes <= n; i += kLanes)
        s.add(x + i, center);
    if (i < n)
        s.add(Padded(x + i, n - i).values, center);
    store(s, n, out);
}

}  // namespace

void reduceAvx2(Kernels& table)
{
    table.minMax = minMax;
    table.absMax = absMax;
    table.moments = moments;
}

}  // namespace bitloupe::kernels
