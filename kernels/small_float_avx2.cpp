// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// AVX2 twins of scalar_small_float.cpp. What is left of a length goes to the scalar twin.

#include "kernels/kernels.h"

#include <immintrin.h>

namespace bitloupe::kernels {

void smallFloatAvx2(Kernels& table);

namespace {

__m256i splat(int value) { return _mm256_set1_epi32(value); }
__m256 magnitude(__m256 x) { return _mm256_andnot_ps(_mm256_set1_ps(-0.0f), x); }

// The lowest bytes of 16 integers below 256.
__m128i lowBytes(__m256i a, __m256i b)
{
    const __m256i words = _mm256_permute4x64_epi64(_mm256_packs_epi32(a, b), 0xD8);
    return _mm_packus_epi16(_mm256_castsi256_si128(words), _mm256_extracti128_si256(words, 1));
}

// See encodeOne() of the scalar twin.
__m256i codesOf(__m256 t, const SmallFloat& form)
{
    const __m256 a = _mm256_and_ps(_mm256_min_ps(magnitude(t), _mm256_set1_ps(form.largest)), _mm256_cmp_ps(t, t, _CMP_ORD_Q));
    const __m256i smallest = splat(128 - form.bias);
    const __m256i exponent = _mm256_max_epi32(_mm256_srli_epi32(_mm256_castps_si256(a), 23), smallest);
    const __m256i perQuantum = _mm256_slli_epi32(_mm256_sub_epi32(splat(254 + form.mantissaBits), exponent), 23);
    const __m256i q = _mm256_cvtps_epi32(_mm256_mul_ps(a, _mm256_castsi256_ps(perQuantum)));
    const __m128i shift = _mm_cvtsi32_si128(form.mantissaBits);
    const __m256i code = _mm256_add_epi32(_mm256_sll_epi32(_mm256_sub_epi32(exponent, smallest), shift), q);
    const __m256i sign = _mm256_and_si256(_mm256_srai_epi32(_mm256_castps_si256(t), 31), splat(1 << form.signBit));
    return _mm256_or_si256(code, _mm256_andnot_si256(_mm256_cmpeq_epi32(code, _mm256_setzero_si256()), sign));
}

void encodeSmallFloat(const float* x, std::size_t n, float scale, const SmallFloat& form, std::uint8_t* codes)
{
    const __m256 by = _mm256_set1_ps(scale);
    std::size_t i = 0;
    for (; i + 16 <= n; i += 16) {
        const __m256i a = codesOf(_mm256_div_ps(_mm256_loadu_ps(x + i), by), form);
        const __m256i b = codesOf(_mm256_div_ps(_mm256_loadu_ps(x + i + 8), by), form);
        _mm_storeu_si128(reinterpret_cast<__m128i*>(codes + i), lowBytes(a, b));
    }
    table(Level::Scalar)->encodeSmallFloat(x + i, n - i, scale, form, codes + i);
}

void decodeSmallFloat(const std::uint8_t* codes, std::size_t n, float scale, const SmallFloat& form, float* out)
{
    std::uint8_t most = 0;
    table(Level::Scalar)->encodeSmallFloat(&form.largest, 1, 1.0f, form, &most);
    const __m256 bias = _mm256_castsi256_ps(splat((254 - form.bias) << 23));
    const __m128i up = _mm_cvtsi32_si128(23 - form.mantissaBits);
    const __m128i signUp = _mm_cvtsi32_si128(31 - form.signBit);
    std::size_t i = 0;
    for (; i + 8 <= n; i += 8) {
        const __m256i wide = _mm256_cvtepu8_epi32(_mm_loadl_epi64(reinterpret_cast<const __m128i*>(codes + i)));
        const __m256i size = _mm256_min_epu32(_mm256_and_si256(wide, splat((1 << form.signBit) - 1)), splat(most));
        const __m256 number = _mm256_mul_ps(_mm256_castsi256_ps(_mm256_sll_epi32(size, up)), bias);
        const __m256i sign = _mm256_and_si256(_mm256_sll_epi32(wide, signUp), splat(static_cast<int>(0x80000000u)));
        _mm256_storeu_ps(out + i, _mm256_mul_ps(_mm256_or_ps(number, _mm256_castsi256_ps(sign)), _mm256_set1_ps(scale)));
    }
    table(Level::Scalar)->decodeSmallFloat(codes + i, n - i, scale, form, out + i);
}

__m256i isAbove(__m256 a, __m256 b) { return _mm256_castps_si256(_mm256_cmp_ps(a, b, _CMP_GT_OQ)); }

void encodeTernary(const float* x, std::size_t n, float threshold, std::int8_t* codes)
{
    const __m256 up = _mm256_set1_ps(threshold);
    const __m256 down = _mm256_set1_ps(-threshold);
    const auto trits = [&](__m256 v) { return _mm256_sub_epi32(isAbove(down, v), isAbove(v, up)); };
    std::size_t i = 0;
    for (; i + 16 <= n; i += 16) {
        const __m256i words = _mm256_packs_epi32(trits(_mm256_loadu_ps(x + i)), trits(_mm256_loadu_ps(x + i + 8)));
        const __m256i ordered = _mm256_permute4x64_epi64(words, 0xD8);
        _mm_storeu_si128(reinterpret_cast<__m128i*>(codes + i),
                         _mm_packs_epi16(_mm256_castsi256_si128(ordered), _mm256_extracti128_si256(ordered, 1)));
    }
    table(Level::Scalar)->encodeTernary(x + i, n - i, threshold, codes + i);
}

void packSigns(const float* x, std::size_t n, std::uint8_t* bits)
{
    std::size_t i = 0;
    for (; i + 8 <= n; i += 8) {
        const __m256 notBelow = _mm256_cmp_ps(_mm256_loadu_ps(x + i), _mm256_setzero_ps(), _CMP_NLT_UQ);
        bits[i / 8] = static_cast<std::uint8_t>(_mm256_movemask_ps(notBelow));
    }
    table(Level::Scalar)->packSigns(x + i, n - i, bits + i / 8);
}

void unpackSigns(const std::uint8_t* bits, std::size_t n, float scale, float* out)
{
    const __m256i each = _mm256_setr_epi32(1, 2, 4, 8, 16, 32, 64, 128);
    std::size_t i = 0;
    for (; i + 8 <= n; i += 8) {
        const __m256i set = _mm256_cmpeq_epi32(_mm256_and_si256(splat(bits[i / 8]), each), each);
        _mm256_storeu_ps(out + i, _mm256_blendv_ps(_mm256_set1_ps(-scale), _mm256_set1_ps(scale), _mm256_castsi256_ps(set)));
    }
    table(Level::Scalar)->unpackSigns(bits + i / 8, n - i, scale, out + i);
}

}  // namespace

void smallFloatAvx2(Kernels& table)
{
    table.encodeSmallFloat = encodeSmallFloat;
    table.decodeSmallFloat = decodeSmallFloat;
    table.encodeTernary = encodeTernary;
    table.packSigns = packSigns;
    table.unpackSigns = unpackSigns;
}

}  // namespace bitloupe::kernels
