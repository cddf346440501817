// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A tensor folded around its channel axis: before x channels x after elements in C order, seen as the matrix
// W[channel][before, after]. Turning between the two orders, in blocks that stay in the cache.

#include "core/tensor/tensor_info.h"

#include <cstddef>
#include <cstdint>

namespace bitloupe {

struct Fold {
    std::uint64_t before = 1;  // elements of the axes before the channel axis
    std::uint64_t channels = 1;
    std::uint64_t after = 1;  // elements of the axes behind it

    std::uint64_t cols() const { return before * after; }
    // Whether the matrix is the tensor in its own order.
    bool isIdentity() const { return before == 1 || channels == 1; }
};

// Axes 0 to `last` together as the rows, in their own order: tokens of a batch, output channels of stacked matrices (experts).
// Stands where an axis does.
inline constexpr int kMostAxes = 64;
constexpr int mergedAxes(int last) { return kMostAxes + last; }
constexpr bool isMerged(int axis) { return axis >= kMostAxes; }
constexpr int lastRowAxis(int axis) { return isMerged(axis) ? axis - kMostAxes : axis; }

// kNoAxis: one row. Else 0 <= lastRowAxis(axis) < rank.
Fold foldAround(const Shape& shape, int axis);

// A stretch of the tensor and of the matrix: `before` groups of `channels` runs of `after` elements of elementBytes each.
// In the tensor a group follows the other after tensorStride elements; in the matrix rows are matrixStride elements apart.
struct Turn {
    std::size_t before;
    std::size_t channels;
    std::size_t after;
    std::size_t tensorStride;
    std::size_t matrixStride;
    std::size_t elementBytes;
};

void tensorToMatrix(const Turn& turn, const std::byte* tensor, std::byte* matrix);
void matrixToTensor(const Turn& turn, const std::byte* matrix, std::byte* tensor);

}  // namespace bitloupe
