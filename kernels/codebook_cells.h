// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Codebooks of 16 levels or fewer with AVX-512, where no two boundaries are close. Everything here has internal linkage (see
// kernels/README.md).

#include "kernels/kernels.h"

#include <immintrin.h>

namespace bitloupe::kernels {
namespace {

// [-largest, largest] in 32 cells with at most one boundary in each, so that two look-ups and one comparison are enough. A
// cell's number grows with t as it is computed, whatever is rounded on the way, so no boundary of another cell can come out on
// the wrong side.
class Cells {
public:
    explicit Cells(const Codebook& book, float largest = 1.0f)
        : m_perCell(_mm512_set1_ps(kHalf / largest))
    {
        alignas(64) float boundaries[32];
        alignas(64) int codes[32], cells[16];
        const auto known = static_cast<__mmask16>((1u << (book.count - 1)) - 1u);
        _mm512_store_si512(cells, cellOf(_mm512_maskz_loadu_ps(known, book.boundaries)));
        int rank = 0;
        for (int cell = 0; cell < 32; ++cell) {
            const int below = rank;
            boundaries[cell] = __builtin_inff();
            for (; rank + 1 < book.count && cells[rank] == cell; ++rank)
                boundaries[cell] = book.boundaries[rank];
            m_fits = m_fits && rank <= below + 1;
            codes[cell] = book.codes[below] | book.codes[rank] << 4;
        }
        m_fits = m_fits && rank + 1 == book.count;
        m_boundaries[0] = _mm512_load_ps(boundaries);
        m_boundaries[1] = _mm512_load_ps(boundaries + 16);
        m_codes[0] = _mm512_load_si512(codes);
        m_codes[1] = _mm512_load_si512(codes + 16);
    }
    bool fits() const { return m_fits; }
    // |t| <= largest, and a little beyond. Bits above the fourth are not the code's.
    __m512i codeOf(__m512 t) const
    {
        const __m512i cell = cellOf(t);
        const __m512 boundary = _mm512_permutex2var_ps(m_boundaries[0], cell, m_boundaries[1]);
        const __m512i codes = _mm512_permutex2var_epi32(m_codes[0], cell, m_codes[1]);
        return _mm512_mask_srli_epi32(codes, _mm512_cmp_ps_mask(boundary, t, _CMP_LT_OQ), codes, 4);
    }

private:
    static constexpr float kHalf = 15.999f;

    __m512i cellOf(__m512 t) const { return _mm512_cvttps_epi32(_mm512_fmadd_ps(t, m_perCell, _mm512_set1_ps(kHalf))); }

    __m512 m_perCell;
    __m512 m_boundaries[2];
    __m512i m_codes[2];
    bool m_fits = true;
};

}  // namespace
}  // namespace bitloupe::kernels
