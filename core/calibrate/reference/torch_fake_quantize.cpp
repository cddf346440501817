// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/calibrate/reference/torch_fake_quantize.h"

#include <cmath>

namespace bitloupe::reference {

void fakeQuantizeBackward(std::span<const float> x, std::span<const float> gradY, const kernels::Affine& grid, std::span<float> gradX)
{
    const float inverse = 1.0F / grid.scale;
    for (std::size_t i = 0; i < x.size(); ++i) {
        const double code = static_cast<double>(std::nearbyint(x[i] * inverse)) + grid.zero;
        gradX[i] = code >= grid.low && code <= grid.high ? gradY[i] : 0.0F;
    }
}

}  // namespace bitloupe::reference
