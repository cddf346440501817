// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// AVX2 twins of scalar_reduce.cpp. Four vectors of 4 doubles are the 16 lanes of a sum. The last, partial stretch is copied
// into a buffer that NaN fills up: they count for nothing and are taken off the counts.

#include "kernels/kernels.h"
#include "kernels/sums_avx2.h"

namespace bitloupe::kernels {

void reduceAvx2(Kernels& table);

namespace {

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
