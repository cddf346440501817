// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// AVX2 twins of scalar_convert.cpp. What is left after the last whole vector goes to the scalar twin.

#include "kernels/kernels.h"

#include <immintrin.h>

namespace bitloupe::kernels {

void convertAvx2(Kernels& table);

namespace {

const Kernels& scalar() { return *table(Level::Scalar); }
__m128i load128(const void* at) { return _mm_loadu_si128(static_cast<const __m128i*>(at)); }
void store128(void* at, __m128i v) { _mm_storeu_si128(static_cast<__m128i*>(at), v); }

void halfToFloat(const std::uint16_t* in, std::size_t n, float* out)
{
    std::size_t i = 0;
    for (; i + 8 <= n; i += 8)
        _mm256_storeu_ps(out + i, _mm256_cvtph_ps(load128(in + i)));
    scalar().halfToFloat(in + i, n - i, out + i);
}

void bfloat16ToFloat(const std::uint16_t* in, std::size_t n, float* out)
{
    std::size_t i = 0;
    for (; i + 8 <= n; i += 8)
        _mm256_storeu_ps(out + i, _mm256_castsi256_ps(_mm256_slli_epi32(_mm256_cvtepu16_epi32(load128(in + i)), 16)));
    scalar().bfloat16ToFloat(in + i, n - i, out + i);
}

void doubleToFloat(const double* in, std::size_t n, float* out)
{
    std::size_t i = 0;
    for (; i + 4 <= n; i += 4)
        _mm_storeu_ps(out + i, _mm256_cvtpd_ps(_mm256_loadu_pd(in + i)));
    scalar().doubleToFloat(in + i, n - i, out + i);
}

void floatToHalf(const float* in, std::size_t n, std::uint16_t* out)
{
    std::size_t i = 0;
    for (; i + 8 <= n; i += 8)
        store128(out + i, _mm256_cvtps_ph(_mm256_loadu_ps(in + i), _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC));
    scalar().floatToHalf(in + i, n - i, out + i);
}

__m128i toBfloat16(__m256 x)
{
    const __m256i bits = _mm256_castps_si256(x);
    const __m256i lowest = _mm256_and_si256(_mm256_srli_epi32(bits, 16), _mm256_set1_epi32(1));
    const __m256i rounded = _mm256_add_epi32(bits, _mm256_add_epi32(lowest, _mm256_set1_epi32(0x7FFF)));
    const __m256i quiet = _mm256_or_si256(bits, _mm256_set1_epi32(0x00400000));
    const __m256i isNan = _mm256_castps_si256(_mm256_cmp_ps(x, x, _CMP_UNORD_Q));
    const __m256i upper = _mm256_srli_epi32(_mm256_blendv_epi8(rounded, quiet, isNan), 16);
    return _mm_packus_epi32(_mm256_castsi256_si128(upper), _mm256_extracti128_si256(upper, 1));
}

void floatToBfloat16(const float* in, std::size_t n, std::uint16_t* out)
{
    std::size_t i = 0;
    for (; i + 8 <= n; i += 8)
        store128(out + i, toBfloat16(_mm256_loadu_ps(in + i)));
    scalar().floatToBfloat16(in + i, n - i, out + i);
}

// `order` says, for each byte of a group of 16, where it comes from. Returns the number of bytes done.
std::size_t shuffleBytes(const void* in, std::size_t bytes, __m128i order, void* out)
{
    const auto* from = static_cast<const unsigned char*>(in);
    auto* to = static_cast<unsigned char*>(out);
    std::size_t i = 0;
    for (; i + 16 <= bytes; i += 16)
        store128(to + i, _mm_shuffle_epi8(load128(from + i), order));
    return i;
}

template <std::size_t size>
void swapBytes(const void* in, std::size_t n, __m128i order, void (*rest)(const void*, std::size_t, void*), void* out)
{
    const std::size_t done = shuffleBytes(in, n * size, order, out);
    rest(static_cast<const unsigned char*>(in) + done, n - done / size, static_cast<unsigned char*>(out) + done);
}

void swapBytes2(const void* in, std::size_t n, void* out)
{
    swapBytes<2>(in, n, _mm_setr_epi8(1, 0, 3, 2, 5, 4, 7, 6, 9, 8, 11, 10, 13, 12, 15, 14), scalar().swapBytes2, out);
}

void swapBytes4(const void* in, std::size_t n, void* out)
{
    swapBytes<4>(in, n, _mm_setr_epi8(3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12), scalar().swapBytes4, out);
}

void swapBytes8(const void* in, std::size_t n, void* out)
{
    swapBytes<8>(in, n, _mm_setr_epi8(7, 6, 5, 4, 3, 2, 1, 0, 15, 14, 13, 12, 11, 10, 9, 8), scalar().swapBytes8, out);
}

}  // namespace

void convertAvx2(Kernels& table)
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
