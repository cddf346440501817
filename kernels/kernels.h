// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The table of array kernels: one row of functions a level of instruction set, chosen once at start.
//
// Rules: nothing allocates, throws or logs; any n including 0; no alignment needed; in and out do not overlap unless said.
// The scalar version *is* the definition. Every level gives the same bits: float32 operations one by one, never
// contracted; sums of doubles in the fixed order stated at each function. A minimum or maximum that is zero is +0.

#include "kernels/float_products.h"
#include "kernels/grouped.h"
#include "kernels/limits.h"
#include "kernels/products.h"
#include "kernels/searches.h"

#include <cstddef>
#include <cstdint>

namespace bitloupe::kernels {

enum class Level { Scalar, Avx2, Avx512 };

// Sums over d = double(x) - pivot of finite x. Lane order: element i is added to lane i % 16, lanes are folded
// pairwise (0+8, 1+9…; then 0+4…; 0+2…; 0+1) when the call ends, and the result is added to what is there.
// A product is added with one rounding (fma), here as in all sums of doubles: fma(d, d, sum2), fma(d2, d, sum3),
// fma(d2, d2, sum4) with d2 = d * d rounded.
struct Moments {
    double sum1 = 0, sum2 = 0, sum3 = 0, sum4 = 0;  // sum of d, d^2, d^3, d^4
    double sumAbs = 0;  // sum of |x| (not of |d|)
    float min = 0, max = 0;  // over finite x; meaningful when finite > 0
    std::uint64_t finite = 0, nan = 0, inf = 0, zero = 0, subnormal = 0;
};

// Both infinite, min > max, when there is no finite x.
struct MinMax {
    float min;
    float max;
    std::uint64_t nonFinite;
};  // over finite x

// Sums of one block's comparison, lanes as in Moments; elements with a non-finite x are skipped; y is finite.
struct ErrorSums {
    double squaredError = 0, squaredWeight = 0, squaredValue = 0, product = 0, absError = 0;  // e = x - y in double
    float maxAbsError = 0;  // float32 of |e|, over the call and what was there
    std::uint64_t maxIndex = 0;  // index within the call of the first maximum; kept when maxAbsError was as large before
    std::uint64_t count = 0;
};

// Sum of |x|, the largest |x| and number of finite x; lanes as in Moments.
struct MagnitudeSums {
    double sum = 0;
    float largest = 0;
    std::uint64_t finite = 0;
};

// Sum and number of finite x above the threshold, and of -x for those below -threshold; lanes as in Moments.
struct SideSums {
    double above = 0, below = 0;
    std::uint64_t aboveCount = 0, belowCount = 0;
};

// Affine grid: q = clamp(rne(x / scale) + zero, low, high), the sum in integers; y = float(q - zero) * scale.
// multiplyByReciprocal: rne(x * (1 / scale)) instead of the quotient (PyTorch). A quotient that is NaN gives q = clamp(zero).
// |zero|, |low| and |high| are at most 2^20; low <= high, and both fit the type of the codes.
struct Affine {
    float scale;
    std::int32_t zero;
    std::int32_t low, high;
    bool multiplyByReciprocal;
};

// Codebook of up to 16 ascending levels in [-1, 1]. code of x = number of boundaries[i] < x * inverse (a tie goes to the
// lower level), mapped through `codes`; y = levels[index] * scale.
// A quotient that is NaN counts as 0. Ranks from `count` on decode to 0.
struct Codebook {
    const float* levels;  // count ascending values
    const float* boundaries;  // count - 1
    const std::uint8_t* codes;  // code of each level, by rank
    const std::uint8_t* ranks;  // rank of each code: 16 entries
    std::int32_t count;
};

// A float of few bits: sign, exponent with this bias, mantissa; subnormals; nothing but numbers (FP8, E2M1).
// code = the number nearest to t = x / scale, ties to the even code, beyond the largest that one; what becomes 0 is code 0,
// NaN too. Codes above that of the largest number decode as that number, with their sign.
struct SmallFloat {
    std::int32_t mantissaBits;
    std::int32_t bias;
    float largest;
    std::int32_t signBit;  // its index: the bits of the format less one
};
inline constexpr SmallFloat kE4M3 = {3, 7, 448.0f, 7}, kE5M2 = {2, 15, 57344.0f, 7}, kE2M1 = {1, 1, 6.0f, 3};

// The tiles of tileF32 and tileF64.
inline constexpr std::size_t kTileRows = 8;
inline constexpr std::size_t kTileColumnsF32 = 32;
inline constexpr std::size_t kTileColumnsF64 = 16;

// How many values lie below a range of magnitudes and in it.
struct Collected {
    std::uint64_t below;
    std::uint64_t inside;
};

// Blocks as llama.cpp's ggml stores them, the same bytes (reference/formats.md 5.3 and 5.4): weights a block, bytes a block.
// Half-precision scales are little-endian and come first (last in TQ2_0); "h" below is such a half.
//
//   Q4_0    32  18   h d, 16 x 2 codes               d = m / -8, m the first of largest magnitude; code = trunc(x / d + 8.5)
//   Q4_1    32  20   h d, h min, 16 x 2 codes        d = (max - min) / 15;                        code = trunc((x - min) / d + 0.5)
//   Q5_0    32  22   h d, 32 fifth bits, 16 x 2      as Q4_0 with m / -16 and 16.5
//   Q5_1    32  24   h d, h min, 32 fifth bits, ...  as Q4_1 with 31
//   Q8_0    32  34   h d, 32 int8                    d = max|x| / 127;                            code = round(x / d), ties away from 0
//   IQ4_NL  32  18   h d, 16 x 2 codes               16 uneven levels; d by a search over 16 candidates, weights x^2
//   TQ2_0   256 66   64 x 4 codes, h d               d = max|x|;                                  code = round(x / d) + 1
//   MXFP4   32  17   exponent e, 16 x 2 codes        d = 2^(e - 127), e - 127 = floor(log2 max|x|) - 2; nearest E2M1, ties to the smaller
//
// Byte j of the codes of a 32-block holds weight j in its low and weight j + 16 in its high half. "/ d" multiplies with
// 1 / d rounded to float32, and with 1 / d of the float32 d, not of the half that is stored. Largest magnitudes, minimum and
// maximum are over finite x (0 without any). NaN counts as 0, infinities take the end codes; a product that is NaN counts as 0.
// Where the sums of IQ4_NL's search overflow, its scale is m / 127.
inline constexpr std::size_t kGgmlBlock = 32;
inline constexpr std::size_t kTernaryBlock = 256;
inline constexpr std::size_t kQ4_0Bytes = 18, kQ4_1Bytes = 20, kQ5_0Bytes = 22, kQ5_1Bytes = 24, kQ8_0Bytes = 34;
inline constexpr std::size_t kIq4NlBytes = 18, kTq2_0Bytes = 66, kMxfp4Bytes = 17;

struct Kernels {
    Level level;
    const char* name;

    // Conversion to float32 and back. Half and bfloat16 round to nearest even on the way down; NaN stays NaN.
    void (*halfToFloat)(const std::uint16_t* in, std::size_t n, float* out);
    void (*bfloat16ToFloat)(const std::uint16_t* in, std::size_t n, float* out);
    void (*doubleToFloat)(const double* in, std::size_t n, float* out);
    void (*floatToHalf)(const float* in, std::size_t n, std::uint16_t* out);
    void (*floatToBfloat16)(const float* in, std::size_t n, std::uint16_t* out);
    void (*swapBytes2)(const void* in, std::size_t n, void* out);  // n elements; in == out allowed
    void (*swapBytes4)(const void* in, std::size_t n, void* out);
    void (*swapBytes8)(const void* in, std::size_t n, void* out);

    // Reductions.
    MinMax (*minMax)(const float* x, std::size_t n);
    float (*absMax)(const float* x, std::size_t n);  // over finite x; 0 when there is none
    void (*moments)(const float* x, std::size_t n, double pivot, Moments* out);
    MagnitudeSums (*magnitudeSums)(const float* x, std::size_t n);
    SideSums (*sideSums)(const float* x, std::size_t n, float threshold);
    void (*errorSums)(const float* x, const float* y, std::size_t n, ErrorSums* out);
    // Sum over finite x of |x - y|^2.4 (GPTQ's norm) in double, each term within 2e-15 of itself (kernels/fifth_root.h).
    double (*errorNorm24)(const float* x, const float* y, std::size_t n);

    // counts[k] += number of finite x with k = bin of x; bins equal bins on [low, high], the last one closed, outside ignored.
    // Exact: x in [low, high] lies in the last bin k with edge(k) <= x, edge(k) = low + (high - low) * k / bins in double.
    // `magnitude`: of |x|. counts has `bins` entries.
    void (*histogram)(const float* x, std::size_t n, double low, double high, std::size_t bins, bool magnitude, std::uint64_t* counts);
    // counts[bits of |x| >> 16] += 1 for every x (NaN and infinity land at 0x7F80 and above): 32768 entries. For selection.
    void (*magnitudeBuckets)(const float* x, std::size_t n, std::uint64_t* counts);
    // Writes |x| to `out`, in order, where lowBits <= bits of |x| <= highBits; at most `capacity` of them, though all are
    // counted in `inside`. Bits of non-negative floats are ordered as the floats are: with a range guessed from a sample
    // one pass selects an exact quantile (rank = below + position inside).
    Collected (*collectMagnitudes)(const float* x, std::size_t n, std::uint32_t lowBits, std::uint32_t highBits, float* out,
                                   std::size_t capacity);

    // Affine. Codes of the type named. Streaming stores are used where n is large and `out` is not read again soon.
    void (*quantizeI8)(const float* x, std::size_t n, const Affine& p, std::int8_t* out);
    void (*quantizeU8)(const float* x, std::size_t n, const Affine& p, std::uint8_t* out);
    void (*quantizeI16)(const float* x, std::size_t n, const Affine& p, std::int16_t* out);
    void (*quantizeU16)(const float* x, std::size_t n, const Affine& p, std::uint16_t* out);
    void (*dequantizeI8)(const std::int8_t* q, std::size_t n, float scale, std::int32_t zero, float* out);
    void (*dequantizeU8)(const std::uint8_t* q, std::size_t n, float scale, std::int32_t zero, float* out);
    void (*dequantizeI16)(const std::int16_t* q, std::size_t n, float scale, std::int32_t zero, float* out);
    void (*dequantizeU16)(const std::uint16_t* q, std::size_t n, float scale, std::int32_t zero, float* out);
    void (*roundTripAffine)(const float* x, std::size_t n, const Affine& p, float* out);  // quantize, then dequantize
    // Sum over finite x of (x - roundTrip(x))^2 in double, lanes as in Moments.
    double (*affineSquaredError)(const float* x, std::size_t n, const Affine& p);
    // One row, read once from memory: scale = max|x| / divisor over finite x (1 where that is 0), then the codes of
    // Affine{scale, 0, low, high, false}; returns the scale. Codes of long rows go past the caches.
    float (*quantizeRowI8)(const float* x, std::size_t n, float divisor, std::int32_t low, std::int32_t high, std::int8_t* out);

    // Codebooks. `divide`: x / scale instead of x * (1 / scale). Values are clamped to [-1, 1] first; NaN as 0.
    void (*encodeCodebook)(const float* x, std::size_t n, float scale, bool divide, const Codebook& book, std::uint8_t* codes);
    void (*decodeCodebook)(const std::uint8_t* codes, std::size_t n, float scale, const Codebook& book, float* out);

    // Packing of b-bit codes, LSB first: code j occupies bits [b*j, b*j + b) of the little-endian bit stream; 1 <= b <= 8.
    // `packed` has ceil(n * b / 8) bytes; unused high bits are 0. Codes are taken modulo 2^b.
    void (*pack)(const std::uint8_t* codes, std::size_t n, int bits, std::uint8_t* packed);
    void (*unpack)(const std::uint8_t* packed, std::size_t n, int bits, std::uint8_t* codes);

    // Small floats; value = f32(number * scale).
    void (*encodeSmallFloat)(const float* x, std::size_t n, float scale, const SmallFloat& form, std::uint8_t* codes);
    void (*decodeSmallFloat)(const std::uint8_t* codes, std::size_t n, float scale, const SmallFloat& form, float* out);

    // code = (x > threshold) - (x < -threshold); NaN gives 0.
    void (*encodeTernary)(const float* x, std::size_t n, float threshold, std::int8_t* codes);
    // Bit i, LSB first, is set unless x[i] < 0; ceil(n / 8) bytes, unused bits 0.
    void (*packSigns)(const float* x, std::size_t n, std::uint8_t* bits);
    void (*unpackSigns)(const std::uint8_t* bits, std::size_t n, float scale, float* out);  // scale where set, else -scale

    // Groups of `size` weights one after another (at most 4096, even), read from memory once; two codes a byte.
    //   I4: scale = max|x| / divisor (1 where that is 0), codes of Affine{scale, 0, low, 7, false}, as quantizeRowI8.
    //   U4: low = min(min x, 0), high = max(max x, 0), scale = (high - low) / 15 (1 where that is 0),
    //       zero = clamp(rne(-low / scale), 0, 15), codes of Affine{scale, zero, 0, 15, false}.
    //   Codebook: scale = max|x|, codes of encodeCodebook with max(scale, 1e-38), multiplying.
    // Over finite x. I4 and U4 put the first code in the low half of a byte, as pack() does; Codebook in the high half, as
    // bitsandbytes does.
    void (*quantizeGroupsI4)(const float* x, std::size_t groups, std::size_t size, float divisor, std::int32_t low, std::uint8_t* packed,
                             float* scales);
    void (*quantizeGroupsU4)(const float* x, std::size_t groups, std::size_t size, std::uint8_t* packed, float* scales,
                             std::uint8_t* zeros);
    void (*quantizeGroupsCodebook)(const float* x, std::size_t groups, std::size_t size, const Codebook& book, std::uint8_t* packed,
                                   float* scales);
    void (*dequantizeGroupsI4)(const std::uint8_t* packed, std::size_t groups, std::size_t size, const float* scales, float* out);
    void (*dequantizeGroupsU4)(const std::uint8_t* packed, std::size_t groups, std::size_t size, const float* scales,
                               const std::uint8_t* zeros, float* out);
    void (*dequantizeGroupsCodebook)(const std::uint8_t* packed, std::size_t groups, std::size_t size, const float* scales,
                                     const Codebook& book, float* out);

    // GGML blocks, in and out; `blocks` of them. Long results go past the caches.
    void (*quantizeQ4_0)(const float* x, std::size_t blocks, void* bytes);
    void (*quantizeQ4_1)(const float* x, std::size_t blocks, void* bytes);
    void (*quantizeQ5_0)(const float* x, std::size_t blocks, void* bytes);
    void (*quantizeQ5_1)(const float* x, std::size_t blocks, void* bytes);
    void (*quantizeQ8_0)(const float* x, std::size_t blocks, void* bytes);
    void (*quantizeIq4Nl)(const float* x, std::size_t blocks, void* bytes);
    void (*quantizeTq2_0)(const float* x, std::size_t blocks, void* bytes);
    void (*quantizeMxfp4)(const float* x, std::size_t blocks, void* bytes);
    void (*dequantizeQ4_0)(const void* bytes, std::size_t blocks, float* out);
    void (*dequantizeQ4_1)(const void* bytes, std::size_t blocks, float* out);
    void (*dequantizeQ5_0)(const void* bytes, std::size_t blocks, float* out);
    void (*dequantizeQ5_1)(const void* bytes, std::size_t blocks, float* out);
    void (*dequantizeQ8_0)(const void* bytes, std::size_t blocks, float* out);
    void (*dequantizeIq4Nl)(const void* bytes, std::size_t blocks, float* out);
    void (*dequantizeTq2_0)(const void* bytes, std::size_t blocks, float* out);
    void (*dequantizeMxfp4)(const void* bytes, std::size_t blocks, float* out);

    Grouped grouped;  // many blocks at once
    Searches searches;  // for their parameters
    Products products;  // weights times activations
    FloatProducts floatProducts;
    Limits limits;

    // counts[code] += 1; codes of one byte (as unsigned bytes; the caller knows their sign).
    void (*countBytes)(const std::uint8_t* codes, std::size_t n, std::uint64_t counts[256]);

    // The innermost step of blocked linear algebra: for p = 0 .. depth - 1 in this order, each with one rounding (fma),
    //   c[i * cStride + j] += a[p * aStride + i] * b[p * columns + j]    i < kTileRows, j < columns = kTileColumnsF32 (F64)
    // so that a product may be cut into tiles of any depths and gives the same bits.
    void (*tileF32)(const float* a, std::size_t aStride, const float* b, std::size_t depth, float* c, std::size_t cStride);
    void (*tileF64)(const double* a, std::size_t aStride, const double* b, std::size_t depth, double* c, std::size_t cStride);
};

// The table in use: the best level of this CPU, or the one that BITLOUPE_KERNELS=scalar|avx2|avx512 names (a level that
// the CPU lacks is not taken).
const Kernels& active();
// The table of a level, or null where this CPU lacks it.
const Kernels* table(Level level);
// Makes `level` the active one (tests, benchmarks, `--level`); false where this CPU lacks it.
bool use(Level level);

}  // namespace bitloupe::kernels
