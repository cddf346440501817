// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// IQ4_XS: value = d * s * K[code] with the levels of IQ4_NL, s in -32 .. 31 for each 32 weights. Codes are made with the unrounded d.
//
//   136 bytes: h d, u16 of the upper two bits of s + 32, 4 of the low four, 128 nibbles in the order of IQ4_NL by sub-block

#include "core/grid/ggml/iq4_levels.h"
#include "core/grid/ggml/k_grid.h"
#include "core/grid/nibbles.h"

#include <algorithm>
#include <cmath>

namespace bitloupe {

namespace {

constexpr std::size_t kSub = 32;
constexpr int kSubTop = -32;
constexpr float kLargestLevel = 3.4e38f;  // a little below FLT_MAX, so that scale * level stays finite

class Iq4XsGrid final : public KGrid {
public:
    int bits() const override { return 4; }
    CodeType codeType() const override { return CodeType::U8; }
    int codeMin() const override { return 0; }
    int codeMax() const override { return 15; }
    bool keepsZero() const override { return false; }
    float value(int code, BlockParams params) const override { return params.scale * ggml::kIq4Levels[static_cast<std::size_t>(code)]; }

    BlockFit fitBlock(std::span<const float> weights) const override
    {
        std::vector<float> finite;
        std::copy_if(weights.begin(), weights.end(), std::back_inserter(finite), [](float x) { return std::isfinite(x); });
        const BlockParams params{ggml::searchedIq4Scale(finite), 0};
        return {params, params};
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
            values[i] = value(static_cast<const std::uint8_t*>(codes)[i] & 15, params);
    }

    std::size_t blockBytes() const override { return 136; }
    void packBlocks(const void* codes, std::span<const BlockParams> stored, std::byte* bytes) const override
    {
        std::vector<float> scales;
        for (const BlockParams& block : stored)
            scales.push_back(block.scale);
        const SubScales s = packedScales(scales, kSubTop);
        std::uint16_t high = 0;
        std::fill_n(bytes, 8, std::byte{0});
        for (std::size_t k = 0; k < stored.size(); ++k) {
            const auto moved = static_cast<unsigned>(s.integers[k] + 32);
            high = static_cast<std::uint16_t>(high | (moved >> 4) << (2 * k));
            bytes[4 + k / 2] |= static_cast<std::byte>((moved & 15U) << (k % 2 * 4));
            packNibbles(static_cast<const std::uint8_t*>(codes) + k * kSub, kSub, 0, bytes + 8 + k * kSub / 2);
        }
        putHalf(s.d, bytes);
        std::memcpy(bytes + 2, &high, sizeof high);
    }
    void unpackBlocks(const std::byte* bytes, void* codes, std::span<BlockParams> stored) const override
    {
        std::uint16_t high = 0;
        std::memcpy(&high, bytes + 2, sizeof high);
        const float d = getHalf(bytes);
        for (std::size_t k = 0; k < stored.size(); ++k) {
            const int low = std::to_integer<int>(bytes[4 + k / 2]) >> (k % 2 * 4) & 15;
            stored[k] = {d * static_cast<float>((low | (high >> (2 * k) & 3) << 4) - 32), 0};
            unpackNibbles(bytes + 8 + k * kSub / 2, kSub, static_cast<std::uint8_t*>(codes) + k * kSub);
        }
    }

protected:
    std::size_t subBlock() const override { return kSub; }
    int bitsOfSubScale() const override { return 6; }
    float widestStep() const override { return ggml::kIq4Levels[15] - ggml::kIq4Levels[14]; }
    void settleOne(std::span<BlockParams> working, std::span<BlockParams> stored) const override
    {
        std::vector<float> scales;
        for (const BlockParams& block : working)
            scales.push_back(block.scale);
        const float extreme = *std::max_element(scales.begin(), scales.end(), [](float a, float b) { return std::fabs(a) < std::fabs(b); });
        const SubScales s = subScales(scales, kSubTop, kSubTop, -kSubTop - 1);
        for (std::size_t i = 0; i < working.size(); ++i) {
            const auto integer = static_cast<float>(s.integers[i]);
            working[i] = {extreme / static_cast<float>(kSubTop) * integer, 0};
            stored[i] = {s.d * integer, 0};
        }
    }
    BlockFit fitEnds(Range ends) const override
    {
        const float extreme = std::clamp(ends.high > -ends.low ? ends.high : ends.low, -kLargestLevel, kLargestLevel);
        const BlockParams params{extreme / ggml::kIq4Levels[0], 0};
        return {params, params};
    }
};

}  // namespace

GridInfo iq4XsGrid()
{
    return {"iq4_xs",
            {},
            [](const Choice&) -> Result<std::shared_ptr<const Grid>> { return {std::make_shared<const Iq4XsGrid>()}; },
            {.blockSize = kSub, .fitsItself = true}};
}

}  // namespace bitloupe
