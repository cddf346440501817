// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/prepare/hadamard.h"

#include "core/base/draws.h"
#include "core/linear/products.h"

#include <cmath>
#include <tbb/parallel_for.h>

namespace bitloupe {

namespace {

// H / sqrt(b) of one block, in place: its own inverse.
template <class T>
void transformBlock(T* x, std::size_t block)
{
    for (std::size_t half = 1; half < block; half *= 2) {
        for (std::size_t first = 0; first < block; first += 2 * half) {
            for (std::size_t i = first; i < first + half; ++i) {
                const T sum = x[i] + x[i + half], difference = x[i] - x[i + half];
                x[i] = sum;
                x[i + half] = difference;
            }
        }
    }
    const T root = std::sqrt(static_cast<T>(block));
    for (std::size_t i = 0; i < block; ++i)
        x[i] /= root;
}

template <class T>
void applySigns(T* x, const Rotation& rotation)
{
    for (std::size_t i = 0; i < rotation.signs.size(); ++i)
        x[i] *= static_cast<T>(rotation.signs[i]);
}

template <class T>
void transform(T* x, const Rotation& rotation)
{
    for (std::size_t first = 0; first < rotation.signs.size(); first += rotation.block)
        transformBlock(x + first, rotation.block);
}

}  // namespace

std::size_t hadamardBlock(std::size_t channels) { return channels == 0 ? 1 : channels & (~channels + 1); }

Rotation hadamardRotation(std::size_t channels, std::uint64_t seed)
{
    Rotation rotation{hadamardBlock(channels), std::vector<float>(channels, 1.0f)};
    Draws draws(seed);
    for (std::size_t i = 0; seed != 0 && i < channels; ++i)
        rotation.signs[i] = (draws.next() >> 63) != 0 ? -1.0f : 1.0f;
    return rotation;
}

void rotateRows(std::span<float> rows, const Rotation& rotation)
{
    const std::size_t channels = rotation.signs.size();
    tbb::parallel_for(std::size_t{0}, channels == 0 ? 0 : rows.size() / channels, [&](std::size_t row) {
        float* const x = rows.data() + row * channels;
        applySigns(x, rotation);
        transform(x, rotation);
    });
}

void rotateRowsBack(std::span<float> rows, const Rotation& rotation)
{
    const std::size_t channels = rotation.signs.size();
    tbb::parallel_for(std::size_t{0}, channels == 0 ? 0 : rows.size() / channels, [&](std::size_t row) {
        float* const x = rows.data() + row * channels;
        transform(x, rotation);
        applySigns(x, rotation);
    });
}

// Rows, then columns by way of the transpose; made symmetric, because rounding is not.
SquareMatrix rotated(const SquareMatrix& h, const Rotation& rotation)
{
    const std::size_t n = h.size();
    SquareMatrix rows(n), result(n);
    const auto rotateRow = [&](double* x) {
        applySigns(x, rotation);
        transform(x, rotation);
    };
    tbb::parallel_for(std::size_t{0}, n, [&](std::size_t i) {
        std::copy_n(h.row(i), n, rows.row(i));
        rotateRow(rows.row(i));
    });
    tbb::parallel_for(std::size_t{0}, n, [&](std::size_t i) {
        for (std::size_t j = 0; j < n; ++j)
            result.at(i, j) = rows.at(j, i);
        rotateRow(result.row(i));
    });
    mirrorUpper(result);
    return result;
}

}  // namespace bitloupe
