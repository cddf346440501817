// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// AVX-512 twins of errorSums and errorNorm24 in scalar_reduce.cpp. Two vectors of 8 doubles are the 16 lanes of a sum.

#include "kernels/fifth_root.h"
#include "kernels/kernels.h"
#include "kernels/sums_avx512.h"

namespace bitloupe::kernels {

void errorAvx512(Kernels& table);

namespace {

struct ErrorLanes {
    Lanes squaredError, squaredWeight, squaredValue, product, absError;
    __m512 largest = _mm512_setzero_ps();
    std::uint64_t count = 0;

    void half(__m512d x, __m512d y, __m512d Lanes::*part)
    {
        const __m512d e = _mm512_sub_pd(x, y);
        squaredError.*part = _mm512_fmadd_pd(e, e, squaredError.*part);
        squaredWeight.*part = _mm512_fmadd_pd(x, x, squaredWeight.*part);
        squaredValue.*part = _mm512_fmadd_pd(y, y, squaredValue.*part);
        product.*part = _mm512_fmadd_pd(x, y, product.*part);
        absError.*part = _mm512_add_pd(absError.*part, _mm512_abs_pd(e));
    }
    // 16 elements. Loading each half as doubles is cheaper than taking a register apart.
    void add(const float* x, const float* y)
    {
        const __m512 v = _mm512_loadu_ps(x);
        if (__builtin_expect(finiteLanes(magnitudeBits(v)) != 0xFFFF, 0))
            return add(0xFFFF, x, y);
        count += 16;
        half(_mm512_cvtps_pd(_mm256_loadu_ps(x)), _mm512_cvtps_pd(_mm256_loadu_ps(y)), &Lanes::a);
        half(_mm512_cvtps_pd(_mm256_loadu_ps(x + 8)), _mm512_cvtps_pd(_mm256_loadu_ps(y + 8)), &Lanes::b);
        largest = _mm512_max_ps(largest, _mm512_abs_ps(_mm512_sub_ps(v, _mm512_loadu_ps(y))));
    }
    void add(__mmask16 lanes, const float* x, const float* y)
    {
        const __m512 all = _mm512_maskz_loadu_ps(lanes, x);
        const __mmask16 finite = static_cast<__mmask16>(finiteLanes(magnitudeBits(all)) & lanes);
        const __m512 a = _mm512_maskz_mov_ps(finite, all);
        const __m512 b = _mm512_maskz_loadu_ps(finite, y);
        count += static_cast<unsigned>(__builtin_popcount(finite));
        half(lowDoubles(a), lowDoubles(b), &Lanes::a);
        half(highDoubles(a), highDoubles(b), &Lanes::b);
        // The float32 difference is the double difference rounded: 53 bits are enough for that (2 * 24 + 2).
        largest = _mm512_max_ps(largest, _mm512_abs_ps(_mm512_sub_ps(a, b)));
    }
};

// First index of a finite x with |x - y| = value; there is one.
std::size_t firstIndex(const float* x, const float* y, std::size_t n, float value)
{
    for (std::size_t i = 0;; i += 16) {
        const __mmask16 lanes = first16(n - i);
        const __m512 v = _mm512_maskz_loadu_ps(lanes, x + i);
        const __m512 e = _mm512_abs_ps(_mm512_sub_ps(v, _mm512_maskz_loadu_ps(lanes, y + i)));
        const __mmask16 found =
            static_cast<__mmask16>(_mm512_mask_cmp_ps_mask(lanes, e, _mm512_set1_ps(value), _CMP_EQ_OQ) & finiteLanes(magnitudeBits(v)));
        if (found != 0)
            return i + static_cast<std::size_t>(__builtin_ctz(found));
    }
}

void errorSums(const float* x, const float* y, std::size_t n, ErrorSums* out)
{
    constexpr std::size_t kStretch = 2048;  // after each, see whether it has a new largest error: then look for its index
    ErrorLanes s;
    for (std::size_t start = 0; start < n; start += kStretch) {
        const std::size_t end = n - start < kStretch ? n : start + kStretch;
        std::size_t i = start;
        for (; i + 16 <= end; i += 16)
            s.add(x + i, y + i);
        if (i < end)
            s.add(first16(end - i), x + i, y + i);
        const float largest = _mm512_reduce_max_ps(s.largest);
        if (largest > out->maxAbsError) {
            out->maxAbsError = largest;
            out->maxIndex = start + firstIndex(x + start, y + start, end - start, largest);
        }
    }
    out->squaredError += s.squaredError.fold();
    out->squaredWeight += s.squaredWeight.fold();
    out->squaredValue += s.squaredValue.fold();
    out->product += s.product.fold();
    out->absError += s.absError.fold();
    out->count += s.count;
}

__m512d rootGuess(__m512d b)
{
    const __m512d upper = _mm512_cvtepi32_pd(_mm512_cvtepi64_epi32(_mm512_srli_epi64(_mm512_castpd_si512(b), 32)));
    const __m256i guess = _mm512_cvttpd_epi32(_mm512_sub_pd(_mm512_set1_pd(kRootGuess), _mm512_mul_pd(_mm512_set1_pd(0.2), upper)));
    return _mm512_castsi512_pd(_mm512_slli_epi64(_mm512_cvtepu32_epi64(guess), 32));
}

__m512d norm24(__m512d x, __m512d y)
{
    const __m512d e = _mm512_sub_pd(x, y);
    const __m512d a = _mm512_mul_pd(e, e);
    const __m512d b = _mm512_max_pd(a, _mm512_set1_pd(kSmallestSquare));
    return raisedTo24(a, b, rootGuess(b));
}

double errorNorm24(const float* x, const float* y, std::size_t n)
{
    Lanes sum;
    for (std::size_t i = 0; i < n; i += 16) {
        const __mmask16 lanes = first16(n - i);
        const __m512 all = _mm512_maskz_loadu_ps(lanes, x + i);
        const __mmask16 finite = static_cast<__mmask16>(finiteLanes(magnitudeBits(all)) & lanes);
        const __m512 a = _mm512_maskz_mov_ps(finite, all);
        const __m512 b = _mm512_maskz_loadu_ps(finite, y + i);
        sum.a = _mm512_add_pd(sum.a, norm24(lowDoubles(a), lowDoubles(b)));
        sum.b = _mm512_add_pd(sum.b, norm24(highDoubles(a), highDoubles(b)));
    }
    return sum.fold();
}

}  // namespace

void errorAvx512(Kernels& table)
{
    table.errorSums = errorSums;
    table.errorNorm24 = errorNorm24;
}

}  // namespace bitloupe::kernels
