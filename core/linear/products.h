// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Products of matrices that second-order methods ask for, in double, on TBB. Every element is a sum in the order of its
// depth, one rounding a step (kernels.h, tiles): the same bytes for any number of threads and on any level.

#include "core/base/progress.h"
#include "core/linear/square.h"

#include <span>

namespace bitloupe {

// sums += X^T X for `rows` vectors of sums.size() features (row-major, finite). The upper triangle, tile by tile: what is
// below the diagonal is not meaningful until mirrorUpper().
void addOuterProducts(std::span<const float> x, std::size_t rows, SquareMatrix& sums);
// Copies the upper triangle to the lower one.
void mirrorUpper(SquareMatrix& matrix);

// quadratic[r] = e_r H e_r^T for each row e_r of `rows` x H.size() errors; H symmetric, its upper triangle is read.
std::vector<double> quadraticForms(std::span<const float> errors, std::size_t rows, const SquareMatrix& h, Progress& progress);

// a b^T: rows of a x rows of b, both row-major with `depth` columns.
std::vector<double> innerProducts(std::span<const float> a, std::span<const float> b, std::size_t depth, Progress& progress);

}  // namespace bitloupe
