// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// Many blocks at once (grouped.h), the way back: codes of 16 weights become their values, past the caches where there are many.

#include "kernels/avx512_tools.h"
#include "kernels/kernels.h"

#include <immintrin.h>

namespace bitloupe::kernels {

void ungroupedAvx512(Kernels& table);
const Grouped& blockByBlockAvx512();

namespace {

struct CodeRun {
    const std::uint8_t* codes;
    std::size_t blocks, size;
    const BlockParams* params;
    float* values;
};

// decoder(params)(16 codes): their values. Sizes are multiples of 16.
template <bool streams, class Decoder>
void decodeBlocks(const CodeRun& run, const Decoder& decoder)
{
    const std::uint8_t* codes = run.codes;
    float* out = run.values;
    for (std::size_t b = 0; b < run.blocks; ++b) {
        const auto valuesOf = decoder(run.params[b]);
        for (std::size_t i = 0; i < run.size; i += 16, codes += 16, out += 16) {
            _mm_prefetch(reinterpret_cast<const char*>(codes + 2048), _MM_HINT_T0);
            const __m512 y = valuesOf(_mm_loadu_si128(reinterpret_cast<const __m128i*>(codes)));
            if constexpr (streams)
                _mm512_stream_ps(out, y);
            else
                _mm512_storeu_ps(out, y);
        }
    }
}

template <class Decoder>
void decodeRun(const CodeRun& run, const Decoder& decoder)
{
    const bool many = run.blocks * run.size * sizeof(float) >= kPastCaches;
    if (!many || reinterpret_cast<std::uintptr_t>(run.values) % 64 != 0)
        return decodeBlocks<false>(run, decoder);
    decodeBlocks<true>(run, decoder);
    _mm_sfence();
}

template <bool isSigned, bool moves>
void decodeSteps(const CodeRun& run)
{
    decodeRun(run, [](const BlockParams& params) {
        const __m512 scale = _mm512_set1_ps(params.scale), offset = _mm512_set1_ps(params.offset);
        const __m512i zero = _mm512_set1_epi32(params.zero);
        return [=](__m128i codes) {
            const __m512i wide = isSigned ? _mm512_cvtepi8_epi32(codes) : _mm512_cvtepu8_epi32(codes);
            const __m512 y = _mm512_mul_ps(_mm512_cvtepi32_ps(_mm512_sub_epi32(wide, zero)), scale);
            return moves ? _mm512_add_ps(y, offset) : y;
        };
    });
}

void decodeAffine(const std::uint8_t* codes, std::size_t blocks, std::size_t size, const BlockParams* params, const AffineCodes& form,
                  float* values)
{
    const CodeRun run = {codes, blocks, size, params, values};
    if (size % 16 != 0)
        return blockByBlockAvx512().decodeAffine(codes, blocks, size, params, form, values);
    if (form.low < 0)
        form.moves ? decodeSteps<true, true>(run) : decodeSteps<true, false>(run);
    else
        form.moves ? decodeSteps<false, true>(run) : decodeSteps<false, false>(run);
}

// `levels` by code; only the lowest four bits of a code count.
void decodeLevels(const CodeRun& run, __m512 levels)
{
    decodeRun(run, [levels](const BlockParams& params) {
        const __m512 values = _mm512_mul_ps(levels, _mm512_set1_ps(params.scale));
        return [values](__m128i codes) { return _mm512_permutexvar_ps(_mm512_cvtepu8_epi32(codes), values); };
    });
}

void decodeCodebook(const std::uint8_t* codes, std::size_t blocks, std::size_t size, const BlockParams* params, const Codebook& book,
                    float* values)
{
    if (size % 16 != 0)
        return blockByBlockAvx512().decodeCodebook(codes, blocks, size, params, book, values);
    const __m512i ranks = _mm512_cvtepu8_epi32(_mm_loadu_si128(reinterpret_cast<const __m128i*>(book.ranks)));
    const __mmask16 known = _mm512_cmplt_epi32_mask(ranks, _mm512_set1_epi32(book.count));
    const __mmask16 lanes = firstLanes(static_cast<std::size_t>(book.count));
    decodeLevels({codes, blocks, size, params, values},
                 _mm512_maskz_permutexvar_ps(known, ranks, _mm512_maskz_loadu_ps(lanes, book.levels)));
}

// Formats of four bits are a table, too.
void decodeSmallFloat(const std::uint8_t* codes, std::size_t blocks, std::size_t size, const BlockParams* params, const SmallFloat& form,
                      float* values)
{
    if (size % 16 != 0 || form.signBit != 3)
        return blockByBlockAvx512().decodeSmallFloat(codes, blocks, size, params, form, values);
    const std::uint8_t all[] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
    float levels[16];
    table(Level::Scalar)->decodeSmallFloat(all, 16, 1.0f, form, levels);
    decodeLevels({codes, blocks, size, params, values}, _mm512_loadu_ps(levels));
}

}  // namespace

void ungroupedAvx512(Kernels& table)
{
    table.grouped.decodeAffine = decodeAffine;
    table.grouped.decodeCodebook = decodeCodebook;
    table.grouped.decodeSmallFloat = decodeSmallFloat;
}

}  // namespace bitloupe::kernels
