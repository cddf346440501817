// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Floats of 4 to 8 bits: value of every code. Formats: OCP OFP8 and OCP Microscaling (MX) v1.0; the FNUZ forms are those
// of "8-bit Numerical Formats for Deep Neural Networks" (Noune et al., 2022): no infinities, no -0, NaN = 0x80, bias + 1.

#include <array>
#include <cstddef>
#include <limits>

namespace bitloupe {

enum class Specials {
    None,  // every code is a number
    Ieee,  // top exponent: infinity, NaN
    AllOnesNan,  // only exponent and mantissa all ones: NaN ("FN")
    MinusZeroNan  // only the code of -0: NaN ("FNUZ")
};

struct SmallFloat {
    int exponentBits;
    int mantissaBits;
    int bias;
    Specials specials;
};

constexpr float powerOfTwo(int exponent)
{
    float value = 1;
    for (; exponent > 0; --exponent)
        value *= 2;
    for (; exponent < 0; ++exponent)
        value /= 2;
    return value;
}

// value = (-1)^s * 2^(e - bias) * (1 + m / 2^M), or (-1)^s * 2^(1 - bias) * m / 2^M where e = 0.
constexpr float smallFloatValue(SmallFloat f, unsigned code)
{
    const unsigned mantissaTop = 1U << f.mantissaBits;
    const unsigned mantissa = code & (mantissaTop - 1);
    const unsigned exponentTop = (1U << f.exponentBits) - 1;
    const unsigned exponent = (code >> f.mantissaBits) & exponentTop;
    const bool negative = ((code >> (f.mantissaBits + f.exponentBits)) & 1U) != 0;
    const float nan = std::numeric_limits<float>::quiet_NaN();
    const float sign = negative ? -1.0F : 1.0F;
    if (f.specials == Specials::Ieee && exponent == exponentTop)
        return mantissa != 0 ? nan : sign * std::numeric_limits<float>::infinity();
    if (f.specials == Specials::AllOnesNan && exponent == exponentTop && mantissa == mantissaTop - 1)
        return nan;
    if (f.specials == Specials::MinusZeroNan && negative && exponent == 0 && mantissa == 0)
        return nan;
    const float fraction = static_cast<float>(mantissa) / static_cast<float>(mantissaTop);
    if (exponent == 0)
        return sign * fraction * powerOfTwo(1 - f.bias);
    return sign * (1 + fraction) * powerOfTwo(static_cast<int>(exponent) - f.bias);
}

// Values of all codes of 1 + exponentBits + mantissaBits bits.
template <int Bits>
constexpr std::array<float, std::size_t{1} << Bits> smallFloatTable(SmallFloat format)
{
    std::array<float, std::size_t{1} << Bits> values{};
    for (unsigned code = 0; code < values.size(); ++code)
        values[code] = smallFloatValue(format, code);
    return values;
}

// E8M0: 2^(e - 127); 255 is NaN.
constexpr std::array<float, 256> e8m0Table()
{
    std::array<float, 256> values{};
    for (int code = 0; code < 255; ++code)
        values[static_cast<std::size_t>(code)] = powerOfTwo(code - 127);
    values[255] = std::numeric_limits<float>::quiet_NaN();
    return values;
}

}  // namespace bitloupe
