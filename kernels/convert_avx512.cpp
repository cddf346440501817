// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// AVX-512 twins of scalar_convert.cpp. Lengths that are no multiple of a vector end with masked loads and stores.

#include "kernels/kernels.h"

#include <immintrin.h>

namespace bitloupe::kernels {

void convertAvx512(Kernels& table);

namespace {

// Bit i is set for i < n.
__mmask16 first16(std::size_t n) { return static_cast<__mmask16>(n >= 16 ? 0xFFFFu : (1u << n) - 1u); }
__mmask8 first8(std::size_t n) { return static_cast<__mmask8>(n >= 8 ? 0xFFu : (1u << n) - 1u); }
__mmask64 first64(std::size_t n) { return n >= 64 ? ~__mmask64{0} : (__mmask64{1} << n) - 1u; }

void halfToFloat(const std::uint16_t* in, std::size_t n, float* out)
{
    std::size_t i = 0;
    for (; i + 16 <= n; i += 16)
        _mm512_storeu_ps(out + i, _mm512_cvtph_ps(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(in + i))));
    const __mmask16 rest = first16(n - i);
    _mm512_mask_storeu_ps(out + i, rest, _mm512_cvtph_ps(_mm256_maskz_loadu_epi16(rest, in + i)));
}

__m512 fromBfloat16(__m256i bits) { return _mm512_castsi512_ps(_mm512_slli_epi32(_mm512_cvtepu16_epi32(bits), 16)); }

void bfloat16ToFloat(const std::uint16_t* in, std::size_t n, float* out)
{
    std::size_t i = 0;
    for (; i + 16 <= n; i += 16)
        _mm512_storeu_ps(out + i, fromBfloat16(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(in + i))));
    const __mmask16 rest = first16(n - i);
    _mm512_mask_storeu_ps(out + i, rest, fromBfloat16(_mm256_maskz_loadu_epi16(rest, in + i)));
}

void doubleToFloat(const double* in, std::size_t n, float* out)
{
    std::size_t i = 0;
    for (; i + 8 <= n; i += 8)
        _mm256_storeu_ps(out + i, _mm512_cvtpd_ps(_mm512_loadu_pd(in + i)));
    const __mmask8 rest = first8(n - i);
    _mm256_mask_storeu_ps(out + i, rest, _mm512_cvtpd_ps(_mm512_maskz_loadu_pd(rest, in + i)));
}

__m256i toHalf(__m512 x) { return _mm512_cvtps_ph(x, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC); }

void floatToHalf(const float* in, std::size_t n, std::uint16_t* out)
{
    std::size_t i = 0;
    for (; i + 16 <= n; i += 16)
        _mm256_storeu_si256(reinterpret_cast<__m256i*>(out + i), toHalf(_mm512_loadu_ps(in + i)));
    const __mmask16 rest = first16(n - i);
    _mm256_mask_storeu_epi16(out + i, rest, toHalf(_mm512_maskz_loadu_ps(rest, in + i)));
}

// In integers: the instruction for it (AVX512_BF16) drops subnormals.
__m256i toBfloat16(__m512 x)
{
    const __m512i bits = _mm512_castps_si512(x);
    const __m512i lowest = _mm512_and_si512(_mm512_srli_epi32(bits, 16), _mm512_set1_epi32(1));
    const __m512i rounded = _mm512_add_epi32(bits, _mm512_add_epi32(lowest, _mm512_set1_epi32(0x7FFF)));
    const __mmask16 isNan = _mm512_cmp_ps_mask(x, x, _CMP_UNORD_Q);
    const __m512i result = _mm512_mask_or_epi32(rounded, isNan, bits, _mm512_set1_epi32(0x00400000));
    return _mm512_cvtepi32_epi16(_mm512_srli_epi32(result, 16));
}

void floatToBfloat16(const float* in, std::size_t n, std::uint16_t* out)
{
    std::size_t i = 0;
    for (; i + 16 <= n; i += 16)
        _mm256_storeu_si256(reinterpret_cast<__m256i*>(out + i), toBfloat16(_mm512_loadu_ps(in + i)));
    const __mmask16 rest = first16(n - i);
    _mm256_mask_storeu_epi16(out + i, rest, toBfloat16(_mm512_maskz_loadu_ps(rest, in + i)));
}

// `order` says, for each byte of a group of 16, where it comes from.
void shuffleBytes(const void* in, std::size_t bytes, __m128i order, void* out)
{
    const auto* from = static_cast<const unsigned char*>(in);
    auto* to = static_cast<unsigned char*>(out);
    const __m512i all = _mm512_broadcast_i32x4(order);
    std::size_t i = 0;
    for (; i + 64 <= bytes; i += 64)
        _mm512_storeu_si512(to + i, _mm512_shuffle_epi8(_mm512_loadu_si512(from + i), all));
    const __mmask64 rest = first64(bytes - i);
    _mm512_mask_storeu_epi8(to + i, rest, _mm512_shuffle_epi8(_mm512_maskz_loadu_epi8(rest, from + i), all));
}

void swapBytes2(const void* in, std::size_t n, void* out)
{
    shuffleBytes(in, n * 2, _mm_setr_epi8(1, 0, 3, 2, 5, 4, 7, 6, 9, 8, 11, 10, 13, 12, 15, 14), out);
}

void swapBytes4(const void* in, std::size_t n, void* out)
{
    shuffleBytes(in, n * 4, _mm_setr_epi8(3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12), out);
}

void swapBytes8(const void* in, std::size_t n, void* out)
{
    shuffleBytes(in, n * 8, _mm_setr_epi8(7, 6, 5, 4, 3, 2, 1, 0, 15, 14, 13, 12, 11, 10, 9, 8), out);
}

}  // namespace

void convertAvx512(Kernels& table)
{
    table.halfToFloat = halfToFloat;
    table.bfloat16ToFloat = bfloat16ToFloat;
    table.doubleToFloat = doubleToFloat;
    table.floatToHalf = floatToHalf;
    table.floatToBfloat16 = floatToBfloat16;
    table.swapBytes2 = swapBytes2;
    table.swapBytes4 = swapBytes4;
    table.swapBytes8 = swapBytes8;
}

}  // namespace bitloupe::kernels
