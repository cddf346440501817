// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/calibrate/aciq.h"

#include <array>
#include <cassert>
#include <cmath>

namespace bitloupe::aciq {

namespace {

constexpr int kMostBits = 17;
constexpr double kPi = 3.141592653589793;

double stepNoise(int bits) { return 1 / (3 * std::exp2(2 * bits)); }

// Newton's steps for u + ln u = ln(3 4^M), whose left side grows and bends down: they come from below.
double solveLaplace(int bits)
{
    const double target = -std::log(stepNoise(bits));
    double u = 1;
    for (int step = 0; step < 60; ++step)
        u -= (u + std::log(u) - target) / (1 + 1 / u);
    return u;
}

// Half the derivative: alpha erfc(alpha / sqrt 2) - sqrt(2 / pi) e^(-alpha^2 / 2) + alpha / (3 4^M), from negative to positive.
double solveNormal(int bits)
{
    double low = 0, high = 20;
    for (int step = 0; step < 100; ++step) {
        const double alpha = (low + high) / 2;
        const double slope =
            alpha * std::erfc(alpha / std::sqrt(2.0)) - std::sqrt(2 / kPi) * std::exp(-alpha * alpha / 2) + alpha * stepNoise(bits);
        (slope < 0 ? low : high) = alpha;
    }
    return (low + high) / 2;
}

using Table = std::array<double, kMostBits + 1>;

Table tableOf(double (*solve)(int))
{
    Table table = {};
    for (int bits = 1; bits <= kMostBits; ++bits)
        table[static_cast<std::size_t>(bits)] = solve(bits);
    return table;
}

}  // namespace

double error(Prior prior, int bits, double alpha)
{
    const double noise = alpha * alpha * stepNoise(bits);
    if (prior == Prior::Laplace)
        return 2 * std::exp(-alpha) + noise;
    return (1 + alpha * alpha) * std::erfc(alpha / std::sqrt(2.0)) - std::sqrt(2 / kPi) * alpha * std::exp(-alpha * alpha / 2) + noise;
}

double bestAlpha(Prior prior, int bits)
{
    assert(bits >= 1 && bits <= kMostBits);
    static const Table laplace = tableOf(solveLaplace), normal = tableOf(solveNormal);
    return (prior == Prior::Laplace ? laplace : normal)[static_cast<std::size_t>(bits)];
}

}  // namespace bitloupe::aciq
