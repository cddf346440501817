// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Going through blocks of weights with AVX-512 in lines of 64, whose codes are one line of the cache. Everything here has
// internal linkage (see kernels/README.md).

#include "kernels/kernels.h"

#include <immintrin.h>

namespace bitloupe::kernels {

const Grouped& blockByBlockAvx512();

namespace {

struct BlockRun {
    const float* x;
    std::size_t blocks, size;
    const BlockParams* params;
    std::uint8_t* codes;
};

// Shorter runs are left in the cache: small matrices are read again soon.
constexpr std::size_t kStreamRun = 2048;
constexpr std::size_t kFarthest = 32768;

inline bool isUsual(float scale)
{
    const float size = __builtin_fabsf(scale);
    return size > 1e-30f && size < 1e30f;
}

// Work::Scale(params, work): a block's parameters in registers, and whether they are usual().
// work.line(x, scaleOf, out): the codes of 64 weights, scaleOf(v) those of vector v; false: not these.
// work.blockByBlock(run): the plain way.
template <std::size_t perLine, class Work>
void encodeLines(const BlockRun& run, const Work& work)
{
    const std::size_t lines = perLine == 1 ? run.size / 64 : 1;
    const std::size_t ahead = run.blocks * run.size < kFarthest ? run.blocks * run.size : kFarthest;
    const bool streams = run.blocks * run.size >= kStreamRun && reinterpret_cast<std::uintptr_t>(run.codes) % 64 == 0;
    std::size_t b = 0, at = 0;
    for (; b + perLine <= run.blocks; b += perLine) {
        typename Work::Scale scales[perLine];
        bool usual = true;
        for (std::size_t k = 0; k < perLine; ++k) {
            scales[k] = typename Work::Scale(run.params[b + k], work);
            usual = usual && scales[k].usual;
        }
        for (std::size_t i = 0; i < lines; ++i, at += 64) {
            for (std::size_t v = 0; v < 4; ++v)  // of what is likely to come next
                _mm_prefetch(reinterpret_cast<const char*>(run.x + at + 16 * v + ahead), _MM_HINT_T1);
            __m512i codes;
            const auto scaleOf = [&](std::size_t v) -> const typename Work::Scale& { return scales[v * perLine / 4]; };
            if (__builtin_expect(!(usual && work.line(run.x + at, scaleOf, &codes)), 0))
                work.blockByBlock({run.x + at, perLine, 64 / perLine, run.params + b, run.codes + at});
            else if (streams)
                _mm512_stream_si512(reinterpret_cast<__m512i*>(run.codes + at), codes);
            else
                _mm512_storeu_si512(run.codes + at, codes);
        }
    }
    if (streams)
        _mm_sfence();
    work.blockByBlock({run.x + at, run.blocks - b, run.size, run.params + b, run.codes + at});
}

template <class Work>
void encodeRun(const BlockRun& run, const Work& work)
{
    if (run.size % 64 == 0 && run.size > 0)
        encodeLines<1>(run, work);
    else if (run.size == 32)
        encodeLines<2>(run, work);
    else if (run.size == 16)
        encodeLines<4>(run, work);
    else
        work.blockByBlock(run);
}

inline bool anyUnknown(const __m512* t)
{
    return (_mm512_cmp_ps_mask(t[0], t[1], _CMP_UNORD_Q) | _mm512_cmp_ps_mask(t[2], t[3], _CMP_UNORD_Q)) != 0;
}

// |t| or `most`, whichever is less, with the sign of t.
inline __m512 within(__m512 t, __m512 most) { return _mm512_range_ps(t, most, 0x02); }

inline __m512i linesInOrder(__m512i packed)
{
    return _mm512_permutexvar_epi32(_mm512_setr_epi32(0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15), packed);
}

}  // namespace
}  // namespace bitloupe::kernels
