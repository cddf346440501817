// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Matrices laid out for the tiles of kernels.h: a panel holds `width` neighbouring columns (or rows) side by side for each
// step of the depth, so that a tile reads both sides in order. What is beyond the matrix is zero.
//
//   panel k:  [p][i] = at(p, k * width + i)     p < depth, i < width

#include <algorithm>
#include <cstddef>

namespace bitloupe {

inline constexpr std::size_t dividedUp(std::size_t a, std::size_t b) { return (a + b - 1) / b; }

// Writes one panel; `at(p, i)` is asked for i in [first, min(first + width, count)).
template <std::size_t width, class T, class At>
void packPanel(std::size_t first, std::size_t count, std::size_t depth, const At& at, T* panel)
{
    const std::size_t here = std::min(width, count - std::min(first, count));
    if (here == width) {  // the usual case, with a length that the compiler knows
        for (std::size_t p = 0; p < depth; ++p) {
            for (std::size_t i = 0; i < width; ++i)
                panel[p * width + i] = at(p, first + i);
        }
        return;
    }
    for (std::size_t p = 0; p < depth; ++p) {
        for (std::size_t i = 0; i < here; ++i)
            panel[p * width + i] = at(p, first + i);
        for (std::size_t i = here; i < width; ++i)
            panel[p * width + i] = T{0};
    }
}

}  // namespace bitloupe
