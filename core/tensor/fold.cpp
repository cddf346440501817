// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/tensor/fold.h"

#include <algorithm>
#include <cstring>

namespace bitloupe {
namespace {

// Runs of one block of groups and channels: both sides of a 32 x 32 block of floats lie in the first-level cache.
constexpr std::size_t kBlock = 32;

// Bytes is the run's length where it is known at compile time, else 0.
template <std::size_t Bytes>
void copyRun(const std::byte* from, std::byte* to, std::size_t bytes)
{
    std::memcpy(to, from, Bytes == 0 ? bytes : Bytes);
}

// Calls copy(offset in the tensor, offset in the matrix) for every run, block by block.
template <class Copy>
void forEachRun(const Turn& turn, const Copy& copy)
{
    for (std::size_t p0 = 0; p0 < turn.before; p0 += kBlock) {
        const std::size_t p1 = std::min(p0 + kBlock, turn.before);
        for (std::size_t c0 = 0; c0 < turn.channels; c0 += kBlock) {
            const std::size_t c1 = std::min(c0 + kBlock, turn.channels);
            for (std::size_t c = c0; c < c1; ++c)
                for (std::size_t p = p0; p < p1; ++p)
                    copy((p * turn.tensorStride + c * turn.after) * turn.elementBytes,
                         (c * turn.matrixStride + p * turn.after) * turn.elementBytes);
        }
    }
}

template <std::size_t Bytes>
void turnRuns(const Turn& turn, bool toMatrix, const std::byte* from, std::byte* to)
{
    const std::size_t bytes = turn.after * turn.elementBytes;
    if (toMatrix)
        forEachRun(turn, [&](std::size_t tensor, std::size_t matrix) { copyRun<Bytes>(from + tensor, to + matrix, bytes); });
    else
        forEachRun(turn, [&](std::size_t tensor, std::size_t matrix) { copyRun<Bytes>(from + matrix, to + tensor, bytes); });
}

void turnAny(const Turn& turn, bool toMatrix, const std::byte* from, std::byte* to)
{
    switch (turn.after * turn.elementBytes) {
    case 1:
        return turnRuns<1>(turn, toMatrix, from, to);
    case 2:
        return turnRuns<2>(turn, toMatrix, from, to);
    case 4:
        return turnRuns<4>(turn, toMatrix, from, to);
    case 8:
        return turnRuns<8>(turn, toMatrix, from, to);
    default:
        return turnRuns<0>(turn, toMatrix, from, to);
    }
}

}  // namespace

Fold foldAround(const Shape& shape, int axis)
{
    Fold fold;
    const int last = lastRowAxis(axis);
    for (std::size_t i = 0; i < shape.size(); ++i) {
        const int here = static_cast<int>(i);
        if (isSliced(axis) && i == 0) {
            fold.slices = shape[i];
            continue;
        }
        const bool isRow = isMerged(axis) ? here <= last : here == last;
        std::uint64_t& part = isRow ? fold.channels : here < last ? fold.before : fold.after;
        part *= shape[i];
    }
    return fold;
}

void tensorToMatrix(const Turn& turn, const std::byte* tensor, std::byte* matrix) { turnAny(turn, true, tensor, matrix); }

void matrixToTensor(const Turn& turn, const std::byte* matrix, std::byte* tensor) { turnAny(turn, false, matrix, tensor); }

}  // namespace bitloupe
