// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// AVX2 twins of the quantizers of scalar_blocks.cpp, block by block. A block that is not plain (a value that is not finite, a
// scale below the normal numbers) goes to the scalar twin.

#include "kernels/kernels.h"

#include <immintrin.h>

namespace bitloupe::kernels {

void blocksAvx2(Kernels& table);

namespace {

constexpr unsigned kInfinity = 0x7F800000u;
constexpr unsigned kSmallestNormal = 0x00800000u;
constexpr unsigned kSign = 0x80000000u;

__m256i load(const float* x) { return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(x)); }
__m256i magnitude(__m256i x) { return _mm256_and_si256(x, _mm256_set1_epi32(0x7FFFFFFF)); }

unsigned bitsOf(float x)
{
    unsigned bits = 0;
    __builtin_memcpy(&bits, &x, sizeof(bits));
    return bits;
}

float floatOf(unsigned bits)
{
    float x = 0;
    __builtin_memcpy(&x, &bits, sizeof(x));
    return x;
}

unsigned foldUnsigned(__m256i v)
{
    __m128i four = _mm_max_epu32(_mm256_castsi256_si128(v), _mm256_extracti128_si256(v, 1));
    four = _mm_max_epu32(four, _mm_shuffle_epi32(four, 0x4E));
    return static_cast<unsigned>(_mm_cvtsi128_si32(_mm_max_epu32(four, _mm_shuffle_epi32(four, 0xB1))));
}

float foldFloat(__m256 v, __m128 (*op)(__m128, __m128))
{
    __m128 four = op(_mm256_castps256_ps128(v), _mm256_extractf128_ps(v, 1));
    four = op(four, _mm_movehl_ps(four, four));
    return _mm_cvtss_f32(op(four, _mm_movehdup_ps(four)));
}

unsigned largestMagnitude(const float* x, std::size_t n)
{
    __m256i m = _mm256_setzero_si256();
    for (std::size_t i = 0; i < n; i += 8)
        m = _mm256_max_epu32(m, magnitude(load(x + i)));
    return foldUnsigned(m);
}

// The first element of that magnitude.
float firstOf(const float* x, unsigned wanted)
{
    for (std::size_t i = 0; i < kGgmlBlock; i += 8) {
        const __m256i same = _mm256_cmpeq_epi32(magnitude(load(x + i)), _mm256_set1_epi32(static_cast<int>(wanted)));
        const int lanes = _mm256_movemask_ps(_mm256_castsi256_ps(same));
        if (lanes != 0)
            return x[i + static_cast<std::size_t>(__builtin_ctz(static_cast<unsigned>(lanes)))];
    }
    return 0;
}

bool plain(float d) { return d == 0 || ((bitsOf(d) & ~kSign) >= kSmallestNormal && (bitsOf(d) & ~kSign) < kInfinity); }
float inverse(float d) { return d != 0 ? 1.0f / d : 0.0f; }

void putHalf(float value, std::uint8_t* at)
{
    const auto half = static_cast<std::uint16_t>(_cvtss_sh(value, _MM_FROUND_TO_NEAREST_INT));
    __builtin_memcpy(at, &half, sizeof(half));
}

// 32 codes of one byte, in order.
__m256i packBytes(const __m256i* q)
{
    const __m256i mixed = _mm256_packs_epi16(_mm256_packs_epi32(q[0], q[1]), _mm256_packs_epi32(q[2], q[3]));
    return _mm256_permutevar8x32_epi32(mixed, _mm256_setr_epi32(0, 4, 1, 5, 2, 6, 3, 7));
}

// 32 codes of at most 15, two a byte: the second half of the block is the upper.
void putNibbles(__m256i codes, std::uint8_t* at)
{
    const __m128i high = _mm_slli_epi16(_mm256_extracti128_si256(codes, 1), 4);
    _mm_storeu_si128(reinterpret_cast<__m128i*>(at), _mm_or_si128(_mm256_castsi256_si128(codes), high));
}

template <class Step>
__m256i codesOf(const float* x, const Step& step)
{
    __m256i q[4];
    for (std::size_t i = 0; i < 4; ++i)
        q[i] = step(_mm256_loadu_ps(x + 8 * i));
    return packBytes(q);
}

__m256i roundAway(__m256 t)
{
    const __m256 half = _mm256_or_ps(_mm256_and_ps(t, _mm256_set1_ps(-0.0f)), _mm256_set1_ps(0x1.fffffep-2f));
    return _mm256_cvttps_epi32(_mm256_add_ps(t, half));
}

// Each format: a block in, a block out; false where it is not plain.

template <int half>
struct Signed {
    static constexpr std::size_t kScaleBytes = 2;
    static bool codes(const float* x, std::uint8_t* scale, __m256i* out)
    {
        const unsigned m = largestMagnitude(x, kGgmlBlock);
        const float d = m != 0 && m < kInfinity ? firstOf(x, m) / -half : -0.0f;
        if (m >= kInfinity || !plain(d))
            return false;
        const __m256 by = _mm256_set1_ps(inverse(d));
        const __m256 middle = _mm256_set1_ps(half + 0.5f);
        putHalf(d, scale);
        const __m256i q = codesOf(x, [&](__m256 v) { return _mm256_cvttps_epi32(_mm256_add_ps(_mm256_mul_ps(v, by), middle)); });
        *out = _mm256_min_epi8(q, _mm256_set1_epi8(2 * half - 1));
        return true;
    }
};

template <int most>
struct Spanned {
    static constexpr std::size_t kScaleBytes = 4;
    static bool codes(const float* x, std::uint8_t* scale, __m256i* out)
    {
        if (largestMagnitude(x, kGgmlBlock) >= kInfinity)
            return false;
        __m256 low = _mm256_loadu_ps(x);
        __m256 high = low;
        for (std::size_t i = 8; i < kGgmlBlock; i += 8) {
            low = _mm256_min_ps(low, _mm256_loadu_ps(x + i));
            high = _mm256_max_ps(high, _mm256_loadu_ps(x + i));
        }
        const float lowest = foldFloat(low, [](__m128 a, __m128 b) { return _mm_min_ps(a, b); });
        const float d = (foldFloat(high, [](__m128 a, __m128 b) { return _mm_max_ps(a, b); }) - lowest) / most;
        if (!plain(d) || (lowest == 0 && hasNegativeZero(x)))  // the first of two zeros counts
            return false;
        const __m256 by = _mm256_set1_ps(inverse(d));
        const __m256 from = _mm256_set1_ps(lowest);
        putHalf(d, scale);
        putHalf(lowest, scale + 2);
        *out = codesOf(x, [&](__m256 v) {
            return _mm256_cvttps_epi32(_mm256_add_ps(_mm256_mul_ps(_mm256_sub_ps(v, from), by), _mm256_set1_ps(0.5f)));
        });
        *out = _mm256_min_epi8(*out, _mm256_set1_epi8(most));
        return true;
    }
    static bool hasNegativeZero(const float* x)
    {
        __m256i found = _mm256_setzero_si256();
        for (std::size_t i = 0; i < kGgmlBlock; i += 8)
            found = _mm256_or_si256(found, _mm256_cmpeq_epi32(load(x + i), _mm256_set1_epi32(static_cast<int>(kSign))));
        return _mm256_testz_si256(found, found) == 0;
    }
};

template <class Scales>
struct FourBits {
    static constexpr std::size_t kBytes = Scales::kScaleBytes + 16;
    static bool encode(const float* x, std::uint8_t* out)
    {
        __m256i codes;
        if (!Scales::codes(x, out, &codes))
            return false;
        putNibbles(codes, out + Scales::kScaleBytes);
        return true;
    }
};

template <class Scales>
struct FiveBits {
    static constexpr std::size_t kBytes = Scales::kScaleBytes + 20;
    static bool encode(const float* x, std::uint8_t* out)
    {
        __m256i codes;
        if (!Scales::codes(x, out, &codes))
            return false;
        const int fifth = _mm256_movemask_epi8(_mm256_slli_epi16(codes, 3));
        __builtin_memcpy(out + Scales::kScaleBytes, &fifth, 4);
        putNibbles(_mm256_and_si256(codes, _mm256_set1_epi8(15)), out + Scales::kScaleBytes + 4);
        return true;
    }
};

struct EightBits {
    static constexpr std::size_t kBytes = kQ8_0Bytes;
    static bool encode(const float* x, std::uint8_t* out)
    {
        const unsigned m = largestMagnitude(x, kGgmlBlock);
        const float d = floatOf(m) / 127.0f;
        if (m >= kInfinity || !plain(d))
            return false;
        const __m256 by = _mm256_set1_ps(inverse(d));
        putHalf(d, out);
        const __m256i codes = codesOf(x, [&](__m256 v) { return roundAway(_mm256_mul_ps(v, by)); });
        _mm256_storeu_si256(reinterpret_cast<__m256i*>(out + 2), codes);
        return true;
    }
};

// As in blocks_avx512.cpp: the integer part of the float just below 2 |x| / d tells the code.
struct Microscaled {
    static constexpr std::size_t kBytes = kMxfp4Bytes;
    static bool encode(const float* x, std::uint8_t* out)
    {
        const unsigned m = largestMagnitude(x, kGgmlBlock);
        const unsigned exponent = m >> 23;  // e + 2
        if ((m & 0x007FFFFFu) > 0x007FFF00u || m >= kInfinity || (m != 0 && exponent < 4))
            return false;
        const __m256 by = _mm256_set1_ps(m == 0 ? 0.0f : floatOf(((258 - exponent) << 23) - 1));
        const __m256i k = codesOf(x, [&](__m256 v) { return _mm256_cvttps_epi32(_mm256_mul_ps(v, by)); });
        const __m256i size = _mm256_abs_epi8(k);
        // Midpoints, doubled: 1, 3, 5, 7, 10, 14, 20.
        const __m256i small = _mm256_broadcastsi128_si256(_mm_setr_epi8(0, 1, 1, 2, 2, 3, 3, 4, 4, 4, 5, 5, 5, 5, 6, 6));
        const __m256i large = _mm256_broadcastsi128_si256(_mm_setr_epi8(6, 6, 6, 6, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7));
        const __m256i ranks = _mm256_or_si256(_mm256_shuffle_epi8(small, _mm256_adds_epu8(size, _mm256_set1_epi8(0x70))),
                                              _mm256_shuffle_epi8(large, _mm256_sub_epi8(size, _mm256_set1_epi8(16))));
        const __m256i sign = _mm256_and_si256(_mm256_cmpgt_epi8(_mm256_setzero_si256(), k), _mm256_set1_epi8(8));
        out[0] = static_cast<std::uint8_t>(m == 0 ? 0 : exponent - 2);
        putNibbles(_mm256_or_si256(ranks, sign), out + 1);
        return true;
    }
};

struct Ternary {
    static constexpr std::size_t kBytes = kTq2_0Bytes;
    static bool encode(const float* x, std::uint8_t* out)
    {
        const unsigned m = largestMagnitude(x, kTernaryBlock);
        const float d = floatOf(m);
        if (m >= kInfinity || !plain(d))
            return false;
        const __m256 by = _mm256_set1_ps(inverse(d));
        for (std::size_t half = 0; half < 2; ++half) {
            __m256i bytes = _mm256_setzero_si256();
            for (std::size_t row = 4; row-- > 0;) {
                const __m256i q = codesOf(x + 128 * half + 32 * row, [&](__m256 v) { return roundAway(_mm256_mul_ps(v, by)); });
                const __m256i trits = _mm256_add_epi8(q, _mm256_set1_epi8(1));
                bytes = _mm256_or_si256(_mm256_slli_epi16(bytes, 2), trits);  // what is shifted never leaves its byte
            }
            _mm256_storeu_si256(reinterpret_cast<__m256i*>(out + 32 * half), bytes);
        }
        putHalf(d, out + kTernaryBlock / 4);
        return true;
    }
};

using QuantizeBlocks = void (*)(const float*, std::size_t, void*);

template <class Format, QuantizeBlocks Kernels::*scalar, std::size_t size>
void quantize(const float* x, std::size_t blocks, void* bytes)
{
    auto* out = static_cast<std::uint8_t*>(bytes);
    for (std::size_t i = 0; i < blocks; ++i, x += size, out += Format::kBytes) {
        if (!Format::encode(x, out))
            (table(Level::Scalar)->*scalar)(x, 1, out);
    }
}

}  // namespace

void blocksAvx2(Kernels& table)
{
    table.quantizeQ4_0 = quantize<FourBits<Signed<8>>, &Kernels::quantizeQ4_0, kGgmlBlock>;
    table.quantizeQ4_1 = quantize<FourBits<Spanned<15>>, &Kernels::quantizeQ4_1, kGgmlBlock>;
    table.quantizeQ5_0 = quantize<FiveBits<Signed<16>>, &Kernels::quantizeQ5_0, kGgmlBlock>;
    table.quantizeQ5_1 = quantize<FiveBits<Spanned<31>>, &Kernels::quantizeQ5_1, kGgmlBlock>;
    table.quantizeQ8_0 = quantize<EightBits, &Kernels::quantizeQ8_0, kGgmlBlock>;
    table.quantizeMxfp4 = quantize<Microscaled, &Kernels::quantizeMxfp4, kGgmlBlock>;
    table.quantizeTq2_0 = quantize<Ternary, &Kernels::quantizeTq2_0, kTernaryBlock>;
}

}  // namespace bitloupe::kernels
