// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// AVX2 twins of the dequantizers of scalar_blocks.cpp and scalar_block_search.cpp.

#include "kernels/kernels.h"

#include <immintrin.h>

namespace bitloupe::kernels {

void unblocksAvx2(Kernels& table);

namespace {

// Results of at least so many bytes go past the caches.
constexpr std::size_t kPastCaches = std::size_t{4} << 20;

__m256 half(const std::uint8_t* at)
{
    short value = 0;
    __builtin_memcpy(&value, at, sizeof(value));
    return _mm256_cvtph_ps(_mm_set1_epi16(value));
}

__m128i bytes16(const std::uint8_t* at) { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(at)); }

template <bool stream>
void store(float* out, __m256 values)
{
    if constexpr (stream)
        _mm256_stream_ps(out, values);
    else
        _mm256_storeu_ps(out, values);
}

// 16 numbers of one byte, with their sign, times d, plus low where there is one.
template <bool stream, bool hasLow = false>
void storeScaled(float* out, __m128i numbers, __m256 d, __m256 low = _mm256_setzero_ps())
{
    for (int i = 0; i < 2; ++i, numbers = _mm_unpackhi_epi64(numbers, numbers)) {
        __m256 values = _mm256_mul_ps(_mm256_cvtepi32_ps(_mm256_cvtepi8_epi32(numbers)), d);
        if constexpr (hasLow)
            values = _mm256_add_ps(values, low);
        store<stream>(out + 8 * i, values);
    }
}

__m128i lowNibbles(__m128i bytes) { return _mm_and_si128(bytes, _mm_set1_epi8(15)); }
__m128i highNibbles(__m128i bytes) { return lowNibbles(_mm_srli_epi16(bytes, 4)); }

// Formats of 16 levels that are small integers.
struct Q4_0 {
    static constexpr std::size_t kBytes = kQ4_0Bytes, kCodes = 2;
    static constexpr bool kHasLow = false;
    static __m128i numbers(__m128i codes) { return _mm_sub_epi8(codes, _mm_set1_epi8(8)); }
};
struct Q4_1 {
    static constexpr std::size_t kBytes = kQ4_1Bytes, kCodes = 4;
    static constexpr bool kHasLow = true;
    static __m128i numbers(__m128i codes) { return codes; }
};
struct Iq4Nl {
    static constexpr std::size_t kBytes = kIq4NlBytes, kCodes = 2;
    static constexpr bool kHasLow = false;
    static __m128i numbers(__m128i codes)
    {
        return _mm_shuffle_epi8(_mm_setr_epi8(-127, -104, -83, -65, -49, -35, -22, -10, 1, 13, 25, 38, 53, 69, 89, 113), codes);
    }
};

template <class Format, bool stream>
void fourBits(const std::uint8_t* block, std::size_t blocks, float* out)
{
    for (std::size_t i = 0; i < blocks; ++i, block += Format::kBytes, out += kGgmlBlock) {
        const __m256 d = half(block);
        const __m256 low = Format::kHasLow ? half(block + 2) : _mm256_setzero_ps();
        const __m128i codes = bytes16(block + Format::kCodes);
        storeScaled<stream, Format::kHasLow>(out, Format::numbers(lowNibbles(codes)), d, low);
        storeScaled<stream, Format::kHasLow>(out + 16, Format::numbers(highNibbles(codes)), d, low);
    }
}

// 16 where the bit of the byte is set.
__m128i fifthBits(std::uint32_t bits)
{
    const __m128i spread =
        _mm_shuffle_epi8(_mm_cvtsi32_si128(static_cast<int>(bits)), _mm_setr_epi8(0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1));
    const __m128i one = _mm_set1_epi64x(static_cast<long long>(0x8040201008040201u));
    return _mm_and_si128(_mm_cmpeq_epi8(_mm_and_si128(spread, one), one), _mm_set1_epi8(16));
}

template <int zero, bool hasLow, bool stream>
void fiveBits(const std::uint8_t* block, std::size_t blocks, float* out)
{
    constexpr std::size_t kScales = hasLow ? 4 : 2;
    for (std::size_t i = 0; i < blocks; ++i, block += kScales + 20, out += kGgmlBlock) {
        const __m256 d = half(block);
        const __m256 low = hasLow ? half(block + 2) : _mm256_setzero_ps();
        std::uint32_t fifth = 0;
        __builtin_memcpy(&fifth, block + kScales, sizeof(fifth));
        const __m128i codes = bytes16(block + kScales + 4);
        const __m128i first = _mm_or_si128(lowNibbles(codes), fifthBits(fifth));
        const __m128i second = _mm_or_si128(highNibbles(codes), fifthBits(fifth >> 16));
        storeScaled<stream, hasLow>(out, _mm_sub_epi8(first, _mm_set1_epi8(zero)), d, low);
        storeScaled<stream, hasLow>(out + 16, _mm_sub_epi8(second, _mm_set1_epi8(zero)), d, low);
    }
}

template <bool stream>
void eightBits(const std::uint8_t* block, std::size_t blocks, float* out)
{
    for (std::size_t i = 0; i < blocks; ++i, block += kQ8_0Bytes, out += kGgmlBlock) {
        storeScaled<stream>(out, bytes16(block + 2), half(block));
        storeScaled<stream>(out + 16, bytes16(block + 18), half(block));
    }
}

// Eight magnitudes in a register; the fourth bit of a code is its sign, of zero as well.
template <bool stream>
void mxfp4(const std::uint8_t* block, std::size_t blocks, float* out)
{
    const __m256 steps = _mm256_setr_ps(0, 1, 2, 3, 4, 6, 8, 12);  // twice E2M1
    const __m256i signBit = _mm256_set1_epi32(static_cast<int>(0x80000000u));
    for (std::size_t i = 0; i < blocks; ++i, block += kMxfp4Bytes, out += kGgmlBlock) {
        const unsigned e = *block;
        const unsigned power = e >= 2 ? (e - 1) << 23 : 0x00200000u << e;  // 2^(e - 128)
        const __m256 values = _mm256_mul_ps(steps, _mm256_castsi256_ps(_mm256_set1_epi32(static_cast<int>(power))));
        for (std::size_t part = 0; part < 2; ++part) {
            const __m256i codes = _mm256_cvtepu8_epi32(_mm_loadl_epi64(reinterpret_cast<const __m128i*>(block + 1 + 8 * part)));
            const auto pick = [&](__m256i code) {
                const __m256 sign = _mm256_castsi256_ps(_mm256_and_si256(_mm256_slli_epi32(code, 28), signBit));
                return _mm256_or_ps(_mm256_permutevar8x32_ps(values, code), sign);
            };
            store<stream>(out + 8 * part, pick(codes));
            store<stream>(out + 8 * part + 16, pick(_mm256_srli_epi32(codes, 4)));
        }
    }
}

template <bool stream>
void ternary(const std::uint8_t* block, std::size_t blocks, float* out)
{
    for (std::size_t i = 0; i < blocks; ++i, block += kTq2_0Bytes, out += kTernaryBlock) {
        const __m256 d = half(block + kTernaryBlock / 4);
        for (std::size_t part = 0; part < 4; ++part) {
            __m128i codes = bytes16(block + 16 * part);
            float* to = out + part / 2 * 128 + part % 2 * 16;
            for (std::size_t row = 0; row < 4; ++row, codes = _mm_srli_epi16(codes, 2)) {
                const __m128i trits = _mm_and_si128(codes, _mm_set1_epi8(3));
                storeScaled<stream>(to + 32 * row, _mm_sub_epi8(trits, _mm_set1_epi8(1)), d);
            }
        }
    }
}

using Decode = void (*)(const std::uint8_t*, std::size_t, float*);

template <Decode plain, Decode streaming, std::size_t size>
void dequantize(const void* bytes, std::size_t blocks, float* out)
{
    const auto* from = static_cast<const std::uint8_t*>(bytes);
    if (blocks * size * sizeof(float) < kPastCaches || reinterpret_cast<std::uintptr_t>(out) % 32 != 0)
        return plain(from, blocks, out);
    streaming(from, blocks, out);
    _mm_sfence();
}

template <class Format>
constexpr auto kFourBits = dequantize<fourBits<Format, false>, fourBits<Format, true>, kGgmlBlock>;
template <int zero, bool hasLow>
constexpr auto kFiveBits = dequantize<fiveBits<zero, hasLow, false>, fiveBits<zero, hasLow, true>, kGgmlBlock>;

}  // namespace

void unblocksAvx2(Kernels& table)
{
    table.dequantizeQ4_0 = kFourBits<Q4_0>;
    table.dequantizeQ4_1 = kFourBits<Q4_1>;
    table.dequantizeQ5_0 = kFiveBits<16, false>;
    table.dequantizeQ5_1 = kFiveBits<0, true>;
    table.dequantizeQ8_0 = dequantize<eightBits<false>, eightBits<true>, kGgmlBlock>;
    table.dequantizeIq4Nl = kFourBits<Iq4Nl>;
    table.dequantizeMxfp4 = dequantize<mxfp4<false>, mxfp4<true>, kGgmlBlock>;
    table.dequantizeTq2_0 = dequantize<ternary<false>, ternary<true>, kTernaryBlock>;
}

}  // namespace bitloupe::kernels
