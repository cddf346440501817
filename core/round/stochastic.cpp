// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// "stochastic": a weight between two levels a < b gets b with the probability (x - a) / (b - a), so that the error's mean is
// zero; the ends take what lies beyond them. The draw for a weight is a function of the seed and of its place in the matrix
// (a counter-based generator: Salmon et al. 2011), so it does not depend on threads, tiles or blocks. Levels are those that
// decode.

#include "core/round/rounding.h"

#include <algorithm>
#include <array>

namespace bitloupe {

namespace {

constexpr std::size_t kRun = 1024;  // weights drawn for at once

// SplitMix64's output function (Steele et al. 2014) of a stream's start and a counter.
std::uint64_t mixed(std::uint64_t x)
{
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9U;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBU;
    return x ^ (x >> 31);
}

class Stochastic final : public Rounding {
public:
    explicit Stochastic(std::uint64_t seed)
        : m_stream(mixed(seed + 0x9E3779B97F4A7C15U))
    {
    }

    bool needsWholeRows() const override { return false; }

    void roundRow(std::span<const float> weights, const Grid& grid, const RowBlocks& blocks, void* codes) const override
    {
        std::size_t first = 0;
        for (const BlockParams& params : blocks.stored) {
            const std::size_t count = std::min<std::size_t>(blocks.blockSize, weights.size() - first);
            roundBlock(weights.subspan(first, count), grid, params, blocks.first + first,
                       static_cast<std::byte*>(codes) + first * codeBytes(grid.codeType()));
            first += count;
        }
    }

private:
    void roundBlock(std::span<const float> weights, const Grid& grid, BlockParams params, std::uint64_t place, std::byte* codes) const
    {
        std::array<float, kRun> draws;
        for (std::size_t first = 0; first < weights.size(); first += kRun) {
            const std::size_t count = std::min(kRun, weights.size() - first);
            for (std::size_t i = 0; i < count; ++i)
                draws[i] = draw(place + first + i);
            grid.encodeDithered(weights.data() + first, draws.data(), count, params, codes + first * codeBytes(grid.codeType()));
        }
    }
    // In [0, 1): the upper 24 bits, all of which a float holds.
    float draw(std::uint64_t place) const { return static_cast<float>(mixed(m_stream + place * 0x9E3779B97F4A7C15U) >> 40) * 0x1p-24f; }

    std::uint64_t m_stream;
};

std::span<const ParamInfo> params()
{
    static const std::array table{ParamInfo{.id = "seed", .defaultValue = std::int64_t{1}, .minimum = 0, .maximum = 2147483647}};
    return table;
}

Result<std::shared_ptr<const Rounding>> make(const Choice& choice)
{
    return {std::make_shared<const Stochastic>(static_cast<std::uint64_t>(choice.integer("seed")))};
}

}  // namespace

RoundingInfo stochasticRounding() { return {"stochastic", params(), &make}; }

}  // namespace bitloupe
