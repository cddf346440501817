// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Eigen's product of float32 matrices, compiled for the level of instructions in use: the peer that is always there.

#include "core/matmul/in_pieces.h"

namespace bitloupe {

// y[token][row] = sum of x[token][col] * w[row][col].
void eigenMultiply(const float* w, std::uint64_t rows, std::uint64_t cols, const float* x, std::uint64_t tokens, float* y, Threads threads);

}  // namespace bitloupe
