// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/bench/benchmark.h"

#include "core/base/text.h"

#include <cmath>

namespace bitloupe {

namespace {

// SplitMix64 of a place: every value by itself, so that all can be made at once.
double uniformAt(std::uint64_t place)
{
    std::uint64_t z = (place + 1) * 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    z ^= z >> 31;
    return (static_cast<double>(z >> 11) + 1) * 0x1p-53;  // (0, 1]
}

std::shared_ptr<const Weights> matrixOf(std::string name, std::uint64_t rows, std::uint64_t cols, std::vector<float> values)
{
    return weightsFromValues(std::move(name), {rows, cols}, std::move(values), 0);
}

}  // namespace

// By Box and Muller.
std::shared_ptr<const Weights> benchWeights(std::uint64_t rows, std::uint64_t cols)
{
    std::vector<float> values(rows * cols);
    inPieces(values.size(), 1 << 16, Threads::All, [&](std::uint64_t first, std::uint64_t end) {
        for (std::uint64_t i = first; i < end; ++i) {
            const double radius = std::sqrt(-2 * std::log(uniformAt(2 * i)));
            values[i] = static_cast<float>(0.02 * radius * std::cos(6.283185307179586 * uniformAt(2 * i + 1)));
        }
    });
    return matrixOf("bench", rows, cols, std::move(values));
}

Result<std::shared_ptr<const Weights>> benchWeights(std::shared_ptr<const Weights> weights, std::uint64_t rows, std::uint64_t cols)
{
    if (weights->data() != nullptr && weights->rows() == rows && weights->cols() == cols)
        return weights;
    if (weights->size() == 0)
        return Error{ErrorCode::EmptyTensor, {}, "tensor " + inQuotes(weights->info().name), {}};
    std::vector<float> values(rows * cols);
    const std::uint64_t some = std::min<std::uint64_t>(weights->size(), values.size());
    const Result<Piece> piece = weights->read(0, some);
    if (!piece)
        return piece.error();
    for (std::uint64_t i = 0; i < values.size(); ++i)
        values[i] = piece->values[i % some];
    return matrixOf(weights->info().name, rows, cols, std::move(values));
}

}  // namespace bitloupe
