// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The ternary quantizer of smallest squared error (reference/methods.md 24.1): with the magnitudes in descending order, the
// first k of them become +-their mean and the rest 0, for the k with the largest (a_1 + ... + a_k)^2 / k.

#include "core/tensor/slice.h"

namespace bitloupe {

// What the k magnitudes lie above and the others do not. Exact for slices of up to 2^22 weights; beyond, magnitudes are
// counted in 2^20 equal bins and the threshold is one of their edges. 0 where all weights are zero.
Result<float> optimalTernaryThreshold(const Slice& slice, Progress& progress);

}  // namespace bitloupe
