// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// How ggml's K-quants find the scale, and the minimum, of a sub-block (reference/formats.md 5.6), in float32, rounding to
// nearest, ties to even. Written once, over several sub-blocks side by side: what is done to one is done to each lane in the same
// order, so that any level, and any number of sub-blocks, gives the same bits.
// Everything here has internal linkage (see kernels/README.md).

#include "kernels/kernels.h"

namespace bitloupe::kernels {
namespace {

constexpr std::size_t kLanes = __BIGGEST_ALIGNMENT__ / sizeof(float);  // of the level's registers
constexpr std::size_t kMostWeights = 32;  // of a sub-block
constexpr float kNothing = 1e-15f;  // sub-blocks below it are zero
constexpr float kMostFloat = 0x1.fffffep127f;
constexpr int kSweeps = 5;
constexpr int kTries = 9;  // on either side
constexpr float kTry = 0.1f;

// The compiler's own vectors. Handed on by reference: how they are handed on by value is the level's.
using Lanes = float __attribute__((vector_size(4 * kLanes)));
using Chosen = std::int32_t __attribute__((vector_size(4 * kLanes)));  // lanes of all bits or none

inline void magnitudeOf(const Lanes& x, Lanes& magnitude) { magnitude = reinterpret_cast<Lanes>(reinterpret_cast<Chosen>(x) & 0x7FFFFFFF); }
inline void setAll(Lanes& lanes, float value) { lanes = Lanes{} + value; }
inline bool isAny(const Chosen& chosen)
{
    std::int32_t any = 0;
    for (std::size_t l = 0; l < kLanes; ++l)
        any |= chosen[l];
    return any != 0;
}

// x[i]: weight i of each sub-block; what is not finite counts as 0. Lanes without a sub-block hold zeros.
struct SubBlocks {
    Lanes x[kMostWeights];
    std::size_t size, count;

    SubBlocks(const float* from, std::size_t blocks, std::size_t weights)
        : size(weights)
        , count(blocks)
    {
        alignas(sizeof(Lanes)) float rows[kMostWeights][kLanes] = {};
        for (std::size_t l = 0; l < count; ++l) {
            for (std::size_t i = 0; i < size; ++i)
                rows[i][l] = from[l * size + i];
        }
        for (std::size_t i = 0; i < size; ++i) {
            Lanes row, magnitude;
            __builtin_memcpy(&row, rows[i], sizeof row);
            magnitudeOf(row, magnitude);
            x[i] = magnitude <= kMostFloat ? row : Lanes{};
        }
    }
};

// clamp(rne(steps)) for whole bounds below 2^22: adding 1.5 * 2^23 leaves no place for a fraction.
inline void roundSteps(const Lanes& steps, float low, float high, Lanes& codes)
{
    constexpr float kNoFraction = 12582912;
    Lanes least, most;
    setAll(least, low);
    setAll(most, high);
    const Lanes inside = steps < low ? least : (most < steps ? most : steps);
    codes = inside + kNoFraction - kNoFraction;
}

class AffineSearches {
public:
    AffineSearches(const SubBlocks& blocks, const AffineSearch& search)
        : m_blocks(blocks)
        , m_search(search)
    {
        weigh();
        findEnds();
    }
    void find(BlockParams* found)
    {
        const auto top = static_cast<float>(m_search.top);
        const Lanes plain = top / m_width;
        encode(plain);
        Try best;
        best.scale = 1.0f / plain;
        best.minimum = -m_low;
        measure(best);
        for (int k = 0; k <= m_search.steps; ++k) {
            encode((m_search.first + m_search.step * static_cast<float>(k) + top) / m_width);
            Try next;
            Chosen isSolved;
            solve(next, isSolved);
            measure(next);
            const Chosen better = isSolved & (next.error < best.error);
            best.scale = better ? next.scale : best.scale;
            best.minimum = better ? next.minimum : best.minimum;
            best.error = better ? next.error : best.error;
        }
        for (std::size_t l = 0; l < m_blocks.count; ++l) {
            const bool hasWidth = m_width[l] > 0;
            found[l] = {hasWidth ? best.scale[l] : 0.0f, 0, -(hasWidth ? best.minimum[l] : -m_low[l])};
        }
    }

private:
    struct Try {
        Lanes scale, minimum, error;
    };

    // |x|, or |x| and the root mean square of the sub-block.
    void weigh()
    {
        Lanes rms = {};
        for (std::size_t i = 0; m_search.weightsAddRms && i < m_blocks.size; ++i)
            rms += m_blocks.x[i] * m_blocks.x[i];
        rms /= static_cast<float>(m_blocks.size);
        for (std::size_t l = 0; l < kLanes; ++l)
            rms[l] = __builtin_sqrtf(rms[l]);
        for (std::size_t i = 0; i < m_blocks.size; ++i) {
            magnitudeOf(m_blocks.x[i], m_weight[i]);
            m_weight[i] = rms + m_weight[i];
        }
    }
    void findEnds()
    {
        Lanes least = m_blocks.x[0], most = least;
        for (std::size_t i = 1; i < m_blocks.size; ++i) {
            const Lanes& x = m_blocks.x[i];
            least = x < least ? x : least;
            most = x < most ? most : x;
        }
        m_low = least > 0.0f ? Lanes{} : least;
        m_width = most - m_low;
        Lanes limit;
        setAll(limit, kMostFloat);
        m_width = m_width > limit ? limit : m_width;
    }
    void encode(const Lanes& inverse)
    {
        for (std::size_t i = 0; i < m_blocks.size; ++i)
            roundSteps(inverse * (m_blocks.x[i] - m_low), 0, static_cast<float>(m_search.top), m_codes[i]);
    }
    // The scale and minimum with the least weighted squared error for these codes; a minimum below zero becomes zero.
    void solve(Try& next, Chosen& isSolved) const
    {
        Lanes sumW = {}, sumX = {}, sumL = {}, sumL2 = {}, sumXl = {};
        for (std::size_t i = 0; i < m_blocks.size; ++i) {
            const Lanes &w = m_weight[i], &x = m_blocks.x[i];
            const Lanes wl = w * m_codes[i];
            sumW += w;
            sumX += w * x;
            sumL += wl;
            sumL2 += wl * m_codes[i];
            sumXl += wl * x;
        }
        const Lanes determinant = sumW * sumL2 - sumL * sumL;
        isSolved = determinant > 0.0f;
        next.scale = (sumW * sumXl - sumX * sumL) / determinant;
        next.minimum = -(sumL2 * sumX - sumL * sumXl) / determinant;
        const Chosen isBelow = next.minimum < 0.0f;
        next.scale = isBelow ? sumXl / sumL2 : next.scale;
        next.minimum = isBelow ? Lanes{} : next.minimum;
    }
    void measure(Try& at) const
    {
        at.error = Lanes{};
        for (std::size_t i = 0; i < m_blocks.size; ++i) {
            const Lanes e = at.scale * m_codes[i] - at.minimum - m_blocks.x[i];
            Lanes magnitude;
            magnitudeOf(e, magnitude);
            at.error += m_weight[i] * (m_search.absolute ? magnitude : e * e);
        }
    }

    const SubBlocks& m_blocks;
    const AffineSearch& m_search;
    Lanes m_weight[kMostWeights];
    Lanes m_codes[kMostWeights];
    Lanes m_low, m_width;
};

// The weight of largest magnitude, the first of several.
inline void findExtremes(const SubBlocks& blocks, Lanes& extreme)
{
    extreme = Lanes{};
    Lanes most = {};
    for (std::size_t i = 0; i < blocks.size; ++i) {
        Lanes magnitude;
        magnitudeOf(blocks.x[i], magnitude);
        extreme = magnitude > most ? blocks.x[i] : extreme;
        most = magnitude > most ? magnitude : most;
    }
}

// sum(w x l) and sum(w l^2) with w = x^2.
struct CodeSums {
    Lanes xl = {}, l2 = {};

    void add(const Lanes& x, const Lanes& code)
    {
        xl += x * x * x * code;
        l2 += x * x * code * code;
    }
    void takeScale(Lanes& scale) const { scale = l2 > 0.0f ? xl / l2 : Lanes{}; }
};

inline void sumCodes(const SubBlocks& blocks, const Lanes& inverse, float levels, CodeSums& sums)
{
    sums = CodeSums();
    for (std::size_t i = 0; i < blocks.size; ++i) {
        Lanes codes;
        roundSteps(inverse * blocks.x[i], -levels, levels - 1, codes);
        sums.add(blocks.x[i], codes);
    }
}

// The plain scale where the sums overflow; nothing where there is nothing.
inline void storeScales(const SubBlocks& blocks, const Lanes& scale, const Lanes& extreme, float levels, BlockParams* found)
{
    for (std::size_t l = 0; l < blocks.count; ++l) {
        const float finite = __builtin_fabsf(scale[l]) <= kMostFloat ? scale[l] : -extreme[l] / levels;
        found[l] = {__builtin_fabsf(extreme[l]) < kNothing ? 0.0f : finite, 0, 0};
    }
}

inline void searchSymmetricLanes(const SubBlocks& blocks, float levels, BlockParams* found)
{
    Lanes extreme, scale;
    findExtremes(blocks, extreme);
    CodeSums sums;
    sumCodes(blocks, -levels / extreme, levels, sums);
    sums.takeScale(scale);
    Lanes best = scale * sums.xl;
    for (int k = -kTries; k <= kTries; ++k) {
        if (k == 0)
            continue;
        sumCodes(blocks, -(levels + kTry * static_cast<float>(k)) / extreme, levels, sums);
        const Chosen better = (sums.l2 > 0.0f) & (sums.xl * sums.xl > best * sums.l2);
        scale = better ? sums.xl / sums.l2 : scale;
        best = better ? scale * sums.xl : best;
    }
    storeScales(blocks, scale, extreme, levels, found);
}

// One code of each sub-block moved to where the others want it, if that explains more. A lane that no longer changes would not
// change again: what it is asked then is what it was asked before.
inline bool moveCodes(const Lanes& x, float levels, Lanes& codes, CodeSums& sums)
{
    CodeSums others = sums;
    others.add(x, Lanes{});
    others.xl -= x * x * x * codes;
    others.l2 -= x * x * codes * codes;
    Lanes wanted;
    roundSteps(x * others.l2 / others.xl, -levels, levels - 1, wanted);
    const Chosen mayMove = (others.xl > 0.0f) & (wanted != codes);
    others.add(x, wanted);
    const Chosen moves = mayMove & (others.l2 > 0.0f) & (others.xl * others.xl * sums.l2 > sums.xl * sums.xl * others.l2);
    codes = moves ? wanted : codes;
    sums.xl = moves ? others.xl : sums.xl;
    sums.l2 = moves ? others.l2 : sums.l2;
    return isAny(moves);
}

inline void descendSymmetricLanes(const SubBlocks& blocks, float levels, BlockParams* found)
{
    Lanes extreme, scale;
    Lanes codes[kMostWeights];
    findExtremes(blocks, extreme);
    CodeSums sums;
    for (std::size_t i = 0; i < blocks.size; ++i) {
        roundSteps(-levels / extreme * blocks.x[i], -levels, levels - 1, codes[i]);
        sums.add(blocks.x[i], codes[i]);
    }
    bool changed = true;
    for (int k = 0; k < kSweeps && changed; ++k) {
        changed = false;
        for (std::size_t i = 0; i < blocks.size; ++i)
            changed = moveCodes(blocks.x[i], levels, codes[i], sums) || changed;
    }
    sums.takeScale(scale);
    storeScales(blocks, scale, extreme, levels, found);
}

// find(up to kLanes sub-blocks, where to).
template <class Find>
inline void forEachFew(const float* x, std::size_t blocks, std::size_t size, BlockParams* found, const Find& find)
{
    for (std::size_t b = 0; b < blocks; b += kLanes)
        find(SubBlocks(x + b * size, blocks - b < kLanes ? blocks - b : kLanes, size), found + b);
}

void searchAffine(const float* x, std::size_t blocks, std::size_t size, const AffineSearch& search, BlockParams* found)
{
    forEachFew(x, blocks, size, found, [&](const SubBlocks& some, BlockParams* to) { AffineSearches(some, search).find(to); });
}

void searchSymmetric(const float* x, std::size_t blocks, std::size_t size, std::int32_t levels, BlockParams* found)
{
    const auto count = static_cast<float>(levels);
    forEachFew(x, blocks, size, found, [&](const SubBlocks& some, BlockParams* to) { searchSymmetricLanes(some, count, to); });
}

void descendSymmetric(const float* x, std::size_t blocks, std::size_t size, std::int32_t levels, BlockParams* found)
{
    const auto count = static_cast<float>(levels);
    forEachFew(x, blocks, size, found, [&](const SubBlocks& some, BlockParams* to) { descendSymmetricLanes(some, count, to); });
}

void fillIn(Searches& searches) { searches = {searchAffine, searchSymmetric, descendSymmetric}; }

}  // namespace
}  // namespace bitloupe::kernels
