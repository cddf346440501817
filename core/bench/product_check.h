// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a case's results are checked against: the product in double of the values that its weights stand for.

#include "core/bench/product_case.h"

#include <vector>

namespace bitloupe {

// Bell-shaped rows of activations, the same every time.
std::vector<float> benchActivations(std::uint64_t tokens, std::uint64_t cols);

// values[row][col] that the case multiplies with, as far as its way of keeping weights goes (float16 and bfloat16 round).
std::vector<double> valuesOfRow(const ProductCase& which, const CaseInput& input, std::uint64_t row);

// The largest |y - exact| / allowed over some tokens and rows, with
//   allowed = sum |w| * largest |x| * activationStep + sum |x w| * 2^-10 + largest |x| * largest |w| * 1e-5
// the first for activations of INT8, the second for scales kept as halves and for sums in float32. Signs are compared with the product
// of signs (core/matmul/sign_matrix.h).
double checkProduct(const ProductCase& which, const CaseInput& input, const BenchMatrix& matrix, std::uint64_t tokens, Threads threads);

// Of the values that the matrix multiplies with, rounded scales and all, against the weights, in dB; infinity where they are the same.
double sqnrOf(const ProductCase& which, const CaseInput& input, const BenchMatrix& matrix);

}  // namespace bitloupe
