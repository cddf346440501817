// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Codebooks that bitsandbytes makes by rule (functional.py; reference/methods.md 14): values in [-1, 1], ascending.

#include <vector>

namespace bitloupe::reference {

// create_dynamic_map: `exponentBits` decades, each with twice the fractions of the one below, plus 0 and 1.
std::vector<float> dynamicMap(bool isSigned, int exponentBits, int totalBits);

// create_normal_map: quantiles of the normal distribution between `offset` and 1/2, mirrored, with 0, divided by the
// largest. `extraValue`: one more value above zero than below. (NF4 itself is a table: this recipe is not exact enough.)
std::vector<float> normalMap(double offset, bool extraValue);

// Inverse of the standard normal distribution, 0 < p < 1, to about 1e-15 (Wichura 1988, AS 241, PPND16).
double normalQuantile(double p);

}  // namespace bitloupe::reference
