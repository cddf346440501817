// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// The definitions of kernels/limits.h.

#include "kernels/levels.h"

#include <bit>
#include <cmath>
#include <immintrin.h>

namespace bitloupe::kernels {
namespace {

std::uint64_t read(const std::uint64_t* data, std::size_t words)
{
    std::uint64_t all = 0;
    for (std::size_t i = 0; i < words; ++i)
        all ^= data[i];
    return all;
}

void multiplyAdds(std::size_t rounds, float a, float b, float* x)
{
    for (std::size_t round = 0; round < rounds; ++round) {
        for (std::size_t i = 0; i < kLimitLanes; ++i)
            x[i] = std::fma(x[i], a, b);
    }
}

void dotProducts(std::size_t rounds, const std::uint8_t* u, const std::int8_t* s, std::uint32_t* x)
{
    for (std::size_t round = 0; round < rounds; ++round) {
        for (std::size_t i = 0; i < kLimitLanes; ++i) {
            for (std::size_t j = 4 * (i % 16); j < 4 * (i % 16) + 4; ++j)
                x[i] += static_cast<std::uint32_t>(u[j] * s[j]);
        }
    }
}

void signProducts(std::size_t rounds, const std::uint64_t* a, const std::uint64_t* b, std::uint64_t* x)
{
    for (std::size_t round = 0; round < rounds; ++round) {
        for (std::size_t i = 0; i < kLimitLanes; ++i)
            x[i] += static_cast<std::uint64_t>(std::popcount(a[i % 8] ^ b[i % 8]));
    }
}

void flush(const void* data, std::size_t bytes)
{
    const auto* const first = static_cast<const char*>(data);
    for (std::size_t i = 0; i < bytes; i += 64)
        _mm_clflush(first + i);
    if (bytes > 0)
        _mm_clflush(first + bytes - 1);  // where the last line begins in the middle of a step
    _mm_mfence();
}

}  // namespace

void limitsScalar(Kernels& table) { table.limits = {read, multiplyAdds, dotProducts, signProducts, flush}; }

}  // namespace bitloupe::kernels
