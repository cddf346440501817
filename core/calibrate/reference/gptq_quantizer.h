// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// GPTQ's own quantizer (IST-DASLab/gptq quant.py; reference/methods.md 5.3, 9.2): how it finds a row's scale and zero point,
// and what it makes of the row. float32 where the reference computes in float32.

#include "core/grid/grid.h"

#include <span>
#include <vector>

namespace bitloupe::reference {

struct GptqScheme {
    int bits = 4;
    bool symmetric = false;
    bool searches = false;  // `mse`: the range shrunk by the ratio with the smallest error
    double norm = 2.4;
    int steps = 100;
    double maxShrink = 0.8;

    float maxCode() const { return static_cast<float>((1 << bits) - 1); }
};

// 1, 0.99 … : int(maxShrink * steps) of them.
std::vector<float> gptqRatios(const GptqScheme& scheme = {});

// lo = min(min x, 0), hi = max(max x, 0); symmetric: hi = max(|lo|, hi), and lo = -hi where lo < 0 (rows without negative
// weights keep lo = 0, so that their upper half is clipped: the reference's own slip); both 0: [-1, 1].
// scale = (hi - lo) / (2^bits - 1), zero = 2^(bits - 1) or rne(-lo / scale). With a search: the first ratio p with the smallest
// sum |x - y|^norm for the ends p lo and p hi. Non-finite weights are left out.
BlockParams gptqParams(std::span<const float> row, const GptqScheme& scheme);

// y = scale * (clamp(rne(x / scale) + zero, 0, 2^bits - 1) - zero).
void gptqRoundTrip(std::span<const float> row, BlockParams params, const GptqScheme& scheme, float* values);

}  // namespace bitloupe::reference
