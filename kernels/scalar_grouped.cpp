// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// Many blocks at once (grouped.h), put together from the level's own functions block by block: with the scalar ones this is the
// definition, with those of AVX2 and AVX-512 what blocks of odd sizes come down to.

#include "kernels/levels.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace bitloupe::kernels {
namespace {

constexpr float kSmallestMagnitude = 1e-38f;  // bitsandbytes divides by no less
constexpr std::size_t kRun = 1024;  // weights that are moved by the offset at once

template <Level level>
void findRanges(const float* x, std::size_t blocks, std::size_t size, Range* ranges)
{
    for (std::size_t b = 0; b < blocks; ++b, x += size) {
        const MinMax ends = table(level)->minMax(x, size);
        const bool any = ends.min <= ends.max;
        ranges[b] = {any ? std::min(ends.min, 0.0f) : 0.0f, any ? std::max(ends.max, 0.0f) : 0.0f};
    }
}

template <Level level>
void encodeSteps(const float* x, std::size_t n, const Affine& p, std::uint8_t* codes)
{
    if (p.low < 0)
        table(level)->quantizeI8(x, n, p, reinterpret_cast<std::int8_t*>(codes));
    else
        table(level)->quantizeU8(x, n, p, codes);
}

template <Level level>
void encodeMoved(const float* x, std::size_t n, float offset, const Affine& p, std::uint8_t* codes)
{
    std::array<float, kRun> moved;
    for (std::size_t first = 0; first < n; first += kRun) {
        const std::size_t count = std::min(kRun, n - first);
        for (std::size_t i = 0; i < count; ++i)
            moved[i] = (std::isnan(x[first + i]) ? 0.0f : x[first + i]) - offset;
        encodeSteps<level>(moved.data(), count, p, codes + first);
    }
}

template <Level level>
void encodeAffine(const float* x, std::size_t blocks, std::size_t size, const BlockParams* params, const AffineCodes& form,
                  std::uint8_t* codes)
{
    for (std::size_t b = 0; b < blocks; ++b, x += size, codes += size) {
        const Affine p = {params[b].scale, params[b].zero, form.low, form.high, form.multiplyByReciprocal};
        if (form.moves)
            encodeMoved<level>(x, size, params[b].offset, p, codes);
        else
            encodeSteps<level>(x, size, p, codes);
    }
}

template <Level level>
void encodeCodebook(const float* x, std::size_t blocks, std::size_t size, const BlockParams* params, const Codebook& book,
                    std::uint8_t* codes)
{
    for (std::size_t b = 0; b < blocks; ++b, x += size, codes += size)
        table(level)->encodeCodebook(x, size, std::max(params[b].scale, kSmallestMagnitude), false, book, codes);
}

template <Level level>
void encodeSmallFloat(const float* x, std::size_t blocks, std::size_t size, const BlockParams* params, const SmallFloat& form,
                      std::uint8_t* codes)
{
    for (std::size_t b = 0; b < blocks; ++b, x += size, codes += size) {
        if (params[b].scale == 0.0f)  // x / 0 has no place
            std::fill_n(codes, size, std::uint8_t{0});
        else
            table(level)->encodeSmallFloat(x, size, params[b].scale, form, codes);
    }
}

template <Level level>
void decodeAffine(const std::uint8_t* codes, std::size_t blocks, std::size_t size, const BlockParams* params, const AffineCodes& form,
                  float* values)
{
    for (std::size_t b = 0; b < blocks; ++b, codes += size, values += size) {
        if (form.low < 0)
            table(level)->dequantizeI8(reinterpret_cast<const std::int8_t*>(codes), size, params[b].scale, params[b].zero, values);
        else
            table(level)->dequantizeU8(codes, size, params[b].scale, params[b].zero, values);
        for (std::size_t i = 0; form.moves && i < size; ++i)
            values[i] += params[b].offset;
    }
}

template <Level level>
void decodeCodebook(const std::uint8_t* codes, std::size_t blocks, std::size_t size, const BlockParams* params, const Codebook& book,
                    float* values)
{
    for (std::size_t b = 0; b < blocks; ++b, codes += size, values += size)
        table(level)->decodeCodebook(codes, size, params[b].scale, book, values);
}

template <Level level>
void decodeSmallFloat(const std::uint8_t* codes, std::size_t blocks, std::size_t size, const BlockParams* params, const SmallFloat& form,
                      float* values)
{
    for (std::size_t b = 0; b < blocks; ++b, codes += size, values += size)
        table(level)->decodeSmallFloat(codes, size, params[b].scale, form, values);
}

template <Level level>
constexpr Grouped kBlockByBlock = {findRanges<level>,   encodeAffine<level>,   encodeCodebook<level>,  encodeSmallFloat<level>,
                                   decodeAffine<level>, decodeCodebook<level>, decodeSmallFloat<level>};

}  // namespace

void groupedScalar(Kernels& table) { table.grouped = kBlockByBlock<Level::Scalar>; }
void groupedAvx2(Kernels& table) { table.grouped = kBlockByBlock<Level::Avx2>; }
const Grouped& blockByBlockAvx512() { return kBlockByBlock<Level::Avx512>; }

}  // namespace bitloupe::kernels
