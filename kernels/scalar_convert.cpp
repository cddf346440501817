// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// Number formats, element by element (IEEE 754-2008; bfloat16 is the upper half of a float32). Arrays may come straight
// from a mapped file, so elements are loaded without assuming even their own alignment.

#include "kernels/levels.h"

#include <bit>
#include <cstring>

namespace bitloupe::kernels {
namespace {

template <class T>
T load(const void* base, std::size_t i)
{
    T value;
    std::memcpy(&value, static_cast<const unsigned char*>(base) + i * sizeof(T), sizeof(T));
    return value;
}

template <class T>
void store(void* base, std::size_t i, T value)
{
    std::memcpy(static_cast<unsigned char*>(base) + i * sizeof(T), &value, sizeof(T));
}

// Half: 1 sign, 5 exponent (bias 15), 10 mantissa bits. Exact; a signalling NaN becomes quiet, payload kept.
float fromHalf(std::uint16_t half)
{
    const std::uint32_t sign = (half & 0x8000u) << 16;
    const std::uint32_t magnitude = half & 0x7FFFu;
    if (magnitude > 0x7C00u)
        return std::bit_cast<float>(sign | 0x7FC00000u | magnitude << 13);
    if (magnitude == 0x7C00u)
        return std::bit_cast<float>(sign | 0x7F800000u);
    // The bits read as a float32 with the exponent 112 too small; the product with 2^112 is exact, subnormals included.
    const float value = std::bit_cast<float>(magnitude << 13) * 0x1p112f;
    return std::bit_cast<float>(sign | std::bit_cast<std::uint32_t>(value));
}

// Nearest, ties to even; from 65520 on infinity; NaN quiet with the upper bits of its payload.
std::uint16_t toHalf(float x)
{
    const std::uint32_t bits = std::bit_cast<std::uint32_t>(x);
    const std::uint32_t sign = bits >> 16 & 0x8000u;
    const std::uint32_t magnitude = bits & 0x7FFFFFFFu;
    std::uint32_t half = 0;
    if (magnitude > 0x7F800000u)
        half = 0x7E00u | (magnitude >> 13 & 0x3FFu);
    else if (magnitude >= 0x47800000u)  // 2^16
        half = 0x7C00u;
    else if (magnitude >= 0x38800000u)  // 2^-14: normal; a carry out of the mantissa raises the exponent, up to infinity
        half = (magnitude - 0x38000000u + 0xFFFu + (magnitude >> 13 & 1u)) >> 13;
    else  // subnormal: adding 1/2 puts the unit 2^-24 at the last bit of a float32, which rounds as wanted
        half = std::bit_cast<std::uint32_t>(std::bit_cast<float>(magnitude) + 0.5f) - 0x3F000000u;
    return static_cast<std::uint16_t>(sign | half);
}

// Nearest, ties to even, by a carry into the upper half; NaN quiet.
std::uint16_t toBfloat16(float x)
{
    const std::uint32_t bits = std::bit_cast<std::uint32_t>(x);
    const bool isNan = (bits & 0x7FFFFFFFu) > 0x7F800000u;
    const std::uint32_t rounded = bits + 0x7FFFu + (bits >> 16 & 1u);
    return static_cast<std::uint16_t>((isNan ? bits | 0x00400000u : rounded) >> 16);
}

void halfToFloat(const std::uint16_t* in, std::size_t n, float* out)
{
    for (std::size_t i = 0; i < n; ++i)
        out[i] = fromHalf(load<std::uint16_t>(in, i));
}

void bfloat16ToFloat(const std::uint16_t* in, std::size_t n, float* out)
{
    for (std::size_t i = 0; i < n; ++i)
        out[i] = std::bit_cast<float>(std::uint32_t{load<std::uint16_t>(in, i)} << 16);
}

void doubleToFloat(const double* in, std::size_t n, float* out)
{
    for (std::size_t i = 0; i < n; ++i)
        out[i] = static_cast<float>(load<double>(in, i));
}

void floatToHalf(const float* in, std::size_t n, std::uint16_t* out)
{
    for (std::size_t i = 0; i < n; ++i)
        out[i] = toHalf(load<float>(in, i));
}

void floatToBfloat16(const float* in, std::size_t n, std::uint16_t* out)
{
    for (std::size_t i = 0; i < n; ++i)
        out[i] = toBfloat16(load<float>(in, i));
}

void swapBytes2(const void* in, std::size_t n, void* out)
{
    for (std::size_t i = 0; i < n; ++i)
        store(out, i, __builtin_bswap16(load<std::uint16_t>(in, i)));
}

void swapBytes4(const void* in, std::size_t n, void* out)
{
    for (std::size_t i = 0; i < n; ++i)
        store(out, i, __builtin_bswap32(load<std::uint32_t>(in, i)));
}

void swapBytes8(const void* in, std::size_t n, void* out)
{
    for (std::size_t i = 0; i < n; ++i)
        store(out, i, __builtin_bswap64(load<std::uint64_t>(in, i)));
}

}  // namespace

void convertScalar(Kernels& table)
{
    table.halfToFloat = halfToFloat;
    table.bfloat16ToFloat = bfloat16ToFloat;
    table.doubleToFloat = doubleToFloat;
    table.floatToHalf = floatToHalf;
    table.floatToBfloat16 = floatToBfloat16;
    table.swapBytes2 = swapBytes2;
    table.swapBytes4 = swapBytes4;
    table.swapBytes8 = swapBytes8;
}

}  // namespace bitloupe::kernels
