// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// AVX-512 twin of the quantizer of scalar_block_search.cpp: 16 blocks stand side by side, a lane each, so that every sum runs
// in the order of the definition; four candidates are tried at once, so that no sum waits for itself.

#include "kernels/avx512_tools.h"
#include "kernels/kernels.h"

#include <immintrin.h>

namespace bitloupe::kernels {

void blockSearchAvx512(Kernels& table);

namespace {

constexpr std::size_t kBatch = 16;  // blocks, one a lane
constexpr std::size_t kBatchSize = kBatch * kGgmlBlock;
constexpr int kLevels[16] = {-127, -104, -83, -65, -49, -35, -22, -10, 1, 13, 25, 38, 53, 69, 89, 113};

// The nearest level of t, |t| <= 135. Midpoints are at least 11.5 apart: t / 8.75, rounded, names a stretch that has one of
// them at most, and none within 0.1 of its ends.
class Levels {
public:
    Levels()
    {
        alignas(64) float edges[32];
        alignas(64) float lower[32];
        alignas(64) float upper[32];
        alignas(64) int rank[32];
        for (int i = 0; i < 32; ++i) {
            const float begin = 8.75f * (static_cast<float>(i) - 16.5f);
            int r = 0;
            while (r < 15 && middle(r) < begin)
                ++r;
            const bool holdsOne = r < 15 && middle(r) < begin + 8.75f;
            edges[i] = holdsOne ? middle(r) : __builtin_inff();
            lower[i] = static_cast<float>(kLevels[r]);
            upper[i] = static_cast<float>(kLevels[holdsOne ? r + 1 : r]);
            rank[i] = r;
        }
        for (std::size_t half = 0; half < 2; ++half) {
            m_edges[half] = _mm512_load_ps(edges + 16 * half);
            m_lower[half] = _mm512_load_ps(lower + 16 * half);
            m_upper[half] = _mm512_load_ps(upper + 16 * half);
            m_ranks[half] = _mm512_load_si512(rank + 16 * half);
        }
    }
    __m512 valueOf(__m512 t) const
    {
        const __m512i i = stretch(t);
        const __mmask16 above = isAbove(t, i);
        const __m512 lower = _mm512_permutex2var_ps(m_lower[0], i, m_lower[1]);
        return _mm512_mask_blend_ps(above, lower, _mm512_permutex2var_ps(m_upper[0], i, m_upper[1]));
    }
    __m512i rankOf(__m512 any) const
    {
        const __m512 t = _mm512_min_ps(_mm512_max_ps(any, _mm512_set1_ps(-135)), _mm512_set1_ps(135));
        const __m512i i = stretch(t);
        const __m512i rank = _mm512_permutex2var_epi32(m_ranks[0], i, m_ranks[1]);
        return _mm512_mask_add_epi32(rank, isAbove(t, i), rank, _mm512_set1_epi32(1));
    }

private:
    static float middle(int rank) { return static_cast<float>(kLevels[rank] + kLevels[rank + 1]) * 0.5f; }
    // The lowest five bits count.
    static __m512i stretch(__m512 t)
    {
        return _mm512_castps_si512(_mm512_fmadd_ps(t, _mm512_set1_ps(1 / 8.75f), _mm512_set1_ps(12582912.0f + 16)));
    }
    __mmask16 isAbove(__m512 t, __m512i i) const
    {
        return _mm512_cmp_ps_mask(t, _mm512_permutex2var_ps(m_edges[0], i, m_edges[1]), _CMP_GE_OQ);
    }

    __m512 m_edges[2], m_lower[2], m_upper[2];
    __m512i m_ranks[2];
};

__m512 magnitude(__m512 x) { return _mm512_abs_ps(x); }

// Rows of 16 to columns of 16, `step` apart in memory.
void transpose(const float* rows, std::size_t step, __m512* columns)
{
    __m512i a[16];
    for (std::size_t i = 0; i < 16; i += 4) {
        __m512i r[4];
        for (std::size_t j = 0; j < 4; ++j)
            r[j] = _mm512_loadu_si512(rows + (i + j) * step);
        const __m512i ab[2] = {_mm512_unpacklo_epi32(r[0], r[1]), _mm512_unpackhi_epi32(r[0], r[1])};
        const __m512i cd[2] = {_mm512_unpacklo_epi32(r[2], r[3]), _mm512_unpackhi_epi32(r[2], r[3])};
        for (std::size_t j = 0; j < 2; ++j) {
            a[i + 2 * j] = _mm512_unpacklo_epi64(ab[j], cd[j]);
            a[i + 2 * j + 1] = _mm512_unpackhi_epi64(ab[j], cd[j]);
        }
    }
    for (std::size_t j = 0; j < 4; ++j) {  // part L of a[4 * i + j]: column 4 * L + j of rows 4 * i to 4 * i + 3
        const __m512i low[2] = {_mm512_shuffle_i32x4(a[j], a[4 + j], 0x88), _mm512_shuffle_i32x4(a[j], a[4 + j], 0xDD)};
        const __m512i high[2] = {_mm512_shuffle_i32x4(a[8 + j], a[12 + j], 0x88), _mm512_shuffle_i32x4(a[8 + j], a[12 + j], 0xDD)};
        for (std::size_t k = 0; k < 2; ++k) {
            columns[4 * k + j] = _mm512_castsi512_ps(_mm512_shuffle_i32x4(low[k], high[k], 0x88));
            columns[4 * k + j + 8] = _mm512_castsi512_ps(_mm512_shuffle_i32x4(low[k], high[k], 0xDD));
        }
    }
}

struct Blocks {
    __m512 x[kGgmlBlock];
    __m512 m;  // the first of largest magnitude
    bool finite;

    explicit Blocks(const float* from)
    {
        transpose(from, kGgmlBlock, x);
        transpose(from + 16, kGgmlBlock, x + 16);
        m = _mm512_setzero_ps();
        __m512 check = _mm512_setzero_ps();
        for (const __m512 v : x) {
            m = _mm512_mask_mov_ps(m, _mm512_cmp_ps_mask(magnitude(v), magnitude(m), _CMP_GT_OQ), v);
            check = _mm512_fmadd_ps(v, _mm512_setzero_ps(), check);
        }
        finite = _mm512_cmp_ps_mask(check, check, _CMP_UNORD_Q) == 0;
    }
};

constexpr std::size_t kTogether = 4;  // candidates

struct Fits {
    __m512 qx[kTogether], qq[kTogether];
};

Fits fit(const Blocks& blocks, const Levels& levels, const __m512* id)
{
    Fits f;
    for (std::size_t k = 0; k < kTogether; ++k)
        f.qx[k] = f.qq[k] = _mm512_setzero_ps();
    for (const __m512 x : blocks.x) {
        const __m512 w = _mm512_mul_ps(x, x);
        for (std::size_t k = 0; k < kTogether; ++k) {
            const __m512 q = levels.valueOf(_mm512_mul_ps(id[k], x));
            const __m512 wq = _mm512_mul_ps(w, q);
            f.qx[k] = _mm512_add_ps(f.qx[k], _mm512_mul_ps(wq, x));
            f.qq[k] = _mm512_add_ps(f.qq[k], _mm512_mul_ps(wq, q));
        }
    }
    return f;
}

class Search {
public:
    void offer(__m512 qx, __m512 qq)
    {
        const __mmask16 some = _mm512_cmp_ps_mask(qq, _mm512_setzero_ps(), _CMP_GT_OQ);
        take(_mm512_mask_cmp_ps_mask(some, _mm512_mul_ps(qx, qx), _mm512_mul_ps(m_best, qq), _CMP_GT_OQ), qx, qq);
    }
    void take(__mmask16 lanes, __m512 qx, __m512 qq)
    {
        m_d = _mm512_mask_div_ps(m_d, lanes, qx, qq);
        m_best = _mm512_mask_mul_ps(m_best, lanes, m_d, qx);
    }
    __m512 d() const { return m_d; }

private:
    __m512 m_d = _mm512_setzero_ps();
    __m512 m_best = _mm512_setzero_ps();
};

__m512 searchScales(const Blocks& blocks, const Levels& levels)
{
    const __m512 first = _mm512_div_ps(_mm512_castsi512_ps(_mm512_xor_si512(_mm512_castps_si512(blocks.m), _mm512_set1_epi32(1 << 31))),
                                       _mm512_set1_ps(static_cast<float>(kLevels[0])));
    Search search;
    for (int group = 0; group < 16; group += static_cast<int>(kTogether)) {
        __m512 id[kTogether];
        for (int k = 0; k < static_cast<int>(kTogether); ++k)  // number 0 is the first guess, 1 to 15 are steps of -7 to 7
            id[k] = group + k == 0 ? _mm512_div_ps(_mm512_set1_ps(1.0f), first)
                                   : _mm512_div_ps(_mm512_set1_ps(static_cast<float>(group + k - 8 + kLevels[0])), blocks.m);
        const Fits f = fit(blocks, levels, id);
        for (std::size_t k = 0; k < kTogether; ++k)
            group == 0 && k == 0 ? search.take(0xFFFF, f.qx[k], f.qq[k]) : search.offer(f.qx[k], f.qq[k]);
    }
    const __mmask16 good = _mm512_cmp_ps_mask(magnitude(search.d()), _mm512_set1_ps(__builtin_inff()), _CMP_LT_OQ);
    return _mm512_mask_mov_ps(first, good, search.d());
}

// Four bytes of each of 16 blocks in each of four vectors, put together: part L of out[e] belongs to block 4 * L + e.
void gatherBytes(const __m512i* words, __m512i* out)
{
    const __m512i ab[2] = {_mm512_unpacklo_epi32(words[0], words[1]), _mm512_unpackhi_epi32(words[0], words[1])};
    const __m512i cd[2] = {_mm512_unpacklo_epi32(words[2], words[3]), _mm512_unpackhi_epi32(words[2], words[3])};
    for (std::size_t j = 0; j < 2; ++j) {
        out[2 * j] = _mm512_unpacklo_epi64(ab[j], cd[j]);
        out[2 * j + 1] = _mm512_unpackhi_epi64(ab[j], cd[j]);
    }
}

void putCodes(const Blocks& blocks, const Levels& levels, __m512 id, std::uint8_t* out)
{
    __m512i words[4];
    for (std::size_t group = 0; group < 4; ++group) {
        words[group] = _mm512_setzero_si512();
        for (std::size_t i = 0; i < 4; ++i) {
            const std::size_t j = 4 * group + i;
            const __m512i low = levels.rankOf(_mm512_mul_ps(id, blocks.x[j]));
            const __m512i high = levels.rankOf(_mm512_mul_ps(id, blocks.x[j + 16]));
            const __m512i byte = _mm512_or_si512(low, _mm512_slli_epi32(high, 4));
            words[group] = _mm512_or_si512(words[group], _mm512_sllv_epi32(byte, _mm512_set1_epi32(static_cast<int>(8 * i))));
        }
    }
    __m512i parts[4];
    gatherBytes(words, parts);
    for (std::size_t e = 0; e < 4; ++e)
        storeParts(parts[e], out + e * kIq4NlBytes + 2, 4 * kIq4NlBytes);
}

void encode(const float* x, const Levels& levels, std::uint8_t* out)
{
    const Blocks blocks(x);
    if (!blocks.finite)
        return table(Level::Scalar)->quantizeIq4Nl(x, kBatch, out);
    const __mmask16 some = _mm512_cmp_ps_mask(magnitude(blocks.m), _mm512_set1_ps(1e-15f), _CMP_NLT_UQ);
    const __m512 d = _mm512_maskz_mov_ps(some, searchScales(blocks, levels));
    const __mmask16 scaled = _mm512_cmp_ps_mask(d, _mm512_setzero_ps(), _CMP_NEQ_UQ);
    putCodes(blocks, levels, _mm512_maskz_div_ps(scaled, _mm512_set1_ps(1.0f), d), out);
    alignas(32) std::uint16_t halves[kBatch];
    _mm256_store_si256(reinterpret_cast<__m256i*>(halves), _mm512_cvtps_ph(d, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC));
    for (std::size_t i = 0; i < kBatch; ++i)
        __builtin_memcpy(out + i * kIq4NlBytes, &halves[i], 2);
}

void quantizeIq4Nl(const float* x, std::size_t blocks, void* bytes)
{
    const Levels levels;
    auto* out = static_cast<std::uint8_t*>(bytes);
    std::size_t i = 0;
    for (; i + kBatch <= blocks; i += kBatch)
        encode(x + i * kGgmlBlock, levels, out + i * kIq4NlBytes);
    if (i == blocks)
        return;
    float rest[kBatchSize] = {};
    std::uint8_t encoded[kBatch * kIq4NlBytes];
    __builtin_memcpy(rest, x + i * kGgmlBlock, (blocks - i) * kGgmlBlock * sizeof(float));
    encode(rest, levels, encoded);
    __builtin_memcpy(out + i * kIq4NlBytes, encoded, (blocks - i) * kIq4NlBytes);
}

}  // namespace

void blockSearchAvx512(Kernels& table) { table.quantizeIq4Nl = quantizeIq4Nl; }

}  // namespace bitloupe::kernels
