// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The factor that second-order rounding needs (reference/methods.md 9.6): H = A A^T with A upper triangular, from the last
// column to the first. Then H^-1 = U^T U with U = A^-1, and no matrix is inverted but small blocks on A's diagonal.

#include "core/base/progress.h"
#include "core/linear/square.h"

#include <functional>
#include <vector>

namespace bitloupe {

// Puts A into the upper triangle of `h`, whose upper triangle is read; what is below is not meaningful afterwards. False
// where a pivot is not positive (or not finite): `h` is then lost. On TBB, same bytes for any number of threads.
bool factorUpper(SquareMatrix& h, Progress& progress);

// Inverse of the upper triangular block [first, first + count) of A's diagonal: count x count, row-major, zeros below.
std::vector<double> inverseOfBlock(const SquareMatrix& upper, std::size_t first, std::size_t count);

// Rows [0, rows) of columns [first, first + count) of A, times `right` (count x count, row-major, upper triangular), in tiles of
// 16 x 16 that are put at (row, column); those at the ends reach beyond the product. On TBB: `put` is asked by several threads.
using PutTile = std::function<void(std::size_t row, std::size_t column, const double* tile)>;
void columnsTimes(const SquareMatrix& upper, std::size_t rows, std::size_t first, std::size_t count, const std::vector<double>& right,
                  const PutTile& put);

}  // namespace bitloupe
