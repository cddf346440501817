// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// AVX-512 twins of scalar_histogram.cpp: bins are found 16 at a time and counted from a small buffer.

#include "kernels/kernels.h"

#include <immintrin.h>

namespace bitloupe::kernels {

void histogramAvx512(Kernels& table);

namespace {

constexpr std::size_t kBuffer = 512;  // elements whose bins are found before they are counted
constexpr std::size_t kSmallBins = 2048;  // so many bins are counted in kTables tables in turn
constexpr std::size_t kTables = 4;  // a count that was just stored is not loaded again at once
constexpr double kLargest = 3.4028234663852886e38;

__mmask16 first16(std::size_t n) { return static_cast<__mmask16>(n >= 16 ? 0xFFFFu : (1u << n) - 1u); }
unsigned count(__mmask16 mask) { return static_cast<unsigned>(__builtin_popcount(mask)); }
double larger(double a, double b) { return a > b ? a : b; }
double absolute(double a) { return a < 0 ? -a : a; }
__m512i magnitudeBits(__m512 x) { return _mm512_and_si512(_mm512_castps_si512(x), _mm512_set1_epi32(0x7FFFFFFF)); }

// The smallest float32 >= a, or the largest <= a: comparing a float32 with it is comparing it with a.
float roundUp(double a)
{
    return _mm_cvtss_f32(_mm_cvt_roundsd_ss(_mm_setzero_ps(), _mm_set_sd(a), _MM_FROUND_TO_POS_INF | _MM_FROUND_NO_EXC));
}
float roundDown(double a)
{
    return _mm_cvtss_f32(_mm_cvt_roundsd_ss(_mm_setzero_ps(), _mm_set_sd(a), _MM_FROUND_TO_NEG_INF | _MM_FROUND_NO_EXC));
}

// The position t = (x - low) * bins / width is found in float32 as fma(x, a, b). Its error is at most
//   2^-24 * (|x| * a + |low| * a + bins) <= 2^-24 * bins * (2 * max(|low|, |high|) / width + 1),
// that of the edges, which are doubles, is far smaller. Where t is farther than `margin` from a whole number, its floor
// is the bin; the few other elements are compared with the edges.
struct Bins {
    double low, width, count;
    double byCount;  // 1 / count where that is exact (a power of two), else 0
    float a, b, margin;
    float first, last;  // the range in float32
    bool magnitude;

    __m512d edge(__m512d k) const
    {
        const __m512d product = _mm512_mul_pd(_mm512_set1_pd(width), k);
        const __m512d part = byCount != 0 ? _mm512_mul_pd(product, _mm512_set1_pd(byCount)) : _mm512_div_pd(product, _mm512_set1_pd(count));
        return _mm512_add_pd(_mm512_set1_pd(low), part);
    }
    // One step down or up from a guess that is wrong by at most one.
    __m256i mend(__m256 x, __m256i guess) const
    {
        const __m512d value = _mm512_cvtps_pd(x);
        const __m256i top = _mm256_set1_epi32(static_cast<int>(count) - 1);
        const __m256i k = _mm256_min_epi32(_mm256_max_epi32(guess, _mm256_setzero_si256()), top);
        const __m512d place = _mm512_cvtepi32_pd(k);
        const __mmask8 down =
            static_cast<__mmask8>(_mm512_cmp_pd_mask(value, edge(place), _CMP_LT_OQ) & _mm256_cmpgt_epi32_mask(k, _mm256_setzero_si256()));
        const __mmask8 up = static_cast<__mmask8>(_mm512_cmp_pd_mask(value, edge(_mm512_add_pd(place, _mm512_set1_pd(1))), _CMP_GE_OQ)
                                                  & _mm256_cmplt_epi32_mask(k, top));
        const __m256i lowered = _mm256_mask_sub_epi32(k, down, k, _mm256_set1_epi32(1));
        return _mm256_mask_add_epi32(lowered, up, lowered, _mm256_set1_epi32(1));
    }
    __m512i mend(__m512 x, __m512i guess) const
    {
        const __m256i lower = mend(_mm512_castps512_ps256(x), _mm512_castsi512_si256(guess));
        const __m256i upper = mend(_mm512_extractf32x8_ps(x, 1), _mm512_extracti32x8_epi32(guess, 1));
        return _mm512_inserti32x8(_mm512_castsi256_si512(lower), upper, 1);
    }
    // Bins of 16 elements; `count` for those outside.
    __m512i of(__m512 x, __mmask16 lanes) const
    {
        x = magnitude ? _mm512_abs_ps(x) : x;
        const __m512 t = _mm512_fmadd_ps(x, _mm512_set1_ps(a), _mm512_set1_ps(b));
        const __m512 off = _mm512_abs_ps(_mm512_reduce_ps(t, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC));
        const __mmask16 above = _mm512_mask_cmp_ps_mask(lanes, x, _mm512_set1_ps(first), _CMP_GE_OQ);
        const __mmask16 inside = _mm512_mask_cmp_ps_mask(above, x, _mm512_set1_ps(last), _CMP_LE_OQ);
        const __mmask16 doubtful = _mm512_mask_cmp_ps_mask(inside, off, _mm512_set1_ps(margin), _CMP_LE_OQ);
        __m512i k = _mm512_cvttps_epi32(t);
        if (__builtin_expect(doubtful != 0, 0))
            k = _mm512_mask_mov_epi32(k, doubtful, mend(x, k));
        return _mm512_mask_mov_epi32(_mm512_set1_epi32(static_cast<int>(count)), inside, k);
    }
};

// False where float32 cannot tell bins apart: too many of them, or far from zero, or out of its range.
bool plan(double low, double high, std::size_t bins, bool magnitude, Bins* out)
{
    const double width = high - low;
    const double n = static_cast<double>(bins);
    const double perUnit = n / width;
    const double reach = larger(absolute(low), absolute(high));
    const double margin = 1.25 * 0x1p-24 * n * (2 * reach / width + 1);
    if (!(low < high) || !(reach < kLargest) || !(margin < 0x1p-7) || !(perUnit < 1e30) || !(perUnit > 1e-30))
        return false;
    const bool power = (bins & (bins - 1)) == 0;
    *out = {low,
            width,
            n,
            power ? 1 / n : 0,
            static_cast<float>(perUnit),
            static_cast<float>(-low * perUnit),
            static_cast<float>(margin),
            roundUp(low),
            roundDown(high),
            magnitude};
    return true;
}

// Bins of up to kBuffer elements.
void findBins(const Bins& bins, const float* x, std::size_t n, std::uint32_t* found)
{
    std::size_t i = 0;
    for (; i + 16 <= n; i += 16)
        _mm512_storeu_si512(found + i, bins.of(_mm512_loadu_ps(x + i), 0xFFFF));
    if (i < n)
        _mm512_storeu_si512(found + i, bins.of(_mm512_maskz_loadu_ps(first16(n - i), x + i), first16(n - i)));
}

// The last entry of a table takes what lies outside.
using Table = std::uint32_t[kSmallBins + 1];

void countInTables(const std::uint32_t* found, std::size_t n, Table* tables)
{
    std::size_t i = 0;
    for (; i + kTables <= n; i += kTables) {
        for (std::size_t t = 0; t < kTables; ++t)
            ++tables[t][found[i + t]];
    }
    for (; i < n; ++i)
        ++tables[0][found[i]];
}

// At most 2^31 elements: the tables count in 32 bits.
void histogramInTables(const Bins& plan, const float* x, std::size_t n, std::size_t bins, std::uint64_t* counts)
{
    Table tables[kTables];
    alignas(64) std::uint32_t found[kBuffer];
    for (Table& table : tables) {
        for (std::size_t k = 0; k <= bins; ++k)
            table[k] = 0;
    }
    for (std::size_t i = 0; i < n; i += kBuffer) {
        const std::size_t length = n - i < kBuffer ? n - i : kBuffer;
        findBins(plan, x + i, length, found);
        countInTables(found, length, tables);
    }
    for (std::size_t k = 0; k < bins; ++k)
        counts[k] += std::uint64_t{tables[0][k]} + tables[1][k] + tables[2][k] + tables[3][k];
}

void histogramDirect(const Bins& plan, const float* x, std::size_t n, std::size_t bins, std::uint64_t* counts)
{
    alignas(64) std::uint32_t found[kBuffer];
    for (std::size_t i = 0; i < n; i += kBuffer) {
        const std::size_t length = n - i < kBuffer ? n - i : kBuffer;
        findBins(plan, x + i, length, found);
        for (std::size_t j = 0; j < length; ++j) {
            if (found[j] < bins)
                ++counts[found[j]];
        }
    }
}

void histogram(const float* x, std::size_t n, double low, double high, std::size_t bins, bool magnitude, std::uint64_t* counts)
{
    constexpr std::size_t kPart = std::size_t{1} << 31;
    Bins all;
    if (bins == 0 || !plan(low, high, bins, magnitude, &all))
        return table(Level::Scalar)->histogram(x, n, low, high, bins, magnitude, counts);
    const bool inTables = bins <= kSmallBins && n / 4 >= bins;
    for (std::size_t i = 0; i < n; i += kPart) {
        const std::size_t length = n - i < kPart ? n - i : kPart;
        (inTables ? histogramInTables : histogramDirect)(all, x + i, length, bins, counts);
    }
}

// The buckets of up to kBuffer elements are counted after all of them are stored: a load that follows too soon on a wide
// store has to wait for it.
void countBuckets(const float* x, std::size_t n, std::uint64_t* counts)
{
    alignas(64) std::uint32_t found[kBuffer];
    std::size_t kept = 0;
    for (std::size_t i = 0; i < n; i += 16) {
        const __m512i bucket = _mm512_srli_epi32(magnitudeBits(_mm512_loadu_ps(x + i)), 16);
        // A vector in one bucket (zeros, mostly) is counted at once: counting one after the other would wait each time.
        const __m512i first = _mm512_broadcastd_epi32(_mm512_castsi512_si128(bucket));
        if (_mm512_cmpneq_epi32_mask(bucket, first) == 0) {
            counts[_mm_cvtsi128_si32(_mm512_castsi512_si128(bucket))] += 16;
            continue;
        }
        _mm512_store_si512(found + kept, bucket);
        kept += 16;
    }
    for (std::size_t j = 0; j < kept; ++j)
        ++counts[found[j]];
}

void magnitudeBuckets(const float* x, std::size_t n, std::uint64_t* counts)
{
    const std::size_t whole = n / 16 * 16;
    for (std::size_t i = 0; i < whole; i += kBuffer)
        countBuckets(x + i, whole - i < kBuffer ? whole - i : kBuffer, counts);
    table(Level::Scalar)->magnitudeBuckets(x + whole, n - whole, counts);
}

Collected collectMagnitudes(const float* x, std::size_t n, std::uint32_t lowBits, std::uint32_t highBits, float* out, std::size_t capacity)
{
    Collected r = {0, 0};
    if (highBits < lowBits)
        return table(Level::Scalar)->collectMagnitudes(x, n, lowBits, highBits, out, capacity);
    const __m512i low = _mm512_set1_epi32(static_cast<int>(lowBits));
    const __m512i span = _mm512_set1_epi32(static_cast<int>(highBits - lowBits));
    for (std::size_t i = 0; i < n; i += 16) {
        const __mmask16 lanes = first16(n - i);
        const __m512i bits = magnitudeBits(_mm512_maskz_loadu_ps(lanes, x + i));
        const __mmask16 inside = _mm512_mask_cmple_epu32_mask(lanes, _mm512_sub_epi32(bits, low), span);
        r.below += count(_mm512_mask_cmplt_epu32_mask(lanes, bits, low));
        if (inside == 0)
            continue;
        const std::size_t room = r.inside < capacity ? capacity - r.inside : 0;
        const unsigned found = count(inside);
        // Packed in the register first: the instruction that packs into memory is slow on some CPUs.
        _mm512_mask_storeu_epi32(out + r.inside, first16(found < room ? found : room), _mm512_maskz_compress_epi32(inside, bits));
        r.inside += found;
    }
    return r;
}

}  // namespace

void histogramAvx512(Kernels& table)
{
    table.histogram = histogram;
    table.magnitudeBuckets = magnitudeBuckets;
    table.collectMagnitudes = collectMagnitudes;
}

}  // namespace bitloupe::kernels
