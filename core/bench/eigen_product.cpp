// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/bench/eigen_product.h"

#include "core/bench/eigen_rows.h"
#include "kernels/kernels.h"

namespace bitloupe {

using EigenRows = void(const float*, std::uint64_t, std::uint64_t, const float*, std::uint64_t, float*, std::uint64_t);
EigenRows eigenRowsAvx2, eigenRowsAvx512;  // eigen_avx2.cpp, eigen_avx512.cpp

namespace {

EigenRows* rowsOf(kernels::Level level)
{
    return level == kernels::Level::Avx512 ? &eigenRowsAvx512 : level == kernels::Level::Avx2 ? &eigenRowsAvx2 : &multiplyRows;
}

}  // namespace

void eigenMultiply(const float* w, std::uint64_t rows, std::uint64_t cols, const float* x, std::uint64_t tokens, float* y, Threads threads)
{
    EigenRows* const multiply = rowsOf(kernels::active().level);
    const std::uint64_t step = std::max<std::uint64_t>(64, rows / 8);
    inPieces(rows, threads == Threads::One ? rows : step, threads,
             [&](std::uint64_t first, std::uint64_t end) { multiply(w + first * cols, end - first, cols, x, tokens, y + first, rows); });
}

}  // namespace bitloupe
