// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// Reductions. Element i of a call goes to lane i % kLanes; the lanes are folded pairwise when the call ends.

#include "kernels/fifth_root.h"
#include "kernels/levels.h"
#include "kernels/scalar_lanes.h"

#include <bit>
#include <cmath>
#include <limits>

namespace bitloupe::kernels {
namespace {

constexpr float kInfinity = std::numeric_limits<float>::infinity();

void addProduct(double& sum, double a, double b) { sum = std::fma(a, b, sum); }

std::uint32_t magnitudeBits(float x) { return std::bit_cast<std::uint32_t>(x) & 0x7FFFFFFFu; }
bool isFinite(float x) { return magnitudeBits(x) < 0x7F800000u; }

// Adding +0 turns -0 into +0 and leaves every other value alone.
float plusZero(float x) { return x + 0.0f; }

MinMax minMax(const float* x, std::size_t n)
{
    MinMax r = {kInfinity, -kInfinity, 0};
    for (std::size_t i = 0; i < n; ++i) {
        if (!isFinite(x[i])) {
            ++r.nonFinite;
            continue;
        }
        r.min = x[i] < r.min ? x[i] : r.min;
        r.max = x[i] > r.max ? x[i] : r.max;
    }
    return {plusZero(r.min), plusZero(r.max), r.nonFinite};
}

float absMax(const float* x, std::size_t n)
{
    float largest = 0;
    for (std::size_t i = 0; i < n; ++i) {
        const float a = std::fabs(x[i]);
        if (a < kInfinity && a > largest)
            largest = a;
    }
    return largest;
}

void countClass(float x, Moments& m)
{
    const std::uint32_t bits = magnitudeBits(x);
    m.nan += bits > 0x7F800000u;
    m.inf += bits == 0x7F800000u;
    m.finite += bits < 0x7F800000u;
    m.zero += bits == 0;
    m.subnormal += bits != 0 && bits < 0x00800000u;
}

void moments(const float* x, std::size_t n, double pivot, Moments* out)
{
    Lanes sum1 = {}, sum2 = {}, sum3 = {}, sum4 = {}, sumAbs = {};
    for (std::size_t i = 0; i < n; ++i) {
        countClass(x[i], *out);
        if (!isFinite(x[i]))
            continue;
        const double d = static_cast<double>(x[i]) - pivot;
        const double square = d * d;
        sum1[i % kLanes] += d;
        addProduct(sum2[i % kLanes], d, d);
        addProduct(sum3[i % kLanes], square, d);
        addProduct(sum4[i % kLanes], square, square);
        sumAbs[i % kLanes] += std::fabs(static_cast<double>(x[i]));
    }
    out->sum1 += fold(sum1);
    out->sum2 += fold(sum2);
    out->sum3 += fold(sum3);
    out->sum4 += fold(sum4);
    out->sumAbs += fold(sumAbs);
}

void momentsAndExtremes(const float* x, std::size_t n, double pivot, Moments* out)
{
    const MinMax range = minMax(x, n);
    const bool first = out->finite == 0;
    moments(x, n, pivot, out);
    if (range.min <= range.max) {
        out->min = first || range.min < out->min ? range.min : out->min;
        out->max = first || range.max > out->max ? range.max : out->max;
    }
}

void errorSums(const float* x, const float* y, std::size_t n, ErrorSums* out)
{
    Lanes squaredError = {}, squaredWeight = {}, squaredValue = {}, product = {}, absError = {};
    for (std::size_t i = 0; i < n; ++i) {
        if (!isFinite(x[i]))
            continue;
        const double a = static_cast<double>(x[i]);
        const double b = static_cast<double>(y[i]);
        const double e = a - b;
        addProduct(squaredError[i % kLanes], e, e);
        addProduct(squaredWeight[i % kLanes], a, a);
        addProduct(squaredValue[i % kLanes], b, b);
        addProduct(product[i % kLanes], a, b);
        absError[i % kLanes] += std::fabs(e);
        ++out->count;
        const float magnitude = static_cast<float>(std::fabs(e));
        if (magnitude > out->maxAbsError) {
            out->maxAbsError = magnitude;
            out->maxIndex = i;
        }
    }
    out->squaredError += fold(squaredError);
    out->squaredWeight += fold(squaredWeight);
    out->squaredValue += fold(squaredValue);
    out->product += fold(product);
    out->absError += fold(absError);
}

double rootGuess(double b)
{
    const auto upper = static_cast<std::int32_t>(std::bit_cast<std::uint64_t>(b) >> 32);
    const auto guess = static_cast<std::int32_t>(kRootGuess - 0.2 * static_cast<double>(upper));
    return std::bit_cast<double>(std::uint64_t{static_cast<std::uint32_t>(guess)} << 32);
}

double errorNorm24(const float* x, const float* y, std::size_t n)
{
    Lanes sum = {};
    for (std::size_t i = 0; i < n; ++i) {
        if (!isFinite(x[i]))
            continue;
        const double e = static_cast<double>(x[i]) - static_cast<double>(y[i]);
        const double a = e * e;
        const double b = a > kSmallestSquare ? a : kSmallestSquare;
        sum[i % kLanes] += raisedTo24(a, b, rootGuess(b));
    }
    return fold(sum);
}

}  // namespace

void reduceScalar(Kernels& table)
{
    table.minMax = minMax;
    table.absMax = absMax;
    table.moments = momentsAndExtremes;
    table.errorSums = errorSums;
    table.errorNorm24 = errorNorm24;
}

}  // namespace bitloupe::kernels
