// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// AVX2 twins of errorSums and errorNorm24 in scalar_reduce.cpp. Four vectors of 4 doubles are the 16 lanes of a sum. The
// last, partial stretch is copied into a buffer that NaN fills up: they count for nothing.

#include "kernels/fifth_root.h"
#include "kernels/kernels.h"
#include "kernels/sums_avx2.h"

namespace bitloupe::kernels {

void errorAvx2(Kernels& table);

namespace {

struct ErrorLanes {
    Lanes squaredError, squaredWeight, squaredValue, product, absError;
    __m256 largest = _mm256_setzero_ps();
    std::uint64_t finite = 0;

    void add(const float* x, const float* y)
    {
        for (std::size_t j = 0; j < 4; ++j) {
            const __m256d lanes = finiteDoubles(x + 4 * j);
            const __m256d a = _mm256_and_pd(lanes, doubles(x + 4 * j));
            const __m256d b = _mm256_and_pd(lanes, doubles(y + 4 * j));
            const __m256d e = _mm256_sub_pd(a, b);
            squaredError.part[j] = _mm256_fmadd_pd(e, e, squaredError.part[j]);
            squaredWeight.part[j] = _mm256_fmadd_pd(a, a, squaredWeight.part[j]);
            squaredValue.part[j] = _mm256_fmadd_pd(b, b, squaredValue.part[j]);
            product.part[j] = _mm256_fmadd_pd(a, b, product.part[j]);
            absError.part[j] = _mm256_add_pd(absError.part[j], abs(e));
        }
        addLargest(_mm256_loadu_ps(x), _mm256_loadu_ps(y));
        addLargest(_mm256_loadu_ps(x + 8), _mm256_loadu_ps(y + 8));
    }
    // The float32 difference is the double difference rounded: 53 bits are enough for that (2 * 24 + 2).
    void addLargest(__m256 x, __m256 y)
    {
        const __m256 lanes = isFinite(x);
        finite += count(lanes);
        largest = _mm256_max_ps(largest, _mm256_and_ps(lanes, abs(_mm256_sub_ps(x, y))));
    }
};

// First index of a finite x with |x - y| = value; there is one.
std::size_t firstIndex(const float* x, const float* y, float value)
{
    for (std::size_t i = 0;; ++i) {
        const float e = x[i] - y[i];
        if ((e < 0 ? -e : e) == value && x[i] - x[i] == 0)
            return i;
    }
}

void errorSums(const float* x, const float* y, std::size_t n, ErrorSums* out)
{
    constexpr std::size_t kStretch = 1024;  // after each, see whether it has a new largest error: then look for its index
    ErrorLanes s;
    for (std::size_t start = 0; start < n; start += kStretch) {
        const std::size_t end = n - start < kStretch ? n : start + kStretch;
        std::size_t i = start;
        for (; i + kLanes <= end; i += kLanes)
            s.add(x + i, y + i);
        if (i < end)
            s.add(Padded(x + i, end - i).values, Padded(y + i, end - i).values);
        const float most = largest(s.largest);
        if (most > out->maxAbsError) {
            out->maxAbsError = most;
            out->maxIndex = start + firstIndex(x + start, y + start, most);
        }
    }
    out->squaredError += s.squaredError.fold();
    out->squaredWeight += s.squaredWeight.fold();
    out->squaredValue += s.squaredValue.fold();
    out->product += s.product.fold();
    out->absError += s.absError.fold();
    out->count += s.finite;
}

__m256d rootGuess(__m256d b)
{
    const __m256i pairs = _mm256_permutevar8x32_epi32(_mm256_castpd_si256(b), _mm256_setr_epi32(1, 3, 5, 7, 1, 3, 5, 7));
    const __m256d upper = _mm256_cvtepi32_pd(_mm256_castsi256_si128(pairs));
    const __m128i guess = _mm256_cvttpd_epi32(_mm256_sub_pd(_mm256_set1_pd(kRootGuess), _mm256_mul_pd(_mm256_set1_pd(0.2), upper)));
    return _mm256_castsi256_pd(_mm256_slli_epi64(_mm256_cvtepu32_epi64(guess), 32));
}

void addNorm24(const float* x, const float* y, Lanes& sum)
{
    for (std::size_t j = 0; j < 4; ++j) {
        const __m256d e = _mm256_and_pd(finiteDoubles(x + 4 * j), _mm256_sub_pd(doubles(x + 4 * j), doubles(y + 4 * j)));
        const __m256d a = _mm256_mul_pd(e, e);
        const __m256d b = _mm256_max_pd(a, _mm256_set1_pd(kSmallestSquare));
        sum.part[j] = _mm256_add_pd(sum.part[j], raisedTo24(a, b, rootGuess(b)));
    }
}

double errorNorm24(const float* x, const float* y, std::size_t n)
{
    Lanes sum;
    std::size_t i = 0;
    for (; i + kLanes <= n; i += kLanes)
        addNorm24(x + i, y + i, sum);
    if (i < n)
        addNorm24(Padded(x + i, n - i).values, Padded(y + i, n - i).values, sum);
    return sum.fold();
}

}  // namespace

void errorAvx2(Kernels& table)
{
    table.errorSums = errorSums;
    table.errorNorm24 = errorNorm24;
}

}  // namespace bitloupe::kernels
