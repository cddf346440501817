// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// AVX-512 twins of scalar_reduce.cpp. Two vectors of 8 doubles are the 16 lanes of a sum.

#include "kernels/kernels.h"
#include "kernels/sums_avx512.h"

namespace bitloupe::kernels {

void reduceAvx512(Kernels& table);

namespace {

constexpr std::uint32_t kInfinityBits = 0x7F800000u;

__mmask8 upper(__mmask16 mask) { return static_cast<__mmask8>(mask >> 8); }
__mmask8 lower(__mmask16 mask) { return static_cast<__mmask8>(mask & 0xFFu); }
unsigned count(__mmask16 mask) { return static_cast<unsigned>(__builtin_popcount(mask)); }

__m512 infinity() { return _mm512_castsi512_ps(_mm512_set1_epi32(static_cast<int>(kInfinityBits))); }
__m512 negativeInfinity() { return _mm512_sub_ps(_mm512_setzero_ps(), infinity()); }

struct Extremes {
    __m512 low = infinity();
    __m512 high = negativeInfinity();

    void add(__m512 x)
    {
        low = _mm512_min_ps(low, x);
        high = _mm512_max_ps(high, x);
    }
    void add(__mmask16 lanes, __m512 x)
    {
        low = _mm512_mask_min_ps(low, lanes, low, x);
        high = _mm512_mask_max_ps(high, lanes, high, x);
    }
    // The sum with +0 makes a zero +0.
    float min() const { return _mm512_reduce_min_ps(low) + 0.0f; }
    float max() const { return _mm512_reduce_max_ps(high) + 0.0f; }
};

MinMax minMax(const float* x, std::size_t n)
{
    Extremes a, b;
    std::uint64_t finite = 0;
    std::size_t i = 0;
    for (; i + 32 <= n; i += 32) {
        const __m512 v = _mm512_loadu_ps(x + i);
        const __m512 w = _mm512_loadu_ps(x + i + 16);
        const __mmask16 vFinite = finiteLanes(magnitudeBits(v));
        const __mmask16 wFinite = finiteLanes(magnitudeBits(w));
        a.add(vFinite, v);
        b.add(wFinite, w);
        finite += static_cast<unsigned>(__builtin_popcount(_mm512_kunpackw(vFinite, wFinite)));
    }
    for (; i < n; i += 16) {
        const __mmask16 rest = first16(n - i);
        const __m512 v = _mm512_maskz_loadu_ps(rest, x + i);
        const __mmask16 lanes = static_cast<__mmask16>(finiteLanes(magnitudeBits(v)) & rest);
        a.add(lanes, v);
        finite += count(lanes);
    }
    a.low = _mm512_min_ps(a.low, b.low);
    a.high = _mm512_max_ps(a.high, b.high);
    return {a.min(), a.max(), n - finite};
}

// The largest magnitude as an integer: magnitudes are ordered as the integers of their bits. Not finite: above all others.
std::uint32_t largestBits(const float* x, std::size_t n)
{
    __m512i a = _mm512_setzero_si512();
    __m512i b = a;
    std::size_t i = 0;
    for (; i + 32 <= n; i += 32) {
        a = _mm512_max_epu32(a, magnitudeBits(_mm512_loadu_ps(x + i)));
        b = _mm512_max_epu32(b, magnitudeBits(_mm512_loadu_ps(x + i + 16)));
    }
    for (; i < n; i += 16)
        a = _mm512_max_epu32(a, magnitudeBits(_mm512_maskz_loadu_ps(first16(n - i), x + i)));
    return _mm512_reduce_max_epu32(_mm512_max_epu32(a, b));
}

std::uint32_t largestFiniteBits(const float* x, std::size_t n)
{
    __m512i largest = _mm512_setzero_si512();
    for (std::size_t i = 0; i < n; i += 16) {
        const __m512i bits = magnitudeBits(_mm512_maskz_loadu_ps(first16(n - i), x + i));
        largest = _mm512_mask_max_epu32(largest, finiteLanes(bits), largest, bits);
    }
    return _mm512_reduce_max_epu32(largest);
}

float absMax(const float* x, std::size_t n)
{
    std::uint32_t bits = largestBits(x, n);
    if (bits >= kInfinityBits)
        bits = largestFiniteBits(x, n);
    return _mm_cvtss_f32(_mm_castsi128_ps(_mm_cvtsi32_si128(static_cast<int>(bits))));
}

struct MomentSums {
    Lanes sum1, sum2, sum3, sum4, sumAbs;
    Extremes extremes;
    std::uint64_t nan = 0, inf = 0, zero = 0, subnormal = 0;

    void half(__m512d x, __m512d d, __m512d Lanes::*part)
    {
        const __m512d square = _mm512_mul_pd(d, d);
        sum1.*part = _mm512_add_pd(sum1.*part, d);
        sum2.*part = _mm512_fmadd_pd(d, d, sum2.*part);
        sum3.*part = _mm512_fmadd_pd(square, d, sum3.*part);
        sum4.*part = _mm512_fmadd_pd(square, square, sum4.*part);
        sumAbs.*part = _mm512_add_pd(sumAbs.*part, _mm512_abs_pd(x));
    }
    // 16 ordinary values. Loading each half as doubles is cheaper than taking a register apart.
    void add(__m512 x, const float* at, __m512d pivot)
    {
        extremes.add(x);
        const __m512d a = _mm512_cvtps_pd(_mm256_loadu_ps(at));
        const __m512d b = _mm512_cvtps_pd(_mm256_loadu_ps(at + 8));
        half(a, _mm512_sub_pd(a, pivot), &Lanes::a);
        half(b, _mm512_sub_pd(b, pivot), &Lanes::b);
    }
    // Lanes that are not finite or not set add +0, which changes no sum.
    void add(__mmask16 lanes, __m512 x, __m512d pivot)
    {
        const __m512i bits = magnitudeBits(x);
        const __mmask16 finite = static_cast<__mmask16>(finiteLanes(bits) & lanes);
        const __mmask16 tiny = _mm512_mask_cmplt_epu32_mask(lanes, bits, _mm512_set1_epi32(0x00800000));
        const unsigned zeros = count(_mm512_mask_testn_epi32_mask(lanes, bits, bits));
        const unsigned infinities = count(_mm512_mask_cmpeq_epi32_mask(lanes, bits, _mm512_castps_si512(infinity())));
        nan += count(lanes) - count(finite) - infinities;
        inf += infinities;
        zero += zeros;
        subnormal += count(tiny) - zeros;
        extremes.add(finite, x);
        const __m512 only = _mm512_maskz_mov_ps(finite, x);
        const __m512d a = lowDoubles(only);
        const __m512d b = highDoubles(only);
        half(a, _mm512_maskz_sub_pd(lower(finite), a, pivot), &Lanes::a);
        half(b, _mm512_maskz_sub_pd(upper(finite), b, pivot), &Lanes::b);
    }
};

// Zero, subnormal, infinite or NaN.
bool hasSpecial(__m512 x)
{
    constexpr int kClasses = 0x01 | 0x02 | 0x04 | 0x08 | 0x10 | 0x20 | 0x80;  // quiet NaN, 0, -0, inf, -inf, subnormal, signalling NaN
    return _mm512_fpclass_ps_mask(x, kClasses) != 0;
}

void store(const MomentSums& s, std::size_t n, Moments* out)
{
    out->sum1 += s.sum1.fold();
    out->sum2 += s.sum2.fold();
    out->sum3 += s.sum3.fold();
    out->sum4 += s.sum4.fold();
    out->sumAbs += s.sumAbs.fold();
    const std::uint64_t finite = n - s.nan - s.inf;
    if (finite > 0) {
        const float low = s.extremes.min();
        const float high = s.extremes.max();
        out->min = out->finite == 0 || low < out->min ? low : out->min;
        out->max = out->finite == 0 || high > out->max ? high : out->max;
    }
    out->finite += finite;
    out->nan += s.nan;
    out->inf += s.inf;
    out->zero += s.zero;
    out->subnormal += s.subnormal;
}

void moments(const float* x, std::size_t n, double pivot, Moments* out)
{
    MomentSums s;
    const __m512d center = _mm512_set1_pd(pivot);
    std::size_t i = 0;
    for (; i + 16 <= n; i += 16) {
        const __m512 v = _mm512_loadu_ps(x + i);
        if (__builtin_expect(hasSpecial(v), 0))
            s.add(0xFFFF, v, center);
        else
            s.add(v, x + i, center);
    }
    if (i < n)
        s.add(first16(n - i), _mm512_maskz_loadu_ps(first16(n - i), x + i), center);
    store(s, n, out);
}

}  // namespace

void reduceAvx512(Kernels& table)
{
    table.minMax = minMax;
    table.absMax = absMax;
    table.moments = moments;
}

}  // namespace bitloupe::kernels
