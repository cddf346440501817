// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// Counting and selecting by value.

#include "kernels/levels.h"

#include <bit>
#include <cmath>
#include <limits>

namespace bitloupe::kernels {
namespace {

struct Bins {
    double low;
    double width;  // of all bins together
    std::size_t count;
    double perUnit;  // bins per unit of x, for a first guess only

    double edge(std::size_t k) const { return low + width * static_cast<double>(k) / static_cast<double>(count); }
    // The last k with edge(k) <= x, for x >= low. Edges ascend, so any first guess leads there.
    std::size_t bin(double x) const
    {
        const double guess = (x - low) * perUnit;
        const std::size_t last = count - 1;
        std::size_t k = guess < static_cast<double>(last) ? static_cast<std::size_t>(guess) : last;
        while (k > 0 && x < edge(k))
            --k;
        while (k < last && x >= edge(k + 1))
            ++k;
        return k;
    }
};

void histogram(const float* x, std::size_t n, double low, double high, std::size_t bins, bool magnitude, std::uint64_t* counts)
{
    const double width = high - low;
    if (bins == 0 || !(low <= high) || !(width < std::numeric_limits<double>::infinity()))
        return;
    const Bins all = {low, width, bins, static_cast<double>(bins) / width};
    for (std::size_t i = 0; i < n; ++i) {
        const double value = static_cast<double>(magnitude ? std::fabs(x[i]) : x[i]);
        if (value >= low && value <= high)
            ++counts[all.bin(value)];
    }
}

std::uint32_t magnitudeBits(float x) { return std::bit_cast<std::uint32_t>(x) & 0x7FFFFFFFu; }

void magnitudeBuckets(const float* x, std::size_t n, std::uint64_t* counts)
{
    for (std::size_t i = 0; i < n; ++i)
        ++counts[magnitudeBits(x[i]) >> 16];
}

Collected collectMagnitudes(const float* x, std::size_t n, std::uint32_t lowBits, std::uint32_t highBits, float* out, std::size_t capacity)
{
    Collected r = {0, 0};
    for (std::size_t i = 0; i < n; ++i) {
        const std::uint32_t bits = magnitudeBits(x[i]);
        r.below += bits < lowBits;
        if (bits < lowBits || bits > highBits)
            continue;
        if (r.inside < capacity)
            out[r.inside] = std::fabs(x[i]);
        ++r.inside;
    }
    return r;
}

}  // namespace

void histogramScalar(Kernels& table)
{
    table.histogram = histogram;
    table.magnitudeBuckets = magnitudeBuckets;
    table.collectMagnitudes = collectMagnitudes;
}

}  // namespace bitloupe::kernels
