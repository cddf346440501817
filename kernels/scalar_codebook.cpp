// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// Codebooks: the level of a weight is found by counting the boundaries below it (bitsandbytes; reference/methods.md 14).

#include "kernels/levels.h"

#include <cmath>

namespace bitloupe::kernels {
namespace {

// Clamped to [-1, 1]; NaN counts as 0.
float normalize(float t)
{
    if (std::isnan(t))
        return 0.0f;
    return t < -1.0f ? -1.0f : t > 1.0f ? 1.0f : t;
}

std::size_t rankOf(float t, const Codebook& book)
{
    std::size_t rank = 0;
    for (std::int32_t i = 0; i + 1 < book.count; ++i)
        rank += book.boundaries[i] < t;
    return rank;
}

void encodeCodebook(const float* x, std::size_t n, float scale, bool divide, const Codebook& book, std::uint8_t* codes)
{
    const float inverse = 1.0f / scale;
    for (std::size_t i = 0; i < n; ++i)
        codes[i] = book.codes[rankOf(normalize(divide ? x[i] / scale : x[i] * inverse), book)];
}

void decodeCodebook(const std::uint8_t* codes, std::size_t n, float scale, const Codebook& book, float* out)
{
    for (std::size_t i = 0; i < n; ++i) {
        const std::int32_t rank = book.ranks[codes[i] & 15u];
        out[i] = (rank < book.count ? book.levels[rank] : 0.0f) * scale;
    }
}

}  // namespace

void codebookScalar(Kernels& table)
{
    table.encodeCodebook = encodeCodebook;
    table.decodeCodebook = decodeCodebook;
}

}  // namespace bitloupe::kernels
