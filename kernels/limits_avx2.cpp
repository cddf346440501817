// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// AVX2 twins of scalar_limits.cpp.

#include "kernels/kernels.h"

#include <immintrin.h>

namespace bitloupe::kernels {

void limitsAvx2(Kernels& table);

namespace {

constexpr std::size_t kBusy = 12;  // registers at work: more than latency times width of any CPU with AVX2

__m256i load(const std::uint64_t* at) { return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(at)); }

std::uint64_t read(const std::uint64_t* data, std::size_t words)
{
    __m256i all[4] = {_mm256_setzero_si256(), _mm256_setzero_si256(), _mm256_setzero_si256(), _mm256_setzero_si256()};
    std::size_t i = 0;
    for (; i + 16 <= words; i += 16) {
        for (std::size_t j = 0; j < 4; ++j)
            all[j] = _mm256_xor_si256(all[j], load(data + i + 4 * j));
        _mm_prefetch(reinterpret_cast<const char*>(data + i) + 4096, _MM_HINT_T0);
        _mm_prefetch(reinterpret_cast<const char*>(data + i) + 4160, _MM_HINT_T0);
    }
    alignas(32) std::uint64_t lanes[4];
    _mm256_store_si256(reinterpret_cast<__m256i*>(lanes),
                       _mm256_xor_si256(_mm256_xor_si256(all[0], all[1]), _mm256_xor_si256(all[2], all[3])));
    std::uint64_t result = lanes[0] ^ lanes[1] ^ lanes[2] ^ lanes[3];
    for (; i < words; ++i)
        result ^= data[i];
    return result;
}

void multiplyAdds(std::size_t rounds, float a, float b, float* x)
{
    for (std::size_t first = 0; first < kLimitLanes; first += 8 * kBusy) {
        __m256 v[kBusy];
        for (std::size_t i = 0; i < kBusy; ++i)
            v[i] = _mm256_loadu_ps(x + first + 8 * i);
        for (std::size_t round = 0; round < rounds; ++round) {
            for (std::size_t i = 0; i < kBusy; ++i)
                v[i] = _mm256_fmadd_ps(v[i], _mm256_set1_ps(a), _mm256_set1_ps(b));
        }
        for (std::size_t i = 0; i < kBusy; ++i)
            _mm256_storeu_ps(x + first + 8 * i, v[i]);
    }
}

void dotProducts(std::size_t rounds, const std::uint8_t* u, const std::int8_t* s, std::uint32_t* x)
{
    const __m256i ones = _mm256_set1_epi16(1);
    for (std::size_t part = 0; part < 2; ++part) {
        __m256i left = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(u + 32 * part));
        const __m256i right = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(s + 32 * part));
        __m256i v[kBusy];
        for (std::size_t i = 0; i < kBusy; ++i)
            v[i] = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(x + 16 * i + 8 * part));
        for (std::size_t round = 0; round < rounds; ++round) {
            for (std::size_t i = 0; i < kBusy; ++i) {
                __asm__ volatile("" : "+x"(left));  // or the product would be taken out of the loop
                v[i] = _mm256_add_epi32(v[i], _mm256_madd_epi16(_mm256_maddubs_epi16(left, right), ones));
            }
        }
        for (std::size_t i = 0; i < kBusy; ++i)
            _mm256_storeu_si256(reinterpret_cast<__m256i*>(x + 16 * i + 8 * part), v[i]);
    }
}

void signProducts(std::size_t rounds, const std::uint64_t* a, const std::uint64_t* b, std::uint64_t* x)
{
    for (std::size_t round = 0; round < rounds; ++round) {
        for (std::size_t i = 0; i < kLimitLanes; ++i)
            x[i] += static_cast<std::uint64_t>(_mm_popcnt_u64(a[i % 8] ^ b[i % 8]));
    }
}

}  // namespace

void limitsAvx2(Kernels& table)
{
    table.limits.read = read;
    table.limits.multiplyAdds = multiplyAdds;
    table.limits.dotProducts = dotProducts;
    table.limits.signProducts = signProducts;
}

}  // namespace bitloupe::kernels
