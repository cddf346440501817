// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Sums in double, as every level makes them: element i of a call goes to lane i % kLanes; the lanes are folded pairwise when
// the call ends. Everything here has internal linkage (see kernels/README.md).

#include <cstddef>

namespace bitloupe::kernels {
namespace {

inline constexpr std::size_t kLanes = 16;

using Lanes = double[kLanes];

// 0+8, 1+9…; then 0+4…; 0+2, 1+3; 0+1.
inline double fold(Lanes& lane)
{
    for (std::size_t half = kLanes / 2; half > 0; half /= 2) {
        for (std::size_t i = 0; i < half; ++i)
            lane[i] += lane[i + half];
    }
    return lane[0];
}

}  // namespace
}  // namespace bitloupe::kernels
