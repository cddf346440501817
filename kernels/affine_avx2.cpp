// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// AVX2 twins of scalar_affine.cpp: 32 (bytes) or 16 (words) weights a step. What is left goes to the scalar twin.

#include "kernels/kernels.h"

#include <immintrin.h>

namespace bitloupe::kernels {

void affineAvx2(Kernels& table);

namespace {

// Results of at least so many bytes go past the caches.
constexpr std::size_t kStreamBytes = std::size_t{4} << 20;
// Shorter rows are left in the cache: the half-filled lines at their ends would cost more.
constexpr std::size_t kStreamRow = 512;

const Kernels& scalar() { return *table(Level::Scalar); }

// Elements before `out` is aligned to 32 bytes; all of them where it never is.
template <class Code>
std::size_t beforeAligned(const Code* out, std::size_t n)
{
    const std::size_t past = reinterpret_cast<std::uintptr_t>(out) % 32;
    const std::size_t head = past == 0 ? 0 : (32 - past) / sizeof(Code);
    return head < n && past % sizeof(Code) == 0 ? head : n;
}

// q - zero = rne(clamp(t, low - zero, high - zero)) as integers; t counts as 0 where it is NaN.
template <bool multiply>
struct Steps {
    __m256 by, low, high;

    explicit Steps(const Affine& p)
        : by(_mm256_set1_ps(multiply ? 1.0f / p.scale : p.scale))
        , low(_mm256_set1_ps(static_cast<float>(p.low - p.zero)))
        , high(_mm256_set1_ps(static_cast<float>(p.high - p.zero)))
    {
    }
    __m256i of(__m256 x) const
    {
        const __m256 t = multiply ? _mm256_mul_ps(x, by) : _mm256_div_ps(x, by);
        const __m256 known = _mm256_and_ps(t, _mm256_cmp_ps(t, t, _CMP_ORD_Q));
        return _mm256_cvtps_epi32(_mm256_min_ps(_mm256_max_ps(known, low), high));
    }
};

// How codes of 8 become a vector of 32 bytes.
__m256i pack(const __m256i* q, std::int8_t*)
{
    const __m256i mixed = _mm256_packs_epi16(_mm256_packs_epi32(q[0], q[1]), _mm256_packs_epi32(q[2], q[3]));
    return _mm256_permutevar8x32_epi32(mixed, _mm256_setr_epi32(0, 4, 1, 5, 2, 6, 3, 7));
}
__m256i pack(const __m256i* q, std::uint8_t*)
{
    const __m256i mixed = _mm256_packus_epi16(_mm256_packs_epi32(q[0], q[1]), _mm256_packs_epi32(q[2], q[3]));
    return _mm256_permutevar8x32_epi32(mixed, _mm256_setr_epi32(0, 4, 1, 5, 2, 6, 3, 7));
}
__m256i pack(const __m256i* q, std::int16_t*) { return _mm256_permute4x64_epi64(_mm256_packs_epi32(q[0], q[1]), 0xD8); }
__m256i pack(const __m256i* q, std::uint16_t*) { return _mm256_permute4x64_epi64(_mm256_packus_epi32(q[0], q[1]), 0xD8); }

template <bool multiply, bool stream, class Code>
std::size_t quantizeVectors(const float* x, std::size_t n, const Affine& p, Code* out)
{
    constexpr std::size_t kStep = 32 / sizeof(Code);
    const Steps<multiply> steps(p);
    const __m256i zero = _mm256_set1_epi32(p.zero);
    std::size_t i = 0;
    for (; i + kStep <= n; i += kStep) {
        __m256i q[kStep / 8];
        for (std::size_t j = 0; j < kStep / 8; ++j)
            q[j] = _mm256_add_epi32(steps.of(_mm256_loadu_ps(x + i + 8 * j)), zero);
        if constexpr (stream)
            _mm256_stream_si256(reinterpret_cast<__m256i*>(out + i), pack(q, out));
        else
            _mm256_storeu_si256(reinterpret_cast<__m256i*>(out + i), pack(q, out));
    }
    return i;
}

template <class Code>
using Quantize = void (*)(const float*, std::size_t, const Affine&, Code*);

template <class Code>
void quantize(const float* x, std::size_t n, const Affine& p, bool stream, Quantize<Code> rest, Code* out)
{
    std::size_t i = 0;
    if (stream) {
        i = beforeAligned(out, n);
        rest(x, i, p, out);
        i += p.multiplyByReciprocal ? quantizeVectors<true, true>(x + i, n - i, p, out + i)
                                    : quantizeVectors<false, true>(x + i, n - i, p, out + i);
        _mm_sfence();
    } else {
        i = p.multiplyByReciprocal ? quantizeVectors<true, false>(x, n, p, out) : quantizeVectors<false, false>(x, n, p, out);
    }
    rest(x + i, n - i, p, out + i);
}

bool isLong(std::size_t bytes) { return bytes >= kStreamBytes; }
void quantizeI8(const float* x, std::size_t n, const Affine& p, std::int8_t* out)
{
    quantize(x, n, p, isLong(n), scalar().quantizeI8, out);
}
void quantizeU8(const float* x, std::size_t n, const Affine& p, std::uint8_t* out)
{
    quantize(x, n, p, isLong(n), scalar().quantizeU8, out);
}
void quantizeI16(const float* x, std::size_t n, const Affine& p, std::int16_t* out)
{
    quantize(x, n, p, isLong(2 * n), scalar().quantizeI16, out);
}
void quantizeU16(const float* x, std::size_t n, const Affine& p, std::uint16_t* out)
{
    quantize(x, n, p, isLong(2 * n), scalar().quantizeU16, out);
}

__m256i widen(const std::int8_t* q) { return _mm256_cvtepi8_epi32(_mm_loadl_epi64(reinterpret_cast<const __m128i*>(q))); }
__m256i widen(const std::uint8_t* q) { return _mm256_cvtepu8_epi32(_mm_loadl_epi64(reinterpret_cast<const __m128i*>(q))); }
__m256i widen(const std::int16_t* q) { return _mm256_cvtepi16_epi32(_mm_loadu_si128(reinterpret_cast<const __m128i*>(q))); }
__m256i widen(const std::uint16_t* q) { return _mm256_cvtepu16_epi32(_mm_loadu_si128(reinterpret_cast<const __m128i*>(q))); }

template <class Code>
using Dequantize = void (*)(const Code*, std::size_t, float, std::int32_t, float*);

template <class Code>
void dequantize(const Code* q, std::size_t n, float scale, std::int32_t zero, Dequantize<Code> rest, float* out)
{
    const __m256 by = _mm256_set1_ps(scale);
    const __m256i offset = _mm256_set1_epi32(zero);
    const auto value = [&](std::size_t i) { return _mm256_mul_ps(_mm256_cvtepi32_ps(_mm256_sub_epi32(widen(q + i), offset)), by); };
    std::size_t i = 0;
    if (isLong(n * sizeof(float))) {
        i = beforeAligned(out, n);
        rest(q, i, scale, zero, out);
        for (; i + 8 <= n; i += 8)
            _mm256_stream_ps(out + i, value(i));
        _mm_sfence();
    }
    for (; i + 8 <= n; i += 8)
        _mm256_storeu_ps(out + i, value(i));
    rest(q + i, n - i, scale, zero, out + i);
}

void dequantizeI8(const std::int8_t* q, std::size_t n, float s, std::int32_t z, float* out)
{
    dequantize(q, n, s, z, scalar().dequantizeI8, out);
}
void dequantizeU8(const std::uint8_t* q, std::size_t n, float s, std::int32_t z, float* out)
{
    dequantize(q, n, s, z, scalar().dequantizeU8, out);
}
void dequantizeI16(const std::int16_t* q, std::size_t n, float s, std::int32_t z, float* out)
{
    dequantize(q, n, s, z, scalar().dequantizeI16, out);
}
void dequantizeU16(const std::uint16_t* q, std::size_t n, float s, std::int32_t z, float* out)
{
    dequantize(q, n, s, z, scalar().dequantizeU16, out);
}

template <bool multiply>
std::size_t roundTripVectors(const float* x, std::size_t n, const Affine& p, float* out)
{
    const Steps<multiply> steps(p);
    const __m256 scale = _mm256_set1_ps(p.scale);
    std::size_t i = 0;
    for (; i + 8 <= n; i += 8)
        _mm256_storeu_ps(out + i, _mm256_mul_ps(_mm256_cvtepi32_ps(steps.of(_mm256_loadu_ps(x + i))), scale));
    return i;
}

void roundTripAffine(const float* x, std::size_t n, const Affine& p, float* out)
{
    const std::size_t done = p.multiplyByReciprocal ? roundTripVectors<true>(x, n, p, out) : roundTripVectors<false>(x, n, p, out);
    scalar().roundTripAffine(x + done, n - done, p, out + done);
}

// The squared error of 4 elements; nothing where x is not finite.
__m256d addedSquare(__m256d sum, __m128 x, __m128 y)
{
    const __m128i bits = _mm_and_si128(_mm_castps_si128(x), _mm_set1_epi32(0x7FFFFFFF));
    const __m256d lanes = _mm256_castsi256_pd(_mm256_cvtepi32_epi64(_mm_cmpgt_epi32(_mm_set1_epi32(0x7F800000), bits)));
    const __m256d e = _mm256_and_pd(lanes, _mm256_sub_pd(_mm256_cvtps_pd(x), _mm256_cvtps_pd(y)));
    return _mm256_fmadd_pd(e, e, sum);
}

template <bool multiply>
double squaredErrorWith(const float* x, std::size_t n, const Affine& p)
{
    const Steps<multiply> steps(p);
    const __m256 scale = _mm256_set1_ps(p.scale);
    __m256d sum[4] = {_mm256_setzero_pd(), _mm256_setzero_pd(), _mm256_setzero_pd(), _mm256_setzero_pd()};  // lanes 0-3, 4-7…
    const auto add8 = [&](const float* at, __m256d* two) {
        const __m256 v = _mm256_loadu_ps(at);
        const __m256 y = _mm256_mul_ps(_mm256_cvtepi32_ps(steps.of(v)), scale);
        two[0] = addedSquare(two[0], _mm256_castps256_ps128(v), _mm256_castps256_ps128(y));
        two[1] = addedSquare(two[1], _mm256_extractf128_ps(v, 1), _mm256_extractf128_ps(y, 1));
    };
    std::size_t i = 0;
    for (; i + 16 <= n; i += 16) {
        add8(x + i, sum);
        add8(x + i + 8, sum + 2);
    }
    float rest[16];  // filled up with NaN, which counts for nothing
    for (std::size_t j = 0; j < 16; ++j)
        rest[j] = i + j < n ? x[i + j] : __builtin_nanf("");
    add8(rest, sum);
    add8(rest + 8, sum + 2);
    const __m256d four = _mm256_add_pd(_mm256_add_pd(sum[0], sum[2]), _mm256_add_pd(sum[1], sum[3]));
    const __m128d pair = _mm_add_pd(_mm256_castpd256_pd128(four), _mm256_extractf128_pd(four, 1));
    return _mm_cvtsd_f64(_mm_add_sd(pair, _mm_unpackhi_pd(pair, pair)));
}

double affineSquaredError(const float* x, std::size_t n, const Affine& p)
{
    return p.multiplyByReciprocal ? squaredErrorWith<true>(x, n, p) : squaredErrorWith<false>(x, n, p);
}

float quantizeRowI8(const float* x, std::size_t n, float divisor, std::int32_t low, std::int32_t high, std::int8_t* out)
{
    const float quotient = table(Level::Avx2)->absMax(x, n) / divisor;
    const Affine p = {quotient == 0.0f ? 1.0f : quotient, 0, low, high, false};
    quantize(x, n, p, n >= kStreamRow, scalar().quantizeI8, out);
    return p.scale;
}

}  // namespace

void affineAvx2(Kernels& table)
{
    table.quantizeI8 = quantizeI8;
    table.quantizeU8 = quantizeU8;
    table.quantizeI16 = quantizeI16;
    table.quantizeU16 = quantizeU16;
    table.dequantizeI8 = dequantizeI8;
    table.dequantizeU8 = dequantizeU8;
    table.dequantizeI16 = dequantizeI16;
    table.dequantizeU16 = dequantizeU16;
    table.roundTripAffine = roundTripAffine;
    table.affineSquaredError = affineSquaredError;
    table.quantizeRowI8 = quantizeRowI8;
}

}  // namespace bitloupe::kernels
