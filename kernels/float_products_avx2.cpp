// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// AVX2 twins of scalar_float_products.cpp: weights become floats chunk by chunk, for up to four tokens in registers.

#include "kernels/float_forms.h"
#include "kernels/kernels.h"

#include <immintrin.h>

namespace bitloupe::kernels {

void floatProductsAvx2(Kernels& table);

namespace {

constexpr std::size_t kAhead = 2048;  // bytes that are asked for ahead of use

__m256 halves(const std::uint16_t* at) { return _mm256_cvtph_ps(_mm_loadu_si128(reinterpret_cast<const __m128i*>(at))); }
__m256i load(const std::uint8_t* at) { return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(at)); }

// Sixteen levels by the low four bits of a lane: each half is looked up, the fourth bit chooses.
struct Levels {
    explicit Levels(const float* levels)
        : low(_mm256_loadu_ps(levels))
        , high(_mm256_loadu_ps(levels + 8))
    {
    }
    __m256 at(__m256i codes) const
    {
        const __m256 chosen = _mm256_castsi256_ps(_mm256_slli_epi32(codes, 28));
        return _mm256_blendv_ps(_mm256_permutevar8x32_ps(low, codes), _mm256_permutevar8x32_ps(high, codes), chosen);
    }
    __m256 low, high;
};

// A form hands the weights of rows 8 * part to 8 * part + 7 of each of a chunk's inputs to `use(input, weights)`.
struct Floats {
    static constexpr std::size_t kBytes = 1024;
    explicit Floats(const FloatWeights&) { }
    template <class Use>
    void each(const std::uint8_t* at, std::size_t part, const Use& use) const
    {
        for (std::size_t i = 0; i < kChunk; ++i) {
            if (part == 0)
                _mm_prefetch(reinterpret_cast<const char*>(at + 64 * i + kAhead), _MM_HINT_T0);
            use(i, _mm256_loadu_ps(reinterpret_cast<const float*>(at) + 16 * i + 8 * part));
        }
    }
};

struct Halves {
    static constexpr std::size_t kBytes = 512;
    explicit Halves(const FloatWeights&) { }
    template <class Use>
    void each(const std::uint8_t* at, std::size_t part, const Use& use) const
    {
        for (std::size_t i = 0; i < kChunk; ++i) {
            if (part == 0)
                _mm_prefetch(reinterpret_cast<const char*>(at + 32 * i + kAhead), _MM_HINT_T0);
            use(i, halves(reinterpret_cast<const std::uint16_t*>(at) + 16 * i + 8 * part));
        }
    }
};

struct BrainHalves {
    static constexpr std::size_t kBytes = 512;
    explicit BrainHalves(const FloatWeights&) { }
    template <class Use>
    void each(const std::uint8_t* at, std::size_t part, const Use& use) const
    {
        for (std::size_t i = 0; i < kChunk; ++i) {
            if (part == 0)
                _mm_prefetch(reinterpret_cast<const char*>(at + 32 * i + kAhead), _MM_HINT_T0);
            const __m128i some = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at + 32 * i + 16 * part));
            use(i, _mm256_castsi256_ps(_mm256_slli_epi32(_mm256_cvtepu16_epi32(some), 16)));
        }
    }
};

struct Nibbles {
    static constexpr std::size_t kBytes = 128;
    explicit Nibbles(const FloatWeights& w)
        : levels(w.levels)
    {
    }
    template <class Use>
    void each(const std::uint8_t* at, std::size_t part, const Use& use) const
    {
        for (std::size_t h = 0; h < 2; ++h) {
            _mm_prefetch(reinterpret_cast<const char*>(at + 64 * h + kAhead), _MM_HINT_T0);
            const __m256i both = load(at + 64 * h + 32 * part);
            quad(both, 8 * h, use);
            quad(_mm256_srli_epi32(both, 4), 8 * h + 4, use);
        }
    }
    template <class Use>
    void quad(__m256i codes, std::size_t input, const Use& use) const
    {
        for (std::size_t i = 0; i < 4; ++i) {
            use(input + i, levels.at(codes));
            codes = _mm256_srli_epi32(codes, 8);
        }
    }
    Levels levels;
};

// Levels repeat, so that what stands above a code does not matter.
template <bool hasThird>
struct FewBits {
    static constexpr std::size_t kBytes = hasThird ? 96 : 64;
    explicit FewBits(const FloatWeights& w)
    {
        const __m256 first = _mm256_loadu_ps(w.levels);
        levels = hasThird ? first : _mm256_permute2f128_ps(first, first, 0);
    }
    template <class Use>
    void each(const std::uint8_t* at, std::size_t part, const Use& use) const
    {
        _mm_prefetch(reinterpret_cast<const char*>(at + kAhead), _MM_HINT_T0);
        const __m256i places = _mm256_setr_epi64x(0, 0x0101010101010101, 0x0202020202020202, 0x0303030303030303);
        const __m256i bits = _mm256_set1_epi64x(static_cast<long long>(0x8040201008040201u));
        __m256i all = load(at + 32 * part);
        for (std::size_t quad = 0; quad < 4; ++quad) {
            __m256i codes = all;
            if (hasThird) {
                int third = 0;
                __builtin_memcpy(&third, at + 64 + 8 * quad + 4 * part, sizeof(third));
                const __m256i spread = _mm256_and_si256(_mm256_shuffle_epi8(_mm256_set1_epi32(third), places), bits);
                const __m256i four = _mm256_and_si256(_mm256_cmpeq_epi8(spread, bits), _mm256_set1_epi8(4));
                codes = _mm256_or_si256(_mm256_and_si256(codes, _mm256_set1_epi8(3)), four);
            }
            for (std::size_t i = 0; i < 4; ++i) {
                use(4 * quad + i, _mm256_permutevar8x32_ps(levels, codes));
                codes = _mm256_srli_epi32(codes, 8);
            }
            all = _mm256_srli_epi32(all, 2);
        }
    }
    __m256 levels;
};

template <class Form>
constexpr bool kIsPlain = Form::kBytes >= 512;

void storeRows(const float* values, std::size_t panel, std::size_t n, float* y)
{
    for (std::size_t i = 0; i < kPanelRows && panel * kPanelRows + i < n; ++i)
        y[panel * kPanelRows + i] = values[i];
}

__m256 scaled(const FloatWeights& w, const FloatTokens& x, std::size_t token, std::size_t row, std::size_t g, __m256 s, __m256 acc)
{
    const std::size_t groups = w.cols / w.group;
    const std::size_t at = (row / kPanelRows * groups + g) * kPanelRows + row % kPanelRows;
    const __m256 scale = halves(w.scales + at);
    acc = _mm256_fmadd_ps(s, scale, acc);
    if (w.zeros != nullptr)
        acc = _mm256_fnmadd_ps(_mm256_mul_ps(scale, halves(w.zeros + at)), _mm256_set1_ps(x.sums[token * groups + g]), acc);
    return acc;
}

// One panel, some tokens.
template <class Form, std::size_t tokens>
void tile(const FloatWeights& w, const FloatTokens& x, std::size_t token, std::size_t panel, std::size_t n, float* y)
{
    const Form form(w);
    const std::size_t chunks = w.cols / kChunk;
    const std::size_t group = kIsPlain<Form> ? chunks : w.group / kChunk;
    const auto* codes = static_cast<const std::uint8_t*>(w.codes) + panel * chunks * Form::kBytes;
    __m256 acc[tokens][2];
    for (auto& of : acc)
        of[0] = of[1] = _mm256_setzero_ps();
    for (std::size_t g = 0; g * group < chunks; ++g) {
        __m256 s[tokens][2];
        for (auto& of : s)
            of[0] = of[1] = _mm256_setzero_ps();
        for (std::size_t c = g * group; c < (g + 1) * group; ++c) {
            const float* at = x.x + token * w.cols + c * kChunk;
            for (std::size_t part = 0; part < 2; ++part) {
                form.each(codes + c * Form::kBytes, part, [&](std::size_t i, __m256 weights) {
                    for (std::size_t t = 0; t < tokens; ++t)
                        s[t][part] = _mm256_fmadd_ps(_mm256_broadcast_ss(at + t * w.cols + i), weights, s[t][part]);
                });
            }
        }
        for (std::size_t t = 0; t < tokens; ++t) {
            for (std::size_t part = 0; part < 2; ++part)
                acc[t][part] =
                    kIsPlain<Form> ? s[t][part] : scaled(w, x, token + t, panel * kPanelRows + 8 * part, g, s[t][part], acc[t][part]);
        }
    }
    for (std::size_t t = 0; t < tokens; ++t) {
        float values[kPanelRows];
        _mm256_storeu_ps(values, acc[t][0]);
        _mm256_storeu_ps(values + 8, acc[t][1]);
        storeRows(values, panel, n, y + (token + t) * n);
    }
}

// A panel's codes stay in the cache while the tokens pass.
template <class Form>
void multiplyForm(const FloatWeights& w, const FloatTokens& x, std::size_t tokens, std::size_t first, std::size_t end, std::size_t n,
                  float* y)
{
    for (std::size_t panel = first; panel < end; ++panel) {
        std::size_t token = 0;
        for (; token + 4 <= tokens; token += 4)
            tile<Form, 4>(w, x, token, panel, n, y);
        for (; token < tokens; ++token)
            tile<Form, 1>(w, x, token, panel, n, y);
    }
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

void floatProductsAvx2(Kernels& t) { t.floatProducts = {multiply}; }

}  // namespace bitloupe::kernels
