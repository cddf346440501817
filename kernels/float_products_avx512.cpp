// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// AVX-512 twins of scalar_float_products.cpp. One token: weights become floats in registers on their way from memory, four
// panels in turn so that each waits for its own last sum alone. Several: two panels become floats once, kDepth inputs at a
// time in the first cache, and tiles of tokens go over them; partial results wait in y.

#include "kernels/float_forms.h"
#include "kernels/kernels.h"
#include "kernels/product_tools_avx512.h"

#include <immintrin.h>

namespace bitloupe::kernels {

void floatProductsAvx512(Kernels& table);

namespace {

constexpr std::size_t kDepth = 128;  // inputs made floats at once: 16 KiB for two panels
constexpr std::size_t kAhead = 2048;  // bytes that are asked for ahead of use

BITLOUPE_INLINE void ask(const std::uint8_t* at) { _mm_prefetch(reinterpret_cast<const char*>(at + kAhead), _MM_HINT_T0); }

// A form reads a part of a chunk, some inputs of 16 rows, and hands out the rows' weights of one of these inputs.
struct Floats {
    static constexpr std::size_t kBytes = 1024, kInputs = 16;  // of a chunk; of a part
    using Part = const std::uint8_t*;
    explicit Floats(const FloatWeights&) { }
    Part read(const std::uint8_t* chunk, std::size_t) const { return chunk; }
    __m512 weights(Part part, std::size_t i) const
    {
        ask(part + 64 * i);
        return _mm512_loadu_ps(part + 64 * i);
    }
};

struct Halves {
    static constexpr std::size_t kBytes = 512, kInputs = 16;
    using Part = const std::uint8_t*;
    explicit Halves(const FloatWeights&) { }
    Part read(const std::uint8_t* chunk, std::size_t) const { return chunk; }
    __m512 weights(Part part, std::size_t i) const
    {
        if (i % 2 == 0)
            ask(part + 32 * i);
        return halves(reinterpret_cast<const std::uint16_t*>(part + 32 * i));
    }
};

struct BrainHalves {
    static constexpr std::size_t kBytes = 512, kInputs = 16;
    using Part = const std::uint8_t*;
    explicit BrainHalves(const FloatWeights&) { }
    Part read(const std::uint8_t* chunk, std::size_t) const { return chunk; }
    __m512 weights(Part part, std::size_t i) const
    {
        if (i % 2 == 0)
            ask(part + 32 * i);
        const __m512i wide = _mm512_cvtepu16_epi32(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(part + 32 * i)));
        return _mm512_castsi512_ps(_mm512_slli_epi32(wide, 16));
    }
};

// Codes stand in quads: lane r has one byte for each of four inputs of row r. The look-up takes the low four bits of a lane,
// whatever stands above them.
__m512i down(__m512i lanes, std::size_t bits) { return _mm512_srl_epi32(lanes, _mm_cvtsi32_si128(static_cast<int>(bits))); }

struct Nibbles {
    static constexpr std::size_t kBytes = 128, kInputs = 8;
    using Part = __m512i;
    explicit Nibbles(const FloatWeights& w)
        : levels(_mm512_loadu_ps(w.levels))
    {
    }
    Part read(const std::uint8_t* chunk, std::size_t half) const
    {
        ask(chunk + 64 * half);
        return _mm512_loadu_si512(chunk + 64 * half);
    }
    __m512 weights(Part part, std::size_t i) const { return _mm512_permutexvar_ps(down(part, i % 4 * 8 + i / 4 * 4), levels); }
    __m512 levels;
};

// Two bits, and a third one; the levels repeat, so that what stands above a code does not matter.
template <bool hasThird>
struct FewBits {
    static constexpr std::size_t kBytes = hasThird ? 96 : 64, kInputs = 4;
    using Part = __m512i;
    explicit FewBits(const FloatWeights& w)
    {
        const __m512i lanes = _mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
        levels = _mm512_permutexvar_ps(_mm512_and_si512(lanes, _mm512_set1_epi32(hasThird ? 7 : 3)), _mm512_loadu_ps(w.levels));
    }
    Part read(const std::uint8_t* chunk, std::size_t quad) const
    {
        if (quad == 0)
            ask(chunk);
        __m512i codes = _mm512_srl_epi16(_mm512_loadu_si512(chunk), _mm_cvtsi32_si128(static_cast<int>(2 * quad)));
        if (hasThird) {
            std::uint64_t third = 0;
            __builtin_memcpy(&third, chunk + 64 + 8 * quad, sizeof(third));
            codes = _mm512_and_si512(codes, _mm512_set1_epi8(3));
            codes = _mm512_mask_add_epi8(codes, third, codes, _mm512_set1_epi8(4));
        }
        return codes;
    }
    __m512 weights(Part part, std::size_t i) const { return _mm512_permutexvar_ps(down(part, 8 * i), levels); }
    __m512 levels;
};

// Hands the weights of each of a chunk's inputs to `use(input, weights)`, by ascending input.
template <class Form, class Use>
BITLOUPE_INLINE void eachInput(const Form& form, const std::uint8_t* chunk, const Use& use)
{
#pragma GCC unroll 4
    for (std::size_t first = 0; first < kChunk; first += Form::kInputs) {
        const typename Form::Part part = form.read(chunk, first / Form::kInputs);
#pragma GCC unroll 16
        for (std::size_t i = 0; i < Form::kInputs; ++i)
            use(first + i, form.weights(part, i));
    }
}

template <class Form>
constexpr bool kIsPlain = Form::kBytes >= 512;
template <class Form>
constexpr bool kIsFloats = Form::kBytes == 1024;

// acc += s * scale, less scale * zero * sum of x, of group g of a panel.
BITLOUPE_INLINE __m512 scaled(const FloatWeights& w, const FloatTokens& x, std::size_t token, std::size_t panel, std::size_t g, __m512 s,
                              __m512 acc)
{
    const std::size_t groups = w.cols / w.group;
    const std::size_t at = (panel * groups + g) * kPanelRows;
    const __m512 scale = halves(w.scales + at);
    acc = _mm512_fmadd_ps(s, scale, acc);
    if (w.zeros != nullptr)
        acc = _mm512_fnmadd_ps(_mm512_mul_ps(scale, halves(w.zeros + at)), _mm512_set1_ps(x.sums[token * groups + g]), acc);
    return acc;
}

// s[panel] += the weights of one chunk of each panel times its inputs `x`. An activation is loaded once for all panels, and
// each of them waits for its own last sum alone. `step`: bytes from panel to panel.
template <class Form, std::size_t panels>
BITLOUPE_INLINE void addChunks(const Form& form, const std::uint8_t* chunk, std::size_t step, const float* x, __m512 (&s)[panels])
{
#pragma GCC unroll 4
    for (std::size_t first = 0; first < kChunk; first += Form::kInputs) {
        typename Form::Part parts[panels];
        for (std::size_t p = 0; p < panels; ++p)
            parts[p] = form.read(chunk + p * step, first / Form::kInputs);
#pragma GCC unroll 16
        for (std::size_t i = 0; i < Form::kInputs; ++i) {
            const __m512 left = _mm512_set1_ps(x[first + i]);
#pragma GCC unroll 4
            for (std::size_t p = 0; p < panels; ++p)
                s[p] = _mm512_fmadd_ps(left, form.weights(parts[p], i), s[p]);
        }
    }
}

// One token, some panels.
template <class Form, std::size_t panels>
void vectorPanels(const FloatWeights& w, const FloatTokens& x, std::size_t panel, std::size_t n, float* y)
{
    const Form form(w);
    const std::size_t chunks = w.cols / kChunk;
    const std::size_t group = kIsPlain<Form> ? chunks : w.group / kChunk;
    const auto* codes = static_cast<const std::uint8_t*>(w.codes) + panel * chunks * Form::kBytes;
    __m512 acc[panels];
    for (std::size_t p = 0; p < panels; ++p)
        acc[p] = _mm512_setzero_ps();
    for (std::size_t g = 0; g * group < chunks; ++g) {
        __m512 s[panels];
        for (std::size_t p = 0; p < panels; ++p)
            s[p] = _mm512_setzero_ps();
        for (std::size_t c = g * group; c < (g + 1) * group; ++c)
            addChunks<Form, panels>(form, codes + c * Form::kBytes, chunks * Form::kBytes, x.x + c * kChunk, s);
        for (std::size_t p = 0; p < panels; ++p)
            acc[p] = kIsPlain<Form> ? s[p] : scaled(w, x, 0, panel + p, g, s[p], acc[p]);
    }
    for (std::size_t p = 0; p < panels; ++p)
        _mm512_mask_storeu_ps(y + (panel + p) * kPanelRows, rowsOf(panel + p, n), acc[p]);
}

template <class Form>
void multiplyVector(const FloatWeights& w, const FloatTokens& x, std::size_t first, std::size_t end, std::size_t n, float* y)
{
    std::size_t panel = first;
    for (; panel + 4 <= end; panel += 4)
        vectorPanels<Form, 4>(w, x, panel, n, y);
    for (; panel < end; ++panel)
        vectorPanels<Form, 1>(w, x, panel, n, y);
}

// A few tokens: weights become floats in registers, all tokens go over them there, and nothing is stored in between.
constexpr std::size_t kFew = 8;

template <class Form, std::size_t tokens>
void fewPanel(const FloatWeights& w, const FloatTokens& x, std::size_t panel, std::size_t n, float* y)
{
    const Form form(w);
    const std::size_t chunks = w.cols / kChunk;
    const std::size_t group = kIsPlain<Form> ? chunks : w.group / kChunk;
    const auto* codes = static_cast<const std::uint8_t*>(w.codes) + panel * chunks * Form::kBytes;
    __m512 acc[tokens];
    for (std::size_t t = 0; t < tokens; ++t)
        acc[t] = _mm512_setzero_ps();
    for (std::size_t g = 0; g * group < chunks; ++g) {
        __m512 s[tokens];
        for (std::size_t t = 0; t < tokens; ++t)
            s[t] = _mm512_setzero_ps();
        for (std::size_t c = g * group; c < (g + 1) * group; ++c) {
            const float* at = x.x + c * kChunk;
            eachInput(form, codes + c * Form::kBytes, [&](std::size_t i, __m512 weights) {
#pragma GCC unroll 8
                for (std::size_t t = 0; t < tokens; ++t)
                    s[t] = _mm512_fmadd_ps(_mm512_set1_ps(at[t * w.cols + i]), weights, s[t]);
            });
        }
        for (std::size_t t = 0; t < tokens; ++t)
            acc[t] = kIsPlain<Form> ? s[t] : scaled(w, x, t, panel, g, s[t], acc[t]);
    }
    for (std::size_t t = 0; t < tokens; ++t)
        _mm512_mask_storeu_ps(y + t * n + panel * kPanelRows, rowsOf(panel, n), acc[t]);
}

using FewPanel = void (*)(const FloatWeights&, const FloatTokens&, std::size_t, std::size_t, float*);
template <class Form>
constexpr FewPanel kFewPanels[] = {fewPanel<Form, 2>, fewPanel<Form, 3>, fewPanel<Form, 4>,   fewPanel<Form, 5>,
                                   fewPanel<Form, 6>, fewPanel<Form, 7>, fewPanel<Form, kFew>};

// Floats of two panels (64 bytes an input each), `depth` inputs of them, and where the tile stands.
struct Block {
    const float* u[2];
    std::size_t panel;
    std::size_t input, depth;
};

template <std::size_t tokens, std::size_t panels>
BITLOUPE_INLINE void sumTile(const float* const* u, std::size_t depth, const float* x, std::size_t stride, __m512 (&s)[tokens][panels])
{
    for (std::size_t k = 0; k < depth; ++k) {
        __m512 weights[panels];
        for (std::size_t p = 0; p < panels; ++p)
            weights[p] = _mm512_loadu_ps(u[p] + 16 * k);
#pragma GCC unroll 16
        for (std::size_t t = 0; t < tokens; ++t) {
            const __m512 left = _mm512_set1_ps(x[t * stride + k]);
            for (std::size_t p = 0; p < panels; ++p)
                s[t][p] = _mm512_fmadd_ps(left, weights[p], s[t][p]);
        }
    }
}

// Sums that go on where the block before ended: they wait in y.
template <std::size_t tokens, std::size_t panels>
void plainTile(const FloatWeights& w, const FloatTokens& x, const Block& b, std::size_t token, std::size_t n, float* y)
{
    __m512 s[tokens][panels];
    const auto result = [&](std::size_t t, std::size_t p) { return y + (token + t) * n + (b.panel + p) * kPanelRows; };
    for (std::size_t t = 0; t < tokens; ++t) {
        for (std::size_t p = 0; p < panels; ++p)
            s[t][p] = b.input == 0 ? _mm512_setzero_ps() : _mm512_maskz_loadu_ps(rowsOf(b.panel + p, n), result(t, p));
    }
    sumTile<tokens, panels>(b.u, b.depth, x.x + token * w.cols + b.input, w.cols, s);
    for (std::size_t t = 0; t < tokens; ++t) {
        for (std::size_t p = 0; p < panels; ++p)
            _mm512_mask_storeu_ps(result(t, p), rowsOf(b.panel + p, n), s[t][p]);
    }
}

template <std::size_t tokens, std::size_t panels>
void groupTile(const FloatWeights& w, const FloatTokens& x, const Block& b, std::size_t token, std::size_t n, float* y)
{
    __m512 acc[tokens][panels];
    const auto result = [&](std::size_t t, std::size_t p) { return y + (token + t) * n + (b.panel + p) * kPanelRows; };
    for (std::size_t t = 0; t < tokens; ++t) {
        for (std::size_t p = 0; p < panels; ++p)
            acc[t][p] = b.input == 0 ? _mm512_setzero_ps() : _mm512_maskz_loadu_ps(rowsOf(b.panel + p, n), result(t, p));
    }
    for (std::size_t k = 0; k < b.depth; k += w.group) {
        const float* u[panels];
        __m512 s[tokens][panels];
        for (std::size_t p = 0; p < panels; ++p) {
            u[p] = b.u[p] + 16 * k;
            for (std::size_t t = 0; t < tokens; ++t)
                s[t][p] = _mm512_setzero_ps();
        }
        sumTile<tokens, panels>(u, w.group, x.x + token * w.cols + b.input + k, w.cols, s);
        for (std::size_t t = 0; t < tokens; ++t) {
            for (std::size_t p = 0; p < panels; ++p)
                acc[t][p] = scaled(w, x, token + t, b.panel + p, (b.input + k) / w.group, s[t][p], acc[t][p]);
        }
    }
    for (std::size_t t = 0; t < tokens; ++t) {
        for (std::size_t p = 0; p < panels; ++p)
            _mm512_mask_storeu_ps(result(t, p), rowsOf(b.panel + p, n), acc[t][p]);
    }
}

using Tile = void (*)(const FloatWeights&, const FloatTokens&, const Block&, std::size_t, std::size_t, float*);
constexpr std::size_t kMostTokens = 12;
template <std::size_t panels>
constexpr Tile kPlainTiles[] = {plainTile<1, panels>, plainTile<2, panels>,  plainTile<3, panels>,  plainTile<4, panels>,
                                plainTile<5, panels>, plainTile<6, panels>,  plainTile<7, panels>,  plainTile<8, panels>,
                                plainTile<9, panels>, plainTile<10, panels>, plainTile<11, panels>, plainTile<12, panels>};
template <std::size_t panels>
constexpr Tile kGroupTiles[] = {groupTile<1, panels>, groupTile<2, panels>,  groupTile<3, panels>,  groupTile<4, panels>,
                                groupTile<5, panels>, groupTile<6, panels>,  groupTile<7, panels>,  groupTile<8, panels>,
                                groupTile<9, panels>, groupTile<10, panels>, groupTile<11, panels>, groupTile<12, panels>};

template <bool isPlain>
void tokenTiles(const FloatWeights& w, const FloatTokens& x, const Block& b, std::size_t panels, std::size_t tokens, std::size_t n,
                float* y)
{
    const Tile* tiles = isPlain ? (panels == 2 ? kPlainTiles<2> : kPlainTiles<1>) : (panels == 2 ? kGroupTiles<2> : kGroupTiles<1>);
    inTiles(tokens, kMostTokens, [&](std::size_t token, std::size_t count) { tiles[count - 1](w, x, b, token, n, y); });
}

template <class Form>
void multiplyMatrix(const FloatWeights& w, const FloatTokens& x, std::size_t tokens, std::size_t first, std::size_t end, std::size_t n,
                    float* y)
{
    const Form form(w);
    alignas(64) float floats[2][kDepth * kPanelRows];
    const std::size_t step = kIsPlain<Form> ? kDepth : w.group < kDepth ? kDepth / w.group * w.group : w.group;
    for (std::size_t panel = first; panel < end; panel += 2) {
        const std::size_t panels = end - panel < 2 ? 1 : 2;
        for (std::size_t input = 0; input < w.cols; input += step) {
            const Block b = {{floats[0], floats[1]}, panel, input, w.cols - input < step ? w.cols - input : step};
            for (std::size_t p = 0; p < panels; ++p) {
                const auto* from = static_cast<const std::uint8_t*>(w.codes) + ((panel + p) * w.cols + input) / kChunk * Form::kBytes;
                for (std::size_t c = 0; c < b.depth / kChunk; ++c) {
                    eachInput(form, from + c * Form::kBytes,
                              [&](std::size_t i, __m512 weights) { _mm512_store_ps(floats[p] + (c * kChunk + i) * kPanelRows, weights); });
                }
            }
            tokenTiles<kIsPlain<Form>>(w, x, b, panels, tokens, n, y);
        }
    }
}

// Floats are as they should be: no copies.
void multiplyFloats(const FloatWeights& w, const FloatTokens& x, std::size_t tokens, std::size_t first, std::size_t end, std::size_t n,
                    float* y)
{
    const auto* codes = static_cast<const float*>(w.codes);
    constexpr std::size_t kStep = 512;
    for (std::size_t panel = first; panel < end; panel += 2) {
        const std::size_t panels = end - panel < 2 ? 1 : 2;
        for (std::size_t input = 0; input < w.cols; input += kStep) {
            const float* at = codes + (panel * w.cols + input) * kPanelRows;
            const Block b = {{at, at + w.cols * kPanelRows}, panel, input, w.cols - input < kStep ? w.cols - input : kStep};
            tokenTiles<true>(w, x, b, panels, tokens, n, y);
        }
    }
}

template <class Form>
void multiplyForm(const FloatWeights& w, const FloatTokens& x, std::size_t tokens, std::size_t first, std::size_t end, std::size_t n,
                  float* y)
{
    if (tokens == 1)
        return multiplyVector<Form>(w, x, first, end, n, y);
    if constexpr (kIsFloats<Form>)
        return multiplyFloats(w, x, tokens, first, end, n, y);
    if (tokens <= kFew) {
        for (std::size_t panel = first; panel < end; ++panel)
            kFewPanels<Form>[tokens - 2](w, x, panel, n, y);
        return;
    }
    if (kIsPlain<Form> || w.group <= kDepth)
        multiplyMatrix<Form>(w, x, tokens, first, end, n, y);
    else
        table(Level::Scalar)->floatProducts.multiply(w, x, tokens, first, end, n, y);
}

struct Forms {
    using F32 = Floats;
    using F16 = Halves;
    using BF16 = BrainHalves;
    using U4 = Nibbles;
    using U3 = FewBits<true>;
    using U2 = FewBits<false>;
};

void multiply(const FloatWeights& w, const FloatTokens& x, std::size_t tokens, std::size_t first, std::size_t end, std::size_t n, float* y)
{
    withForm<Forms>(w.form, [&]<class Form>() { multiplyForm<Form>(w, x, tokens, first, end, n, y); });
}

}  // namespace

void floatProductsAvx512(Kernels& t) { t.floatProducts = {multiply}; }

}  // namespace bitloupe::kernels
