// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// AVX-512 twins of the dequantizers of scalar_blocks.cpp and scalar_block_search.cpp. The values of all codes of a block stand
// in one register or two, scaled once; a code picks its value.

#include "kernels/avx512_tools.h"
#include "kernels/kernels.h"

#include <immintrin.h>

namespace bitloupe::kernels {

void unblocksAvx512(Kernels& table);

namespace {

__m512 half(const std::uint8_t* at)
{
    short value = 0;
    __builtin_memcpy(&value, at, sizeof(value));
    return _mm512_cvtph_ps(_mm256_set1_epi16(value));
}

__m512i bytes16(const std::uint8_t* at) { return _mm512_cvtepu8_epi32(_mm_loadu_si128(reinterpret_cast<const __m128i*>(at))); }

__m512 countFrom(int first)
{
    const __m512i steps = _mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
    return _mm512_cvtepi32_ps(_mm512_add_epi32(steps, _mm512_set1_epi32(first)));
}

template <bool stream>
void store(float* out, __m512 values)
{
    if constexpr (stream)
        _mm512_stream_ps(out, values);
    else
        _mm512_storeu_ps(out, values);
}

// The 16 values of a block's codes.
struct Q4_0 {
    static constexpr std::size_t kBytes = kQ4_0Bytes, kCodes = 2;
    __m512 steps = countFrom(-8);
    __m512 values(const std::uint8_t* block) const { return _mm512_mul_ps(steps, half(block)); }
};
struct Q4_1 {
    static constexpr std::size_t kBytes = kQ4_1Bytes, kCodes = 4;
    __m512 steps = countFrom(0);
    __m512 values(const std::uint8_t* block) const { return _mm512_add_ps(_mm512_mul_ps(steps, half(block)), half(block + 2)); }
};
struct Iq4Nl {
    static constexpr std::size_t kBytes = kIq4NlBytes, kCodes = 2;
    __m512 steps = _mm512_setr_ps(-127, -104, -83, -65, -49, -35, -22, -10, 1, 13, 25, 38, 53, 69, 89, 113);
    __m512 values(const std::uint8_t* block) const { return _mm512_mul_ps(steps, half(block)); }
};
struct Mxfp4 {
    static constexpr std::size_t kBytes = kMxfp4Bytes, kCodes = 1;
    __m512 steps = _mm512_setr_ps(0, 1, 2, 3, 4, 6, 8, 12, -0.0f, -1, -2, -3, -4, -6, -8, -12);  // twice E2M1
    __m512 values(const std::uint8_t* block) const
    {
        const unsigned e = *block;
        const unsigned power = e >= 2 ? (e - 1) << 23 : 0x00200000u << e;  // 2^(e - 128)
        return _mm512_mul_ps(steps, _mm512_castsi512_ps(_mm512_set1_epi32(static_cast<int>(power))));
    }
};

template <class Format, bool stream>
void fourBits(const std::uint8_t* block, std::size_t blocks, float* out)
{
    const Format format;
    for (std::size_t i = 0; i < blocks; ++i, block += Format::kBytes, out += kGgmlBlock) {
        const __m512 values = format.values(block);
        const __m512i codes = bytes16(block + Format::kCodes);  // only the lowest four bits pick
        store<stream>(out, _mm512_permutexvar_ps(codes, values));
        store<stream>(out + 16, _mm512_permutexvar_ps(_mm512_srli_epi32(codes, 4), values));
    }
}

template <int zero, bool hasLow, bool stream>
void fiveBits(const std::uint8_t* block, std::size_t blocks, float* out)
{
    constexpr std::size_t kScales = hasLow ? 4 : 2;
    const __m512i sixteen = _mm512_set1_epi32(16);
    for (std::size_t i = 0; i < blocks; ++i, block += kScales + 20, out += kGgmlBlock) {
        __m512 lower = _mm512_mul_ps(countFrom(-zero), half(block));
        __m512 upper = _mm512_mul_ps(countFrom(16 - zero), half(block));
        if constexpr (hasLow) {
            lower = _mm512_add_ps(lower, half(block + 2));
            upper = _mm512_add_ps(upper, half(block + 2));
        }
        std::uint32_t fifth = 0;
        __builtin_memcpy(&fifth, block + kScales, sizeof(fifth));
        const __m512i codes = bytes16(block + kScales + 4);
        const __m512i first = _mm512_and_si512(codes, _mm512_set1_epi32(15));
        const __m512i second = _mm512_srli_epi32(codes, 4);
        const auto pick = [&](__m512i code, std::uint32_t bits) {
            return _mm512_permutex2var_ps(lower, _mm512_mask_or_epi32(code, static_cast<__mmask16>(bits), code, sixteen), upper);
        };
        store<stream>(out, pick(first, fifth & 0xFFFFu));
        store<stream>(out + 16, pick(second, fifth >> 16));
    }
}

template <bool stream>
void eightBits(const std::uint8_t* block, std::size_t blocks, float* out)
{
    for (std::size_t i = 0; i < blocks; ++i, block += kQ8_0Bytes, out += kGgmlBlock) {
        const __m512 d = half(block);
        for (std::size_t part = 0; part < 32; part += 16) {
            const __m512i q = _mm512_cvtepi8_epi32(_mm_loadu_si128(reinterpret_cast<const __m128i*>(block + 2 + part)));
            store<stream>(out + part, _mm512_mul_ps(_mm512_cvtepi32_ps(q), d));
        }
    }
}

template <bool stream>
void ternary(const std::uint8_t* block, std::size_t blocks, float* out)
{
    const __m512 steps = _mm512_setr_ps(-1, 0, 1, 2, -1, 0, 1, 2, -1, 0, 1, 2, -1, 0, 1, 2);  // the next code's bits do not matter
    for (std::size_t i = 0; i < blocks; ++i, block += kTq2_0Bytes, out += kTernaryBlock) {
        const __m512 values = _mm512_mul_ps(steps, half(block + kTernaryBlock / 4));
        for (std::size_t part = 0; part < 4; ++part) {
            __m512i codes = bytes16(block + 16 * part);
            float* to = out + part / 2 * 128 + part % 2 * 16;
            for (std::size_t row = 0; row < 4; ++row, codes = _mm512_srli_epi32(codes, 2))
                store<stream>(to + 32 * row, _mm512_permutexvar_ps(codes, values));
        }
    }
}

using Decode = void (*)(const std::uint8_t*, std::size_t, float*);

template <Decode plain, Decode streaming, std::size_t size>
void dequantize(const void* bytes, std::size_t blocks, float* out)
{
    const auto* from = static_cast<const std::uint8_t*>(bytes);
    if (blocks * size * sizeof(float) < kPastCaches || reinterpret_cast<std::uintptr_t>(out) % 64 != 0)
        return plain(from, blocks, out);
    streaming(from, blocks, out);
    _mm_sfence();
}

template <class Format>
constexpr auto kFourBits = dequantize<fourBits<Format, false>, fourBits<Format, true>, kGgmlBlock>;
template <int zero, bool hasLow>
constexpr auto kFiveBits = dequantize<fiveBits<zero, hasLow, false>, fiveBits<zero, hasLow, true>, kGgmlBlock>;

}  // namespace

void unblocksAvx512(Kernels& table)
{
    table.dequantizeQ4_0 = kFourBits<Q4_0>;
    table.dequantizeQ4_1 = kFourBits<Q4_1>;
    table.dequantizeQ5_0 = kFiveBits<16, false>;
    table.dequantizeQ5_1 = kFiveBits<0, true>;
    table.dequantizeQ8_0 = dequantize<eightBits<false>, eightBits<true>, kGgmlBlock>;
    table.dequantizeIq4Nl = kFourBits<Iq4Nl>;
    table.dequantizeMxfp4 = kFourBits<Mxfp4>;
    table.dequantizeTq2_0 = dequantize<ternary<false>, ternary<true>, kTernaryBlock>;
}

}  // namespace bitloupe::kernels
