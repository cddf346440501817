// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// AVX-512 twins of scalar_small_float.cpp.

#include "kernels/avx512_tools.h"
#include "kernels/kernels.h"

#include <immintrin.h>

namespace bitloupe::kernels {

void smallFloatAvx512(Kernels& table);

namespace {

__m512i splat(int value) { return _mm512_set1_epi32(value); }

class Encoder {
public:
    Encoder(const SmallFloat& form, float scale)
        : m_scale(_mm512_set1_ps(scale))
        , m_largest(_mm512_set1_ps(form.largest))
        , m_smallest(splat(128 - form.bias))
        , m_quantum(splat(254 + form.mantissaBits))
        , m_mantissaBits(_mm_cvtsi32_si128(form.mantissaBits))
        , m_signBit(splat(1 << form.signBit))
    {
    }
    __m128i of(__m512 x) const
    {
        const __m512 t = _mm512_div_ps(x, m_scale);
        const __mmask16 known = _mm512_cmp_ps_mask(t, t, _CMP_ORD_Q);
        const __m512 a = _mm512_maskz_min_ps(known, _mm512_abs_ps(t), m_largest);
        const __m512i exponent = _mm512_max_epi32(_mm512_srli_epi32(_mm512_castps_si512(a), 23), m_smallest);
        const __m512 perQuantum = _mm512_castsi512_ps(_mm512_slli_epi32(_mm512_sub_epi32(m_quantum, exponent), 23));
        const __m512i q = _mm512_cvtps_epi32(_mm512_mul_ps(a, perQuantum));
        const __m512i code = _mm512_add_epi32(_mm512_sll_epi32(_mm512_sub_epi32(exponent, m_smallest), m_mantissaBits), q);
        const __mmask16 minus = _mm512_movepi32_mask(_mm512_castps_si512(t)) & _mm512_test_epi32_mask(code, code);
        return _mm512_cvtepi32_epi8(_mm512_mask_or_epi32(code, minus, code, m_signBit));
    }

private:
    __m512 m_scale, m_largest;
    __m512i m_smallest, m_quantum;
    __m128i m_mantissaBits;
    __m512i m_signBit;
};

void encodeSmallFloat(const float* x, std::size_t n, float scale, const SmallFloat& form, std::uint8_t* codes)
{
    const Encoder encoder(form, scale);
    std::size_t i = 0;
    for (; i + 16 <= n; i += 16) {
        _mm_prefetch(reinterpret_cast<const char*>(x + i + 256), _MM_HINT_T0);
        _mm_storeu_si128(reinterpret_cast<__m128i*>(codes + i), encoder.of(_mm512_loadu_ps(x + i)));
    }
    const __mmask16 rest = firstLanes(n - i);
    _mm_mask_storeu_epi8(codes + i, rest, encoder.of(_mm512_maskz_loadu_ps(rest, x + i)));
}

// The bits below the sign, moved up to those of float32, are the number but for the bias, subnormals included.
class Decoder {
public:
    Decoder(const SmallFloat& form, float scale)
        : m_scale(_mm512_set1_ps(scale))
        , m_bias(_mm512_castsi512_ps(splat((254 - form.bias) << 23)))
        , m_size(splat((1 << form.signBit) - 1))
        , m_most(splat(codeOfLargest(form)))
        , m_up(_mm_cvtsi32_si128(23 - form.mantissaBits))
        , m_signUp(_mm_cvtsi32_si128(31 - form.signBit))
    {
    }
    __m512 of(__m128i codes) const
    {
        const __m512i wide = _mm512_cvtepu8_epi32(codes);
        const __m512i size = _mm512_sll_epi32(_mm512_min_epu32(_mm512_and_si512(wide, m_size), m_most), m_up);
        const __m512 number = _mm512_mul_ps(_mm512_castsi512_ps(size), m_bias);
        const __m512i sign = _mm512_and_si512(_mm512_sll_epi32(wide, m_signUp), splat(static_cast<int>(0x80000000u)));
        return _mm512_mul_ps(_mm512_castsi512_ps(_mm512_or_si512(_mm512_castps_si512(number), sign)), m_scale);
    }

private:
    static int codeOfLargest(const SmallFloat& form)
    {
        std::uint8_t code = 0;
        table(Level::Scalar)->encodeSmallFloat(&form.largest, 1, 1.0f, form, &code);
        return code;
    }
    __m512 m_scale, m_bias;
    __m512i m_size, m_most;
    __m128i m_up, m_signUp;
};

// Writes what value(i, lanes) gives for 16 elements from i on; past the caches where it is much and `out` is aligned.
template <class Value>
void writeAll(float* out, std::size_t n, const Value& value)
{
    std::size_t i = 0;
    if (n * sizeof(float) >= kPastCaches && reinterpret_cast<std::uintptr_t>(out) % 64 == 0) {
        for (; i + 16 <= n; i += 16)
            _mm512_stream_ps(out + i, value(i, __mmask16{0xFFFF}));
        _mm_sfence();
    }
    for (; i < n; i += 16)
        _mm512_mask_storeu_ps(out + i, firstLanes(n - i), value(i, firstLanes(n - i)));
}

void decodeSmallFloat(const std::uint8_t* codes, std::size_t n, float scale, const SmallFloat& form, float* out)
{
    const Decoder decoder(form, scale);
    writeAll(out, n, [&](std::size_t i, __mmask16 lanes) { return decoder.of(_mm_maskz_loadu_epi8(lanes, codes + i)); });
}

void encodeTernary(const float* x, std::size_t n, float threshold, std::int8_t* codes)
{
    const __m512 up = _mm512_set1_ps(threshold);
    const __m512 down = _mm512_set1_ps(-threshold);
    for (std::size_t i = 0; i < n; i += 16) {
        const __m512 v = _mm512_maskz_loadu_ps(firstLanes(n - i), x + i);
        const __m128i one = _mm_maskz_set1_epi8(_mm512_cmp_ps_mask(v, up, _CMP_GT_OQ), 1);
        const __m128i minus = _mm_maskz_set1_epi8(_mm512_cmp_ps_mask(v, down, _CMP_LT_OQ), 1);
        _mm_mask_storeu_epi8(codes + i, firstLanes(n - i), _mm_sub_epi8(one, minus));
    }
}

void packSigns(const float* x, std::size_t n, std::uint8_t* bits)
{
    std::size_t i = 0;
    for (; i + 64 <= n; i += 64) {
        std::uint64_t word = 0;
        for (std::size_t j = 0; j < 4; ++j) {
            _mm_prefetch(reinterpret_cast<const char*>(x + i + 16 * j + 256), _MM_HINT_T0);
            const std::uint64_t some = _mm512_cmp_ps_mask(_mm512_loadu_ps(x + i + 16 * j), _mm512_setzero_ps(), _CMP_NLT_UQ);
            word |= some << 16 * j;
        }
        __builtin_memcpy(bits + i / 8, &word, sizeof(word));
    }
    table(Level::Scalar)->packSigns(x + i, n - i, bits + i / 8);
}

void unpackSigns(const std::uint8_t* bits, std::size_t n, float scale, float* out)
{
    const __m512 plus = _mm512_set1_ps(scale);
    const __m512 minus = _mm512_set1_ps(-scale);
    writeAll(out, n, [&](std::size_t i, __mmask16 lanes) {
        std::uint16_t word = bits[i / 8];
        if (lanes > 0xFF)
            word = static_cast<std::uint16_t>(word | bits[i / 8 + 1] << 8);
        return _mm512_mask_blend_ps(word, minus, plus);
    });
}

}  // namespace

void smallFloatAvx512(Kernels& table)
{
    table.encodeSmallFloat = encodeSmallFloat;
    table.decodeSmallFloat = decodeSmallFloat;
    table.encodeTernary = encodeTernary;
    table.packSigns = packSigns;
    table.unpackSigns = unpackSigns;
}

}  // namespace bitloupe::kernels
