// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// Many blocks at once (grouped.h): ranges, and codes of affine grids.

#include "kernels/avx512_tools.h"
#include "kernels/grouped_lines.h"
#include "kernels/kernels.h"

#include <immintrin.h>

namespace bitloupe::kernels {

void groupedAvx512(Kernels& table);

namespace {

struct Smaller {
    static __m512i apply(__m512i a, __m512i b)
    {
        return _mm512_castps_si512(_mm512_min_ps(_mm512_castsi512_ps(a), _mm512_castsi512_ps(b)));
    }
};
struct Larger {
    static __m512i apply(__m512i a, __m512i b)
    {
        return _mm512_castps_si512(_mm512_max_ps(_mm512_castsi512_ps(a), _mm512_castsi512_ps(b)));
    }
};

// Sixteen blocks: what is left to fold of the smallest and the largest weights of each, and of zero. A weight that is not a
// number changes nothing, because it stands first.
struct Ends {
    __m512i low[16], high[16];

    void take(std::size_t block, const float* x, std::size_t size)
    {
        __m512 smallest = _mm512_setzero_ps(), largest = _mm512_setzero_ps();
        for (std::size_t i = 0; i < size; i += 16) {
            const __m512 v = _mm512_loadu_ps(x + i);
            smallest = _mm512_min_ps(v, smallest);
            largest = _mm512_max_ps(v, largest);
        }
        low[block] = _mm512_castps_si512(smallest);
        high[block] = _mm512_castps_si512(largest);
    }
};

template <class Op>
__m512 fold(const __m512i* of)
{
    __m512i fours[4];
    for (std::size_t e = 0; e < 4; ++e)
        fours[e] = foldFour<Op>(of[e], of[4 + e], of[8 + e], of[12 + e]);
    return _mm512_castsi512_ps(foldRest<Op>(fours));
}

// Sixteen ranges; which of them reach infinity.
__mmask16 storeRanges(const Ends& ends, Range* out)
{
    const __m512 low = fold<Smaller>(ends.low), high = fold<Larger>(ends.high);
    const __m512i first = _mm512_setr_epi32(0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
    _mm512_storeu_ps(out, _mm512_permutex2var_ps(low, first, high));
    _mm512_storeu_ps(out + 8, _mm512_permutex2var_ps(low, _mm512_add_epi32(first, _mm512_set1_epi32(8)), high));
    return _mm512_fpclass_ps_mask(low, 0x10) | _mm512_fpclass_ps_mask(high, 0x08);
}

void findRanges(const float* x, std::size_t blocks, std::size_t size, Range* ranges)
{
    std::size_t b = 0;
    for (; size % 16 == 0 && b + 16 <= blocks; b += 16) {
        Ends ends;
        for (std::size_t k = 0; k < 16; ++k)
            ends.take(k, x + (b + k) * size, size);
        unsigned infinite = storeRanges(ends, ranges + b);
        for (; infinite != 0; infinite &= infinite - 1) {
            const std::size_t block = b + static_cast<std::size_t>(__builtin_ctz(infinite));
            blockByBlockAvx512().ranges(x + block * size, 1, size, ranges + block);
        }
    }
    blockByBlockAvx512().ranges(x + b * size, blocks - b, size, ranges + b);
}

// With t = x * f32(1 / scale) instead of the quotient, which is slow to find: with |t| < 256 that is off by at most
// 3 * 2^-24 * 256 < 2^-14, so it rounds to the same integer unless it is that near to a tie, and then the line takes the plain
// way. Codes have 8 bits at most, so what is beyond is an end's code either way.
template <bool isSigned, bool multiplies, bool moves>
class AffineWork {
public:
    struct Scale {
        Scale() = default;
        Scale(const BlockParams& params, const AffineWork&)
            : inverse(_mm512_set1_ps(1.0f / params.scale))
            , offset(_mm512_set1_ps(params.offset))
            , zero(_mm512_set1_epi16(static_cast<short>(params.zero)))
            , usual(isUsual(params.scale) && params.zero >= -512 && params.zero <= 512)
        {
        }
        __m512 inverse, offset;
        __m512i zero;
        bool usual;
    };

    explicit AffineWork(const AffineCodes& form)
        : m_form(form)
        , m_low(_mm512_set1_epi8(static_cast<char>(form.low)))
        , m_high(_mm512_set1_epi8(static_cast<char>(form.high)))
    {
    }

    template <class ScaleOf>
    bool line(const float* x, const ScaleOf& scaleOf, __m512i* out) const
    {
        __m512 t[4];
        __m512i q[4];
        __m512 offMost = _mm512_setzero_ps();
        for (std::size_t v = 0; v < 4; ++v) {
            const __m512 w = _mm512_loadu_ps(x + 16 * v);
            t[v] = _mm512_mul_ps(moves ? _mm512_sub_ps(w, scaleOf(v).offset) : w, scaleOf(v).inverse);
            if constexpr (!multiplies)
                offMost = _mm512_range_ps(offMost, _mm512_reduce_ps(t[v], _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC), 0x0B);
            q[v] = _mm512_cvtps_epi32(within(t[v], _mm512_set1_ps(512.0f)));
        }
        *out = codesOf(q, scaleOf);
        const bool nearTie = !multiplies && _mm512_cmp_ps_mask(offMost, _mm512_set1_ps(0.5f - 0x1p-14f), _CMP_NLT_UQ) != 0;
        return !nearTie && !anyUnknown(t);
    }
    void blockByBlock(const BlockRun& run) const
    {
        blockByBlockAvx512().encodeAffine(run.x, run.blocks, run.size, run.params, m_form, run.codes);
    }

private:
    // Vectors 0 and 1, 2 and 3 meet in words, and lines keep parts of 16 bytes of each.
    template <class ScaleOf>
    __m512i codesOf(const __m512i* q, const ScaleOf& scaleOf) const
    {
        __m512i words[2];
        for (std::size_t k = 0; k < 2; ++k) {
            const __m512i first = scaleOf(2 * k).zero, second = scaleOf(2 * k + 1).zero;
            const __m512i zero = _mm512_unpacklo_epi64(first, second);
            words[k] = _mm512_add_epi16(_mm512_packs_epi32(q[2 * k], q[2 * k + 1]), zero);
        }
        if constexpr (isSigned) {
            const __m512i bytes = linesInOrder(_mm512_packs_epi16(words[0], words[1]));
            return _mm512_min_epi8(_mm512_max_epi8(bytes, m_low), m_high);
        }
        const __m512i bytes = linesInOrder(_mm512_packus_epi16(words[0], words[1]));
        return _mm512_min_epu8(_mm512_max_epu8(bytes, m_low), m_high);
    }

    const AffineCodes& m_form;
    __m512i m_low, m_high;
};

template <bool isSigned, bool multiplies>
void encodeAffineWith(const BlockRun& run, const AffineCodes& form)
{
    if (form.moves)
        encodeRun(run, AffineWork<isSigned, multiplies, true>(form));
    else
        encodeRun(run, AffineWork<isSigned, multiplies, false>(form));
}

void encodeAffine(const float* x, std::size_t blocks, std::size_t size, const BlockParams* params, const AffineCodes& form,
                  std::uint8_t* codes)
{
    const BlockRun run = {x, blocks, size, params, codes};
    if (form.low < 0)
        form.multiplyByReciprocal ? encodeAffineWith<true, true>(run, form) : encodeAffineWith<true, false>(run, form);
    else
        form.multiplyByReciprocal ? encodeAffineWith<false, true>(run, form) : encodeAffineWith<false, false>(run, form);
}

}  // namespace

void groupedAvx512(Kernels& table)
{
    table.grouped = blockByBlockAvx512();
    table.grouped.ranges = findRanges;
    table.grouped.encodeAffine = encodeAffine;
}

}  // namespace bitloupe::kernels
