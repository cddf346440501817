// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Products with several tokens: two panels of up to kDepth inputs are spread to bytes once, in the first cache, and up to six
// tokens at a time go over them; partial results wait in y. Everything here has internal linkage (see kernels/README.md).

#include "kernels/product_forms_avx512.h"

namespace bitloupe::kernels {
namespace {

// float(sum - zero point of the activations * row sums) * (scale * s): what ends a row of bytes.
void storeRow(const PackedWeights& w, const QuantizedTokens& x, std::size_t token, std::size_t panel, std::size_t n, __m512i sums, float* y)
{
    const std::size_t row = panel * kPanelRows;
    if (x.zeros != nullptr)
        sums = _mm512_sub_epi32(sums, _mm512_mullo_epi32(_mm512_set1_epi32(x.zeros[token]), _mm512_loadu_si512(w.rowSums + row)));
    const __m512 scale = _mm512_mul_ps(_mm512_loadu_ps(w.rowScales + row), _mm512_set1_ps(x.scales[token]));
    _mm512_mask_storeu_ps(y + token * n + row, rowsOf(panel, n), _mm512_mul_ps(_mm512_cvtepi32_ps(sums), scale));
}

// Two panels of one token tile. `u`: bytes of each panel, 64 a quad.
template <std::size_t tokens, std::size_t panels>
void dotTile(const std::uint8_t* const* u, std::size_t quads, const std::int8_t* q, std::size_t stride, __m512i (*a)[panels])
{
    for (std::size_t i = 0; i < quads; ++i) {
        __m512i weights[panels];
        for (std::size_t p = 0; p < panels; ++p)
            weights[p] = _mm512_loadu_si512(u[p] + 64 * i);
#pragma GCC unroll 16
        for (std::size_t t = 0; t < tokens; ++t) {
            const __m512i x = broadcastQuad(q + t * stride + 4 * i);
            for (std::size_t p = 0; p < panels; ++p)
                a[t][p] = _mm512_dpbusd_epi32(a[t][p], weights[p], x);
        }
    }
}

template <std::size_t tokens, std::size_t panels>
void tileU8(const PackedWeights& w, const QuantizedTokens& x, std::size_t token, std::size_t panel, std::size_t n, float* y)
{
    const std::uint8_t* u[panels];
    __m512i a[tokens][panels];
    for (std::size_t p = 0; p < panels; ++p) {
        u[p] = w.codes + (panel + p) * w.cols * kPanelRows;
        for (std::size_t t = 0; t < tokens; ++t)
            a[t][p] = _mm512_set1_epi32(x.offsets[token + t]);
    }
    dotTile<tokens, panels>(u, w.cols / 4, x.codes + token * w.cols, w.cols, a);
    for (std::size_t t = 0; t < tokens; ++t) {
        for (std::size_t p = 0; p < panels; ++p)
            storeRow(w, x, token + t, panel + p, n, a[t][p], y);
    }
}

// Some groups of two panels, spread to bytes.
struct Spread {
    const std::uint8_t* u[2];
    std::size_t panel;
    std::size_t firstGroup, groups;  // of the matrix; how many
    const std::uint8_t* ahead[2];  // codes that are spread next, of each panel
    std::size_t groupBytes;  // of them
};

// acc += float(sums) * (scale * s), less scale * zero * s * sum of codes, of group g of each panel.
template <std::size_t tokens, std::size_t panels>
void addScaled(const PackedWeights& w, const QuantizedTokens& x, std::size_t token, std::size_t panel, std::size_t g,
               const __m512i (&sums)[tokens][panels], __m512 (&acc)[tokens][panels])
{
    const std::size_t all = w.cols / w.group;
    for (std::size_t p = 0; p < panels; ++p) {
        const std::size_t at = ((panel + p) * all + g) * kPanelRows;
        const __m512 scale = halves(w.scales + at);
        for (std::size_t t = 0; t < tokens; ++t) {
            const __m512 by = _mm512_mul_ps(scale, _mm512_set1_ps(x.scales[(token + t) * all + g]));
            acc[t][p] = _mm512_fmadd_ps(_mm512_cvtepi32_ps(sums[t][p]), by, acc[t][p]);
        }
        if (w.zeros == nullptr)
            continue;
        const __m512 zero = _mm512_mul_ps(scale, halves(w.zeros + at));
        for (std::size_t t = 0; t < tokens; ++t)
            acc[t][p] = _mm512_fnmadd_ps(zero, _mm512_set1_ps(x.sums[(token + t) * all + g]), acc[t][p]);
    }
}

template <std::size_t tokens, std::size_t panels>
void tileGroups(const PackedWeights& w, const QuantizedTokens& x, const Spread& s, std::size_t token, const std::uint8_t* ahead,
                std::size_t n, float* y)
{
    const std::size_t all = w.cols / w.group;
    const std::size_t quads = w.group / 4;
    const auto result = [&](std::size_t t, std::size_t p) { return y + (token + t) * n + (s.panel + p) * kPanelRows; };
    __m512 acc[tokens][panels];
    for (std::size_t t = 0; t < tokens; ++t) {
        for (std::size_t p = 0; p < panels; ++p)
            acc[t][p] = s.firstGroup == 0 ? _mm512_setzero_ps() : _mm512_maskz_loadu_ps(rowsOf(s.panel + p, n), result(t, p));
    }
    for (std::size_t g = s.firstGroup; g < s.firstGroup + s.groups; ++g) {
        const std::uint8_t* u[panels];
        __m512i sums[tokens][panels];
        if (ahead != nullptr)
            ask(ahead + (g - s.firstGroup) * s.groupBytes, s.groupBytes);
        for (std::size_t p = 0; p < panels; ++p) {
            u[p] = s.u[p] + (g - s.firstGroup) * quads * 64;
            for (std::size_t t = 0; t < tokens; ++t)
                sums[t][p] = _mm512_set1_epi32(x.offsets[(token + t) * all + g]);
        }
        dotTile<tokens, panels>(u, quads, x.codes + token * w.cols + g * w.group, w.cols, sums);
        addScaled<tokens, panels>(w, x, token, s.panel, g, sums, acc);
    }
    for (std::size_t t = 0; t < tokens; ++t) {
        for (std::size_t p = 0; p < panels; ++p)
            _mm512_mask_storeu_ps(result(t, p), rowsOf(s.panel + p, n), acc[t][p]);
    }
}

using GroupTile = void (*)(const PackedWeights&, const QuantizedTokens&, const Spread&, std::size_t, const std::uint8_t*, std::size_t,
                           float*);
template <std::size_t panels>
constexpr GroupTile kGroupTiles[] = {tileGroups<1, panels>, tileGroups<2, panels>, tileGroups<3, panels>,
                                     tileGroups<4, panels>, tileGroups<5, panels>, tileGroups<6, panels>};

using ByteTile = void (*)(const PackedWeights&, const QuantizedTokens&, std::size_t, std::size_t, std::size_t, float*);
template <std::size_t panels>
constexpr ByteTile kByteTiles[] = {tileU8<1, panels>, tileU8<2, panels>, tileU8<3, panels>, tileU8<4, panels>,
                                   tileU8<5, panels>, tileU8<6, panels>, tileU8<7, panels>, tileU8<8, panels>};

constexpr std::size_t kDepth = 512;  // inputs spread at once: 16 KiB for two panels

// Some groups of a panel as bytes.
template <class Form>
void spreadGroups(const Form& form, const std::uint8_t* from, std::size_t chunks, std::uint8_t* bytes)
{
    for (std::size_t c = 0; c < chunks; ++c) {
        __m512i u[kQuads];
        form.spread(from + c * Form::kBytes, u);
        for (std::size_t i = 0; i < kQuads; ++i)
            _mm512_store_si512(bytes + (c * kQuads + i) * 64, u[i]);
    }
}

// What is spread next is asked for while the first two tiles multiply, a panel each, so that it is there in time.
template <class Form>
void multiplyMatrix(const PackedWeights& w, const QuantizedTokens& x, std::size_t tokens, std::size_t first, std::size_t end, std::size_t n,
                    float* y)
{
    const Form form(w);
    alignas(64) std::uint8_t bytes[2][kDepth * kPanelRows];
    const std::size_t all = w.cols / w.group;
    const std::size_t most = w.group < kDepth ? kDepth / w.group : 1;
    const std::size_t groupBytes = w.group / kChunk * Form::kBytes;
    for (std::size_t panel = first; panel < end; panel += 2) {
        const std::size_t panels = end - panel < 2 ? 1 : 2;
        for (std::size_t g = 0; g < all; g += most) {
            const std::size_t groups = all - g < most ? all - g : most;
            const std::uint8_t* from[2] = {w.codes + (panel * all + g) * groupBytes,
                                           w.codes + ((panel + panels - 1) * all + g) * groupBytes};
            for (std::size_t p = 0; p < panels; ++p)
                spreadGroups(form, from[p], groups * w.group / kChunk, bytes[p]);
            const std::size_t next = (g + groups < all ? groups : (panels - 1) * all + groups) * groupBytes;
            const Spread s = {{bytes[0], bytes[1]}, panel, g, groups, {from[0] + next, from[1] + next}, groupBytes};
            std::size_t tile = 0;
            inTiles(tokens, 6, [&](std::size_t token, std::size_t count) {
                const std::uint8_t* ahead = tile < 2 ? s.ahead[tile] : nullptr;
                (panels == 2 ? kGroupTiles<2> : kGroupTiles<1>)[count - 1](w, x, s, token, ahead, n, y);
                ++tile;
            });
        }
    }
}

void multiplyMatrixU8(const PackedWeights& w, const QuantizedTokens& x, std::size_t tokens, std::size_t first, std::size_t end,
                      std::size_t n, float* y)
{
    for (std::size_t panel = first; panel < end; panel += 2) {
        const bool two = end - panel >= 2;
        inTiles(tokens, 8,
                [&](std::size_t token, std::size_t count) { (two ? kByteTiles<2> : kByteTiles<1>)[count - 1](w, x, token, panel, n, y); });
    }
}

}  // namespace
}  // namespace bitloupe::kernels
