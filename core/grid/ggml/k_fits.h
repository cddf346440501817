// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// How ggml's K-quants find the scale, and the minimum, of a sub-block (reference/formats.md 5.6), in float32. Rounding is to
// nearest, ties to even.

#include <span>

namespace bitloupe::ggml {

struct AffineFit {
    float scale = 0;
    float minimum = 0;  // value = scale * code - minimum; never negative
};

// Codes 0 .. top. Of the scales that (max - min) / (top + first + step * k), k = 0 .. steps, stand for, each with the scale and
// minimum that are best for its codes under `weights`, the one with the least sum of weighted errors: |e|, or e^2.
struct AffineSearch {
    int top;
    float first;
    float step;
    int steps;
    bool absolute;
};
AffineFit affineFit(std::span<const float> x, std::span<const float> weights, const AffineSearch& search);

// Codes -levels .. levels - 1 with weights x^2: of 19 scales around -v / levels, v the weight of largest magnitude, the one whose
// best scale explains most.
float symmetricFit(std::span<const float> x, int levels);

// The same codes; from -v / levels every code in turn is moved to where the others want it, at most five times.
float descendingFit(std::span<const float> x, int levels);

}  // namespace bitloupe::ggml
