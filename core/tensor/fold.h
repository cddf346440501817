// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A tensor folded around its channel axis: before x channels x after elements in C order, seen as the matrix
// W[channel][before, after]; or a stack of such tensors, one slice behind the other, whose matrices lie on top of each other.
// Turning between the two orders, in blocks that stay in the cache.

#include "core/tensor/tensor_info.h"

#include <cstddef>
#include <cstdint>

namespace bitloupe {

struct Fold {
    std::uint64_t before = 1;  // elements of the axes before the channel axis
    std::uint64_t channels = 1;
    std::uint64_t after = 1;  // elements of the axes behind it
    std::uint64_t slices = 1;

    std::uint64_t rows() const { return slices * channels; }
    std::uint64_t cols() const { return before * after; }
    std::uint64_t sliceSize() const { return channels * cols(); }  // elements
    // Whether the matrix is the tensor in its own order.
    bool isIdentity() const { return before == 1 || channels == 1; }
};

// What stands where an axis does.
// Axes 0 to `last` together as the rows, in their own order: tokens of a batch, output channels of stacked matrices (experts).
inline constexpr int kMostAxes = 64;
constexpr int mergedAxes(int last) { return kMostAxes + last; }
constexpr bool isMerged(int axis) { return axis >= kMostAxes && axis < 2 * kMostAxes; }
// Slices along axis 0, in each of which `axis` (2 or more; axis 1 is mergedAxes(1)) is the channels': experts stored input first.
constexpr int slicedAxis(int axis) { return axis == 1 ? mergedAxes(1) : 2 * kMostAxes + axis; }
constexpr bool isSliced(int axis) { return axis >= 2 * kMostAxes; }
constexpr int lastRowAxis(int axis) { return axis < 0 ? axis : axis % kMostAxes; }

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
