// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// AVX2 twins of scalar_histogram.cpp: bins are found 4 at a time in double and counted from a small buffer.

#include "kernels/kernels.h"

#include <immintrin.h>

namespace bitloupe::kernels {

void histogramAvx2(Kernels& table);

namespace {

constexpr std::size_t kBuffer = 512;  // elements whose bins are found before they are counted
constexpr std::size_t kSmallBins = 2048;  // so many bins are counted in kTables tables in turn
constexpr std::size_t kTables = 4;  // a count that was just stored is not loaded again at once

double larger(double a, double b) { return a > b ? a : b; }
double absolute(double a) { return a < 0 ? -a : a; }
__m256i magnitudeBits(__m256 x) { return _mm256_and_si256(_mm256_castps_si256(x), _mm256_set1_epi32(0x7FFFFFFF)); }

// The position t = (x - low) * bins / width is found in double with an error below
//   2^-50 * bins * (max(|low|, |high|) / width + 1),
// as are the edges. Where t is farther than `margin` from a whole number, its floor is the bin; the few other elements are
// compared with the edges.
struct Bins {
    double low, high, width, count, perUnit, margin;
    bool magnitude;

    double edge(int k) const { return low + width * static_cast<double>(k) / count; }
    std::uint32_t exact(double x, int guess) const
    {
        const int last = static_cast<int>(count) - 1;
        int k = guess < 0 ? 0 : guess > last ? last : guess;
        while (k > 0 && x < edge(k))
            --k;
        while (k < last && x >= edge(k + 1))
            ++k;
        return static_cast<std::uint32_t>(k);
    }
    // Bins of 4 elements; `count` for those outside.
    void find(__m128 x, std::uint32_t* found) const
    {
        const __m256d all = _mm256_cvtps_pd(magnitude ? _mm_andnot_ps(_mm_set1_ps(-0.0f), x) : x);
        const __m256d above = _mm256_cmp_pd(all, _mm256_set1_pd(low), _CMP_GE_OQ);
        const __m256d inside = _mm256_and_pd(above, _mm256_cmp_pd(all, _mm256_set1_pd(high), _CMP_LE_OQ));
        const __m256d value = _mm256_blendv_pd(_mm256_set1_pd(low), all, inside);
        const __m256d t = _mm256_mul_pd(_mm256_sub_pd(value, _mm256_set1_pd(low)), _mm256_set1_pd(perUnit));
        const __m256d off = _mm256_sub_pd(t, _mm256_round_pd(t, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC));
        const __m256d near = _mm256_cmp_pd(_mm256_andnot_pd(_mm256_set1_pd(-0.0), off), _mm256_set1_pd(margin), _CMP_LE_OQ);
        const __m128i k = _mm256_cvttpd_epi32(t);
        const int outside = ~_mm256_movemask_pd(inside) & 15;
        const int doubtful = _mm256_movemask_pd(near);
        _mm_storeu_si128(reinterpret_cast<__m128i*>(found), k);
        if (__builtin_expect((outside | doubtful) != 0, 0))
            mend(value, outside, found);
    }
    void mend(__m256d values, int outside, std::uint32_t* found) const
    {
        double x[4];
        _mm256_storeu_pd(x, values);
        for (int i = 0; i < 4; ++i)
            found[i] = (outside >> i & 1) != 0 ? static_cast<std::uint32_t>(count) : exact(x[i], static_cast<int>(found[i]));
    }
};

// False where doubles cannot tell bins apart.
bool plan(double low, double high, std::size_t bins, bool magnitude, Bins* out)
{
    const double width = high - low;
    const double n = static_cast<double>(bins);
    const double margin = 0x1p-50 * n * (larger(absolute(low), absolute(high)) / width + 1);
    const double perUnit = n / width;
    if (!(low < high) || !(width < 1e300) || !(margin < 0x1p-10) || !(perUnit < 1e300) || bins > (std::size_t{1} << 30))
        return false;
    *out = {low, high, width, n, perUnit, margin, magnitude};
    return true;
}

// Bins of up to kBuffer elements.
void findBins(const Bins& bins, const float* x, std::size_t n, std::uint32_t* found)
{
    std::size_t i = 0;
    for (; i + 4 <= n; i += 4)
        bins.find(_mm_loadu_ps(x + i), found + i);
    for (; i < n; ++i) {
        std::uint32_t four[4];
        bins.find(_mm_set1_ps(x[i]), four);
        found[i] = four[0];
    }
}

// The last entry of a table takes what lies outside.
using Table = std::uint32_t[kSmallBins + 1];

// At most 2^31 elements: the tables count in 32 bits.
void histogramInTables(const Bins& plan, const float* x, std::size_t n, std::size_t bins, std::uint64_t* counts)
{
    Table tables[kTables];
    std::uint32_t found[kBuffer];
    for (Table& table : tables) {
        for (std::size_t k = 0; k <= bins; ++k)
            table[k] = 0;
    }
    for (std::size_t i = 0; i < n; i += kBuffer) {
        const std::size_t length = n - i < kBuffer ? n - i : kBuffer;
        findBins(plan, x + i, length, found);
        for (std::size_t j = 0; j < length; ++j)
            ++tables[j % kTables][found[j]];
    }
    for (std::size_t k = 0; k < bins; ++k)
        counts[k] += std::uint64_t{tables[0][k]} + tables[1][k] + tables[2][k] + tables[3][k];
}

void histogramDirect(const Bins& plan, const float* x, std::size_t n, std::size_t bins, std::uint64_t* counts)
{
    std::uint32_t found[kBuffer];
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
    alignas(32) std::uint32_t found[kBuffer];
    std::size_t kept = 0;
    for (std::size_t i = 0; i < n; i += 8) {
        const __m256i bucket = _mm256_srli_epi32(magnitudeBits(_mm256_loadu_ps(x + i)), 16);
        // A vector in one bucket (zeros, mostly) is counted at once: counting one after the other would wait each time.
        const __m256i first = _mm256_broadcastd_epi32(_mm256_castsi256_si128(bucket));
        if (_mm256_movemask_epi8(_mm256_cmpeq_epi32(bucket, first)) == -1) {
            counts[_mm256_extract_epi32(bucket, 0)] += 8;
            continue;
        }
        _mm256_store_si256(reinterpret_cast<__m256i*>(found + kept), bucket);
        kept += 8;
    }
    for (std::size_t j = 0; j < kept; ++j)
        ++counts[found[j]];
}

void magnitudeBuckets(const float* x, std::size_t n, std::uint64_t* counts)
{
    const std::size_t whole = n / 8 * 8;
    for (std::size_t i = 0; i < whole; i += kBuffer)
        countBuckets(x + i, whole - i < kBuffer ? whole - i : kBuffer, counts);
    table(Level::Scalar)->magnitudeBuckets(x + whole, n - whole, counts);
}

Collected collectMagnitudes(const float* x, std::size_t n, std::uint32_t lowBits, std::uint32_t highBits, float* out, std::size_t capacity)
{
    const Kernels& scalar = *table(Level::Scalar);
    if (lowBits > 0x7FFFFFFFu || highBits > 0x7FFFFFFFu || highBits < lowBits)  // compared as signed integers below
        return scalar.collectMagnitudes(x, n, lowBits, highBits, out, capacity);
    Collected all = {0, 0};
    const __m256i low = _mm256_set1_epi32(static_cast<int>(lowBits));
    const __m256i high = _mm256_set1_epi32(static_cast<int>(highBits));
    for (std::size_t i = 0; i < n; i += 8) {
        const bool whole = n - i >= 8;
        const __m256i bits = whole ? magnitudeBits(_mm256_loadu_ps(x + i)) : low;
        const int below = _mm256_movemask_ps(_mm256_castsi256_ps(_mm256_cmpgt_epi32(low, bits)));
        const int above = _mm256_movemask_ps(_mm256_castsi256_ps(_mm256_cmpgt_epi32(bits, high)));
        if (whole && (below | above) == 255) {
            all.below += static_cast<unsigned>(__builtin_popcount(static_cast<unsigned>(below)));
            continue;
        }
        const std::size_t kept = all.inside < capacity ? all.inside : capacity;
        const Collected some = scalar.collectMagnitudes(x + i, whole ? 8 : n - i, lowBits, highBits, out + kept, capacity - kept);
        all.below += some.below;
        all.inside += some.inside;
    }
    return all;
}

}  // namespace

void histogramAvx2(Kernels& table)
{
    table.histogram = histogram;
    table.magnitudeBuckets = magnitudeBuckets;
    table.collectMagnitudes = collectMagnitudes;
}

}  // namespace bitloupe::kernels
