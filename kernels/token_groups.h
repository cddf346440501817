// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Tokens group by group, for levels that have a fast way for a group (products.h: quantizeToken, splitToken). A fast way says
// false where it cannot do it; then the definition does. Everything here has internal linkage (see kernels/README.md).

#include "kernels/kernels.h"

namespace bitloupe::kernels {
namespace {

inline std::size_t lengthOf(std::size_t first, std::size_t cols, std::size_t group)
{
    return first >= cols ? 0 : cols - first < group ? cols - first : group;
}

template <bool (*quantize)(const float* x, std::size_t count, std::int8_t* codes, float* scale, std::int32_t* sum)>
inline void quantizeGroups(const float* x, std::size_t cols, std::size_t padded, std::size_t group, std::int32_t zero, std::int8_t* codes,
                           float* scales, std::int32_t* offsets, float* sums)
{
    for (std::size_t i = cols; i < padded; ++i)
        codes[i] = 0;
    for (std::size_t g = 0, first = 0; first < padded; ++g, first += group) {
        const std::size_t count = lengthOf(first, cols, group);
        std::int32_t sum = 0;
        if (quantize(x + first, count, codes + first, scales + g, &sum)) {
            offsets[g] = -zero * sum;
            sums[g] = scales[g] * static_cast<float>(sum);
        } else {
            table(Level::Scalar)
                ->products.quantizeToken(x + first, count, group, group, zero, codes + first, scales + g, offsets + g, sums + g);
        }
    }
}

template <bool (*split)(const float* x, std::size_t count, std::int8_t* coarse, std::int8_t* fine, float* step, std::int32_t* sums)>
inline void splitGroups(const float* x, std::size_t cols, std::size_t padded, std::size_t group, std::int32_t zero, std::int8_t* codes,
                        float* scales, std::int32_t* offsets, float* sums)
{
    const std::size_t groups = padded / group;
    for (std::size_t i = cols; i < padded; ++i)
        codes[i] = codes[padded + i] = 0;
    for (std::size_t g = 0, first = 0; g < groups; ++g, first += group) {
        std::int32_t total[2];
        if (!split(x + first, lengthOf(first, cols, group), codes + first, codes + padded + first, scales + groups + g, total))
            return table(Level::Scalar)->products.splitToken(x, cols, padded, group, zero, codes, scales, offsets, sums);
        scales[g] = 256.0f * scales[groups + g];
        for (std::size_t row = 0; row < 2; ++row) {
            const std::size_t at = row * groups + g;
            offsets[at] = -zero * total[row];
            sums[at] = scales[at] * static_cast<float>(total[row]);
        }
    }
}

}  // namespace
}  // namespace bitloupe::kernels
