// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// A tile in quarters: 4 rows of half its columns stay in registers.

#include "kernels/kernels.h"
#include "kernels/tile_rows.h"

#include <immintrin.h>

namespace bitloupe::kernels {

void tileAvx2(Kernels& table);

namespace {

struct Floats {
    using Number = float;
    using Vector = __m256;
    static constexpr std::size_t kLanes = 8, kColumns = kTileColumnsF32;
    static Vector load(const Number* at) { return _mm256_loadu_ps(at); }
    static Vector all(Number x) { return _mm256_set1_ps(x); }
    static Vector multiplyAdd(Vector a, Vector b, Vector c) { return _mm256_fmadd_ps(a, b, c); }
    static void store(Number* at, Vector x) { _mm256_storeu_ps(at, x); }
};

struct Doubles {
    using Number = double;
    using Vector = __m256d;
    static constexpr std::size_t kLanes = 4, kColumns = kTileColumnsF64;
    static Vector load(const Number* at) { return _mm256_loadu_pd(at); }
    static Vector all(Number x) { return _mm256_set1_pd(x); }
    static Vector multiplyAdd(Vector a, Vector b, Vector c) { return _mm256_fmadd_pd(a, b, c); }
    static void store(Number* at, Vector x) { _mm256_storeu_pd(at, x); }
};

}  // namespace

void tileAvx2(Kernels& table)
{
    table.tileF32 = addTile<Floats, 4>;
    table.tileF64 = addTile<Doubles, 4>;
}

}  // namespace bitloupe::kernels
