// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// GGML blocks with a scale found at once, as kernels.h draws them (reference/formats.md 5.3, 5.4). Every operation is one
// float32 operation of the reference, in its order. IQ4_NL, which searches, is in scalar_block_search.cpp.

#include "kernels/levels.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace bitloupe::kernels {
namespace {

constexpr std::size_t kHalfBlock = kGgmlBlock / 2;

void putHalf(float value, std::uint8_t* at)
{
    std::uint16_t half = 0;
    table(Level::Scalar)->floatToHalf(&value, 1, &half);
    std::memcpy(at, &half, sizeof(half));
}

float getHalf(const std::uint8_t* at)
{
    std::uint16_t half = 0;
    std::memcpy(&half, at, sizeof(half));
    float value = 0;
    table(Level::Scalar)->halfToFloat(&half, 1, &value);
    return value;
}

float known(float x) { return std::isnan(x) ? 0.0f : x; }
float inverse(float d) { return d != 0 ? 1.0f / d : 0.0f; }

// The first finite element of largest magnitude, with its sign; 0 where all are 0.
float largest(const float* x, std::size_t n)
{
    float found = 0;
    for (std::size_t i = 0; i < n; ++i)
        found = std::isfinite(x[i]) && std::fabs(x[i]) > std::fabs(found) ? x[i] : found;
    return found;
}

struct Span {
    float low = 0;
    float high = 0;
};

// Smallest and largest finite element; of two zeros the first.
Span spanOf(const float* x)
{
    Span span;
    bool any = false;
    for (std::size_t i = 0; i < kGgmlBlock; ++i) {
        if (!std::isfinite(x[i]))
            continue;
        span = any ? Span{x[i] < span.low ? x[i] : span.low, x[i] > span.high ? x[i] : span.high} : Span{x[i], x[i]};
        any = true;
    }
    return span;
}

// The integer part, within [0, most].
unsigned truncated(float t, float most) { return static_cast<unsigned>(std::clamp(t, 0.0f, most)); }

void putNibbles(const unsigned* codes, std::uint8_t* at)
{
    for (std::size_t i = 0; i < kHalfBlock; ++i)
        at[i] = static_cast<std::uint8_t>((codes[i] & 15u) | (codes[i + kHalfBlock] & 15u) << 4);
}

unsigned nibble(const std::uint8_t* at, std::size_t i) { return i < kHalfBlock ? at[i] & 15u : at[i - kHalfBlock] >> 4; }

void putFifthBits(const unsigned* codes, std::uint8_t* at)
{
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < kGgmlBlock; ++i)
        bits |= (codes[i] >> 4) << i;
    std::memcpy(at, &bits, sizeof(bits));
}

unsigned fifthBit(const std::uint8_t* at, std::size_t i) { return (unsigned{at[i / 8]} >> i % 8 & 1u) << 4; }

// Q4_0 and Q5_0: `half` is half the number of codes.
void signedCodes(const float* x, float half, std::uint8_t* scale, unsigned* codes)
{
    const float d = largest(x, kGgmlBlock) / -half;
    const float id = inverse(d);
    putHalf(d, scale);
    for (std::size_t i = 0; i < kGgmlBlock; ++i)
        codes[i] = truncated(known(known(x[i]) * id) + (half + 0.5f), 2 * half - 1);
}

// Q4_1 and Q5_1: `most` is the largest code.
void spannedCodes(const float* x, float most, std::uint8_t* scale, unsigned* codes)
{
    const Span span = spanOf(x);
    const float d = (span.high - span.low) / most;
    const float id = inverse(d);
    putHalf(d, scale);
    putHalf(span.low, scale + 2);
    for (std::size_t i = 0; i < kGgmlBlock; ++i)
        codes[i] = truncated(known((known(x[i]) - span.low) * id) + 0.5f, most);
}

// One function a format: a block in, a block out.

void encodeQ4_0(const float* x, std::uint8_t* out)
{
    unsigned codes[kGgmlBlock];
    signedCodes(x, 8, out, codes);
    putNibbles(codes, out + 2);
}

void decodeQ4_0(const std::uint8_t* in, float* out)
{
    const float d = getHalf(in);
    for (std::size_t i = 0; i < kGgmlBlock; ++i)
        out[i] = static_cast<float>(static_cast<int>(nibble(in + 2, i)) - 8) * d;
}

void encodeQ4_1(const float* x, std::uint8_t* out)
{
    unsigned codes[kGgmlBlock];
    spannedCodes(x, 15, out, codes);
    putNibbles(codes, out + 4);
}

void decodeQ4_1(const std::uint8_t* in, float* out)
{
    const float d = getHalf(in);
    const float low = getHalf(in + 2);
    for (std::size_t i = 0; i < kGgmlBlock; ++i)
        out[i] = static_cast<float>(nibble(in + 4, i)) * d + low;
}

void encodeQ5_0(const float* x, std::uint8_t* out)
{
    unsigned codes[kGgmlBlock];
    signedCodes(x, 16, out, codes);
    putFifthBits(codes, out + 2);
    putNibbles(codes, out + 6);
}

void decodeQ5_0(const std::uint8_t* in, float* out)
{
    const float d = getHalf(in);
    for (std::size_t i = 0; i < kGgmlBlock; ++i)
        out[i] = static_cast<float>(static_cast<int>(nibble(in + 6, i) | fifthBit(in + 2, i)) - 16) * d;
}

void encodeQ5_1(const float* x, std::uint8_t* out)
{
    unsigned codes[kGgmlBlock];
    spannedCodes(x, 31, out, codes);
    putFifthBits(codes, out + 4);
    putNibbles(codes, out + 8);
}

void decodeQ5_1(const std::uint8_t* in, float* out)
{
    const float d = getHalf(in);
    const float low = getHalf(in + 2);
    for (std::size_t i = 0; i < kGgmlBlock; ++i)
        out[i] = static_cast<float>(nibble(in + 8, i) | fifthBit(in + 4, i)) * d + low;
}

void encodeQ8_0(const float* x, std::uint8_t* out)
{
    const float d = std::fabs(largest(x, kGgmlBlock)) / 127.0f;
    const float id = inverse(d);
    putHalf(d, out);
    for (std::size_t i = 0; i < kGgmlBlock; ++i)
        out[2 + i] = static_cast<std::uint8_t>(static_cast<int>(std::round(std::clamp(known(known(x[i]) * id), -127.0f, 127.0f))));
}

void decodeQ8_0(const std::uint8_t* in, float* out)
{
    const float d = getHalf(in);
    for (std::size_t i = 0; i < kGgmlBlock; ++i)
        out[i] = static_cast<float>(static_cast<std::int8_t>(in[2 + i])) * d;
}

// Byte 32 * a + m holds the weights 128 * a + 32 * n + m, n = 0..3, from the lowest bits up.
void encodeTq2_0(const float* x, std::uint8_t* out)
{
    const float d = std::fabs(largest(x, kTernaryBlock));
    const float id = inverse(d);
    std::memset(out, 0, kTernaryBlock / 4);
    for (std::size_t i = 0; i < kTernaryBlock; ++i) {
        const int trit = static_cast<int>(std::round(std::clamp(known(known(x[i]) * id), -1.0f, 1.0f))) + 1;
        std::uint8_t& byte = out[i / 128 * 32 + i % 32];
        byte = static_cast<std::uint8_t>(byte | trit << i % 128 / 32 * 2);
    }
    putHalf(d, out + kTernaryBlock / 4);
}

void decodeTq2_0(const std::uint8_t* in, float* out)
{
    const float d = getHalf(in + kTernaryBlock / 4);
    for (std::size_t i = 0; i < kTernaryBlock; ++i)
        out[i] = static_cast<float>((in[i / 128 * 32 + i % 32] >> i % 128 / 32 * 2 & 3) - 1) * d;
}

// Twice the magnitudes of E2M1, by code; the scale is halved in return, so that all are integers.
constexpr float kTwiceE2m1[16] = {0, 1, 2, 3, 4, 6, 8, 12, -0.0f, -1, -2, -3, -4, -6, -8, -12};

// The reference takes log2 in float32: just below a power of two it may round up to it, and so the exponent.
int exponentOf(float magnitude) { return magnitude > 0 ? std::clamp(static_cast<int>(std::floor(std::log2(magnitude))) + 125, 0, 254) : 0; }

unsigned nearestE2m1(float x, float d)
{
    if (std::isinf(x))
        return x > 0 ? 7 : 15;
    unsigned best = 0;
    for (unsigned code = 1; code < 16; ++code)
        best = std::fabs(kTwiceE2m1[code] * d - x) < std::fabs(kTwiceE2m1[best] * d - x) ? code : best;
    return best;
}

void encodeMxfp4(const float* x, std::uint8_t* out)
{
    const int e = exponentOf(std::fabs(largest(x, kGgmlBlock)));
    const float d = std::ldexp(1.0f, e - 128);
    unsigned codes[kGgmlBlock];
    for (std::size_t i = 0; i < kGgmlBlock; ++i)
        codes[i] = nearestE2m1(known(x[i]), d);
    out[0] = static_cast<std::uint8_t>(e);
    putNibbles(codes, out + 1);
}

void decodeMxfp4(const std::uint8_t* in, float* out)
{
    const float d = std::ldexp(1.0f, int{in[0]} - 128);
    for (std::size_t i = 0; i < kGgmlBlock; ++i)
        out[i] = kTwiceE2m1[nibble(in + 1, i)] * d;
}

template <void (*encode)(const float*, std::uint8_t*), std::size_t size, std::size_t bytes>
void encodeAll(const float* x, std::size_t blocks, void* out)
{
    for (std::size_t i = 0; i < blocks; ++i)
        encode(x + i * size, static_cast<std::uint8_t*>(out) + i * bytes);
}

template <void (*decode)(const std::uint8_t*, float*), std::size_t size, std::size_t bytes>
void decodeAll(const void* in, std::size_t blocks, float* out)
{
    for (std::size_t i = 0; i < blocks; ++i)
        decode(static_cast<const std::uint8_t*>(in) + i * bytes, out + i * size);
}

}  // namespace

void blocksScalar(Kernels& table)
{
    table.quantizeQ4_0 = encodeAll<encodeQ4_0, kGgmlBlock, kQ4_0Bytes>;
    table.quantizeQ4_1 = encodeAll<encodeQ4_1, kGgmlBlock, kQ4_1Bytes>;
    table.quantizeQ5_0 = encodeAll<encodeQ5_0, kGgmlBlock, kQ5_0Bytes>;
    table.quantizeQ5_1 = encodeAll<encodeQ5_1, kGgmlBlock, kQ5_1Bytes>;
    table.quantizeQ8_0 = encodeAll<encodeQ8_0, kGgmlBlock, kQ8_0Bytes>;
    table.quantizeTq2_0 = encodeAll<encodeTq2_0, kTernaryBlock, kTq2_0Bytes>;
    table.quantizeMxfp4 = encodeAll<encodeMxfp4, kGgmlBlock, kMxfp4Bytes>;
    table.dequantizeQ4_0 = decodeAll<decodeQ4_0, kGgmlBlock, kQ4_0Bytes>;
    table.dequantizeQ4_1 = decodeAll<decodeQ4_1, kGgmlBlock, kQ4_1Bytes>;
    table.dequantizeQ5_0 = decodeAll<decodeQ5_0, kGgmlBlock, kQ5_0Bytes>;
    table.dequantizeQ5_1 = decodeAll<decodeQ5_1, kGgmlBlock, kQ5_1Bytes>;
    table.dequantizeQ8_0 = decodeAll<decodeQ8_0, kGgmlBlock, kQ8_0Bytes>;
    table.dequantizeTq2_0 = decodeAll<decodeTq2_0, kTernaryBlock, kTq2_0Bytes>;
    table.dequantizeMxfp4 = decodeAll<decodeMxfp4, kGgmlBlock, kMxfp4Bytes>;
}

}  // namespace bitloupe::kernels
