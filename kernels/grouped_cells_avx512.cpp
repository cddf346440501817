// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// Many blocks at once (grouped.h): codebooks and E2M1, whose codes are looked up. Blocks with a scale near the ends of float32,
// and lines of weights with one that is not a number, take the plain way.

#include "kernels/codebook_cells.h"
#include "kernels/grouped_lines.h"
#include "kernels/kernels.h"

#include <immintrin.h>

namespace bitloupe::kernels {

void groupedCellsAvx512(Kernels& table);

namespace {

// Bits of four vectors of codes as 64 bytes, the four lowest each.
__m512i bytesOf(const __m512i* codes)
{
    const __m512i words[] = {_mm512_packs_epi32(codes[0], codes[1]), _mm512_packs_epi32(codes[2], codes[3])};
    return _mm512_and_si512(linesInOrder(_mm512_packus_epi16(words[0], words[1])), _mm512_set1_epi8(15));
}

// t = x * f32(1 / scale), in [-1, 1].
class CodebookWork {
public:
    struct Scale {
        Scale() = default;
        Scale(const BlockParams& params, const CodebookWork&)
            : by(_mm512_set1_ps(1.0f / params.scale))
            , usual(isUsual(params.scale) && params.scale > 0)
        {
        }
        __m512 by;
        bool usual;
    };

    explicit CodebookWork(const Codebook& book)
        : m_book(book)
        , m_cells(book)
    {
    }
    bool fits() const { return m_cells.fits(); }

    template <class ScaleOf>
    bool line(const float* x, const ScaleOf& scaleOf, __m512i* out) const
    {
        __m512 t[4];
        __m512i codes[4];
        for (std::size_t v = 0; v < 4; ++v) {
            t[v] = _mm512_mul_ps(_mm512_loadu_ps(x + 16 * v), scaleOf(v).by);
            codes[v] = m_cells.codeOf(within(t[v], _mm512_set1_ps(1.0f)));
        }
        *out = bytesOf(codes);
        return !anyUnknown(t);
    }
    void blockByBlock(const BlockRun& run) const
    {
        blockByBlockAvx512().encodeCodebook(run.x, run.blocks, run.size, run.params, m_book, run.codes);
    }

private:
    const Codebook& m_book;
    Cells m_cells;
};

// The levels of E2M1 as a codebook. A tie goes to the even code: where that is the upper level, the boundary lies just below it.
constexpr float kE2M1Levels[] = {-6, -4, -3, -2, -1.5f, -1, -0.5f, 0, 0.5f, 1, 1.5f, 2, 3, 4, 6};
constexpr float kE2M1Boundaries[] = {-0x1.400002p2f, -3.5f, -0x1.400002p1f, -1.75f, -0x1.400002p0f, -0.75f, -0x1.000002p-2f, 0.25f,
                                     0x1.7ffffep-1f, 1.25f, 0x1.bffffep0f,  2.5f,   0x1.bffffep1f,  5};
constexpr std::uint8_t kE2M1Codes[] = {15, 14, 13, 12, 11, 10, 9, 0, 1, 2, 3, 4, 5, 6, 7};
constexpr SmallFloat kElements = kE2M1;  // of this file: what a header defines could be the whole program's
constexpr Codebook kE2M1Book = {kE2M1Levels, kE2M1Boundaries, kE2M1Codes, nullptr, 15};

// t = x / scale.
class E2M1Work {
public:
    struct Scale {
        Scale() = default;
        Scale(const BlockParams& params, const E2M1Work&)
            : by(_mm512_set1_ps(params.scale))
            , usual(isUsual(params.scale) && params.scale > 0)
        {
        }
        __m512 by;
        bool usual;
    };

    template <class ScaleOf>
    bool line(const float* x, const ScaleOf& scaleOf, __m512i* out) const
    {
        __m512 t[4];
        __m512i codes[4];
        for (std::size_t v = 0; v < 4; ++v) {
            t[v] = _mm512_div_ps(_mm512_loadu_ps(x + 16 * v), scaleOf(v).by);
            codes[v] = m_cells.codeOf(within(t[v], _mm512_set1_ps(6.0f)));
        }
        *out = bytesOf(codes);
        return !anyUnknown(t);
    }
    void blockByBlock(const BlockRun& run) const
    {
        blockByBlockAvx512().encodeSmallFloat(run.x, run.blocks, run.size, run.params, kElements, run.codes);
    }

private:
    Cells m_cells = Cells(kE2M1Book, 6.0f);
};

void encodeCodebook(const float* x, std::size_t blocks, std::size_t size, const BlockParams* params, const Codebook& book,
                    std::uint8_t* codes)
{
    const BlockRun run = {x, blocks, size, params, codes};
    if (blocks * size >= 1024) {  // cells take a while to lay out
        const CodebookWork work(book);
        if (work.fits())
            return encodeRun(run, work);
    }
    blockByBlockAvx512().encodeCodebook(x, blocks, size, params, book, codes);
}

void encodeSmallFloat(const float* x, std::size_t blocks, std::size_t size, const BlockParams* params, const SmallFloat& form,
                      std::uint8_t* codes)
{
    const bool isE2M1 = form.mantissaBits == kE2M1.mantissaBits && form.bias == kE2M1.bias && form.signBit == kE2M1.signBit
        && !(form.largest < kE2M1.largest) && !(form.largest > kE2M1.largest);
    if (isE2M1 && blocks * size >= 1024)
        return encodeRun({x, blocks, size, params, codes}, E2M1Work());
    blockByBlockAvx512().encodeSmallFloat(x, blocks, size, params, form, codes);
}

}  // namespace

void groupedCellsAvx512(Kernels& table)
{
    table.grouped.encodeCodebook = encodeCodebook;
    table.grouped.encodeSmallFloat = encodeSmallFloat;
}

}  // namespace bitloupe::kernels
