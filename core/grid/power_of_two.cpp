// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/grid/power_of_two.h"

#include <algorithm>
#include <cmath>

namespace bitloupe {

int powerExponent(double magnitude, PowerRule rule)
{
    int exponent = 0;
    const double fraction = std::frexp(magnitude, &exponent);  // in [1/2, 1)
    switch (rule) {
    case PowerRule::Floor:
        return exponent - 1;
    case PowerRule::Round:  // log2 of it is above k + 1/2 exactly where the fraction is above sqrt(1/2), which no double is
        return fraction < std::sqrt(0.5) ? exponent - 1 : exponent;
    default:
        return fraction == 0.5 ? exponent - 1 : exponent;
    }
}

double coveredMagnitude(float low, float high, int bits)
{
    const double half = std::ldexp(1.0, bits - 1);
    const double above = half > 1 ? double{high} * half / (half - 1) : double{high};
    return std::max(-double{low}, above);
}

}  // namespace bitloupe
