// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// IQ4_NL: 16 fixed levels K of a byte's range, value = d * K[code], d searched for (iq4_levels.h). Codes: nearest to x / d.
//
//   18 bytes: h d, 16 nibbles

#include "core/grid/ggml/ggml_grid.h"
#include "core/grid/ggml/iq4_levels.h"
#include "core/grid/nibbles.h"
#include "core/grid/packed_fit.h"

#include <algorithm>
#include <cmath>

namespace bitloupe {

namespace {

constexpr std::size_t kBlock = 32;

class Iq4NlGrid final : public GgmlGrid {
public:
    static constexpr std::size_t kBlockSize = kBlock;

    int bits() const override { return 4; }
    CodeType codeType() const override { return CodeType::U8; }
    int codeMin() const override { return 0; }
    int codeMax() const override { return 15; }
    bool keepsZero() const override { return false; }
    float value(int code, BlockParams params) const override { return ggml::kIq4Levels[static_cast<std::size_t>(code)] * params.scale; }

    BlockFit fitBlock(std::span<const float> weights) const override
    {
        std::vector<float> finite;
        std::copy_if(weights.begin(), weights.end(), std::back_inserter(finite), [](float x) { return std::isfinite(x); });
        const float d = ggml::searchedIq4Scale(finite);
        return {{d, 0}, {nearestHalf(d), 0}};
    }
    void encode(const float* x, std::size_t n, BlockParams params, bool, void* codes) const override
    {
        const float inverse = inverseOf(params.scale);
        for (std::size_t i = 0; i < n; ++i)
            static_cast<std::uint8_t*>(codes)[i] = static_cast<std::uint8_t>(ggml::nearestIq4((std::isnan(x[i]) ? 0.0f : x[i]) * inverse));
    }
    EncodeRule encodeRule(BlockParams params, bool) const override { return ggml::iq4Rule(params); }
    DecodeSteps decodeSteps(int code, BlockParams params) const override { return ggml::iq4Value(code, params); }
    void decode(const void* codes, std::size_t n, BlockParams params, float* values) const override
    {
        for (std::size_t i = 0; i < n; ++i)
            values[i] = ggml::kIq4Levels[static_cast<const std::uint8_t*>(codes)[i] & 15U] * params.scale;
    }

    std::size_t blockBytes() const override { return 2 + kBlock / 2; }
    void packBlocks(const void* codes, std::span<const BlockParams> stored, std::byte* bytes) const override
    {
        putHalf(stored.front().scale, bytes);
        packNibbles(static_cast<const std::uint8_t*>(codes), kBlock, 0, bytes + 2);
    }
    void unpackBlocks(const std::byte* bytes, void* codes, std::span<BlockParams> stored) const override
    {
        unpackNibbles(bytes + 2, kBlock, static_cast<std::uint8_t*>(codes));
        stored.front() = {getHalf(bytes), 0};
    }
    bool fitAndEncode(std::span<const float> weights, void* codes, std::span<BlockParams> stored, std::span<Range> ranges) const override
    {
        return fitOwnBytes(*this, &kernels::Kernels::quantizeIq4Nl, {codeMin(), codeMax()}, weights, codes, stored, ranges);
    }

protected:
    // Its larger end on the lowest level, which reaches farthest.
    BlockFit fitEnds(Range ends) const override
    {
        const float d = (ends.high > -ends.low ? ends.high : ends.low) / ggml::kIq4Levels[0];
        return {{d, 0}, {nearestHalf(d), 0}};
    }
    int codeBitsOfBlock() const override { return 4 * static_cast<int>(kBlock); }
    float widestStep() const override { return ggml::kIq4Levels[15] - ggml::kIq4Levels[14]; }
};

}  // namespace

GridInfo iq4NlGrid()
{
    return {"iq4_nl",
            {},
            [](const Choice&) -> Result<std::shared_ptr<const Grid>> { return {std::make_shared<const Iq4NlGrid>()}; },
            {.blockSize = kBlock, .fitsItself = true}};
}

}  // namespace bitloupe
