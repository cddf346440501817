// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// AVX-512 twins of scalar_products.cpp, with the dot-product instruction of VNNI. One token: the codes are spread to bytes in
// registers on their way from memory. Several: two panels of up to kDepth inputs are spread to bytes once, in the first
// cache, and up to six tokens at a time go over them; partial results wait in y.

#include "kernels/avx512_tools.h"
#include "kernels/kernels.h"

#include <immintrin.h>

namespace bitloupe::kernels {

void productsAvx512(Kernels& table);

namespace {

constexpr std::size_t kQuads = kChunk / 4;
constexpr std::size_t kAhead = 4096;  // bytes that are asked for ahead of use

__m512i broadcastQuad(const std::int8_t* q)
{
    int word = 0;
    __builtin_memcpy(&word, q, sizeof(word));
    return _mm512_set1_epi32(word);
}

__m512 halves(const std::uint16_t* at) { return _mm512_cvtph_ps(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(at))); }

__m512i loadAhead(const std::uint8_t* at)
{
    _mm_prefetch(reinterpret_cast<const char*>(at + kAhead), _MM_HINT_T0);
    return _mm512_loadu_si512(at);
}

// The four quads of a chunk as bytes.
struct Bytes {
    static constexpr std::size_t kBytes = 256;
    explicit Bytes(const PackedWeights&) { }
    void spread(const std::uint8_t* at, __m512i* u) const
    {
        for (std::size_t i = 0; i < kQuads; ++i)
            u[i] = loadAhead(at + 64 * i);
    }
};

struct Nibbles {
    static constexpr std::size_t kBytes = 128;
    explicit Nibbles(const PackedWeights&) { }
    void spread(const std::uint8_t* at, __m512i* u) const
    {
        const __m512i low = _mm512_set1_epi8(15);
        for (std::size_t i = 0; i < kQuads; i += 2) {
            const __m512i both = loadAhead(at + 32 * i);
            u[i] = _mm512_and_si512(both, low);
            u[i + 1] = _mm512_and_si512(_mm512_srli_epi16(both, 4), low);
        }
    }
};

struct LookedUp {
    static constexpr std::size_t kBytes = 128;
    explicit LookedUp(const PackedWeights& w)
        : nibbles(w)
        , table(_mm512_broadcast_i32x4(_mm_loadu_si128(reinterpret_cast<const __m128i*>(w.table))))
    {
    }
    void spread(const std::uint8_t* at, __m512i* u) const
    {
        nibbles.spread(at, u);
        for (std::size_t i = 0; i < kQuads; ++i)
            u[i] = _mm512_shuffle_epi8(table, u[i]);
    }
    Nibbles nibbles;
    __m512i table;
};

struct Pairs {
    static constexpr std::size_t kBytes = 64;
    explicit Pairs(const PackedWeights&) { }
    void spread(const std::uint8_t* at, __m512i* u) const
    {
        const __m512i low = _mm512_set1_epi8(3);
        const __m512i all = loadAhead(at);
        u[0] = _mm512_and_si512(all, low);
        u[1] = _mm512_and_si512(_mm512_srli_epi16(all, 2), low);
        u[2] = _mm512_and_si512(_mm512_srli_epi16(all, 4), low);
        u[3] = _mm512_and_si512(_mm512_srli_epi16(all, 6), low);
    }
};

struct Triples {
    static constexpr std::size_t kBytes = 96;
    explicit Triples(const PackedWeights& w)
        : pairs(w)
    {
    }
    void spread(const std::uint8_t* at, __m512i* u) const
    {
        pairs.spread(at, u);
        for (std::size_t i = 0; i < kQuads; ++i) {
            std::uint64_t third = 0;
            __builtin_memcpy(&third, at + 64 + 8 * i, sizeof(third));
            u[i] = _mm512_mask_add_epi8(u[i], third, u[i], _mm512_set1_epi8(4));
        }
    }
    Pairs pairs;
};

__mmask16 rowsOf(std::size_t panel, std::size_t n) { return n > panel * kPanelRows ? firstLanes(n - panel * kPanelRows) : __mmask16{0}; }

// One token, one group of a panel: the integer sums.
template <class Form>
__m512i groupSums(const Form& form, const std::uint8_t* codes, std::size_t chunks, const std::int8_t* q, std::int32_t offset)
{
    __m512i a[kQuads] = {_mm512_set1_epi32(offset), _mm512_setzero_si512(), _mm512_setzero_si512(), _mm512_setzero_si512()};
    for (std::size_t c = 0; c < chunks; ++c) {
        __m512i u[kQuads];
        form.spread(codes + c * Form::kBytes, u);
        for (std::size_t i = 0; i < kQuads; ++i)
            a[i] = _mm512_dpbusd_epi32(a[i], u[i], broadcastQuad(q + c * kChunk + 4 * i));
    }
    return _mm512_add_epi32(_mm512_add_epi32(a[0], a[1]), _mm512_add_epi32(a[2], a[3]));
}

template <class Form>
void multiplyVector(const PackedWeights& w, const QuantizedTokens& x, std::size_t first, std::size_t end, std::size_t n, float* y)
{
    const Form form(w);
    const std::size_t groups = w.cols / w.group;
    const std::size_t chunks = w.group / kChunk;
    const std::uint8_t* codes = w.codes + first * (w.cols / kChunk) * Form::kBytes;
    for (std::size_t panel = first; panel < end; ++panel) {
        __m512 acc = _mm512_setzero_ps();
        for (std::size_t g = 0; g < groups; ++g, codes += chunks * Form::kBytes) {
            const __m512i sums = groupSums(form, codes, chunks, x.codes + g * w.group, x.offsets[g]);
            const std::size_t at = (panel * groups + g) * kPanelRows;
            acc = _mm512_fmadd_ps(_mm512_cvtepi32_ps(sums), _mm512_mul_ps(halves(w.scales + at), _mm512_set1_ps(x.scales[g])), acc);
            if (w.minimums != nullptr)
                acc = _mm512_fnmadd_ps(halves(w.minimums + at), _mm512_set1_ps(x.sums[g]), acc);
        }
        _mm512_mask_storeu_ps(y + panel * kPanelRows, rowsOf(panel, n), acc);
    }
}

// float(sum - zero point of the activations * row sums) * (scale * s): what ends a row of bytes.
void storeRow(const PackedWeights& w, const QuantizedTokens& x, std::size_t token, std::size_t panel, std::size_t n, __m512i sums, float* y)
{
    const std::size_t row = panel * kPanelRows;
    if (x.zeros != nullptr)
        sums = _mm512_sub_epi32(sums, _mm512_mullo_epi32(_mm512_set1_epi32(x.zeros[token]), _mm512_loadu_si512(w.rowSums + row)));
    const __m512 scale = _mm512_mul_ps(_mm512_loadu_ps(w.rowScales + row), _mm512_set1_ps(x.scales[token]));
    _mm512_mask_storeu_ps(y + token * n + row, rowsOf(panel, n), _mm512_mul_ps(_mm512_cvtepi32_ps(sums), scale));
}

void multiplyVectorU8(const PackedWeights& w, const QuantizedTokens& x, std::size_t first, std::size_t end, std::size_t n, float* y)
{
    const Bytes form(w);
    for (std::size_t panel = first; panel < end; ++panel) {
        const std::uint8_t* codes = w.codes + panel * w.cols * kPanelRows;
        storeRow(w, x, 0, panel, n, groupSums(form, codes, w.cols / kChunk, x.codes, x.offsets[0]), y);
    }
}

// A few tokens: the codes of a panel are spread in registers, all tokens go over them there, and nothing is stored in between.
// Integer sums are exact, so that fewer tokens may have several each: no sum waits for the one before.
constexpr std::size_t kFew = 8;

template <std::size_t tokens, std::size_t parts>
void addFew(const PackedWeights& w, const QuantizedTokens& x, std::size_t panel, std::size_t g, __m512i (&sums)[tokens][parts],
            __m512 (&acc)[tokens])
{
    const std::size_t groups = w.cols / w.group;
    const std::size_t at = (panel * groups + g) * kPanelRows;
    const __m512 scale = halves(w.scales + at);
    for (std::size_t t = 0; t < tokens; ++t) {
        for (std::size_t p = 1; p < parts; ++p)
            sums[t][0] = _mm512_add_epi32(sums[t][0], sums[t][p]);
        const __m512 by = _mm512_mul_ps(scale, _mm512_set1_ps(x.scales[t * groups + g]));
        acc[t] = _mm512_fmadd_ps(_mm512_cvtepi32_ps(sums[t][0]), by, acc[t]);
        if (w.minimums != nullptr)
            acc[t] = _mm512_fnmadd_ps(halves(w.minimums + at), _mm512_set1_ps(x.sums[t * groups + g]), acc[t]);
    }
}

template <class Form, std::size_t tokens>
void fewPanel(const PackedWeights& w, const QuantizedTokens& x, std::size_t panel, std::size_t n, float* y)
{
    constexpr std::size_t kParts = tokens <= 2 ? 4 : tokens <= 4 ? 2 : 1;
    const Form form(w);
    const std::size_t groups = w.cols / w.group;
    const std::size_t chunks = w.group / kChunk;
    const std::uint8_t* codes = w.codes + panel * (w.cols / kChunk) * Form::kBytes;
    __m512 acc[tokens];
    for (std::size_t t = 0; t < tokens; ++t)
        acc[t] = _mm512_setzero_ps();
    for (std::size_t g = 0; g < groups; ++g, codes += chunks * Form::kBytes) {
        __m512i sums[tokens][kParts];
        for (std::size_t t = 0; t < tokens; ++t) {
            for (std::size_t p = 0; p < kParts; ++p)
                sums[t][p] = p == 0 ? _mm512_set1_epi32(x.offsets[t * groups + g]) : _mm512_setzero_si512();
        }
        for (std::size_t c = 0; c < chunks; ++c) {
            const std::int8_t* q = x.codes + g * w.group + c * kChunk;
            __m512i u[kQuads];
            form.spread(codes + c * Form::kBytes, u);
#pragma GCC unroll 4
            for (std::size_t i = 0; i < kQuads; ++i) {
#pragma GCC unroll 8
                for (std::size_t t = 0; t < tokens; ++t)
                    sums[t][i % kParts] = _mm512_dpbusd_epi32(sums[t][i % kParts], u[i], broadcastQuad(q + t * w.cols + 4 * i));
            }
        }
        addFew<tokens, kParts>(w, x, panel, g, sums, acc);
    }
    for (std::size_t t = 0; t < tokens; ++t)
        _mm512_mask_storeu_ps(y + t * n + panel * kPanelRows, rowsOf(panel, n), acc[t]);
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
};

// acc += float(sums) * (scale * s), less minimum * s * sum of codes, of group g of each panel.
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
        if (w.minimums == nullptr)
            continue;
        const __m512 minimum = halves(w.minimums + at);
        for (std::size_t t = 0; t < tokens; ++t)
            acc[t][p] = _mm512_fnmadd_ps(minimum, _mm512_set1_ps(x.sums[(token + t) * all + g]), acc[t][p]);
    }
}

template <std::size_t tokens, std::size_t panels>
void tileGroups(const PackedWeights& w, const QuantizedTokens& x, const Spread& s, std::size_t token, std::size_t n, float* y)
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

// Tokens in tiles as equal as can be, of at most `most`.
template <class Tile>
void inTiles(std::size_t tokens, std::size_t most, const Tile& tile)
{
    std::size_t left = (tokens + most - 1) / most;
    for (std::size_t token = 0; token < tokens; --left) {
        const std::size_t count = (tokens - token + left - 1) / left;
        tile(token, count);
        token += count;
    }
}

using GroupTile = void (*)(const PackedWeights&, const QuantizedTokens&, const Spread&, std::size_t, std::size_t, float*);
template <std::size_t panels>
constexpr GroupTile kGroupTiles[] = {tileGroups<1, panels>, tileGroups<2, panels>, tileGroups<3, panels>,
                                     tileGroups<4, panels>, tileGroups<5, panels>, tileGroups<6, panels>};

using ByteTile = void (*)(const PackedWeights&, const QuantizedTokens&, std::size_t, std::size_t, std::size_t, float*);
template <std::size_t panels>
constexpr ByteTile kByteTiles[] = {tileU8<1, panels>, tileU8<2, panels>, tileU8<3, panels>, tileU8<4, panels>,
                                   tileU8<5, panels>, tileU8<6, panels>, tileU8<7, panels>, tileU8<8, panels>};

constexpr std::size_t kDepth = 512;  // inputs spread at once: 16 KiB for two panels

template <class Form>
void multiplyMatrix(const PackedWeights& w, const QuantizedTokens& x, std::size_t tokens, std::size_t first, std::size_t end, std::size_t n,
                    float* y)
{
    const Form form(w);
    alignas(64) std::uint8_t bytes[2][kDepth * kPanelRows];
    const std::size_t all = w.cols / w.group;
    const std::size_t most = w.group < kDepth ? kDepth / w.group : 1;
    for (std::size_t panel = first; panel < end; panel += 2) {
        const std::size_t panels = end - panel < 2 ? 1 : 2;
        for (std::size_t g = 0; g < all; g += most) {
            const Spread s = {{bytes[0], bytes[1]}, panel, g, all - g < most ? all - g : most};
            for (std::size_t p = 0; p < panels; ++p) {
                const std::uint8_t* from = w.codes + ((panel + p) * w.cols + g * w.group) / kChunk * Form::kBytes;
                for (std::size_t c = 0; c < s.groups * w.group / kChunk; ++c) {
                    __m512i u[kQuads];
                    form.spread(from + c * Form::kBytes, u);
                    for (std::size_t i = 0; i < kQuads; ++i)
                        _mm512_store_si512(bytes[p] + (c * kQuads + i) * 64, u[i]);
                }
            }
            inTiles(tokens, 6, [&](std::size_t token, std::size_t count) {
                (panels == 2 ? kGroupTiles<2> : kGroupTiles<1>)[count - 1](w, x, s, token, n, y);
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

using FewPanel = void (*)(const PackedWeights&, const QuantizedTokens&, std::size_t, std::size_t, float*);
template <class Form>
constexpr FewPanel kFewPanels[] = {fewPanel<Form, 2>, fewPanel<Form, 3>, fewPanel<Form, 4>,   fewPanel<Form, 5>,
                                   fewPanel<Form, 6>, fewPanel<Form, 7>, fewPanel<Form, kFew>};

template <class Form>
void multiplyForm(const PackedWeights& w, const QuantizedTokens& x, std::size_t tokens, std::size_t first, std::size_t end, std::size_t n,
                  float* y)
{
    if (tokens == 1)
        return multiplyVector<Form>(w, x, first, end, n, y);
    if (tokens <= kFew) {
        for (std::size_t panel = first; panel < end; ++panel)
            kFewPanels<Form>[tokens - 2](w, x, panel, n, y);
        return;
    }
    if (w.group <= kDepth)
        multiplyMatrix<Form>(w, x, tokens, first, end, n, y);
    else
        table(Level::Scalar)->products.multiply(w, x, tokens, first, end, n, y);
}

void multiply(const PackedWeights& w, const QuantizedTokens& x, std::size_t tokens, std::size_t first, std::size_t end, std::size_t n,
              float* y)
{
    if (w.form == CodeForm::U8)
        tokens == 1 ? multiplyVectorU8(w, x, first, end, n, y) : multiplyMatrixU8(w, x, tokens, first, end, n, y);
    else if (w.form == CodeForm::U2)
        multiplyForm<Pairs>(w, x, tokens, first, end, n, y);
    else if (w.form == CodeForm::U3)
        multiplyForm<Triples>(w, x, tokens, first, end, n, y);
    else if (w.table != nullptr)
        multiplyForm<LookedUp>(w, x, tokens, first, end, n, y);
    else
        multiplyForm<Nibbles>(w, x, tokens, first, end, n, y);
}

// Whole vectors of one group; false where something is not finite or so small that its reciprocal is not.
bool quantizeGroup(const float* x, std::size_t count, std::int8_t* codes, float* scale, std::int32_t* sum)
{
    __m512i m = _mm512_setzero_si512();
    for (std::size_t i = 0; i < count; i += 16)
        m = _mm512_max_epu32(m, _mm512_and_si512(_mm512_maskz_loadu_epi32(firstLanes(count - i), x + i), _mm512_set1_epi32(0x7FFFFFFF)));
    const float largest = _mm_cvtss_f32(_mm_castsi128_ps(_mm_cvtsi32_si128(static_cast<int>(_mm512_reduce_max_epu32(m)))));
    if (!(largest > 1e-30f && largest < 1e30f))
        return false;
    const __m512 by = _mm512_set1_ps(127.0f / largest);
    __m512i total = _mm512_setzero_si512();
    for (std::size_t i = 0; i < count; i += 16) {
        const __mmask16 lanes = firstLanes(count - i);
        const __m512i q = _mm512_cvtps_epi32(_mm512_mul_ps(_mm512_maskz_loadu_ps(lanes, x + i), by));
        total = _mm512_add_epi32(total, q);
        _mm_mask_storeu_epi8(codes + i, lanes, _mm512_cvtsepi32_epi8(q));
    }
    *scale = largest / 127.0f;
    *sum = _mm512_reduce_add_epi32(total);
    return true;
}

void quantizeToken(const float* x, std::size_t cols, std::size_t padded, std::size_t group, std::int32_t zero, std::int8_t* codes,
                   float* scales, std::int32_t* offsets, float* sums)
{
    for (std::size_t i = cols; i < padded; ++i)
        codes[i] = 0;
    for (std::size_t g = 0, first = 0; first < padded; ++g, first += group) {
        const std::size_t count = first >= cols ? 0 : cols - first < group ? cols - first : group;
        std::int32_t sum = 0;
        if (quantizeGroup(x + first, count, codes + first, scales + g, &sum)) {
            offsets[g] = -zero * sum;
            sums[g] = scales[g] * static_cast<float>(sum);
        } else {
            table(Level::Scalar)
                ->products.quantizeToken(x + first, count, group, group, zero, codes + first, scales + g, offsets + g, sums + g);
        }
    }
}

}  // namespace

void productsAvx512(Kernels& table)
{
    table.products.quantizeToken = quantizeToken;
    table.products.multiply = multiply;
}

}  // namespace bitloupe::kernels
