// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// Grids of few levels that need no table: small floats (reference/methods.md 15), ternary and binary codes (23, 24).

#include "kernels/levels.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace bitloupe::kernels {
namespace {

// With a = |t| in [2^e, 2^(e+1)), e at least that of the subnormals, q = rne(a / 2^(e - M)) has at most M + 1 bits or is
// 2^(M+1): in code = (e - emin) * 2^M + q it carries into the exponent by itself.
std::uint8_t encodeOne(float t, const SmallFloat& form)
{
    const float a = std::min(std::fabs(t), form.largest);
    if (!(a > 0))
        return 0;
    const int smallest = 1 - form.bias;
    const int exponent = std::max(static_cast<int>(std::bit_cast<std::uint32_t>(a) >> 23) - 127, smallest);
    const auto q = static_cast<unsigned>(std::nearbyint(std::ldexp(a, form.mantissaBits - exponent)));
    const unsigned code = (static_cast<unsigned>(exponent - smallest) << form.mantissaBits) + q;
    return static_cast<std::uint8_t>(code == 0 ? 0 : code | unsigned{std::signbit(t)} << form.signBit);
}

void encodeSmallFloat(const float* x, std::size_t n, float scale, const SmallFloat& form, std::uint8_t* codes)
{
    for (std::size_t i = 0; i < n; ++i)
        codes[i] = encodeOne(x[i] / scale, form);
}

void decodeSmallFloat(const std::uint8_t* codes, std::size_t n, float scale, const SmallFloat& form, float* out)
{
    const unsigned most = encodeOne(form.largest, form);
    for (std::size_t i = 0; i < n; ++i) {
        const unsigned size = std::min(codes[i] & ((1u << form.signBit) - 1u), most);
        const unsigned exponent = size >> form.mantissaBits;
        const unsigned mantissa = (size & ((1u << form.mantissaBits) - 1u)) | unsigned{exponent > 0} << form.mantissaBits;
        const float value =
            std::ldexp(static_cast<float>(mantissa), static_cast<int>(std::max(exponent, 1u)) - form.bias - form.mantissaBits);
        out[i] = ((codes[i] >> form.signBit & 1u) != 0 ? -value : value) * scale;
    }
}

void encodeTernary(const float* x, std::size_t n, float threshold, std::int8_t* codes)
{
    for (std::size_t i = 0; i < n; ++i)
        codes[i] = static_cast<std::int8_t>(int{x[i] > threshold} - int{x[i] < -threshold});
}

void packSigns(const float* x, std::size_t n, std::uint8_t* bits)
{
    for (std::size_t i = 0; i < n; i += 8) {
        unsigned byte = 0;
        for (std::size_t j = i; j < std::min(i + 8, n); ++j)
            byte |= unsigned{!(x[j] < 0)} << (j - i);
        bits[i / 8] = static_cast<std::uint8_t>(byte);
    }
}

void unpackSigns(const std::uint8_t* bits, std::size_t n, float scale, float* out)
{
    for (std::size_t i = 0; i < n; ++i)
        out[i] = (bits[i / 8] >> i % 8 & 1) != 0 ? scale : -scale;
}

}  // namespace

void smallFloatScalar(Kernels& table)
{
    table.encodeSmallFloat = encodeSmallFloat;
    table.decodeSmallFloat = decodeSmallFloat;
    table.encodeTernary = encodeTernary;
    table.packSigns = packSigns;
    table.unpackSigns = unpackSigns;
}

}  // namespace bitloupe::kernels
