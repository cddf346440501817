// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// AVX-512 twins of the quantizers of scalar_blocks.cpp. 16 blocks at a time: their extremes are folded side by side, so that
// one division serves 16 scales; then, from the cache, four blocks of codes are packed to one register. Whatever is not
// plain (a value that is not finite, a scale below the normal numbers) sends its 16 blocks to the scalar twin.

#include "kernels/avx512_tools.h"
#include "kernels/kernels.h"

#include <immintrin.h>

namespace bitloupe::kernels {

void blocksAvx512(Kernels& table);

namespace {

constexpr std::size_t kBatch = 16;  // blocks
constexpr std::size_t kBatchSize = kBatch * kGgmlBlock;
constexpr int kMagnitude = 0x7FFFFFFF;
constexpr int kInfinity = 0x7F800000;

__m512i bits(int value) { return _mm512_set1_epi32(value); }
__m512i load(const float* x) { return _mm512_loadu_si512(x); }

struct MaxSigned {
    static __m512i apply(__m512i a, __m512i b) { return _mm512_max_epi32(a, b); }
};
struct MaxUnsigned {
    static __m512i apply(__m512i a, __m512i b) { return _mm512_max_epu32(a, b); }
};
struct MaxFloat {
    static __m512i apply(__m512i a, __m512i b)
    {
        return _mm512_castps_si512(_mm512_max_ps(_mm512_castsi512_ps(a), _mm512_castsi512_ps(b)));
    }
};
struct MinFloat {
    static __m512i apply(__m512i a, __m512i b)
    {
        return _mm512_castps_si512(_mm512_min_ps(_mm512_castsi512_ps(a), _mm512_castsi512_ps(b)));
    }
};

// Folds of 16 blocks under two operations, by block.
struct Folds {
    __m512i first, second;
};

template <class First, class Second>
Folds foldBlocks(const float* x)
{
    __m512i first[4];
    __m512i second[4];
    for (std::size_t e = 0; e < 4; ++e) {
        __m512i a[4];
        __m512i b[4];
        for (std::size_t part = 0; part < 4; ++part) {
            const float* block = x + (4 * part + e) * kGgmlBlock;
            a[part] = First::apply(load(block), load(block + 16));
            b[part] = Second::apply(load(block), load(block + 16));
        }
        first[e] = foldFour<First>(a[0], a[1], a[2], a[3]);
        second[e] = foldFour<Second>(b[0], b[1], b[2], b[3]);
    }
    return {foldRest<First>(first), foldRest<Second>(second)};
}

// The largest magnitudes of 16 blocks, as bits.
__m512i largestMagnitudes(const float* x)
{
    __m512i fours[4];
    for (std::size_t e = 0; e < 4; ++e) {
        __m512i m[4];
        for (std::size_t part = 0; part < 4; ++part) {
            const float* block = x + (4 * part + e) * kGgmlBlock;
            m[part] =
                _mm512_max_epu32(_mm512_and_si512(load(block), bits(kMagnitude)), _mm512_and_si512(load(block + 16), bits(kMagnitude)));
        }
        fours[e] = foldFour<MaxUnsigned>(m[0], m[1], m[2], m[3]);
    }
    return foldRest<MaxUnsigned>(fours);
}

// The largest magnitudes of 16 blocks, as bits, and which of them a negative value has first. Bits of positive floats are
// ordered as signed integers, those of negative floats, by magnitude, as unsigned ones.
struct Largest {
    __m512i magnitude;
    __mmask16 negative;

    bool finite() const { return _mm512_cmpge_epu32_mask(magnitude, bits(kInfinity)) == 0; }
};

bool firstIsNegative(const float* block, unsigned magnitude)
{
    const __m512i wanted = bits(static_cast<int>(magnitude));
    const unsigned low = _mm512_cmpeq_epi32_mask(_mm512_and_si512(load(block), bits(kMagnitude)), wanted);
    const unsigned high = _mm512_cmpeq_epi32_mask(_mm512_and_si512(load(block + 16), bits(kMagnitude)), wanted);
    const unsigned both = low | high << 16;
    return both != 0 && __builtin_signbit(block[__builtin_ctz(both)]) != 0;
}

Largest largest(const float* x)
{
    const Folds folds = foldBlocks<MaxSigned, MaxUnsigned>(x);
    const __m512i positive = _mm512_max_epi32(folds.first, _mm512_setzero_si512());
    const __m512i negative = _mm512_maskz_and_epi32(_mm512_movepi32_mask(folds.second), folds.second, bits(kMagnitude));
    Largest found = {_mm512_max_epu32(positive, negative), _mm512_cmpgt_epu32_mask(negative, positive)};
    unsigned ties = _mm512_mask_cmpeq_epi32_mask(_mm512_test_epi32_mask(positive, positive), positive, negative);
    if (__builtin_expect(ties != 0, 0)) {
        alignas(64) unsigned magnitudes[kBatch];
        _mm512_store_si512(magnitudes, found.magnitude);
        for (; ties != 0; ties &= ties - 1) {
            const int block = __builtin_ctz(ties);
            const bool first = firstIsNegative(x + static_cast<std::size_t>(block) * kGgmlBlock, magnitudes[block]);
            found.negative = static_cast<__mmask16>(found.negative | unsigned{first} << block);
        }
    }
    return found;
}

// Neither below the normal numbers nor infinite: 1 / d is then finite.
bool plain(__m512 d)
{
    const __m512i magnitude = _mm512_and_si512(_mm512_castps_si512(d), bits(kMagnitude));
    const __mmask16 subnormal = _mm512_cmplt_epu32_mask(_mm512_sub_epi32(magnitude, bits(1)), bits(0x007FFFFF));
    return (subnormal | _mm512_cmpge_epu32_mask(magnitude, bits(kInfinity))) == 0;
}

__m512 inverse(__m512 d) { return _mm512_maskz_div_ps(_mm512_cmp_ps_mask(d, _mm512_setzero_ps(), _CMP_NEQ_UQ), _mm512_set1_ps(1.0f), d); }

void storeHalves(__m512 values, std::uint16_t* halves)
{
    _mm256_store_si256(reinterpret_cast<__m256i*>(halves), _mm512_cvtps_ph(values, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC));
}

// 16 codes of each of four blocks, as bytes, a part a block but not yet in order.
template <class Step>
__m512i codesOfFour(const float* x, std::size_t block, const Step& step)
{
    __m512i q[4];
    for (std::size_t i = 0; i < 4; ++i)
        q[i] = step.of(_mm512_loadu_ps(x + (block + i) * kGgmlBlock), block + i);
    return packBytes(q);
}

__m512i nibbles(__m512i low, __m512i high) { return _mm512_or_si512(low, _mm512_slli_epi16(high, 4)); }

// What follows in memory is asked for while this is worked on.
void prefetchFour(const float* x, std::size_t block)
{
    for (std::size_t i = 0; i < 8; ++i)
        _mm_prefetch(reinterpret_cast<const char*>(x + block * kGgmlBlock + kBatchSize + 16 * i), _MM_HINT_T0);
}

// code = trunc(x / d + half + 0.5), d = m / -half.
template <int half>
struct Signed {
    alignas(64) float by[kBatch];
    alignas(32) std::uint16_t scales[kBatch];

    bool fit(const float* x)
    {
        const Largest m = largest(x);
        const __m512i sign = _mm512_maskz_set1_epi32(m.negative, static_cast<int>(0x80000000u));
        const __m512 d = _mm512_mul_ps(_mm512_castsi512_ps(_mm512_or_si512(m.magnitude, sign)), _mm512_set1_ps(-1.0f / half));
        _mm512_store_ps(by, inverse(d));
        storeHalves(d, scales);
        return m.finite() && plain(d);
    }
    __m512i of(__m512 x, std::size_t block) const
    {
        return _mm512_cvttps_epi32(_mm512_add_ps(_mm512_mul_ps(x, _mm512_set1_ps(by[block])), _mm512_set1_ps(half + 0.5f)));
    }
    static constexpr std::size_t kScaleBytes = 2;
    void putScale(std::size_t block, std::uint8_t* out) const { __builtin_memcpy(out, &scales[block], 2); }
};

bool hasNegativeZero(const float* x)
{
    unsigned found = 0;
    for (std::size_t i = 0; i < kBatchSize; i += 16)
        found |= _mm512_cmpeq_epi32_mask(load(x + i), bits(static_cast<int>(0x80000000u)));
    return found != 0;
}

bool allFinite(const float* x)
{
    __m512 sum[4] = {};  // 0 times anything else is NaN
    for (std::size_t i = 0; i < kBatchSize; i += 64) {
        for (std::size_t j = 0; j < 4; ++j)
            sum[j] = _mm512_fmadd_ps(_mm512_loadu_ps(x + i + 16 * j), _mm512_setzero_ps(), sum[j]);
    }
    const __m512 all = _mm512_add_ps(_mm512_add_ps(sum[0], sum[1]), _mm512_add_ps(sum[2], sum[3]));
    return _mm512_cmp_ps_mask(all, all, _CMP_UNORD_Q) == 0;
}

// code = trunc((x - min) / d + 0.5), d = (max - min) / most.
template <int most>
struct Spanned {
    alignas(64) float by[kBatch];
    alignas(64) float low[kBatch];
    alignas(32) std::uint16_t scales[kBatch];
    alignas(32) std::uint16_t lows[kBatch];

    bool fit(const float* x)
    {
        const Folds folds = foldBlocks<MinFloat, MaxFloat>(x);
        const __m512 lowest = _mm512_castsi512_ps(folds.first);
        const __m512 d = _mm512_div_ps(_mm512_sub_ps(_mm512_castsi512_ps(folds.second), lowest), _mm512_set1_ps(most));
        _mm512_store_ps(by, inverse(d));
        _mm512_store_ps(low, lowest);
        storeHalves(d, scales);
        storeHalves(lowest, lows);
        if (_mm512_cmp_ps_mask(lowest, _mm512_setzero_ps(), _CMP_EQ_OQ) != 0 && hasNegativeZero(x))
            return false;  // the first of two zeros counts
        return allFinite(x) && plain(d);
    }
    __m512i of(__m512 x, std::size_t block) const
    {
        const __m512 t = _mm512_mul_ps(_mm512_sub_ps(x, _mm512_set1_ps(low[block])), _mm512_set1_ps(by[block]));
        return _mm512_cvttps_epi32(_mm512_add_ps(t, _mm512_set1_ps(0.5f)));
    }
    static constexpr std::size_t kScaleBytes = 4;
    void putScale(std::size_t block, std::uint8_t* out) const
    {
        __builtin_memcpy(out, &scales[block], 2);
        __builtin_memcpy(out + 2, &lows[block], 2);
    }
};

template <class Fit>
struct FourBits {
    static constexpr std::size_t kBytes = Fit::kScaleBytes + 16;

    static bool encode(const float* x, std::uint8_t* out)
    {
        Fit fit;
        if (!fit.fit(x))
            return false;
        const __m512i most = _mm512_set1_epi8(15);
        for (std::size_t block = 0; block < kBatch; block += 4) {
            prefetchFour(x, block);
            const __m512i low = _mm512_min_epi8(codesOfFour(x, block, fit), most);
            const __m512i high = _mm512_min_epi8(codesOfFour(x + 16, block, fit), most);
            storeParts(inOrder(nibbles(low, high)), out + block * kBytes + Fit::kScaleBytes, kBytes);
            for (std::size_t i = block; i < block + 4; ++i)
                fit.putScale(i, out + i * kBytes);
        }
        return true;
    }
};

template <class Fit>
struct FiveBits {
    static constexpr std::size_t kBytes = Fit::kScaleBytes + 20;

    static bool encode(const float* x, std::uint8_t* out)
    {
        Fit fit;
        if (!fit.fit(x))
            return false;
        const __m512i fifth = _mm512_set1_epi8(16);
        const __m512i nibble = _mm512_set1_epi8(15);
        for (std::size_t block = 0; block < kBatch; block += 4) {
            prefetchFour(x, block);
            const __m512i low = inOrder(_mm512_min_epi8(codesOfFour(x, block, fit), _mm512_set1_epi8(31)));
            const __m512i high = inOrder(_mm512_min_epi8(codesOfFour(x + 16, block, fit), _mm512_set1_epi8(31)));
            const unsigned long long lowBits = _mm512_test_epi8_mask(low, fifth);
            const unsigned long long highBits = _mm512_test_epi8_mask(high, fifth);
            const __m512i codes = nibbles(_mm512_and_si512(low, nibble), _mm512_and_si512(high, nibble));
            storeParts(codes, out + block * kBytes + Fit::kScaleBytes + 4, kBytes);
            for (std::size_t i = 0; i < 4; ++i) {
                std::uint8_t* to = out + (block + i) * kBytes;
                const auto all = static_cast<std::uint32_t>((lowBits >> 16 * i & 0xFFFFu) | (highBits >> 16 * i & 0xFFFFu) << 16);
                fit.putScale(block + i, to);
                __builtin_memcpy(to + Fit::kScaleBytes, &all, 4);
            }
        }
        return true;
    }
};

struct EightBits {
    static constexpr std::size_t kBytes = kQ8_0Bytes;

    static bool encode(const float* x, std::uint8_t* out)
    {
        const __m512i m = largestMagnitudes(x);
        const __m512 d = _mm512_div_ps(_mm512_castsi512_ps(m), _mm512_set1_ps(127.0f));
        if (!plain(d))
            return false;
        alignas(64) float by[kBatch];
        alignas(32) std::uint16_t scales[kBatch];
        _mm512_store_ps(by, inverse(d));
        storeHalves(d, scales);
        for (std::size_t block = 0; block < kBatch; block += 2) {
            __m512i q[4];
            for (std::size_t i = 0; i < 4; ++i) {
                const float* from = x + block * kGgmlBlock + 16 * i;
                _mm_prefetch(reinterpret_cast<const char*>(from + kBatchSize), _MM_HINT_T0);
                q[i] = roundAway(_mm512_mul_ps(_mm512_loadu_ps(from), _mm512_set1_ps(by[block + i / 2])));
            }
            const __m512i codes = inOrder(packBytes(q));
            std::uint8_t* to = out + block * kBytes;
            __builtin_memcpy(to, &scales[block], 2);
            _mm256_storeu_si256(reinterpret_cast<__m256i*>(to + 2), _mm512_castsi512_si256(codes));
            __builtin_memcpy(to + kBytes, &scales[block + 1], 2);
            _mm256_storeu_si256(reinterpret_cast<__m256i*>(to + kBytes + 2), _mm512_extracti64x4_epi64(codes, 1));
        }
        return true;
    }
};

// With u = x / d the code is the number of midpoints below |u|, and all midpoints are halves of integers: the integer part of
// the float just below 2 |u| tells it. Multiplied with a power of two less its last bit, a float becomes the one below.
struct CodesByStep {
    alignas(64) std::uint8_t code[64] = {};  // by k = -32..31, in two's complement of six bits

    constexpr CodesByStep()
    {
        for (int k = -32; k < 32; ++k) {
            const int size = k < 0 ? -k : k;
            const int rank = (size >= 1) + (size >= 3) + (size >= 5) + (size >= 7) + (size >= 10) + (size >= 14) + (size >= 20);
            code[k & 63] = static_cast<std::uint8_t>(k < 0 && rank > 0 ? rank | 8 : rank);
        }
    }
};
constexpr CodesByStep kCodesByStep;

struct Microscaled {
    static constexpr std::size_t kBytes = kMxfp4Bytes;

    struct Step {
        alignas(64) float by[kBatch];
        __m512i of(__m512 x, std::size_t block) const { return _mm512_cvttps_epi32(_mm512_mul_ps(x, _mm512_set1_ps(by[block]))); }
    };
    static bool encode(const float* x, std::uint8_t* out)
    {
        const __m512i m = largestMagnitudes(x);
        const __m512i exponent = _mm512_srli_epi32(m, 23);  // e + 2
        const __mmask16 some = _mm512_test_epi32_mask(m, m);
        // Near the next power of two float32's log2 may give that one.
        const __mmask16 near = _mm512_cmpgt_epi32_mask(_mm512_and_si512(m, bits(0x007FFFFF)), bits(0x007FFF00));
        const __mmask16 small = _mm512_mask_cmplt_epi32_mask(some, exponent, bits(4));
        if ((near | small | _mm512_cmpge_epi32_mask(exponent, bits(255))) != 0)
            return false;
        Step step;  // 2 / d * (1 - 2^-24), 2 / d = 2^(129 - e)
        const __m512i power = _mm512_slli_epi32(_mm512_sub_epi32(bits(258), exponent), 23);
        _mm512_store_si512(step.by, _mm512_maskz_sub_epi32(some, power, bits(1)));
        alignas(16) std::uint8_t exponents[kBatch];
        _mm_store_si128(reinterpret_cast<__m128i*>(exponents), _mm512_cvtepi32_epi8(_mm512_maskz_sub_epi32(some, exponent, bits(2))));
        const __m512i table = _mm512_load_si512(kCodesByStep.code);
        for (std::size_t block = 0; block < kBatch; block += 4) {
            prefetchFour(x, block);
            const __m512i low = _mm512_permutexvar_epi8(codesOfFour(x, block, step), table);
            const __m512i high = _mm512_permutexvar_epi8(codesOfFour(x + 16, block, step), table);
            storeParts(inOrder(nibbles(low, high)), out + block * kBytes + 1, kBytes);
            for (std::size_t i = block; i < block + 4; ++i)
                out[i * kBytes] = exponents[i];
        }
        return true;
    }
};

using QuantizeBlocks = void (*)(const float*, std::size_t, void*);

template <class Format, QuantizeBlocks Kernels::*scalar>
void quantize(const float* x, std::size_t blocks, void* bytes)
{
    const auto encode = [](const float* from, std::uint8_t* to) {
        if (!Format::encode(from, to))
            (table(Level::Scalar)->*scalar)(from, kBatch, to);
    };
    ByteSink sink(bytes, blocks * Format::kBytes);
    std::size_t i = 0;
    for (; i + kBatch <= blocks; i += kBatch) {
        encode(x + i * kGgmlBlock, sink.room());
        sink.sent(kBatch * Format::kBytes);
    }
    if (i < blocks) {
        float rest[kBatchSize] = {};
        std::uint8_t encoded[kBatch * Format::kBytes];
        __builtin_memcpy(rest, x + i * kGgmlBlock, (blocks - i) * kGgmlBlock * sizeof(float));
        encode(rest, encoded);
        __builtin_memcpy(sink.room(), encoded, (blocks - i) * Format::kBytes);
        sink.sent((blocks - i) * Format::kBytes);
    }
    sink.finish();
}

// 64 of the 256 trits of a block, two rows of 32, as bytes 0, 1, 2.
__m512i trits(const float* x, __m512 by)
{
    __m512i q[4];
    for (std::size_t i = 0; i < 4; ++i)
        q[i] = roundAway(_mm512_mul_ps(_mm512_loadu_ps(x + 16 * i), by));
    return _mm512_add_epi8(inOrder(packBytes(q)), _mm512_set1_epi8(1));
}

void encodeTernary(const float* x, std::uint8_t* out)
{
    __m512i m = _mm512_setzero_si512();
    for (std::size_t i = 0; i < kTernaryBlock; i += 16)
        m = _mm512_max_epu32(m, _mm512_and_si512(load(x + i), bits(kMagnitude)));
    const __m512 d = _mm512_castsi512_ps(bits(static_cast<int>(_mm512_reduce_max_epu32(m))));
    if (!plain(d))
        return table(Level::Scalar)->quantizeTq2_0(x, 1, out);
    const __m512 by = inverse(d);
    for (std::size_t half = 0; half < 2; ++half) {
        const float* from = x + 128 * half;
        for (std::size_t i = 0; i < 8; ++i)
            _mm_prefetch(reinterpret_cast<const char*>(from + 2 * kTernaryBlock + 16 * i), _MM_HINT_T0);
        const __m512i rows = _mm512_or_si512(trits(from, by), _mm512_slli_epi16(trits(from + 64, by), 4));  // 0 and 2, 1 and 3
        const __m256i odd = _mm256_slli_epi16(_mm512_extracti64x4_epi64(rows, 1), 2);
        _mm256_storeu_si256(reinterpret_cast<__m256i*>(out + 32 * half), _mm256_or_si256(_mm512_castsi512_si256(rows), odd));
    }
    const auto half = static_cast<std::uint16_t>(_mm256_extract_epi16(_mm512_cvtps_ph(d, _MM_FROUND_TO_NEAREST_INT), 0));
    __builtin_memcpy(out + kTernaryBlock / 4, &half, sizeof(half));
}

void quantizeTq2_0(const float* x, std::size_t blocks, void* bytes)
{
    ByteSink sink(bytes, blocks * kTq2_0Bytes);
    for (std::size_t i = 0; i < blocks; ++i) {
        encodeTernary(x + i * kTernaryBlock, sink.room());
        sink.sent(kTq2_0Bytes);
    }
    sink.finish();
}

}  // namespace

void blocksAvx512(Kernels& table)
{
    table.quantizeQ4_0 = quantize<FourBits<Signed<8>>, &Kernels::quantizeQ4_0>;
    table.quantizeQ4_1 = quantize<FourBits<Spanned<15>>, &Kernels::quantizeQ4_1>;
    table.quantizeQ5_0 = quantize<FiveBits<Signed<16>>, &Kernels::quantizeQ5_0>;
    table.quantizeQ5_1 = quantize<FiveBits<Spanned<31>>, &Kernels::quantizeQ5_1>;
    table.quantizeQ8_0 = quantize<EightBits, &Kernels::quantizeQ8_0>;
    table.quantizeMxfp4 = quantize<Microscaled, &Kernels::quantizeMxfp4>;
    table.quantizeTq2_0 = quantizeTq2_0;
}

}  // namespace bitloupe::kernels
