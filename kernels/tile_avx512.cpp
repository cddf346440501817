// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// A whole tile in sixteen registers.

#include "kernels/kernels.h"
#include "kernels/tile_rows.h"

#include <immintrin.h>

namespace bitloupe::kernels {

void tileAvx512(Kernels& table);

namespace {

struct Floats {
    using Number = float;
    using Vector = __m512;
    static constexpr std::size_t kLanes = 16, kColumns = kTileColumnsF32;
    static Vector load(const Number* at) { return _mm512_loadu_ps(at); }
    static Vector all(Number x) { return _mm512_set1_ps(x); }
    static Vector multiplyAdd(Vector a, Vector b, Vector c) { return _mm512_fmadd_ps(a, b, c); }
    static void store(Number* at, Vector x) { _mm512_storeu_ps(at, x); }
};

struct Doubles {
    using Number = double;
    using Vector = __m512d;
    static constexpr std::size_t kLanes = 8, kColumns = kTileColumnsF64;
    static Vector load(const Number* at) { return _mm512_loadu_pd(at); }
    static Vector all(Number x) { return _mm512_set1_pd(x); }
    static Vector multiplyAdd(Vector a, Vector b, Vector c) { return _mm512_fmadd_pd(a, b, c); }
    static void store(Number* at, Vector x) { _mm512_storeu_pd(at, x); }
};

}  // namespace

void tileAvx512(Kernels& table)
{
    table.tileF32 = addTile<Floats, kTileRows>;
    table.tileF64 = addTile<Doubles, kTileRows>;
}

}  // namespace bitloupe::kernels
