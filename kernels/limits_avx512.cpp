// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// AVX-512 twins of scalar_limits.cpp.

#include "kernels/kernels.h"

#include <immintrin.h>

namespace bitloupe::kernels {

void limitsAvx512(Kernels& table);

namespace {

constexpr std::size_t kBusy = 12;  // registers at work

std::uint64_t read(const std::uint64_t* data, std::size_t words)
{
    __m512i all[4] = {_mm512_setzero_si512(), _mm512_setzero_si512(), _mm512_setzero_si512(), _mm512_setzero_si512()};
    std::size_t i = 0;
    for (; i + 32 <= words; i += 32) {
        for (std::size_t j = 0; j < 4; ++j) {
            _mm_prefetch(reinterpret_cast<const char*>(data + i + 8 * j) + 4096, _MM_HINT_T0);
            all[j] = _mm512_xor_si512(all[j], _mm512_loadu_si512(data + i + 8 * j));
        }
    }
    alignas(64) std::uint64_t lanes[8];
    _mm512_store_si512(lanes, _mm512_xor_si512(_mm512_xor_si512(all[0], all[1]), _mm512_xor_si512(all[2], all[3])));
    std::uint64_t result = 0;
    for (const std::uint64_t lane : lanes)
        result ^= lane;
    for (; i < words; ++i)
        result ^= data[i];
    return result;
}

void multiplyAdds(std::size_t rounds, float a, float b, float* x)
{
    __m512 v[kBusy];
    for (std::size_t i = 0; i < kBusy; ++i)
        v[i] = _mm512_loadu_ps(x + 16 * i);
    for (std::size_t round = 0; round < rounds; ++round) {
        for (std::size_t i = 0; i < kBusy; ++i)
            v[i] = _mm512_fmadd_ps(v[i], _mm512_set1_ps(a), _mm512_set1_ps(b));
    }
    for (std::size_t i = 0; i < kBusy; ++i)
        _mm512_storeu_ps(x + 16 * i, v[i]);
}

void dotProducts(std::size_t rounds, const std::uint8_t* u, const std::int8_t* s, std::uint32_t* x)
{
    const __m512i left = _mm512_loadu_si512(u);
    const __m512i right = _mm512_loadu_si512(s);
    __m512i v[kBusy];
    for (std::size_t i = 0; i < kBusy; ++i)
        v[i] = _mm512_loadu_si512(x + 16 * i);
    for (std::size_t round = 0; round < rounds; ++round) {
        for (std::size_t i = 0; i < kBusy; ++i)
            v[i] = _mm512_dpbusd_epi32(v[i], left, right);
    }
    for (std::size_t i = 0; i < kBusy; ++i)
        _mm512_storeu_si512(x + 16 * i, v[i]);
}

void signProducts(std::size_t rounds, const std::uint64_t* a, const std::uint64_t* b, std::uint64_t* x)
{
    __m512i left = _mm512_loadu_si512(a);
    const __m512i right = _mm512_loadu_si512(b);
    for (std::size_t first = 0; first < kLimitLanes; first += 8 * kBusy) {
        __m512i v[kBusy];
        for (std::size_t i = 0; i < kBusy; ++i)
            v[i] = _mm512_loadu_si512(x + first + 8 * i);
        for (std::size_t round = 0; round < rounds; ++round) {
            for (std::size_t i = 0; i < kBusy; ++i) {
                __asm__ volatile("" : "+v"(left));  // or the count would be taken out of the loop
                v[i] = _mm512_add_epi64(v[i], _mm512_popcnt_epi64(_mm512_xor_si512(left, right)));
            }
        }
        for (std::size_t i = 0; i < kBusy; ++i)
            _mm512_storeu_si512(x + first + 8 * i, v[i]);
    }
}

// Without the order among lines that clflush keeps. Every CPU with AVX-512 has it.
void flush(const void* data, std::size_t bytes)
{
    const auto* const first = static_cast<const char*>(data);
    for (std::size_t i = 0; i < bytes; i += 64)
        __asm__ volatile("clflushopt %0" : : "m"(first[i]) : "memory");
    if (bytes > 0)
        __asm__ volatile("clflushopt %0" : : "m"(first[bytes - 1]) : "memory");
    _mm_mfence();
}

}  // namespace

void limitsAvx512(Kernels& table) { table.limits = {read, multiplyAdds, dotProducts, signProducts, flush}; }

}  // namespace bitloupe::kernels
