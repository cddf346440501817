// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// Q4_1 and Q5_1: d = (max - min) / (2^b - 1), code = min(2^b - 1, trunc((x - min) / d + 1/2)), value = d * code + min. Zero
// is a level only by chance.
//
//   Q4_1, 20 bytes: h d, h min, 16 nibbles       Q5_1, 24 bytes: h d, h min, u32 of the fifth bits, 16 nibbles

#include "core/grid/ggml/ggml_grid.h"
#include "core/grid/nibbles.h"
#include "core/grid/packed_fit.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace bitloupe {

namespace {

constexpr std::size_t kBlock = 32;

class MinimumBlocks final : public GgmlGrid {
public:
    static constexpr std::size_t kBlockSize = kBlock;

    explicit MinimumBlocks(int bits)
        : m_bits(bits)
        , m_top((1 << bits) - 1)
    {
    }

    int bits() const override { return m_bits; }
    CodeType codeType() const override { return CodeType::U8; }
    int codeMin() const override { return 0; }
    int codeMax() const override { return m_top; }
    bool keepsZero() const override { return false; }
    std::string_view offsetName() const override { return "offsets"; }
    float value(int code, BlockParams params) const override { return static_cast<float>(code) * params.scale + params.offset; }

    void encode(const float* x, std::size_t n, BlockParams params, bool, void* codes) const override
    {
        const float inverse = inverseOf(params.scale);
        for (std::size_t i = 0; i < n; ++i) {
            const float steps = ((std::isnan(x[i]) ? 0.0f : x[i]) - params.offset) * inverse;
            static_cast<std::uint8_t*>(codes)[i] = static_cast<std::uint8_t>(truncated(steps + 0.5f, m_top, 0));
        }
    }
    EncodeRule encodeRule(BlockParams params, bool) const override
    {
        return {params.scale, true, params.offset, RoundedRule{StepRounding::Truncation, 0.5f}};
    }
    void decode(const void* codes, std::size_t n, BlockParams params, float* values) const override
    {
        for (std::size_t i = 0; i < n; ++i)
            values[i] = value(static_cast<const std::uint8_t*>(codes)[i], params);
    }

    std::size_t blockBytes() const override { return 4 + (m_bits == 5 ? 4 : 0) + kBlock / 2; }
    void packBlocks(const void* codes, std::span<const BlockParams> stored, std::byte* bytes) const override
    {
        const auto* const in = static_cast<const std::uint8_t*>(codes);
        std::uint32_t fifths = 0;
        for (std::size_t j = 0; j < kBlock; ++j)
            fifths |= static_cast<std::uint32_t>(in[j] >> 4) << j;
        putHalf(stored.front().scale, bytes);
        putHalf(stored.front().offset, bytes + 2);
        if (m_bits == 5)
            std::memcpy(bytes + 4, &fifths, sizeof fifths);
        packNibbles(in, kBlock, 0, bytes + blockBytes() - kBlock / 2);
    }
    void unpackBlocks(const std::byte* bytes, void* codes, std::span<BlockParams> stored) const override
    {
        auto* const out = static_cast<std::uint8_t*>(codes);
        unpackNibbles(bytes + blockBytes() - kBlock / 2, kBlock, out);
        if (m_bits == 5) {
            std::uint32_t fifths = 0;
            std::memcpy(&fifths, bytes + 4, sizeof fifths);
            addFifthBits(fifths, out);
        }
        stored.front() = {getHalf(bytes), 0, getHalf(bytes + 2)};
    }
    bool fitAndEncode(std::span<const float> weights, void* codes, std::span<BlockParams> stored, std::span<Range> ranges) const override
    {
        const auto kernel = m_bits == 4 ? &kernels::Kernels::quantizeQ4_1 : &kernels::Kernels::quantizeQ5_1;
        return fitOwnBytes(*this, kernel, {codeMin(), codeMax()}, weights, codes, stored, ranges);
    }

    // Of two zeros that are the smallest weight the first one is stored, with its sign.
    BlockFit fitBlock(std::span<const float> weights) const override
    {
        BlockFit fit = GgmlGrid::fitBlock(weights);
        const auto zero = std::find(weights.begin(), weights.end(), 0.0f);
        if (fit.working.offset == 0 && zero != weights.end())
            fit.working.offset = fit.stored.offset = *zero;
        return fit;
    }

protected:
    BlockFit fitEnds(Range ends) const override
    {
        const float d = (ends.high - ends.low) / static_cast<float>(m_top);
        return {{d, 0, ends.low}, {nearestHalf(d), 0, nearestHalf(ends.low)}};
    }
    int codeBitsOfBlock() const override { return m_bits * static_cast<int>(kBlock); }

private:
    int m_bits;
    int m_top;
};

template <int bits>
Result<std::shared_ptr<const Grid>> make(const Choice&)
{
    return {std::make_shared<const MinimumBlocks>(bits)};
}

}  // namespace

GridInfo q4_1Grid() { return {"q4_1", {}, &make<4>, {.blockSize = kBlock, .fitsItself = true}}; }
GridInfo q5_1Grid() { return {"q5_1", {}, &make<5>, {.blockSize = kBlock, .fitsItself = true}}; }

}  // namespace bitloupe
