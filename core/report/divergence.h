// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// How far two distributions over the same bins are from each other. Arguments are counts or weights, not yet normalised;
// natural logarithms (nats). Golden case stats.kl.

#include <cstdint>
#include <span>
#include <vector>

namespace bitloupe {

// sum p ln(p / q); p = 0 adds 0; +inf where p > 0 and q = 0; 0 where either is empty.
double klDivergence(std::span<const double> p, std::span<const double> q);
// The same with 1e-12 added to every normalised bin of both, which keeps it finite (reference/methods.md 27.1).
double smoothedKlDivergence(std::span<const std::uint64_t> p, std::span<const std::uint64_t> q);
// -sum p ln p.
double entropy(std::span<const double> p);
// (KL(p, m) + KL(q, m)) / 2 with m = (p + q) / 2.
double jensenShannon(std::span<const double> p, std::span<const double> q);
// -sum p log2 p of counts: bits a code takes on average.
double entropyBits(std::span<const std::uint64_t> counts);

}  // namespace bitloupe
