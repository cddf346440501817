// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Rotations that spread what is large over many channels (QuaRot, Ashkboos et al., arXiv 2404.00456): with R orthonormal,
// y = W x = (W R^T)(R x). R = blockdiag(H / sqrt(b)) diag(signs), H the Hadamard matrix of Sylvester's order b = 2^k:
//
//   H_1 = (1)    H_2b = | H_b  H_b |
//                       | H_b -H_b |
//
// b is the largest power of two that divides the number of channels, so a channel is mixed with b - 1 neighbours.

#include "core/linear/square.h"

#include <cstdint>
#include <span>
#include <vector>

namespace bitloupe {

struct Rotation {
    std::size_t block = 1;
    std::vector<float> signs;  // +1 or -1, by channel
};

std::size_t hadamardBlock(std::size_t channels);  // 1 for 0
// Signs drawn at random from `seed`; 0: all +1.
Rotation hadamardRotation(std::size_t channels, std::uint64_t seed);

// Each row x of `rows` (row-major, rotation.signs.size() channels) to R x, or back to R^T x. Sums in an order that the block
// alone decides: the same bytes for any number of threads.
void rotateRows(std::span<float> rows, const Rotation& rotation);
void rotateRowsBack(std::span<float> rows, const Rotation& rotation);
// R H R^T, symmetric.
SquareMatrix rotated(const SquareMatrix& h, const Rotation& rotation);

}  // namespace bitloupe
