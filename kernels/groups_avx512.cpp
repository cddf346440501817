// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// AVX-512 twins of scalar_groups.cpp. A group is read once for its range and again, from the cache, for its codes; two codes
// meet in a byte inside lanes of 64 bits. Groups that are not a multiple of 16 weights, not finite, or with a scale near the
// ends of float32 go to the scalar twin.

#include "kernels/avx512_tools.h"
#include "kernels/kernels.h"

#include <immintrin.h>

namespace bitloupe::kernels {

void groupsAvx512(Kernels& table);

namespace {

constexpr float kSmall = 1e-30f;
constexpr float kLarge = 1e30f;

const Kernels& scalar() { return *table(Level::Scalar); }

void prefetchFrom(const float* x) { _mm_prefetch(reinterpret_cast<const char*>(x + 512), _MM_HINT_T0); }

// Two codes a byte, the first one in the low or the high half. Codes have no bits above the fourth.
template <bool firstIsHigh>
void storePairs(__m512i codes, std::uint8_t* out)
{
    const __m512i pairs = firstIsHigh ? _mm512_or_si512(_mm512_slli_epi64(codes, 4), _mm512_srli_epi64(codes, 32))
                                      : _mm512_or_si512(codes, _mm512_srli_epi64(codes, 28));
    _mm_storel_epi64(reinterpret_cast<__m128i*>(out), _mm512_cvtepi64_epi8(pairs));
}

float largestMagnitude(const float* x, std::size_t n)
{
    __m512i m = _mm512_setzero_si512();
    for (std::size_t i = 0; i < n; i += 16)
        m = _mm512_max_epu32(m, _mm512_and_si512(_mm512_loadu_si512(x + i), _mm512_set1_epi32(0x7FFFFFFF)));
    return _mm_cvtss_f32(_mm_castsi128_ps(_mm_cvtsi32_si128(static_cast<int>(_mm512_reduce_max_epu32(m)))));
}

// rne(x / scale) for quotients of at most 16 in magnitude: the product with the reciprocal rounds alike unless it is nearer
// than 2^-19 to a tie, and then the group is divided.
class Quotients {
public:
    explicit Quotients(float scale)
        : m_scale(_mm512_set1_ps(scale))
        , m_inverse(_mm512_set1_ps(1.0f / scale))
    {
    }
    template <class Store>
    void ofGroup(const float* x, std::size_t n, const Store& store) const
    {
        __m512 offMost = _mm512_setzero_ps();
        for (std::size_t i = 0; i < n; i += 16) {
            prefetchFrom(x + i);
            const __m512 t = _mm512_mul_ps(_mm512_loadu_ps(x + i), m_inverse);
            offMost = _mm512_range_ps(offMost, _mm512_reduce_ps(t, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC), 0x0B);
            store(i, _mm512_cvtps_epi32(t));
        }
        if (__builtin_expect(_mm512_cmp_ps_mask(offMost, _mm512_set1_ps(0.5f - 0x1p-18f), _CMP_NLT_UQ) == 0, 1))
            return;
        for (std::size_t i = 0; i < n; i += 16)
            store(i, _mm512_cvtps_epi32(_mm512_div_ps(_mm512_loadu_ps(x + i), m_scale)));
    }

private:
    __m512 m_scale, m_inverse;
};

void quantizeI4(const float* x, std::size_t groups, std::size_t size, float divisor, std::int32_t low, std::uint8_t* packed, float* scales)
{
    const __m512i lowest = _mm512_set1_epi32(low);
    const __m512i highest = _mm512_set1_epi32(7);
    for (std::size_t g = 0; g < groups; ++g, x += size, packed += size / 2) {
        const float scale = size % 16 == 0 ? largestMagnitude(x, size) / divisor : 0.0f;
        if (!(scale > kSmall && scale < kLarge && divisor > 0 && divisor <= 16)) {
            scalar().quantizeGroupsI4(x, 1, size, divisor, low, packed, scales + g);
            continue;
        }
        scales[g] = scale;
        Quotients(scale).ofGroup(x, size, [&](std::size_t i, __m512i q) {
            const __m512i code = _mm512_min_epi32(_mm512_max_epi32(q, lowest), highest);
            storePairs<false>(_mm512_and_si512(code, _mm512_set1_epi32(15)), packed + i / 2);
        });
    }
}

// min(x, 0) and max(x, 0), and whether all is finite.
struct Ends {
    float low, high;
    bool finite;
};

Ends endsOf(const float* x, std::size_t n)
{
    __m512 low = _mm512_setzero_ps();
    __m512 high = low;
    __m512 check = low;
    for (std::size_t i = 0; i < n; i += 16) {
        const __m512 v = _mm512_loadu_ps(x + i);
        low = _mm512_min_ps(v, low);
        high = _mm512_max_ps(v, high);
        check = _mm512_fmadd_ps(v, _mm512_setzero_ps(), check);
    }
    // A zero end is +0 here, whatever its sign in x: minus it plus something, or quotients by it, come out the same.
    return {_mm512_reduce_min_ps(low), _mm512_reduce_max_ps(high), _mm512_cmp_ps_mask(check, check, _CMP_UNORD_Q) == 0};
}

void quantizeU4(const float* x, std::size_t groups, std::size_t size, std::uint8_t* packed, float* scales, std::uint8_t* zeros)
{
    for (std::size_t g = 0; g < groups; ++g, x += size, packed += size / 2) {
        const Ends ends = size % 16 == 0 ? endsOf(x, size) : Ends{0, 0, false};
        const float scale = (ends.high - ends.low) / 15.0f;
        if (!(ends.finite && scale > kSmall && scale < kLarge)) {
            scalar().quantizeGroupsU4(x, 1, size, packed, scales + g, zeros + g);
            continue;
        }
        const int zero = _mm_cvtss_si32(_mm_set_ss(-ends.low / scale));
        scales[g] = scale;
        zeros[g] = static_cast<std::uint8_t>(zero < 15 ? zero : 15);
        const __m512i offset = _mm512_set1_epi32(zeros[g]);
        Quotients(scale).ofGroup(x, size, [&](std::size_t i, __m512i q) {
            const __m512i code = _mm512_max_epi32(_mm512_add_epi32(q, offset), _mm512_setzero_si512());
            storePairs<false>(_mm512_min_epi32(code, _mm512_set1_epi32(15)), packed + i / 2);
        });
    }
}

__mmask16 lanesOf(std::int32_t count) { return firstLanes(static_cast<std::size_t>(count)); }

// Only the lowest four bits of a lane pick a value.
template <bool firstIsHigh>
__m512i codesOf(const std::uint8_t* packed)
{
    const __m512i bytes = _mm512_cvtepu8_epi64(_mm_loadl_epi64(reinterpret_cast<const __m128i*>(packed)));
    return firstIsHigh ? _mm512_or_si512(_mm512_srli_epi64(bytes, 4), _mm512_slli_epi64(bytes, 32))
                       : _mm512_or_si512(bytes, _mm512_slli_epi64(bytes, 28));
}

// values(g): the 16 values of group g.
template <bool firstIsHigh, bool stream, class Values>
void decodeGroups(const std::uint8_t* packed, std::size_t groups, std::size_t size, float* out, const Values& values)
{
    for (std::size_t g = 0; g < groups; ++g) {
        const __m512 v = values(g);
        for (std::size_t i = 0; i < size; i += 16, packed += 8, out += 16) {
            const __m512 y = _mm512_permutexvar_ps(codesOf<firstIsHigh>(packed), v);
            if constexpr (stream)
                _mm512_stream_ps(out, y);
            else
                _mm512_storeu_ps(out, y);
        }
    }
}

template <bool firstIsHigh, class Values>
void decode(const std::uint8_t* packed, std::size_t groups, std::size_t size, float* out, const Values& values)
{
    if (groups * size * sizeof(float) < kPastCaches || reinterpret_cast<std::uintptr_t>(out) % 64 != 0)
        return decodeGroups<firstIsHigh, false>(packed, groups, size, out, values);
    decodeGroups<firstIsHigh, true>(packed, groups, size, out, values);
    _mm_sfence();
}

void dequantizeI4(const std::uint8_t* packed, std::size_t groups, std::size_t size, const float* scales, float* out)
{
    if (size % 16 != 0)
        return scalar().dequantizeGroupsI4(packed, groups, size, scales, out);
    const __m512 steps = _mm512_setr_ps(0, 1, 2, 3, 4, 5, 6, 7, -8, -7, -6, -5, -4, -3, -2, -1);
    decode<false>(packed, groups, size, out, [&](std::size_t g) { return _mm512_mul_ps(steps, _mm512_set1_ps(scales[g])); });
}

void dequantizeU4(const std::uint8_t* packed, std::size_t groups, std::size_t size, const float* scales, const std::uint8_t* zeros,
                  float* out)
{
    if (size % 16 != 0)
        return scalar().dequantizeGroupsU4(packed, groups, size, scales, zeros, out);
    const __m512i steps = _mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
    decode<false>(packed, groups, size, out, [&](std::size_t g) {
        const __m512 above = _mm512_cvtepi32_ps(_mm512_sub_epi32(steps, _mm512_set1_epi32(zeros[g])));
        return _mm512_mul_ps(above, _mm512_set1_ps(scales[g]));
    });
}

void dequantizeCodebook(const std::uint8_t* packed, std::size_t groups, std::size_t size, const float* scales, const Codebook& book,
                        float* out)
{
    if (size % 16 != 0)
        return scalar().dequantizeGroupsCodebook(packed, groups, size, scales, book, out);
    const __m512i ranks = _mm512_cvtepu8_epi32(_mm_loadu_si128(reinterpret_cast<const __m128i*>(book.ranks)));
    const __mmask16 known = _mm512_cmplt_epi32_mask(ranks, _mm512_set1_epi32(book.count));
    const __m512 levels = _mm512_maskz_permutexvar_ps(known, ranks, _mm512_maskz_loadu_ps(lanesOf(book.count), book.levels));
    decode<true>(packed, groups, size, out, [&](std::size_t g) { return _mm512_mul_ps(levels, _mm512_set1_ps(scales[g])); });
}

}  // namespace

void groupsAvx512(Kernels& table)
{
    table.quantizeGroupsI4 = quantizeI4;
    table.quantizeGroupsU4 = quantizeU4;
    table.dequantizeGroupsI4 = dequantizeI4;
    table.dequantizeGroupsU4 = dequantizeU4;
    table.dequantizeGroupsCodebook = dequantizeCodebook;
}

}  // namespace bitloupe::kernels
