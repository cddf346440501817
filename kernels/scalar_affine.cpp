// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// Affine grids: q = clamp(rne(x / scale) + zero, low, high), y = float(q - zero) * scale (reference/methods.md 1.1).

#include "kernels/levels.h"

#include <bit>
#include <cmath>

namespace bitloupe::kernels {
namespace {

// Below 2^22 in magnitude the sum with 1.5 * 2^23 has a unit in the last place of 1, so the addition rounds to nearest even.
constexpr float kRounder = 12582912.0f;

// q - zero = clamp(rne(t), low - zero, high - zero). Clamping first gives the same, because the ends are integers and
// rounding is monotone; and it keeps t small.
class Steps {
public:
    explicit Steps(const Affine& p)
        : m_scale(p.scale)
        , m_inverse(1.0f / p.scale)
        , m_low(static_cast<float>(p.low - p.zero))
        , m_high(static_cast<float>(p.high - p.zero))
        , m_multiply(p.multiplyByReciprocal)
    {
    }
    std::int32_t of(float x) const
    {
        float t = m_multiply ? x * m_inverse : x / m_scale;
        t = std::isnan(t) ? 0.0f : t;
        t = t < m_low ? m_low : t;
        t = t > m_high ? m_high : t;
        return static_cast<std::int32_t>((t + kRounder) - kRounder);
    }

private:
    float m_scale, m_inverse, m_low, m_high;
    bool m_multiply;
};

template <class Code>
void quantize(const float* x, std::size_t n, const Affine& p, Code* out)
{
    const Steps steps(p);
    for (std::size_t i = 0; i < n; ++i)
        out[i] = static_cast<Code>(steps.of(x[i]) + p.zero);
}

template <class Code>
void dequantize(const Code* q, std::size_t n, float scale, std::int32_t zero, float* out)
{
    for (std::size_t i = 0; i < n; ++i)
        out[i] = static_cast<float>(std::int32_t{q[i]} - zero) * scale;
}

void roundTripAffine(const float* x, std::size_t n, const Affine& p, float* out)
{
    const Steps steps(p);
    for (std::size_t i = 0; i < n; ++i)
        out[i] = static_cast<float>(steps.of(x[i])) * p.scale;
}

double affineSquaredError(const float* x, std::size_t n, const Affine& p)
{
    constexpr std::size_t kLanes = 16;
    double lane[kLanes] = {};
    const Steps steps(p);
    for (std::size_t i = 0; i < n; ++i) {
        if (!std::isfinite(x[i]))
            continue;
        const double e = static_cast<double>(x[i]) - static_cast<double>(static_cast<float>(steps.of(x[i])) * p.scale);
        lane[i % kLanes] = std::fma(e, e, lane[i % kLanes]);
    }
    for (std::size_t half = kLanes / 2; half > 0; half /= 2) {
        for (std::size_t i = 0; i < half; ++i)
            lane[i] += lane[i + half];
    }
    return lane[0];
}

float quantizeRowI8(const float* x, std::size_t n, float divisor, std::int32_t low, std::int32_t high, std::int8_t* out)
{
    const float quotient = table(Level::Scalar)->absMax(x, n) / divisor;
    const float scale = quotient == 0.0f ? 1.0f : quotient;
    quantize(x, n, Affine{scale, 0, low, high, false}, out);
    return scale;
}

}  // namespace

void affineScalar(Kernels& table)
{
    table.quantizeI8 = quantize<std::int8_t>;
    table.quantizeU8 = quantize<std::uint8_t>;
    table.quantizeI16 = quantize<std::int16_t>;
    table.quantizeU16 = quantize<std::uint16_t>;
    table.dequantizeI8 = dequantize<std::int8_t>;
    table.dequantizeU8 = dequantize<std::uint8_t>;
    table.dequantizeI16 = dequantize<std::int16_t>;
    table.dequantizeU16 = dequantize<std::uint16_t>;
    table.roundTripAffine = roundTripAffine;
    table.affineSquaredError = affineSquaredError;
    table.quantizeRowI8 = quantizeRowI8;
}

}  // namespace bitloupe::kernels
