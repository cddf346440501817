// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// ACIQ (arXiv 1810.05723; reference/methods.md 7): the clipping threshold that is best for a Laplace or a normal distribution
// quantized with M bits, in closed form where there is one. Errors are a model's: uniform steps 2 alpha / 2^M, fine against
// the distribution, so that they are too low for few bits.

namespace bitloupe::aciq {

enum class Prior { Laplace, Normal };

// Mean squared error of clipping at +-alpha, for spread 1: Laplace b = E|x| = 1, normal sigma = 1.
//   Laplace  2 e^-alpha + alpha^2 / (3 4^M)
//   normal   (1 + alpha^2) erfc(alpha / sqrt 2) - sqrt(2 / pi) alpha e^(-alpha^2 / 2) + alpha^2 / (3 4^M)
double error(Prior prior, int bits, double alpha);

// Its smallest point. Laplace: u e^u = 3 4^M, which is Lambert's W. bits in [1, 17].
double bestAlpha(Prior prior, int bits);

}  // namespace bitloupe::aciq
