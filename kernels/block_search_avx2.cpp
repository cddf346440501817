// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// AVX2 twin of the quantizer of scalar_block_search.cpp: eight blocks stand side by side, a lane each, so that every sum runs
// in the order of the definition. (Its dequantizer is in blocks_avx2.cpp.)

#include "kernels/kernels.h"

#include <immintrin.h>

namespace bitloupe::kernels {

void blockSearchAvx2(Kernels& table);

namespace {

constexpr std::size_t kBatch = 8;  // blocks, one a lane
constexpr std::size_t kBatchSize = kBatch * kGgmlBlock;
constexpr int kLevels[16] = {-127, -104, -83, -65, -49, -35, -22, -10, 1, 13, 25, 38, 53, 69, 89, 113};

__m256 isLess(__m256 a, __m256 b) { return _mm256_cmp_ps(a, b, _CMP_LT_OQ); }
__m256 magnitude(__m256 x) { return _mm256_andnot_ps(_mm256_set1_ps(-0.0f), x); }

// The nearest level by bisection between the midpoints; a tie goes up.
class Levels {
public:
    Levels()
        : m_quarters(middles(1, 4))
        , m_eighths(middles(0, 2))
        , m_lower(values(0))
        , m_upper(values(8))
    {
    }
    __m256i rankOf(__m256 t) const
    {
        const __m256i first = atLeast(t, _mm256_set1_ps(middle(7)));  // 0 or -1
        const __m256 second = _mm256_blendv_ps(_mm256_set1_ps(middle(3)), _mm256_set1_ps(middle(11)), _mm256_castsi256_ps(first));
        __m256i rank = twiceAnd(_mm256_sub_epi32(_mm256_setzero_si256(), first), atLeast(t, second));
        rank = twiceAnd(rank, atLeast(t, _mm256_permutevar8x32_ps(m_quarters, rank)));
        return twiceAnd(rank, atLeast(t, _mm256_permutevar8x32_ps(m_eighths, rank)));
    }
    __m256 valueOf(__m256 t) const
    {
        const __m256i rank = rankOf(t);  // only its lowest three bits pick
        const __m256 upper = _mm256_castsi256_ps(_mm256_slli_epi32(rank, 28));
        return _mm256_blendv_ps(_mm256_permutevar8x32_ps(m_lower, rank), _mm256_permutevar8x32_ps(m_upper, rank), upper);
    }

private:
    static float middle(int rank) { return static_cast<float>(kLevels[rank] + kLevels[rank + 1]) * 0.5f; }
    static __m256 middles(int first, int step)
    {
        alignas(32) float list[8] = {};
        for (int i = 0; i < 8 && first + i * step < 15; ++i)
            list[i] = middle(first + i * step);
        return _mm256_load_ps(list);
    }
    static __m256 values(int first)
    {
        alignas(32) float list[8];
        for (int i = 0; i < 8; ++i)
            list[i] = static_cast<float>(kLevels[first + i]);
        return _mm256_load_ps(list);
    }
    static __m256i atLeast(__m256 t, __m256 edge) { return _mm256_castps_si256(_mm256_cmp_ps(t, edge, _CMP_GE_OQ)); }
    static __m256i twiceAnd(__m256i rank, __m256i more) { return _mm256_sub_epi32(_mm256_add_epi32(rank, rank), more); }

    __m256 m_quarters, m_eighths, m_lower, m_upper;
};

// Rows of 8 to columns of 8, `step` apart in memory.
void transpose(const float* rows, std::size_t step, __m256* columns)
{
    __m256 a[8];
    for (std::size_t i = 0; i < 8; i += 4) {
        __m256 r[4];
        for (std::size_t j = 0; j < 4; ++j)
            r[j] = _mm256_loadu_ps(rows + (i + j) * step);
        const __m256 ab[2] = {_mm256_unpacklo_ps(r[0], r[1]), _mm256_unpackhi_ps(r[0], r[1])};
        const __m256 cd[2] = {_mm256_unpacklo_ps(r[2], r[3]), _mm256_unpackhi_ps(r[2], r[3])};
        for (std::size_t j = 0; j < 2; ++j) {
            a[i + 2 * j] = _mm256_shuffle_ps(ab[j], cd[j], 0x44);
            a[i + 2 * j + 1] = _mm256_shuffle_ps(ab[j], cd[j], 0xEE);
        }
    }
    for (std::size_t j = 0; j < 4; ++j) {
        columns[j] = _mm256_permute2f128_ps(a[j], a[4 + j], 0x20);
        columns[4 + j] = _mm256_permute2f128_ps(a[j], a[4 + j], 0x31);
    }
}

struct Blocks {
    __m256 x[kGgmlBlock];
    __m256 m;  // the first of largest magnitude
    bool finite;

    explicit Blocks(const float* from)
    {
        for (std::size_t i = 0; i < kGgmlBlock; i += 8)
            transpose(from + i, kGgmlBlock, x + i);
        m = _mm256_setzero_ps();
        __m256 check = _mm256_setzero_ps();
        for (const __m256 v : x) {
            m = _mm256_blendv_ps(m, v, isLess(magnitude(m), magnitude(v)));
            check = _mm256_fmadd_ps(v, _mm256_setzero_ps(), check);
        }
        finite = _mm256_movemask_ps(_mm256_cmp_ps(check, check, _CMP_UNORD_Q)) == 0;
    }
};

class Search {
public:
    Search(const Blocks& blocks, const Levels& levels)
        : m_blocks(blocks)
        , m_levels(levels)
    {
    }
    // Two candidates at once, so that no sum waits for itself; the better one is kept.
    void tryBoth(__m256 idA, __m256 idB, bool isFirst)
    {
        Fit a;
        Fit b;
        for (const __m256 x : m_blocks.x) {
            const __m256 w = _mm256_mul_ps(x, x);
            a.add(x, w, m_levels.valueOf(_mm256_mul_ps(idA, x)));
            b.add(x, w, m_levels.valueOf(_mm256_mul_ps(idB, x)));
        }
        take(a, isFirst ? _mm256_castsi256_ps(_mm256_set1_epi32(-1)) : isBetter(a));
        take(b, isBetter(b));
    }
    __m256 d() const { return m_d; }

private:
    struct Fit {
        __m256 qx = _mm256_setzero_ps();
        __m256 qq = _mm256_setzero_ps();
        void add(__m256 x, __m256 w, __m256 q)
        {
            const __m256 wq = _mm256_mul_ps(w, q);
            qx = _mm256_add_ps(qx, _mm256_mul_ps(wq, x));
            qq = _mm256_add_ps(qq, _mm256_mul_ps(wq, q));
        }
    };
    __m256 isBetter(const Fit& f) const
    {
        const __m256 better = isLess(_mm256_mul_ps(m_best, f.qq), _mm256_mul_ps(f.qx, f.qx));
        return _mm256_and_ps(better, isLess(_mm256_setzero_ps(), f.qq));
    }
    void take(const Fit& f, __m256 lanes)
    {
        const __m256 d = _mm256_div_ps(f.qx, f.qq);
        m_d = _mm256_blendv_ps(m_d, d, lanes);
        m_best = _mm256_blendv_ps(m_best, _mm256_mul_ps(d, f.qx), lanes);
    }

    const Blocks& m_blocks;
    const Levels& m_levels;
    __m256 m_d = _mm256_setzero_ps();
    __m256 m_best = _mm256_setzero_ps();
};

__m256 searchScales(const Blocks& blocks, const Levels& levels)
{
    const __m256 minus = _mm256_xor_ps(blocks.m, _mm256_set1_ps(-0.0f));
    const __m256 first = _mm256_div_ps(minus, _mm256_set1_ps(static_cast<float>(kLevels[0])));
    const auto candidate = [&](int i) { return _mm256_div_ps(_mm256_set1_ps(static_cast<float>(i + kLevels[0])), blocks.m); };
    Search search(blocks, levels);
    search.tryBoth(_mm256_div_ps(_mm256_set1_ps(1.0f), first), candidate(-7), true);
    for (int i = -6; i < 7; i += 2)
        search.tryBoth(candidate(i), candidate(i + 1), false);
    return _mm256_blendv_ps(first, search.d(), isLess(magnitude(search.d()), _mm256_set1_ps(__builtin_inff())));
}

void encode(const float* x, const Levels& levels, std::uint8_t* out)
{
    const Blocks blocks(x);
    if (!blocks.finite)
        return table(Level::Scalar)->quantizeIq4Nl(x, kBatch, out);
    const __m256 some = _mm256_cmp_ps(magnitude(blocks.m), _mm256_set1_ps(1e-15f), _CMP_NLT_UQ);
    const __m256 d = _mm256_and_ps(some, searchScales(blocks, levels));
    const __m256 scaled = _mm256_cmp_ps(d, _mm256_setzero_ps(), _CMP_NEQ_UQ);
    const __m256 id = _mm256_and_ps(scaled, _mm256_div_ps(_mm256_set1_ps(1.0f), d));
    alignas(16) std::uint16_t halves[kBatch];
    alignas(32) std::uint32_t codes[kBatch];
    _mm_store_si128(reinterpret_cast<__m128i*>(halves), _mm256_cvtps_ph(d, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC));
    for (std::size_t j = 0; j < kGgmlBlock / 2; ++j) {
        const __m256i low = levels.rankOf(_mm256_mul_ps(id, blocks.x[j]));
        const __m256i high = levels.rankOf(_mm256_mul_ps(id, blocks.x[j + 16]));
        _mm256_store_si256(reinterpret_cast<__m256i*>(codes), _mm256_or_si256(low, _mm256_slli_epi32(high, 4)));
        for (std::size_t i = 0; i < kBatch; ++i)
            out[i * kIq4NlBytes + 2 + j] = static_cast<std::uint8_t>(codes[i]);
    }
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

void blockSearchAvx2(Kernels& table) { table.quantizeIq4Nl = quantizeIq4Nl; }

}  // namespace bitloupe::kernels
