// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// IQ4_NL: 16 uneven levels and a scale found by trying (reference/formats.md 5.4). For each of 16 candidates 1 / d every
// weight takes its level q, and d = sum(w q x) / sum(w q q), w = x^2, is the best scale for those; the candidate with the
// largest sum(w q x)^2 / sum(w q q) wins, and the codes are made anew with its d. All in float32 and in this order: in blocks
// with one large weight the candidates tie up to rounding.

#include "kernels/levels.h"

#include <cmath>
#include <cstring>

namespace bitloupe::kernels {
namespace {

constexpr int kLevels[16] = {-127, -104, -83, -65, -49, -35, -22, -10, 1, 13, 25, 38, 53, 69, 89, 113};
constexpr std::size_t kHalfBlock = kGgmlBlock / 2;
constexpr float kNothing = 1e-15f;  // blocks smaller than this are stored with d = 0
constexpr int kTries = 7;  // to either side

// The nearest level; between two the upper one. NaN is taken as 0.
unsigned nearest(float t)
{
    unsigned rank = 0;
    for (unsigned i = 0; i + 1 < 16; ++i)
        rank += std::isnan(t) ? i < 8 : t >= static_cast<float>(kLevels[i] + kLevels[i + 1]) * 0.5f;
    return rank;
}

struct Fit {
    float qx = 0;  // sum of w q x
    float qq = 0;  // sum of w q q
};

Fit fit(const float* x, float id)
{
    Fit f;
    for (std::size_t i = 0; i < kGgmlBlock; ++i) {
        const float q = static_cast<float>(kLevels[nearest(id * x[i])]);
        const float w = x[i] * x[i];
        f.qx += w * q * x[i];
        f.qq += w * q * q;
    }
    return f;
}

// x is finite, m its first element of largest magnitude.
float searchScale(const float* x, float m)
{
    const float first = -m / static_cast<float>(kLevels[0]);
    Fit f = fit(x, 1.0f / first);
    float d = f.qx / f.qq;
    float best = d * f.qx;
    for (int i = -kTries; i <= kTries; ++i) {
        f = fit(x, static_cast<float>(i + kLevels[0]) / m);
        if (!(f.qq > 0 && f.qx * f.qx > best * f.qq))
            continue;
        d = f.qx / f.qq;
        best = d * f.qx;
    }
    return std::isfinite(d) ? d : first;
}

void encode(const float* x, std::uint8_t* out)
{
    float finite[kGgmlBlock];
    float m = 0;
    for (std::size_t i = 0; i < kGgmlBlock; ++i) {
        finite[i] = std::isfinite(x[i]) ? x[i] : 0.0f;
        m = std::fabs(finite[i]) > std::fabs(m) ? finite[i] : m;
    }
    const float d = std::fabs(m) < kNothing ? 0.0f : searchScale(finite, m);
    const float id = d != 0 ? 1.0f / d : 0.0f;
    std::uint16_t half = 0;
    table(Level::Scalar)->floatToHalf(&d, 1, &half);
    std::memcpy(out, &half, sizeof(half));
    for (std::size_t i = 0; i < kHalfBlock; ++i)
        out[2 + i] = static_cast<std::uint8_t>(nearest(id * x[i]) | nearest(id * x[i + kHalfBlock]) << 4);
}

void quantizeIq4Nl(const float* x, std::size_t blocks, void* bytes)
{
    for (std::size_t i = 0; i < blocks; ++i)
        encode(x + i * kGgmlBlock, static_cast<std::uint8_t*>(bytes) + i * kIq4NlBytes);
}

void dequantizeIq4Nl(const void* bytes, std::size_t blocks, float* out)
{
    for (std::size_t i = 0; i < blocks; ++i) {
        const std::uint8_t* block = static_cast<const std::uint8_t*>(bytes) + i * kIq4NlBytes;
        std::uint16_t half = 0;
        std::memcpy(&half, block, sizeof(half));
        float d = 0;
        table(Level::Scalar)->halfToFloat(&half, 1, &d);
        for (std::size_t j = 0; j < kHalfBlock; ++j) {
            out[i * kGgmlBlock + j] = static_cast<float>(kLevels[block[2 + j] & 15]) * d;
            out[i * kGgmlBlock + j + kHalfBlock] = static_cast<float>(kLevels[block[2 + j] >> 4]) * d;
        }
    }
}

}  // namespace

void blockSearchScalar(Kernels& table)
{
    table.quantizeIq4Nl = quantizeIq4Nl;
    table.dequantizeIq4Nl = dequantizeIq4Nl;
}

}  // namespace bitloupe::kernels
