// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Power-of-two scales (reference/methods.md 8): a threshold t = 2^k from the largest magnitude, a step of t / 2^(b-1) with a
// sign, of t / 2^b without.
//
//   ceil   k = ceil(log2 m)       Brevitas, TQT: nothing is lost but +t itself, whose code is missing
//   cover  the same for m that makes room for the missing top code: nothing is clipped (Sony MCT, "no clipping")
//   floor  k = floor(log2 m)      OCP MX's shared exponents; clips
//   round  k = rne(log2 m)        Brevitas' default

namespace bitloupe {

enum class PowerRule { Ceil, Cover, Floor, Round };

// k; magnitude > 0 and finite. Exact: log2 is read from the number's exponent and compared, never computed.
int powerExponent(double magnitude, PowerRule rule);

// The magnitude that "cover" is about: max(-low, high * 2^(b-1) / (2^(b-1) - 1)) with low <= 0 <= high; high itself where
// there is one bit.
double coveredMagnitude(float low, float high, int bits);

}  // namespace bitloupe
