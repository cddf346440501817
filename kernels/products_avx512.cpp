// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// AVX-512 twins of scalar_products.cpp, with the dot-product instruction of VNNI. One token or a few: the codes are spread to
// bytes in registers on their way from memory. More: see product_tiles_avx512.h.

#include "kernels/kernels.h"
#include "kernels/product_tiles_avx512.h"

#include <immintrin.h>

namespace bitloupe::kernels {

void productsAvx512(Kernels& table);

namespace {

constexpr std::size_t kAhead = 4096;  // bytes that are asked for ahead of use

// One token, one panel of bytes.
void bytePanel(const PackedWeights& w, const QuantizedTokens& x, std::size_t panel, std::size_t n, float* y)
{
    const Bytes form(w);
    const std::uint8_t* codes = w.codes + panel * w.cols * kPanelRows;
    __m512i a[kQuads] = {_mm512_set1_epi32(x.offsets[0]), _mm512_setzero_si512(), _mm512_setzero_si512(), _mm512_setzero_si512()};
    for (std::size_t c = 0; c < w.cols / kChunk; ++c) {
        __m512i u[kQuads];
        ask(codes + c * Bytes::kBytes + kAhead, Bytes::kBytes);
        form.spread(codes + c * Bytes::kBytes, u);
        for (std::size_t i = 0; i < kQuads; ++i)
            a[i] = _mm512_dpbusd_epi32(a[i], u[i], broadcastQuad(x.codes + c * kChunk + 4 * i));
    }
    const __m512i sums = _mm512_add_epi32(_mm512_add_epi32(a[0], a[1]), _mm512_add_epi32(a[2], a[3]));
    storeRow(w, x, 0, panel, n, sums, y);
}

// A few tokens: the codes of a panel are spread in registers, all tokens go over them there, and nothing is stored in between.
// (Two panels at once would share what is loaded of the activations, but memory is read faster in one stream than in two.)
constexpr std::size_t kFew = 8;

// Integer sums are exact, so that fewer tokens may have several each: no sum waits for the one before.
template <std::size_t tokens>
constexpr std::size_t kParts = tokens <= 2 ? 4
    : tokens <= 4                          ? 2
                                           : 1;

// acc += float(sums) * (scale * s), less scale * zero * s * sum of codes, of group g of one panel.
template <std::size_t tokens, std::size_t parts>
BITLOUPE_INLINE void addFew(const PackedWeights& w, const QuantizedTokens& x, std::size_t panel, std::size_t g,
                            __m512i (&sums)[tokens][parts], __m512 (&acc)[tokens])
{
    const std::size_t groups = w.cols / w.group;
    const std::size_t at = (panel * groups + g) * kPanelRows;
    const __m512 scale = halves(w.scales + at);
#pragma GCC unroll 8
    for (std::size_t t = 0; t < tokens; ++t) {
#pragma GCC unroll 4
        for (std::size_t p = 1; p < parts; ++p)
            sums[t][0] = _mm512_add_epi32(sums[t][0], sums[t][p]);
        const __m512 by = _mm512_mul_ps(scale, _mm512_set1_ps(x.scales[t * groups + g]));
        acc[t] = _mm512_fmadd_ps(_mm512_cvtepi32_ps(sums[t][0]), by, acc[t]);
        if (w.zeros != nullptr)
            acc[t] = _mm512_fnmadd_ps(_mm512_mul_ps(scale, halves(w.zeros + at)), _mm512_set1_ps(x.sums[t * groups + g]), acc[t]);
    }
}

// A chunk's inputs of each token, quad by quad. Loads are what two tokens wait for: the second one has one for four quads.
template <std::size_t tokens>
BITLOUPE_INLINE void readQuads(const std::int8_t* q, std::size_t stride, __m512i (&quads)[tokens][kQuads])
{
#pragma GCC unroll 8
    for (std::size_t t = 0; t < tokens; ++t) {
        if (tokens == 2 && t == 1) {
            const __m512i all = _mm512_broadcast_i32x4(_mm_loadu_si128(reinterpret_cast<const __m128i*>(q + stride)));
            quads[t][0] = _mm512_shuffle_epi32(all, _MM_PERM_AAAA);
            quads[t][1] = _mm512_shuffle_epi32(all, _MM_PERM_BBBB);
            quads[t][2] = _mm512_shuffle_epi32(all, _MM_PERM_CCCC);
            quads[t][3] = _mm512_shuffle_epi32(all, _MM_PERM_DDDD);
        } else {
            for (std::size_t i = 0; i < kQuads; ++i)
                quads[t][i] = broadcastQuad(q + t * stride + 4 * i);
        }
    }
}

template <class Form, std::size_t tokens>
void fewPanel(const PackedWeights& w, const QuantizedTokens& x, std::size_t panel, std::size_t n, float* y)
{
    constexpr std::size_t parts = kParts<tokens>;
    const Form form(w);
    const std::size_t groups = w.cols / w.group;
    const std::uint8_t* codes = w.codes + panel * (w.cols / kChunk) * Form::kBytes;
    __m512 acc[tokens];
    for (std::size_t t = 0; t < tokens; ++t)
        acc[t] = _mm512_setzero_ps();
    for (std::size_t g = 0; g < groups; ++g) {
        __m512i sums[tokens][parts];
        for (std::size_t t = 0; t < tokens; ++t) {
            for (std::size_t p = 0; p < parts; ++p)
                sums[t][p] = p == 0 ? _mm512_set1_epi32(x.offsets[t * groups + g]) : _mm512_setzero_si512();
        }
        for (std::size_t k = g * w.group; k < (g + 1) * w.group; k += kChunk, codes += Form::kBytes) {
            __m512i u[kQuads];
            __m512i quads[tokens][kQuads];
            ask(codes + kAhead, Form::kBytes);
            form.spread(codes, u);
            readQuads<tokens>(x.codes + k, w.cols, quads);
#pragma GCC unroll 4
            for (std::size_t i = 0; i < kQuads; ++i) {
#pragma GCC unroll 8
                for (std::size_t t = 0; t < tokens; ++t)
                    sums[t][i % parts] = _mm512_dpbusd_epi32(sums[t][i % parts], u[i], quads[t][i]);
            }
        }
        addFew<tokens, parts>(w, x, panel, g, sums, acc);
    }
    for (std::size_t t = 0; t < tokens; ++t)
        _mm512_mask_storeu_ps(y + t * n + panel * kPanelRows, rowsOf(panel, n), acc[t]);
}

using FewPanel = void (*)(const PackedWeights&, const QuantizedTokens&, std::size_t, std::size_t, float*);
template <class Form>
constexpr FewPanel kFewPanels[] = {fewPanel<Form, 1>, fewPanel<Form, 2>, fewPanel<Form, 3>, fewPanel<Form, 4>,
                                   fewPanel<Form, 5>, fewPanel<Form, 6>, fewPanel<Form, 7>, fewPanel<Form, kFew>};

template <class Form>
void multiplyForm(const PackedWeights& w, const QuantizedTokens& x, std::size_t tokens, std::size_t first, std::size_t end, std::size_t n,
                  float* y)
{
    if (tokens <= kFew) {
        for (std::size_t panel = first; panel < end; ++panel)
            kFewPanels<Form>[tokens - 1](w, x, panel, n, y);
    } else if (w.group <= kDepth)
        multiplyMatrix<Form>(w, x, tokens, first, end, n, y);
    else
        table(Level::Scalar)->products.multiply(w, x, tokens, first, end, n, y);
}

void multiplyBytes(const PackedWeights& w, const QuantizedTokens& x, std::size_t tokens, std::size_t first, std::size_t end, std::size_t n,
                   float* y)
{
    if (tokens > 1)
        return multiplyMatrixU8(w, x, tokens, first, end, n, y);
    for (std::size_t panel = first; panel < end; ++panel)
        bytePanel(w, x, panel, n, y);
}

void multiply(const PackedWeights& w, const QuantizedTokens& x, std::size_t tokens, std::size_t first, std::size_t end, std::size_t n,
              float* y)
{
    if (w.form == CodeForm::U8)
        multiplyBytes(w, x, tokens, first, end, n, y);
    else if (w.form == CodeForm::U1)
        multiplyForm<Bits>(w, x, tokens, first, end, n, y);
    else if (w.form == CodeForm::U2)
        multiplyForm<Pairs>(w, x, tokens, first, end, n, y);
    else if (w.form == CodeForm::U3)
        multiplyForm<Triples>(w, x, tokens, first, end, n, y);
    else if (w.table != nullptr)
        multiplyForm<LookedUp>(w, x, tokens, first, end, n, y);
    else
        multiplyForm<Nibbles>(w, x, tokens, first, end, n, y);
}

}  // namespace

void productsAvx512(Kernels& table) { table.products.multiply = multiply; }

}  // namespace bitloupe::kernels
