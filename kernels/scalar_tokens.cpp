// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// Activations as codes, as kernels/products.h defines them.

#include "kernels/levels.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace bitloupe::kernels {
namespace {

std::int32_t codeOf(float x, float inverse, float most)
{
    const float t = x * inverse;
    return static_cast<std::int32_t>(std::isnan(t) ? 0.0f : std::nearbyint(std::clamp(t, -most, most)));
}

void quantizeToken(const float* x, std::size_t cols, std::size_t padded, std::size_t group, std::int32_t zero, std::int8_t* codes,
                   float* scales, std::int32_t* offsets, float* sums)
{
    if (padded > cols)
        std::memset(codes + cols, 0, padded - cols);
    for (std::size_t g = 0, first = 0; first < padded; ++g, first += group) {
        const std::size_t count = first < cols ? std::min(group, cols - first) : 0;
        const float largest = table(Level::Scalar)->absMax(x + std::min(first, cols), count);
        const float inverse = largest > 0 ? 127.0f / largest : 0.0f;
        std::int32_t sum = 0;
        for (std::size_t i = first; i < first + count; ++i)
            sum += codes[i] = static_cast<std::int8_t>(codeOf(x[i], inverse, 127.0f));
        scales[g] = largest / 127.0f;
        offsets[g] = -zero * sum;
        sums[g] = scales[g] * static_cast<float>(sum);
    }
}

void splitToken(const float* x, std::size_t cols, std::size_t padded, std::size_t group, std::int32_t zero, std::int8_t* codes,
                float* scales, std::int32_t* offsets, float* sums)
{
    const std::size_t groups = padded / group;
    std::fill_n(codes, 2 * padded, std::int8_t{0});
    for (std::size_t g = 0; g < groups; ++g) {
        const std::size_t first = std::min(g * group, cols);
        const std::size_t end = std::min(first + group, cols);
        const float largest = table(Level::Scalar)->absMax(x + first, end - first);
        const float inverse = largest > 0 ? kSplitMost / largest : 0.0f;
        std::int32_t coarse = 0;
        std::int32_t fine = 0;
        for (std::size_t i = first; i < end; ++i) {
            const std::int32_t q = codeOf(x[i], inverse, kSplitMost);
            const std::int32_t high = (q + 128) >> 8;
            coarse += codes[i] = static_cast<std::int8_t>(high);
            fine += codes[padded + i] = static_cast<std::int8_t>(q - 256 * high);
        }
        scales[groups + g] = largest / kSplitMost;
        scales[g] = 256.0f * scales[groups + g];
        offsets[g] = -zero * coarse;
        offsets[groups + g] = -zero * fine;
        sums[g] = scales[g] * static_cast<float>(coarse);
        sums[groups + g] = scales[groups + g] * static_cast<float>(fine);
    }
}

}  // namespace

void tokensScalar(Kernels& table)
{
    table.products.quantizeToken = quantizeToken;
    table.products.splitToken = splitToken;
}

}  // namespace bitloupe::kernels
