// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

#define Eigen EigenOfAvx2
#include "core/bench/eigen_rows.h"

namespace bitloupe {

void eigenRowsAvx2(const float* w, std::uint64_t rows, std::uint64_t cols, const float* x, std::uint64_t tokens, float* y,
                   std::uint64_t stride);
void eigenRowsAvx2(const float* w, std::uint64_t rows, std::uint64_t cols, const float* x, std::uint64_t tokens, float* y,
                   std::uint64_t stride)
{
    multiplyRows(w, rows, cols, x, tokens, y, stride);
}

}  // namespace bitloupe
