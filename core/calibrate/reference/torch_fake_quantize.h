// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The straight-through backward pass of torch.fake_quantize_*: gradients go through where the code was not clamped.
// The forward pass is kernels' roundTripAffine with multiplyByReciprocal.

#include "kernels/kernels.h"

#include <span>

namespace bitloupe::reference {

// gradX[i] = gradY[i] where low <= rne(f32(x * f32(1 / scale))) + zero <= high, else 0.
void fakeQuantizeBackward(std::span<const float> x, std::span<const float> gradY, const kernels::Affine& grid, std::span<float> gradX);

}  // namespace bitloupe::reference
