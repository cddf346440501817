// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/limits.h"

#include "kernels/kernels.h"

#include <immintrin.h>

namespace bitloupe::bench {
namespace {

bool hasAvx512() { return kernels::table(kernels::Level::Avx512) != nullptr; }

// 256 bytes, and those a few lines on asked for: fastest of the ways tried.
__attribute__((target("avx512f"))) __m512i load256(const float* x)
{
    __m512i any = _mm512_setzero_si512();
    for (std::size_t j = 0; j < 4; ++j) {
        _mm_prefetch(reinterpret_cast<const char*>(x + 16 * j) + 1024, _MM_HINT_T1);
        any = _mm512_or_si512(any, _mm512_loadu_si512(x + 16 * j));
    }
    return any;
}

__attribute__((target("avx512f"))) float read512(const float* x, std::size_t n)
{
    __m512i any = _mm512_setzero_si512();
    for (std::size_t i = 0; i + 64 <= n; i += 64)
        any = _mm512_or_si512(any, load256(x + i));
    alignas(64) float values[16];
    _mm512_store_si512(values, any);
    return values[0];
}

float read128(const float* x, std::size_t n)
{
    __m128 sum[4] = {};
    for (std::size_t i = 0; i + 16 <= n; i += 16) {
        for (std::size_t j = 0; j < 4; ++j)
            sum[j] = _mm_or_ps(sum[j], _mm_loadu_ps(x + i + 4 * j));
    }
    return _mm_cvtss_f32(_mm_or_ps(_mm_or_ps(sum[0], sum[1]), _mm_or_ps(sum[2], sum[3])));
}

__attribute__((target("avx512f"))) void quarter512(const float* x, std::size_t n, std::int8_t* out)
{
    for (std::size_t i = 0; i + 64 <= n; i += 64)
        _mm512_stream_si512(reinterpret_cast<__m512i*>(out + i), load256(x + i));
    _mm_sfence();
}

__attribute__((target("avx512f"))) void eighth512(const float* x, std::size_t n, std::int8_t* out)
{
    for (std::size_t i = 0; i + 128 <= n; i += 128)
        _mm512_stream_si512(reinterpret_cast<__m512i*>(out + i / 2), _mm512_or_si512(load256(x + i), load256(x + i + 64)));
    _mm_sfence();
}

// `bytes` bytes of q for 64 floats.
template <std::size_t bytes>
__attribute__((target("avx512f"))) void widen512(const std::int8_t* q, std::size_t n, float* out)
{
    for (std::size_t i = 0; i + 64 <= n; i += 64, q += bytes) {
        long long word = 0;  // one word of each line is enough to fetch it
        __builtin_memcpy(&word, q, sizeof(word));
        const __m512 some = _mm512_castsi512_ps(_mm512_set1_epi64(word));
        for (std::size_t j = 0; j < 4; ++j)
            _mm512_stream_ps(out + i + 16 * j, some);
    }
    _mm_sfence();
}

void quarter128(const float* x, std::size_t n, std::int8_t* out)
{
    for (std::size_t i = 0; i + 16 <= n; i += 16) {
        __m128 any = _mm_loadu_ps(x + i);
        for (std::size_t j = 1; j < 4; ++j)
            any = _mm_or_ps(any, _mm_loadu_ps(x + i + 4 * j));
        _mm_stream_si128(reinterpret_cast<__m128i*>(out + i), _mm_castps_si128(any));
    }
    _mm_sfence();
}

}  // namespace

float readAll(const float* x, std::size_t n) { return hasAvx512() ? read512(x, n) : read128(x, n); }

void readAndWriteQuarter(const float* x, std::size_t n, std::int8_t* out) { hasAvx512() ? quarter512(x, n, out) : quarter128(x, n, out); }

void readAndWriteEighth(const float* x, std::size_t n, std::int8_t* out)
{
    hasAvx512() ? eighth512(x, n, out) : quarter128(x, n, out);  // without AVX-512 the quarter stands for it
}

void readEighthAndWrite(const std::int8_t* q, std::size_t n, float* out)
{
    hasAvx512() ? widen512<32>(q, n, out) : readQuarterAndWrite(q, n, out);
}

void readQuarterAndWrite(const std::int8_t* q, std::size_t n, float* out)
{
    if (hasAvx512())
        return widen512<64>(q, n, out);
    for (std::size_t i = 0; i + 16 <= n; i += 16) {
        const __m128i some = _mm_loadu_si128(reinterpret_cast<const __m128i*>(q + i));
        for (std::size_t j = 0; j < 4; ++j)
            _mm_stream_si128(reinterpret_cast<__m128i*>(out + i + 4 * j), some);
    }
    _mm_sfence();
}

}  // namespace bitloupe::bench
