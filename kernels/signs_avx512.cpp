// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// AVX-512 twin of multiplySigns: exclusive or, population count of 64 bits, sum; eight rows in the lanes.

#include "kernels/avx512_tools.h"
#include "kernels/kernels.h"

#include <immintrin.h>

namespace bitloupe::kernels {

void signsAvx512(Kernels& table);

namespace {

struct Task {
    const SignWeights& w;
    const std::uint64_t* bits;
    const float* scales;
    std::size_t n;
    float* y;
};

__m512i differing(__m512i a, __m512i b) { return _mm512_popcnt_epi64(_mm512_xor_si512(a, b)); }

void store(const Task& task, std::size_t token, std::size_t panel, __m512i different)
{
    const std::size_t row = panel * kSignRows;
    const auto lanes = static_cast<__mmask8>(firstLanes(task.n - row));
    const __m512i sum = _mm512_sub_epi64(_mm512_set1_epi64(static_cast<long long>(task.w.inputs)), _mm512_add_epi64(different, different));
    const __m256 scale = _mm256_mul_ps(_mm256_loadu_ps(task.w.scales + row), _mm256_set1_ps(task.scales[token]));
    const __m256 values = _mm256_mul_ps(_mm256_cvtepi32_ps(_mm512_cvtepi64_epi32(sum)), scale);
    _mm256_mask_storeu_ps(task.y + token * task.n + row, lanes, values);
}

// Two panels side by side.
void store(const Task& task, std::size_t token, std::size_t panel, __m512i first, __m512i second)
{
    const std::size_t row = panel * kSignRows;
    const __m512i low = _mm512_setr_epi32(0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30);
    const __m512i different = _mm512_permutex2var_epi32(first, low, second);
    const __m512i sum = _mm512_sub_epi32(_mm512_set1_epi32(static_cast<int>(task.w.inputs)), _mm512_add_epi32(different, different));
    const __m512 scale = _mm512_mul_ps(_mm512_loadu_ps(task.w.scales + row), _mm512_set1_ps(task.scales[token]));
    _mm512_mask_storeu_ps(task.y + token * task.n + row, firstLanes(task.n - row), _mm512_mul_ps(_mm512_cvtepi32_ps(sum), scale));
}

// Some tokens and panels at once; each word of weights is used by all tokens.
template <std::size_t tokens, std::size_t panels>
void tile(const Task& task, std::size_t token, std::size_t panel)
{
    const std::size_t words = task.w.words;
    const std::uint64_t* weights = task.w.bits + panel * words * kSignRows;
    const std::uint64_t* bits = task.bits + token * words;
    __m512i sums[tokens][panels] = {};
    for (std::size_t k = 0; k < words; ++k) {
        __m512i w[panels];
        for (std::size_t p = 0; p < panels; ++p) {
            const std::uint64_t* at = weights + (p * words + k) * kSignRows;
            _mm_prefetch(reinterpret_cast<const char*>(at + 512), _MM_HINT_T0);
            w[p] = _mm512_loadu_si512(at);
        }
#pragma GCC unroll 8
        for (std::size_t t = 0; t < tokens; ++t) {
            const __m512i x = _mm512_set1_epi64(static_cast<long long>(bits[t * words + k]));
            for (std::size_t p = 0; p < panels; ++p)
                sums[t][p] = _mm512_add_epi64(sums[t][p], differing(w[p], x));
        }
    }
    for (std::size_t t = 0; t < tokens; ++t) {
        for (std::size_t p = 0; p + 1 < panels; p += 2)
            store(task, token + t, panel + p, sums[t][p], sums[t][p + 1]);
        if constexpr (panels % 2 != 0)
            store(task, token + t, panel + panels - 1, sums[t][panels - 1]);
    }
}

// One token has four panels at once, so that no sum waits for itself.
template <std::size_t tokens, std::size_t panels>
void rows(const Task& task, std::size_t token, std::size_t first, std::size_t end)
{
    std::size_t panel = first;
    for (; panel + panels <= end; panel += panels)
        tile<tokens, panels>(task, token, panel);
    for (; panel < end; ++panel)
        tile<tokens, 1>(task, token, panel);
}

void multiplySigns(const SignWeights& w, const std::uint64_t* bits, const float* scales, std::size_t tokens, std::size_t first,
                   std::size_t end, std::size_t n, float* y)
{
    const Task task = {w, bits, scales, n, y};
    std::size_t token = 0;
    for (; token + 4 <= tokens; token += 4)
        rows<4, 4>(task, token, first, end);
    for (; token < tokens; ++token)
        rows<1, 4>(task, token, first, end);
}

}  // namespace

void signsAvx512(Kernels& table) { table.products.multiplySigns = multiplySigns; }

}  // namespace bitloupe::kernels
