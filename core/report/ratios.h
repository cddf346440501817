// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Figures made of sums of squares, with their policies for zeros (reference/methods.md 27.1).

#include <cmath>
#include <limits>

namespace bitloupe {

// 10 log10(signal / noise) of sums of squares: +inf without noise (exact), -inf where there is noise and no signal.
inline double signalToNoiseDb(double signal, double noise)
{
    if (noise == 0)
        return std::numeric_limits<double>::infinity();
    return signal == 0 ? -std::numeric_limits<double>::infinity() : 10 * std::log10(signal / noise);
}

// sum xy / sqrt(sum x^2 sum y^2): 1 where both are zero, 0 where one is.
inline double cosineSimilarity(double product, double squaredX, double squaredY)
{
    if (squaredX == 0 || squaredY == 0)
        return squaredX == squaredY ? 1 : 0;
    return product / (std::sqrt(squaredX) * std::sqrt(squaredY));
}

// sqrt(sum e^2 / sum x^2): 0 without error, infinite where there is error and nothing else.
inline double relativeErrorOf(double squaredError, double squaredX) { return squaredError == 0 ? 0 : std::sqrt(squaredError / squaredX); }

}  // namespace bitloupe
