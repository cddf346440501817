// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/grid/ggml/k_fits.h"

#include <algorithm>
#include <array>
#include <cfloat>
#include <cmath>

namespace bitloupe::ggml {

namespace {

constexpr float kNothing = 1e-15f;  // sub-blocks below it are zero
constexpr int kSweeps = 5;
constexpr int kTries = 9;  // on either side
constexpr float kTry = 0.1f;
constexpr std::size_t kMost = 32;  // weights of a sub-block

float extremeOf(std::span<const float> x)
{
    float extreme = 0;
    for (const float value : x) {
        if (std::fabs(value) > std::fabs(extreme))
            extreme = value;
    }
    return extreme;
}

// The plain scale where the sums overflow.
float finiteOr(float scale, float plain) { return std::isfinite(scale) ? scale : plain; }

// clamp(rne(steps)) for whole bounds below 2^22: adding 1.5 * 2^23 leaves no place for a fraction.
float code(float steps, float low, float high)
{
    constexpr float kNoFraction = 12582912;
    return std::clamp(steps, low, high) + kNoFraction - kNoFraction;
}

struct Candidate {
    AffineFit fit;
    float error = 0;
};

float errorOf(std::span<const float> x, std::span<const float> weights, const float* codes, AffineFit fit, bool absolute)
{
    float error = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        const float e = fit.scale * codes[i] - fit.minimum - x[i];
        error += weights[i] * (absolute ? std::fabs(e) : e * e);
    }
    return error;
}

// The scale and minimum with the least weighted squared error for these codes; a minimum below zero becomes zero.
bool solve(std::span<const float> x, std::span<const float> weights, const float* codes, AffineFit& fit)
{
    float sumW = 0, sumX = 0, sumL = 0, sumL2 = 0, sumXl = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        const float w = weights[i], l = codes[i];
        sumW += w;
        sumX += w * x[i];
        sumL += w * l;
        sumL2 += w * l * l;
        sumXl += w * l * x[i];
    }
    const float determinant = sumW * sumL2 - sumL * sumL;
    if (!(determinant > 0))
        return false;
    fit = {(sumW * sumXl - sumX * sumL) / determinant, -(sumL2 * sumX - sumL * sumXl) / determinant};
    if (fit.minimum < 0)
        fit = {sumXl / sumL2, 0};
    return true;
}

// sum(w x l) and sum(w l^2) with w = x^2.
struct Sums {
    float xl = 0, l2 = 0;

    void add(float x, float l)
    {
        xl += x * x * x * l;
        l2 += x * x * l * l;
    }
    float scale() const { return l2 > 0 ? xl / l2 : 0.0f; }
};

Sums sumsOf(std::span<const float> x, float inverse, int levels)
{
    Sums sums;
    for (const float value : x)
        sums.add(value, code(inverse * value, static_cast<float>(-levels), static_cast<float>(levels - 1)));
    return sums;
}

// Whether a code changed.
bool sweep(std::span<const float> x, int levels, float* codes, Sums& sums)
{
    bool changed = false;
    for (std::size_t i = 0; i < x.size(); ++i) {
        Sums others = sums;
        others.add(x[i], 0);
        others.xl -= x[i] * x[i] * x[i] * codes[i];
        others.l2 -= x[i] * x[i] * codes[i] * codes[i];
        if (!(others.xl > 0))
            continue;
        const float wanted = code(x[i] * others.l2 / others.xl, static_cast<float>(-levels), static_cast<float>(levels - 1));
        if (wanted == codes[i])
            continue;
        others.add(x[i], wanted);
        if (others.l2 > 0 && others.xl * others.xl * sums.l2 > sums.xl * sums.xl * others.l2) {
            codes[i] = wanted;
            sums = others;
            changed = true;
        }
    }
    return changed;
}

}  // namespace

AffineFit affineFit(std::span<const float> x, std::span<const float> weights, const AffineSearch& search)
{
    const auto [least, most] = std::minmax_element(x.begin(), x.end());
    const float low = std::min(*least, 0.0f), width = std::min(*most - low, FLT_MAX), top = static_cast<float>(search.top);
    if (!(width > 0))
        return {0, -low};
    std::array<float, kMost> codes;
    const auto encode = [&](float inverse) {
        for (std::size_t i = 0; i < x.size(); ++i)
            codes[i] = code(inverse * (x[i] - low), 0, top);
    };
    encode(top / width);
    Candidate best{{1 / (top / width), -low}, 0};
    best.error = errorOf(x, weights, codes.data(), best.fit, search.absolute);
    for (int k = 0; k <= search.steps; ++k) {
        encode((search.first + search.step * static_cast<float>(k) + top) / width);
        AffineFit fit;
        if (!solve(x, weights, codes.data(), fit))
            continue;
        const float error = errorOf(x, weights, codes.data(), fit, search.absolute);
        if (error < best.error)
            best = {fit, error};
    }
    return best.fit;
}

float symmetricFit(std::span<const float> x, int levels)
{
    const float extreme = extremeOf(x), count = static_cast<float>(levels);
    if (std::fabs(extreme) < kNothing)
        return 0;
    const Sums start = sumsOf(x, -count / extreme, levels);
    float scale = start.scale(), best = scale * start.xl;
    for (int k = -kTries; k <= kTries; ++k) {
        const Sums sums = sumsOf(x, -(count + kTry * static_cast<float>(k)) / extreme, levels);
        if (k != 0 && sums.l2 > 0 && sums.xl * sums.xl > best * sums.l2) {
            scale = sums.scale();
            best = scale * sums.xl;
        }
    }
    return finiteOr(scale, -extreme / count);
}

float descendingFit(std::span<const float> x, int levels)
{
    const float extreme = extremeOf(x), count = static_cast<float>(levels);
    if (std::fabs(extreme) < kNothing)
        return 0;
    std::array<float, kMost> codes;
    for (std::size_t i = 0; i < x.size(); ++i)
        codes[i] = code(-count / extreme * x[i], -count, count - 1);
    Sums sums;
    for (std::size_t i = 0; i < x.size(); ++i)
        sums.add(x[i], codes[i]);
    for (int k = 0; k < kSweeps && sweep(x, levels, codes.data(), sums); ++k) { }
    return finiteOr(sums.scale(), -extreme / count);
}

}  // namespace bitloupe::ggml
