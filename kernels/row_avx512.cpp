// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// AVX-512 twin of quantizeRowI8. A row is read from memory once, for its largest magnitude, and again from the cache; while
// that happens the next row (what follows in memory) is on its way.

#include "kernels/kernels.h"

#include <immintrin.h>

namespace bitloupe::kernels {

void rowAvx512(Kernels& table);

namespace {

constexpr std::uint32_t kInfinityBits = 0x7F800000u;
// Shorter rows are left in the cache: the half-filled lines at their ends would cost more, and small matrices are read again soon.
constexpr std::size_t kStreamRow = 2048;
constexpr std::size_t kQuickRow = 64;

// Largest magnitude as an integer: magnitudes are ordered as their bits are; whatever is not finite comes out on top.
std::uint32_t largestBits(const float* x, std::size_t n)
{
    const __m512i mask = _mm512_set1_epi32(0x7FFFFFFF);
    __m512i a = _mm512_setzero_si512();
    __m512i b = a;
    std::size_t i = 0;
    for (; i + 32 <= n; i += 32) {
        a = _mm512_max_epu32(a, _mm512_and_si512(_mm512_loadu_si512(x + i), mask));
        b = _mm512_max_epu32(b, _mm512_and_si512(_mm512_loadu_si512(x + i + 16), mask));
    }
    for (; i < n; i += 16) {
        const __mmask16 lanes = static_cast<__mmask16>(n - i >= 16 ? 0xFFFFu : (1u << (n - i)) - 1u);
        a = _mm512_max_epu32(a, _mm512_and_si512(_mm512_maskz_loadu_epi32(lanes, x + i), mask));
    }
    return _mm512_reduce_max_epu32(_mm512_max_epu32(a, b));
}

// Division is slow, so the quotient t is taken as x * (1 / scale). With |t| < 256 that is off by at most
// 3 * 2^-24 * 256 < 2^-14, so it rounds to the same integer unless it is that near to a tie; then all 64 are divided.
class Line {
public:
    Line(float scale, std::int32_t low, std::int32_t high)
        : m_scale(_mm512_set1_ps(scale))
        , m_inverse(_mm512_set1_ps(1.0f / scale))
        , m_low(_mm512_set1_epi8(static_cast<char>(low)))
        , m_high(_mm512_set1_epi8(static_cast<char>(high)))
    {
    }
    // 64 codes.
    __m512i of(const float* x) const
    {
        __m512 t[4];
        __m512 offMost = _mm512_setzero_ps();
        for (std::size_t j = 0; j < 4; ++j) {
            t[j] = _mm512_mul_ps(_mm512_loadu_ps(x + 16 * j), m_inverse);
            const __m512 off = _mm512_reduce_ps(t[j], _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC);
            offMost = _mm512_range_ps(offMost, off, kLargerMagnitude);
        }
        if (__builtin_expect(_mm512_cmp_ps_mask(offMost, _mm512_set1_ps(0.5f - 0x1p-14f), _CMP_NLT_UQ) != 0, 0)) {
            for (std::size_t j = 0; j < 4; ++j)
                t[j] = _mm512_div_ps(_mm512_loadu_ps(x + 16 * j), m_scale);
        }
        return pack(t);
    }

private:
    static constexpr int kLargerMagnitude = 0x0B;  // of the two, without its sign

    // Packing saturates to [-128, 127]; the ends of the grid lie within.
    __m512i pack(const __m512* t) const
    {
        const __m512i a = _mm512_packs_epi32(_mm512_cvtps_epi32(t[0]), _mm512_cvtps_epi32(t[1]));
        const __m512i b = _mm512_packs_epi32(_mm512_cvtps_epi32(t[2]), _mm512_cvtps_epi32(t[3]));
        const __m512i order = _mm512_setr_epi32(0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15);
        const __m512i codes = _mm512_permutexvar_epi32(order, _mm512_packs_epi16(a, b));
        return _mm512_min_epi8(_mm512_max_epi8(codes, m_low), m_high);
    }

    __m512 m_scale, m_inverse;
    __m512i m_low, m_high;
};

template <bool stream>
std::size_t quantizeLines(const float* x, std::size_t n, const Line& line, std::size_t rowLength, std::int8_t* out)
{
    std::size_t i = 0;
    for (; i + 64 <= n; i += 64) {
        for (std::size_t j = 0; j < 4; ++j)
            _mm_prefetch(reinterpret_cast<const char*>(x + i + 16 * j + rowLength), _MM_HINT_T1);
        if constexpr (stream)
            _mm512_stream_si512(reinterpret_cast<__m512i*>(out + i), line.of(x + i));
        else
            _mm512_storeu_si512(out + i, line.of(x + i));
    }
    return i;
}

const Kernels& general() { return *table(Level::Avx512); }

float quantizeRowI8(const float* x, std::size_t n, float divisor, std::int32_t low, std::int32_t high, std::int8_t* out)
{
    const std::uint32_t bits = largestBits(x, n);
    const bool finite = bits < kInfinityBits;
    const float largest = finite ? _mm_cvtss_f32(_mm_castsi128_ps(_mm_cvtsi32_si128(static_cast<int>(bits)))) : general().absMax(x, n);
    const float quotient = largest / divisor;
    const Affine p = {quotient == 0.0f ? 1.0f : quotient, 0, low, high, false};
    const bool quick = finite && n >= kQuickRow && divisor > 0 && divisor < 255 && p.scale > 1e-30f && p.scale < 1e30f;
    if (!quick) {
        general().quantizeI8(x, n, p, out);
        return p.scale;
    }
    const Line line(p.scale, low, high);
    std::size_t i = 0;
    if (n >= kStreamRow) {
        i = (64 - reinterpret_cast<std::uintptr_t>(out) % 64) % 64;
        general().quantizeI8(x, i, p, out);
        i += quantizeLines<true>(x + i, n - i, line, n, out + i);
        _mm_sfence();
    } else {
        i = quantizeLines<false>(x, n, line, n, out);
    }
    if (i < n)
        general().quantizeI8(x + i, n - i, p, out + i);
    return p.scale;
}

}  // namespace

void rowAvx512(Kernels& table) { table.quantizeRowI8 = quantizeRowI8; }

}  // namespace bitloupe::kernels
