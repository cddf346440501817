// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// |e|^2.4 as GPTQ sums it: the same steps on every level, one double or a vector of them at a time. Everything here has
// internal linkage (see kernels/README.md).

namespace bitloupe::kernels {
namespace {

// A first guess of b^(-1/5), within 3.2 %: the upper half of its bits is kRootGuess - 0.2 times the upper half of b's, the
// lower half is zero. kRootGuess was found by trying.
inline constexpr double kRootGuess = 1287170000;
// Nothing that is not zero is as small as this: the square of a difference of float32 is at least 2^-298.
inline constexpr double kSmallestSquare = 0x1p-600;
inline constexpr int kRootSteps = 2;

// a = e * e, b = max(a, kSmallestSquare), z the guess for b. Each step takes (1 - r)^(-1/5) as far as r^3, which leaves the
// fourth power of the error: 5e-5, then what rounding leaves, 4e-16. a^1.2 = a * (b * z^4).
template <class D>
inline D raisedTo24(D a, D b, D z)
{
    for (int step = 0; step < kRootSteps; ++step) {
        const D square = z * z;
        const D r = 1.0 - b * (square * square * z);
        z = z + z * (r * (0.2 + r * (0.12 + r * 0.088)));
    }
    const D square = z * z;
    return a * (b * (square * square));
}

}  // namespace
}  // namespace bitloupe::kernels
