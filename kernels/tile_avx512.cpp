// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// A whole tile in sixteen registers. (Loops over them are unrolled by name: else GCC keeps the sums in memory too.)

#include "kernels/kernels.h"

#include <immintrin.h>

namespace bitloupe::kernels {
namespace {

static void tileF32(const float* a, std::size_t aStride, const float* b, std::size_t depth, float* c, std::size_t cStride)
{
    __m512 sum[kTileRows][2];
#pragma GCC unroll 8
    for (std::size_t i = 0; i < kTileRows; ++i) {
        sum[i][0] = _mm512_loadu_ps(c + i * cStride);
        sum[i][1] = _mm512_loadu_ps(c + i * cStride + 16);
    }
    for (std::size_t p = 0; p < depth; ++p) {
        const __m512 b0 = _mm512_loadu_ps(b + p * kTileColumnsF32);
        const __m512 b1 = _mm512_loadu_ps(b + p * kTileColumnsF32 + 16);
#pragma GCC unroll 8
        for (std::size_t i = 0; i < kTileRows; ++i) {
            const __m512 left = _mm512_set1_ps(a[p * aStride + i]);
            sum[i][0] = _mm512_fmadd_ps(left, b0, sum[i][0]);
            sum[i][1] = _mm512_fmadd_ps(left, b1, sum[i][1]);
        }
    }
#pragma GCC unroll 8
    for (std::size_t i = 0; i < kTileRows; ++i) {
        _mm512_storeu_ps(c + i * cStride, sum[i][0]);
        _mm512_storeu_ps(c + i * cStride + 16, sum[i][1]);
    }
}

static void tileF64(const double* a, std::size_t aStride, const double* b, std::size_t depth, double* c, std::size_t cStride)
{
    __m512d sum[kTileRows][2];
#pragma GCC unroll 8
    for (std::size_t i = 0; i < kTileRows; ++i) {
        sum[i][0] = _mm512_loadu_pd(c + i * cStride);
        sum[i][1] = _mm512_loadu_pd(c + i * cStride + 8);
    }
    for (std::size_t p = 0; p < depth; ++p) {
        const __m512d b0 = _mm512_loadu_pd(b + p * kTileColumnsF64);
        const __m512d b1 = _mm512_loadu_pd(b + p * kTileColumnsF64 + 8);
#pragma GCC unroll 8
        for (std::size_t i = 0; i < kTileRows; ++i) {
            const __m512d left = _mm512_set1_pd(a[p * aStride + i]);
            sum[i][0] = _mm512_fmadd_pd(left, b0, sum[i][0]);
            sum[i][1] = _mm512_fmadd_pd(left, b1, sum[i][1]);
        }
    }
#pragma GCC unroll 8
    for (std::size_t i = 0; i < kTileRows; ++i) {
        _mm512_storeu_pd(c + i * cStride, sum[i][0]);
        _mm512_storeu_pd(c + i * cStride + 8, sum[i][1]);
    }
}

}  // namespace

void tileAvx512(Kernels& t)
{
    t.tileF32 = tileF32;
    t.tileF64 = tileF64;
}

}  // namespace bitloupe::kernels
