// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// The definition of the tiles of matrix products.

#include "kernels/levels.h"

#include <cmath>

namespace bitloupe::kernels {
namespace {

template <class T, std::size_t columns>
void tile(const T* a, std::size_t aStride, const T* b, std::size_t depth, T* c, std::size_t cStride)
{
    for (std::size_t p = 0; p < depth; ++p) {
        for (std::size_t i = 0; i < kTileRows; ++i) {
            for (std::size_t j = 0; j < columns; ++j)
                c[i * cStride + j] = std::fma(a[p * aStride + i], b[p * columns + j], c[i * cStride + j]);
        }
    }
}

}  // namespace

void tileScalar(Kernels& t)
{
    t.tileF32 = tile<float, kTileColumnsF32>;
    t.tileF64 = tile<double, kTileColumnsF64>;
}

}  // namespace bitloupe::kernels
