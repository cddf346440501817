// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// A tile in quarters: 4 rows of half its columns stay in registers.

#include "kernels/kernels.h"

#include <immintrin.h>

namespace bitloupe::kernels {
namespace {

static void quarterF32(const float* a, std::size_t aStride, const float* b, std::size_t depth, float* c, std::size_t cStride)
{
    __m256 sum[4][2];
#pragma GCC unroll 4
    for (std::size_t i = 0; i < 4; ++i) {
        sum[i][0] = _mm256_loadu_ps(c + i * cStride);
        sum[i][1] = _mm256_loadu_ps(c + i * cStride + 8);
    }
    for (std::size_t p = 0; p < depth; ++p) {
        const __m256 b0 = _mm256_loadu_ps(b + p * kTileColumnsF32);
        const __m256 b1 = _mm256_loadu_ps(b + p * kTileColumnsF32 + 8);
#pragma GCC unroll 4
        for (std::size_t i = 0; i < 4; ++i) {
            const __m256 left = _mm256_broadcast_ss(a + p * aStride + i);
            sum[i][0] = _mm256_fmadd_ps(left, b0, sum[i][0]);
            sum[i][1] = _mm256_fmadd_ps(left, b1, sum[i][1]);
        }
    }
#pragma GCC unroll 4
    for (std::size_t i = 0; i < 4; ++i) {
        _mm256_storeu_ps(c + i * cStride, sum[i][0]);
        _mm256_storeu_ps(c + i * cStride + 8, sum[i][1]);
    }
}

static void quarterF64(const double* a, std::size_t aStride, const double* b, std::size_t depth, double* c, std::size_t cStride)
{
    __m256d sum[4][2];
#pragma GCC unroll 4
    for (std::size_t i = 0; i < 4; ++i) {
        sum[i][0] = _mm256_loadu_pd(c + i * cStride);
        sum[i][1] = _mm256_loadu_pd(c + i * cStride + 4);
    }
    for (std::size_t p = 0; p < depth; ++p) {
        const __m256d b0 = _mm256_loadu_pd(b + p * kTileColumnsF64);
        const __m256d b1 = _mm256_loadu_pd(b + p * kTileColumnsF64 + 4);
#pragma GCC unroll 4
        for (std::size_t i = 0; i < 4; ++i) {
            const __m256d left = _mm256_broadcast_sd(a + p * aStride + i);
            sum[i][0] = _mm256_fmadd_pd(left, b0, sum[i][0]);
            sum[i][1] = _mm256_fmadd_pd(left, b1, sum[i][1]);
        }
    }
#pragma GCC unroll 4
    for (std::size_t i = 0; i < 4; ++i) {
        _mm256_storeu_pd(c + i * cStride, sum[i][0]);
        _mm256_storeu_pd(c + i * cStride + 4, sum[i][1]);
    }
}

static void tileF32(const float* a, std::size_t aStride, const float* b, std::size_t depth, float* c, std::size_t cStride)
{
    for (std::size_t i = 0; i < kTileRows; i += 4) {
        for (std::size_t j = 0; j < kTileColumnsF32; j += 16)
            quarterF32(a + i, aStride, b + j, depth, c + i * cStride + j, cStride);
    }
}

static void tileF64(const double* a, std::size_t aStride, const double* b, std::size_t depth, double* c, std::size_t cStride)
{
    for (std::size_t i = 0; i < kTileRows; i += 4) {
        for (std::size_t j = 0; j < kTileColumnsF64; j += 8)
            quarterF64(a + i, aStride, b + j, depth, c + i * cStride + j, cStride);
    }
}

}  // namespace

void tileAvx2(Kernels& t)
{
    t.tileF32 = tileF32;
    t.tileF64 = tileF64;
}

}  // namespace bitloupe::kernels
