// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Searches for the parameters of blocks, many at once: those of ggml's K-quants (reference/formats.md 5.6), whose blocks have up to
// 32 weights. Weights that are not finite count as 0. k_search.h says each step.

#include "kernels/grouped.h"

#include <cstddef>
#include <cstdint>

namespace bitloupe::kernels {

// Codes 0 .. top, value = scale * code + offset. Of the scales that (max - min) / (top + first + step * k), k = 0 .. steps, stand
// for, each with the scale and offset that are best for its codes under the weights, the one with the least sum of weighted
// errors: |e|, or e^2. An offset is never above 0. The weights are |x|, or |x| and the root mean square of the block.
struct AffineSearch {
    std::int32_t top;
    float first, step;
    std::int32_t steps;
    bool absolute;
    bool weightsAddRms;
};

struct Searches {
    void (*affine)(const float* x, std::size_t blocks, std::size_t size, const AffineSearch& search, BlockParams* found);
    // Codes -levels .. levels - 1 with weights x^2: of 19 scales around -v / levels, v the weight of largest magnitude, the one whose
    // best scale explains most.
    void (*symmetric)(const float* x, std::size_t blocks, std::size_t size, std::int32_t levels, BlockParams* found);
    // The same codes; from -v / levels every code in turn is moved to where the others want it, at most five times.
    void (*descending)(const float* x, std::size_t blocks, std::size_t size, std::int32_t levels, BlockParams* found);
};

}  // namespace bitloupe::kernels
