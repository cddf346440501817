// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// Groups of weights with a scale of their own, as kernels.h defines them, put together from the level's own functions: with
// the scalar ones this is the definition, with those of AVX2 it is the AVX2 twin.

#include "kernels/levels.h"

#include <algorithm>
#include <cmath>

namespace bitloupe::kernels {
namespace {

constexpr std::size_t kMost = 4096;  // weights a group

// NaN-free: the ends of the finite values.
struct Ends {
    float low, high;
};

template <Level level>
Ends endsOf(const float* x, std::size_t n)
{
    const MinMax range = table(level)->minMax(x, n);
    const bool any = range.min <= range.max;
    return {any ? std::min(range.min, 0.0f) : 0.0f, any ? std::max(range.max, 0.0f) : 0.0f};
}

float orOne(float scale) { return scale == 0 ? 1.0f : scale; }

template <Level level>
void quantizeI4(const float* x, std::size_t groups, std::size_t size, float divisor, std::int32_t low, std::uint8_t* packed, float* scales)
{
    std::uint8_t codes[kMost];
    for (std::size_t i = 0; i < groups; ++i, x += size, packed += size / 2) {
        scales[i] = orOne(table(level)->absMax(x, size) / divisor);
        table(level)->quantizeI8(x, size, {scales[i], 0, low, 7, false}, reinterpret_cast<std::int8_t*>(codes));
        table(level)->pack(codes, size, 4, packed);
    }
}

template <Level level>
void quantizeU4(const float* x, std::size_t groups, std::size_t size, std::uint8_t* packed, float* scales, std::uint8_t* zeros)
{
    std::uint8_t codes[kMost];
    for (std::size_t i = 0; i < groups; ++i, x += size, packed += size / 2) {
        const Ends ends = endsOf<level>(x, size);
        scales[i] = orOne((ends.high - ends.low) / 15.0f);
        zeros[i] = static_cast<std::uint8_t>(std::clamp(std::nearbyint(-ends.low / scales[i]), 0.0f, 15.0f));
        table(level)->quantizeU8(x, size, {scales[i], zeros[i], 0, 15, false}, codes);
        table(level)->pack(codes, size, 4, packed);
    }
}

void swapHalves(std::uint8_t* packed, std::size_t n)
{
    for (std::size_t i = 0; i < n; ++i)
        packed[i] = static_cast<std::uint8_t>(packed[i] << 4 | packed[i] >> 4);
}

template <Level level>
void quantizeCodebook(const float* x, std::size_t groups, std::size_t size, const Codebook& book, std::uint8_t* packed, float* scales)
{
    std::uint8_t codes[kMost];
    for (std::size_t i = 0; i < groups; ++i, x += size, packed += size / 2) {
        scales[i] = table(level)->absMax(x, size);
        table(level)->encodeCodebook(x, size, std::max(scales[i], 1e-38f), false, book, codes);
        table(level)->pack(codes, size, 4, packed);
        swapHalves(packed, size / 2);
    }
}

template <Level level>
void dequantizeI4(const std::uint8_t* packed, std::size_t groups, std::size_t size, const float* scales, float* out)
{
    std::uint8_t codes[kMost];
    for (std::size_t i = 0; i < groups; ++i, out += size, packed += size / 2) {
        table(level)->unpack(packed, size, 4, codes);
        for (std::size_t j = 0; j < size; ++j)
            codes[j] = static_cast<std::uint8_t>((codes[j] ^ 8) - 8);  // the fourth bit is the sign
        table(level)->dequantizeI8(reinterpret_cast<const std::int8_t*>(codes), size, scales[i], 0, out);
    }
}

template <Level level>
void dequantizeU4(const std::uint8_t* packed, std::size_t groups, std::size_t size, const float* scales, const std::uint8_t* zeros,
                  float* out)
{
    std::uint8_t codes[kMost];
    for (std::size_t i = 0; i < groups; ++i, out += size, packed += size / 2) {
        table(level)->unpack(packed, size, 4, codes);
        table(level)->dequantizeU8(codes, size, scales[i], zeros[i], out);
    }
}

template <Level level>
void dequantizeCodebook(const std::uint8_t* packed, std::size_t groups, std::size_t size, const float* scales, const Codebook& book,
                        float* out)
{
    std::uint8_t codes[kMost];
    for (std::size_t i = 0; i < groups; ++i, out += size, packed += size / 2) {
        for (std::size_t j = 0; j < size / 2; ++j) {
            codes[2 * j] = packed[j] >> 4;
            codes[2 * j + 1] = packed[j] & 15;
        }
        table(level)->decodeCodebook(codes, size, scales[i], book, out);
    }
}

template <Level level>
void fillIn(Kernels& table)
{
    table.quantizeGroupsI4 = quantizeI4<level>;
    table.quantizeGroupsU4 = quantizeU4<level>;
    table.quantizeGroupsCodebook = quantizeCodebook<level>;
    table.dequantizeGroupsI4 = dequantizeI4<level>;
    table.dequantizeGroupsU4 = dequantizeU4<level>;
    table.dequantizeGroupsCodebook = dequantizeCodebook<level>;
}

}  // namespace

void groupsScalar(Kernels& table) { fillIn<Level::Scalar>(table); }
void groupsAvx2(Kernels& table) { fillIn<Level::Avx2>(table); }

}  // namespace bitloupe::kernels
