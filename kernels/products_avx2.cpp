// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// AVX2 twins of scalar_products.cpp, token by token. Small numbers are multiplied as bytes, and their sums of pairs kept in 16
// bits for two chunks of numbers up to 15 (at most 8 * 2 * 15 * 128 = 30720), for one of numbers up to 31 (4 * 2 * 31 * 128);
// larger ones could overflow there and are widened first.

#include "kernels/inline.h"
#include "kernels/kernels.h"

#include <immintrin.h>

namespace bitloupe::kernels {

void productsAvx2(Kernels& table);

namespace {

constexpr std::size_t kQuads = kChunk / 4;
constexpr std::size_t kAhead = 4096;  // bytes that are asked for ahead of use

__m256i load(const std::uint8_t* at) { return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(at)); }

int quadAt(const std::int8_t* q)
{
    int word = 0;
    __builtin_memcpy(&word, q, sizeof(word));
    return word;
}

// Sums of 16 rows.
struct Sums {
    __m256i rows[2] = {_mm256_setzero_si256(), _mm256_setzero_si256()};
};

// Quads of the eight rows of one half (`part`) of a panel.
struct Nibbles {
    static constexpr std::size_t kBytes = 128, kChunks = 2;  // of a chunk; whose sums fit into 16 bits
    explicit Nibbles(const PackedWeights&) { }
    BITLOUPE_INLINE void quads(const std::uint8_t* chunk, std::size_t part, __m256i (&u)[kQuads]) const
    {
        const __m256i low = _mm256_set1_epi8(15);
        for (std::size_t i = 0; i < kQuads; i += 2) {
            const __m256i both = load(chunk + 32 * i + 32 * part);
            u[i] = _mm256_and_si256(both, low);
            u[i + 1] = _mm256_and_si256(_mm256_srli_epi16(both, 4), low);
        }
    }
};

// Numbers of a table, up to 31.
struct Listed {
    static constexpr std::size_t kBytes = 128, kChunks = 1;
    explicit Listed(const PackedWeights& w)
        : nibbles(w)
        , table(_mm256_broadcastsi128_si256(_mm_loadu_si128(reinterpret_cast<const __m128i*>(w.table))))
    {
    }
    BITLOUPE_INLINE void quads(const std::uint8_t* chunk, std::size_t part, __m256i (&u)[kQuads]) const
    {
        nibbles.quads(chunk, part, u);
#pragma GCC unroll 4
        for (std::size_t i = 0; i < kQuads; ++i)
            u[i] = _mm256_shuffle_epi8(table, u[i]);
    }
    static bool fits(const std::uint8_t* numbers)
    {
        bool all = true;
        for (std::size_t i = 0; i < 16; ++i)
            all = all && numbers[i] < 32;
        return all;
    }
    Nibbles nibbles;
    __m256i table;
};

struct Pairs {
    static constexpr std::size_t kBytes = 64, kChunks = 2;
    explicit Pairs(const PackedWeights&) { }
    BITLOUPE_INLINE void quads(const std::uint8_t* chunk, std::size_t part, __m256i (&u)[kQuads]) const
    {
        const __m256i low = _mm256_set1_epi8(3);
        const __m256i all = load(chunk + 32 * part);
        u[0] = _mm256_and_si256(all, low);
        u[1] = _mm256_and_si256(_mm256_srli_epi16(all, 2), low);
        u[2] = _mm256_and_si256(_mm256_srli_epi16(all, 4), low);
        u[3] = _mm256_and_si256(_mm256_srli_epi16(all, 6), low);
    }
};

// Whether each of 32 bits is set, in its byte: each byte of bits to the eight bytes that it belongs to, and there the bit of the
// byte's place is looked at.
__m256i whereSet(const std::uint8_t* at)
{
    const __m256i places = _mm256_setr_epi64x(0, 0x0101010101010101, 0x0202020202020202, 0x0303030303030303);
    const __m256i bits = _mm256_set1_epi64x(static_cast<long long>(0x8040201008040201u));
    int word = 0;
    __builtin_memcpy(&word, at, sizeof(word));
    const __m256i spread = _mm256_and_si256(_mm256_shuffle_epi8(_mm256_set1_epi32(word), places), bits);
    return _mm256_cmpeq_epi8(spread, bits);
}

struct Triples {
    static constexpr std::size_t kBytes = 96, kChunks = 2;
    explicit Triples(const PackedWeights& w)
        : pairs(w)
    {
    }
    BITLOUPE_INLINE void quads(const std::uint8_t* chunk, std::size_t part, __m256i (&u)[kQuads]) const
    {
        pairs.quads(chunk, part, u);
#pragma GCC unroll 4
        for (std::size_t i = 0; i < kQuads; ++i)
            u[i] = _mm256_or_si256(u[i], _mm256_and_si256(whereSet(chunk + 64 + 8 * i + 4 * part), _mm256_set1_epi8(4)));
    }
    Pairs pairs;
};

struct Bits {
    static constexpr std::size_t kBytes = 32, kChunks = 2;
    explicit Bits(const PackedWeights&) { }
    BITLOUPE_INLINE void quads(const std::uint8_t* chunk, std::size_t part, __m256i (&u)[kQuads]) const
    {
#pragma GCC unroll 4
        for (std::size_t i = 0; i < kQuads; ++i)
            u[i] = _mm256_and_si256(whereSet(chunk + 8 * i + 4 * part), _mm256_set1_epi8(2));
    }
};

// Sums of pairs of one chunk, in 16 bits, of each half of a panel.
template <class Form>
BITLOUPE_INLINE void addWords(const Form& form, const std::uint8_t* chunk, const std::int8_t* q, __m256i (&words)[2])
{
    __m256i x[kQuads];
#pragma GCC unroll 4
    for (std::size_t i = 0; i < kQuads; ++i)
        x[i] = _mm256_set1_epi32(quadAt(q + 4 * i));
#pragma GCC unroll 2
    for (std::size_t part = 0; part < 2; ++part) {
        __m256i u[kQuads];
        form.quads(chunk, part, u);
#pragma GCC unroll 4
        for (std::size_t i = 0; i < kQuads; ++i)
            words[part] = _mm256_add_epi16(words[part], _mm256_maddubs_epi16(u[i], x[i]));
    }
}

// Up to Form::kChunks chunks.
template <class Form, std::size_t chunks>
BITLOUPE_INLINE void addSmall(const Form& form, const std::uint8_t* codes, const std::int8_t* q, Sums& sums)
{
    __m256i words[2] = {_mm256_setzero_si256(), _mm256_setzero_si256()};
#pragma GCC unroll 2
    for (std::size_t c = 0; c < chunks; ++c) {
        _mm_prefetch(reinterpret_cast<const char*>(codes + c * Form::kBytes + kAhead), _MM_HINT_T0);
        if (Form::kBytes > 64)
            _mm_prefetch(reinterpret_cast<const char*>(codes + c * Form::kBytes + kAhead + 64), _MM_HINT_T0);
        addWords(form, codes + c * Form::kBytes, q + c * kChunk, words);
    }
#pragma GCC unroll 2
    for (std::size_t part = 0; part < 2; ++part)
        sums.rows[part] = _mm256_add_epi32(sums.rows[part], _mm256_madd_epi16(words[part], _mm256_set1_epi16(1)));
}

template <class Form>
struct Small {
    static constexpr std::size_t kBytes = Form::kBytes;
    explicit Small(const PackedWeights& w)
        : form(w)
    {
    }
    BITLOUPE_INLINE Sums groupSums(const std::uint8_t* codes, std::size_t chunks, const std::int8_t* q) const
    {
        Sums sums;
        std::size_t c = 0;
        for (; c + Form::kChunks <= chunks; c += Form::kChunks)
            addSmall<Form, Form::kChunks>(form, codes + c * kBytes, q + c * kChunk, sums);
        for (; c < chunks; ++c)
            addSmall<Form, 1>(form, codes + c * kBytes, q + c * kChunk, sums);
        return sums;
    }
    Form form;
};

// Any bytes: four rows in each of four registers, two partial sums a row.
class Wide {
public:
    void add(const __m128i* bytes, const std::int8_t* q)
    {
        const __m256i x = _mm256_cvtepi8_epi16(_mm_set1_epi32(quadAt(q)));
        for (std::size_t i = 0; i < 4; ++i)
            m_rows[i] = _mm256_add_epi32(m_rows[i], _mm256_madd_epi16(_mm256_cvtepu8_epi16(bytes[i]), x));
    }
    Sums sums() const { return {{folded(m_rows[0], m_rows[1]), folded(m_rows[2], m_rows[3])}}; }

private:
    static __m256i folded(__m256i a, __m256i b) { return _mm256_permute4x64_epi64(_mm256_hadd_epi32(a, b), 0xD8); }

    __m256i m_rows[4] = {_mm256_setzero_si256(), _mm256_setzero_si256(), _mm256_setzero_si256(), _mm256_setzero_si256()};
};

__m128i load16(const std::uint8_t* at) { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(at)); }

struct Bytes {
    static constexpr std::size_t kBytes = 256;
    explicit Bytes(const PackedWeights&) { }
    Sums groupSums(const std::uint8_t* codes, std::size_t chunks, const std::int8_t* q) const
    {
        Wide wide;
        for (std::size_t quad = 0; quad < chunks * kQuads; ++quad) {
            const std::uint8_t* at = codes + 64 * quad;
            _mm_prefetch(reinterpret_cast<const char*>(at + kAhead), _MM_HINT_T0);
            const __m128i bytes[4] = {load16(at), load16(at + 16), load16(at + 32), load16(at + 48)};
            wide.add(bytes, q + 4 * quad);
        }
        return wide.sums();
    }
};

struct LookedUp {
    static constexpr std::size_t kBytes = 128;
    explicit LookedUp(const PackedWeights& w)
        : table(load16(w.table))
    {
    }
    Sums groupSums(const std::uint8_t* codes, std::size_t chunks, const std::int8_t* q) const
    {
        const __m128i low = _mm_set1_epi8(15);
        Wide wide;
        for (std::size_t half = 0; half < 2 * chunks; ++half) {
            __m128i even[4];
            __m128i odd[4];
            for (std::size_t i = 0; i < 4; ++i) {
                const __m128i both = load16(codes + 64 * half + 16 * i);
                even[i] = _mm_shuffle_epi8(table, _mm_and_si128(both, low));
                odd[i] = _mm_shuffle_epi8(table, _mm_and_si128(_mm_srli_epi16(both, 4), low));
            }
            wide.add(even, q + 8 * half);
            wide.add(odd, q + 8 * half + 4);
        }
        return wide.sums();
    }
    __m128i table;
};

__m256 halves(const std::uint16_t* at) { return _mm256_cvtph_ps(_mm_loadu_si128(reinterpret_cast<const __m128i*>(at))); }

void storeRows(const float* values, std::size_t panel, std::size_t n, float* y)
{
    for (std::size_t i = 0; i < kPanelRows && panel * kPanelRows + i < n; ++i)
        y[panel * kPanelRows + i] = values[i];
}

// One token, one panel of bytes.
void bytePanel(const PackedWeights& w, const QuantizedTokens& x, std::size_t token, std::size_t panel, float* values)
{
    const Sums sums = Bytes(w).groupSums(w.codes + panel * w.cols * kPanelRows, w.cols / kChunk, x.codes + token * w.cols);
    for (std::size_t part = 0; part < 2; ++part) {
        const std::size_t row = panel * kPanelRows + 8 * part;
        __m256i sum = _mm256_add_epi32(sums.rows[part], _mm256_set1_epi32(x.offsets[token]));
        if (x.zeros != nullptr) {
            const __m256i rowSums = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(w.rowSums + row));
            sum = _mm256_sub_epi32(sum, _mm256_mullo_epi32(_mm256_set1_epi32(x.zeros[token]), rowSums));
        }
        const __m256 scale = _mm256_mul_ps(_mm256_loadu_ps(w.rowScales + row), _mm256_set1_ps(x.scales[token]));
        _mm256_storeu_ps(values + 8 * part, _mm256_mul_ps(_mm256_cvtepi32_ps(sum), scale));
    }
}

template <class Form>
void groupPanel(const PackedWeights& w, const QuantizedTokens& x, std::size_t token, std::size_t panel, float* values)
{
    const Form form(w);
    const std::size_t groups = w.cols / w.group;
    const std::size_t chunks = w.group / kChunk;
    __m256 acc[2] = {_mm256_setzero_ps(), _mm256_setzero_ps()};
    for (std::size_t g = 0; g < groups; ++g) {
        const Sums sums =
            form.groupSums(w.codes + (panel * groups + g) * chunks * Form::kBytes, chunks, x.codes + token * w.cols + g * w.group);
        const std::size_t of = token * groups + g;
        for (std::size_t part = 0; part < 2; ++part) {
            const std::size_t at = (panel * groups + g) * kPanelRows + 8 * part;
            const __m256 sum = _mm256_cvtepi32_ps(_mm256_add_epi32(sums.rows[part], _mm256_set1_epi32(x.offsets[of])));
            const __m256 scale = halves(w.scales + at);
            acc[part] = _mm256_fmadd_ps(sum, _mm256_mul_ps(scale, _mm256_set1_ps(x.scales[of])), acc[part]);
            if (w.zeros != nullptr)
                acc[part] = _mm256_fnmadd_ps(_mm256_mul_ps(scale, halves(w.zeros + at)), _mm256_set1_ps(x.sums[of]), acc[part]);
        }
    }
    _mm256_storeu_ps(values, acc[0]);
    _mm256_storeu_ps(values + 8, acc[1]);
}

using Panel = void (*)(const PackedWeights&, const QuantizedTokens&, std::size_t, std::size_t, float*);
Panel panelOf(const PackedWeights& w)
{
    if (w.form == CodeForm::U8)
        return bytePanel;
    if (w.form == CodeForm::U1)
        return groupPanel<Small<Bits>>;
    if (w.form == CodeForm::U2)
        return groupPanel<Small<Pairs>>;
    if (w.form == CodeForm::U3)
        return groupPanel<Small<Triples>>;
    if (w.table == nullptr)
        return groupPanel<Small<Nibbles>>;
    return Listed::fits(w.table) ? groupPanel<Small<Listed>> : groupPanel<LookedUp>;
}

// A panel's codes stay in the cache while the tokens pass.
void multiply(const PackedWeights& w, const QuantizedTokens& x, std::size_t tokens, std::size_t first, std::size_t end, std::size_t n,
              float* y)
{
    const Panel panelProduct = panelOf(w);
    for (std::size_t panel = first; panel < end; ++panel) {
        for (std::size_t token = 0; token < tokens; ++token) {
            float values[kPanelRows];
            panelProduct(w, x, token, panel, values);
            storeRows(values, panel, n, y + token * n);
        }
    }
}

}  // namespace

void productsAvx2(Kernels& table) { table.products.multiply = multiply; }

}  // namespace bitloupe::kernels
