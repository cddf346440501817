// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/grid/mini_float.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace bitloupe {

// With a = |x| in [2^e, 2^(e+1)) and e at least that of the subnormals, q = rne(a / 2^(e - M)) has at most M + 1 bits, or is
// 2^(M+1): code = (e - emin) * 2^M + q carries into the exponent by itself. Dividing by a power of two is exact.
std::uint8_t MiniFloat::encode(float x) const
{
    const float a = std::min(std::fabs(x), largest);
    if (!(a > 0))  // NaN too
        return 0;
    const int smallest = 1 - bias;
    const int exponent = std::max(static_cast<int>(std::bit_cast<std::uint32_t>(a) >> 23) - 127, smallest);
    const float inverseQuantum = std::bit_cast<float>(static_cast<std::uint32_t>(127 + mantissaBits - exponent) << 23);
    const auto q = static_cast<unsigned>(std::nearbyint(a * inverseQuantum));
    const unsigned code = (static_cast<unsigned>(exponent - smallest) << mantissaBits) + q;
    return static_cast<std::uint8_t>(code == 0 ? 0 : code | (std::signbit(x) ? signBit : 0));
}

}  // namespace bitloupe
