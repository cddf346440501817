// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// AVX-512 twins of scalar_affine.cpp: 64 weights a step, packed to codes in registers.

#include "kernels/kernels.h"

#include <immintrin.h>

namespace bitloupe::kernels {

void affineAvx512(Kernels& table);

namespace {

// Results of at least so many bytes go past the caches.
constexpr std::size_t kStreamBytes = std::size_t{4} << 20;

__mmask16 first16(std::size_t n) { return static_cast<__mmask16>(n >= 16 ? 0xFFFFu : (1u << n) - 1u); }
__mmask16 finiteLanes(__m512 x)
{
    const __m512i bits = _mm512_and_si512(_mm512_castps_si512(x), _mm512_set1_epi32(0x7FFFFFFF));
    return _mm512_cmplt_epu32_mask(bits, _mm512_set1_epi32(0x7F800000));
}
// Elements before `out` is aligned to 64 bytes.
std::size_t beforeAligned(const void* out, std::size_t elementBytes)
{
    const std::size_t past = reinterpret_cast<std::uintptr_t>(out) % 64;
    return past == 0 ? 0 : (64 - past) / elementBytes;
}

// How the quotient t is found.
struct Quotient {
    static __m512 apply(__m512 x, __m512 by) { return _mm512_div_ps(x, by); }
};
struct Product {
    static __m512 apply(__m512 x, __m512 by) { return _mm512_mul_ps(x, by); }
};

// q - zero = rne(clamp(t, low - zero, high - zero)) as integers; t counts as 0 where it is NaN.
template <class Operation>
struct Steps {
    __m512 by, low, high;

    explicit Steps(const Affine& p)
        : by(_mm512_set1_ps(p.multiplyByReciprocal ? 1.0f / p.scale : p.scale))
        , low(_mm512_set1_ps(static_cast<float>(p.low - p.zero)))
        , high(_mm512_set1_ps(static_cast<float>(p.high - p.zero)))
    {
    }
    __m512i of(__m512 x) const
    {
        const __m512 t = Operation::apply(x, by);
        const __m512 known = _mm512_maskz_mov_ps(_mm512_cmp_ps_mask(t, t, _CMP_ORD_Q), t);
        return _mm512_cvtps_epi32(_mm512_min_ps(_mm512_max_ps(known, low), high));
    }
};

// Codes of one vector, as bytes or words in its lower part, and of a whole line of 64 bytes.
template <bool isSigned>
struct Bytes {
    using Code = std::uint8_t;
    static constexpr std::size_t kLine = 64;
    static void storeSome(std::uint8_t* out, __mmask16 lanes, __m512i q) { _mm_mask_storeu_epi8(out, lanes, _mm512_cvtepi32_epi8(q)); }
    static __m512i pack(const __m512i* q)
    {
        const __m512i a = _mm512_packs_epi32(q[0], q[1]);
        const __m512i b = _mm512_packs_epi32(q[2], q[3]);
        const __m512i mixed = isSigned ? _mm512_packs_epi16(a, b) : _mm512_packus_epi16(a, b);
        return _mm512_permutexvar_epi32(_mm512_setr_epi32(0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15), mixed);
    }
};
template <bool isSigned>
struct Words {
    using Code = std::uint16_t;
    static constexpr std::size_t kLine = 32;
    static void storeSome(std::uint16_t* out, __mmask16 lanes, __m512i q)
    {
        _mm256_mask_storeu_epi16(out, lanes, _mm512_cvtepi32_epi16(q));
    }
    static __m512i pack(const __m512i* q)
    {
        const __m512i mixed = isSigned ? _mm512_packs_epi32(q[0], q[1]) : _mm512_packus_epi32(q[0], q[1]);
        return _mm512_permutexvar_epi64(_mm512_setr_epi64(0, 2, 4, 6, 1, 3, 5, 7), mixed);
    }
};

template <class Layout, class S>
void quantizeSome(const float* x, std::size_t n, const S& steps, __m512i zero, typename Layout::Code* out)
{
    for (std::size_t i = 0; i < n; i += 16)
        Layout::storeSome(out + i, first16(n - i), _mm512_add_epi32(steps.of(_mm512_maskz_loadu_ps(first16(n - i), x + i)), zero));
}

template <class Layout, class S, bool stream>
std::size_t quantizeLines(const float* x, std::size_t n, const S& steps, __m512i zero, typename Layout::Code* out)
{
    std::size_t i = 0;
    for (; i + Layout::kLine <= n; i += Layout::kLine) {
        __m512i q[Layout::kLine / 16];
        for (std::size_t j = 0; j < Layout::kLine / 16; ++j)
            q[j] = _mm512_add_epi32(steps.of(_mm512_loadu_ps(x + i + 16 * j)), zero);
        if constexpr (stream)
            _mm512_stream_si512(reinterpret_cast<__m512i*>(out + i), Layout::pack(q));
        else
            _mm512_storeu_si512(out + i, Layout::pack(q));
    }
    return i;
}

template <class Layout, class S>
void quantizeWith(const float* x, std::size_t n, const Affine& p, bool stream, typename Layout::Code* out)
{
    const S steps(p);
    const __m512i zero = _mm512_set1_epi32(p.zero);
    std::size_t i = 0;
    if (stream) {
        i = beforeAligned(out, sizeof(*out));
        i = i < n ? i : n;
        quantizeSome<Layout>(x, i, steps, zero, out);
        i += quantizeLines<Layout, S, true>(x + i, n - i, steps, zero, out + i);
        _mm_sfence();
    } else {
        i = quantizeLines<Layout, S, false>(x, n, steps, zero, out);
    }
    quantizeSome<Layout>(x + i, n - i, steps, zero, out + i);
}

template <class Layout>
void quantize(const float* x, std::size_t n, const Affine& p, void* out)
{
    auto* codes = static_cast<typename Layout::Code*>(out);
    const bool stream = n * sizeof(*codes) >= kStreamBytes;
    if (p.multiplyByReciprocal)
        quantizeWith<Layout, Steps<Product>>(x, n, p, stream, codes);
    else
        quantizeWith<Layout, Steps<Quotient>>(x, n, p, stream, codes);
}

void quantizeI8(const float* x, std::size_t n, const Affine& p, std::int8_t* out) { quantize<Bytes<true>>(x, n, p, out); }
void quantizeU8(const float* x, std::size_t n, const Affine& p, std::uint8_t* out) { quantize<Bytes<false>>(x, n, p, out); }
void quantizeI16(const float* x, std::size_t n, const Affine& p, std::int16_t* out) { quantize<Words<true>>(x, n, p, out); }
void quantizeU16(const float* x, std::size_t n, const Affine& p, std::uint16_t* out) { quantize<Words<false>>(x, n, p, out); }

__m512i widen(const std::int8_t* q, __mmask16 lanes) { return _mm512_cvtepi8_epi32(_mm_maskz_loadu_epi8(lanes, q)); }
__m512i widen(const std::uint8_t* q, __mmask16 lanes) { return _mm512_cvtepu8_epi32(_mm_maskz_loadu_epi8(lanes, q)); }
__m512i widen(const std::int16_t* q, __mmask16 lanes) { return _mm512_cvtepi16_epi32(_mm256_maskz_loadu_epi16(lanes, q)); }
__m512i widen(const std::uint16_t* q, __mmask16 lanes) { return _mm512_cvtepu16_epi32(_mm256_maskz_loadu_epi16(lanes, q)); }

template <class Code>
void dequantize(const Code* q, std::size_t n, float scale, std::int32_t zero, float* out)
{
    const __m512 by = _mm512_set1_ps(scale);
    const __m512i offset = _mm512_set1_epi32(zero);
    const auto value = [&](std::size_t i, __mmask16 lanes) {
        return _mm512_mul_ps(_mm512_cvtepi32_ps(_mm512_sub_epi32(widen(q + i, lanes), offset)), by);
    };
    std::size_t i = 0;
    if (n * sizeof(float) >= kStreamBytes && reinterpret_cast<std::uintptr_t>(out) % sizeof(float) == 0) {
        i = beforeAligned(out, sizeof(float));
        _mm512_mask_storeu_ps(out, first16(i), value(0, first16(i)));
        for (; i + 16 <= n; i += 16)
            _mm512_stream_ps(out + i, value(i, 0xFFFF));
        _mm_sfence();
    }
    for (; i + 16 <= n; i += 16)
        _mm512_storeu_ps(out + i, value(i, 0xFFFF));
    _mm512_mask_storeu_ps(out + i, first16(n - i), value(i, first16(n - i)));
}

template <class S>
void roundTripWith(const float* x, std::size_t n, const Affine& p, float* out)
{
    const S steps(p);
    const __m512 scale = _mm512_set1_ps(p.scale);
    std::size_t i = 0;
    for (; i + 16 <= n; i += 16)
        _mm512_storeu_ps(out + i, _mm512_mul_ps(_mm512_cvtepi32_ps(steps.of(_mm512_loadu_ps(x + i))), scale));
    const __mmask16 rest = first16(n - i);
    _mm512_mask_storeu_ps(out + i, rest, _mm512_mul_ps(_mm512_cvtepi32_ps(steps.of(_mm512_maskz_loadu_ps(rest, x + i))), scale));
}

void roundTripAffine(const float* x, std::size_t n, const Affine& p, float* out)
{
    p.multiplyByReciprocal ? roundTripWith<Steps<Product>>(x, n, p, out) : roundTripWith<Steps<Quotient>>(x, n, p, out);
}

// The squared error of 16 elements, added to 2 x 8 lanes.
struct ErrorLanes {
    __m512d a = _mm512_setzero_pd();
    __m512d b = _mm512_setzero_pd();

    static __m512d added(__m512d sum, __m256 x, __m256 y)
    {
        const __m512d e = _mm512_sub_pd(_mm512_cvtps_pd(x), _mm512_cvtps_pd(y));
        return _mm512_fmadd_pd(e, e, sum);
    }
    void add(__m512 x, __m512 y)
    {
        a = added(a, _mm512_castps512_ps256(x), _mm512_castps512_ps256(y));
        b = added(b, _mm512_extractf32x8_ps(x, 1), _mm512_extractf32x8_ps(y, 1));
    }
    double fold() const
    {
        const __m512d eight = _mm512_add_pd(a, b);
        const __m256d four = _mm256_add_pd(_mm512_castpd512_pd256(eight), _mm512_extractf64x4_pd(eight, 1));
        const __m128d two = _mm_add_pd(_mm256_castpd256_pd128(four), _mm256_extractf128_pd(four, 1));
        return _mm_cvtsd_f64(_mm_add_sd(two, _mm_unpackhi_pd(two, two)));
    }
};

template <class S>
double squaredErrorWith(const float* x, std::size_t n, const Affine& p)
{
    const S steps(p);
    const __m512 scale = _mm512_set1_ps(p.scale);
    ErrorLanes sum;
    for (std::size_t i = 0; i < n; i += 16) {
        const __m512 v = _mm512_maskz_loadu_ps(first16(n - i), x + i);
        const __mmask16 lanes = static_cast<__mmask16>(finiteLanes(v) & first16(n - i));
        const __m512 y = _mm512_mul_ps(_mm512_cvtepi32_ps(steps.of(v)), scale);
        sum.add(_mm512_maskz_mov_ps(lanes, v), _mm512_maskz_mov_ps(lanes, y));
    }
    return sum.fold();
}

double affineSquaredError(const float* x, std::size_t n, const Affine& p)
{
    return p.multiplyByReciprocal ? squaredErrorWith<Steps<Product>>(x, n, p) : squaredErrorWith<Steps<Quotient>>(x, n, p);
}

}  // namespace

void affineAvx512(Kernels& table)
{
    table.quantizeI8 = quantizeI8;
    table.quantizeU8 = quantizeU8;
    table.quantizeI16 = quantizeI16;
    table.quantizeU16 = quantizeU16;
    table.dequantizeI8 = dequantize<std::int8_t>;
    table.dequantizeU8 = dequantize<std::uint8_t>;
    table.dequantizeI16 = dequantize<std::int16_t>;
    table.dequantizeU16 = dequantize<std::uint16_t>;
    table.roundTripAffine = roundTripAffine;
    table.affineSquaredError = affineSquaredError;
}

}  // namespace bitloupe::kernels
