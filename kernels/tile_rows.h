// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Some rows of a tile (kernels.h: tileF32, tileF64), two vectors of them wide, in registers all the while. `V` names the number,
// the vector, its lanes, and what can be done with it. (Loops over rows are unrolled by name: else GCC keeps the sums in memory
// too.) Everything here has internal linkage (see kernels/README.md).

#include "kernels/kernels.h"

namespace bitloupe::kernels {
namespace {

template <class V, std::size_t rows>
inline void addRows(const typename V::Number* a, std::size_t aStride, const typename V::Number* b, std::size_t depth, typename V::Number* c,
                    std::size_t cStride)
{
    typename V::Vector sum[rows][2];
#pragma GCC unroll 8
    for (std::size_t i = 0; i < rows; ++i) {
        sum[i][0] = V::load(c + i * cStride);
        sum[i][1] = V::load(c + i * cStride + V::kLanes);
    }
    for (std::size_t p = 0; p < depth; ++p) {
        const typename V::Vector b0 = V::load(b + p * V::kColumns);
        const typename V::Vector b1 = V::load(b + p * V::kColumns + V::kLanes);
#pragma GCC unroll 8
        for (std::size_t i = 0; i < rows; ++i) {
            const typename V::Vector left = V::all(a[p * aStride + i]);
            sum[i][0] = V::multiplyAdd(left, b0, sum[i][0]);
            sum[i][1] = V::multiplyAdd(left, b1, sum[i][1]);
        }
    }
#pragma GCC unroll 8
    for (std::size_t i = 0; i < rows; ++i) {
        V::store(c + i * cStride, sum[i][0]);
        V::store(c + i * cStride + V::kLanes, sum[i][1]);
    }
}

// The whole tile, piece by piece.
template <class V, std::size_t rows>
inline void addTile(const typename V::Number* a, std::size_t aStride, const typename V::Number* b, std::size_t depth, typename V::Number* c,
                    std::size_t cStride)
{
    for (std::size_t i = 0; i < kTileRows; i += rows) {
        for (std::size_t j = 0; j < V::kColumns; j += 2 * V::kLanes)
            addRows<V, rows>(a + i, aStride, b + j, depth, c + i * cStride + j, cStride);
    }
}

}  // namespace
}  // namespace bitloupe::kernels
