// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// IQ4_NL: 16 fixed levels K of a byte's range, value = d * K[code]; zero is no level. d is searched for with weights x^2, as
// llama-quantize does it without an importance matrix (reference/formats.md 5.4), in float32: first d0 = -v / K[0], then
// d = (t + K[0]) / v inverted for t = -7..7, v the weight of largest magnitude; each candidate's codes give the d that is best
// for them, sum(w K x) / sum(w K^2), and the d with the largest (sum(w K x))^2 / sum(w K^2) is kept. Codes: nearest to x / d.
//
//   18 bytes: h d, 16 nibbles

#include "core/grid/ggml/ggml_grid.h"
#include "core/grid/nibbles.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace bitloupe {

namespace {

constexpr std::size_t kBlock = 32;
constexpr int kTries = 7;
constexpr float kNothing = 1e-15f;  // blocks below it are zero
constexpr std::array<float, 16> kLevels{-127, -104, -83, -65, -49, -35, -22, -10, 1, 13, 25, 38, 53, 69, 89, 113};

// Of two levels equally near, the upper one.
std::size_t nearestLevel(float x)
{
    if (!(x > kLevels.front()))
        return x != x ? 8 : 0;
    if (x >= kLevels.back())
        return kLevels.size() - 1;
    const auto above = static_cast<std::size_t>(std::upper_bound(kLevels.begin(), kLevels.end(), x) - kLevels.begin());
    return x - kLevels[above - 1] < kLevels[above] - x ? above - 1 : above;
}

struct Fit {
    float sumQx = 0, sumQ2 = 0;

    Fit(std::span<const float> weights, float inverse)
    {
        for (const float x : weights) {
            const float q = kLevels[nearestLevel(inverse * x)], w = x * x;
            sumQx += w * q * x;
            sumQ2 += w * q * q;
        }
    }
};

float searchedScale(std::span<const float> weights)
{
    float extreme = 0;
    for (const float x : weights) {
        if (std::fabs(x) > std::fabs(extreme))
            extreme = x;
    }
    if (std::fabs(extreme) < kNothing)
        return 0;
    const Fit start(weights, 1 / (-extreme / kLevels[0]));
    if (!(start.sumQ2 > 0))
        return -extreme / kLevels[0];
    float d = start.sumQx / start.sumQ2, best = d * start.sumQx;
    for (int t = -kTries; t <= kTries; ++t) {
        const Fit fit(weights, (static_cast<float>(t) + kLevels[0]) / extreme);
        if (fit.sumQ2 > 0 && fit.sumQx * fit.sumQx > best * fit.sumQ2) {
            d = fit.sumQx / fit.sumQ2;
            best = d * fit.sumQx;
        }
    }
    return d;
}

class Iq4NlGrid final : public GgmlGrid {
public:
    int bits() const override { return 4; }
    CodeType codeType() const override { return CodeType::U8; }
    int codeMin() const override { return 0; }
    int codeMax() const override { return 15; }
    bool keepsZero() const override { return false; }
    float value(int code, BlockParams params) const override { return kLevels[static_cast<std::size_t>(code)] * params.scale; }

    BlockFit fitBlock(std::span<const float> weights) const override
    {
        std::vector<float> finite;
        std::copy_if(weights.begin(), weights.end(), std::back_inserter(finite), [](float x) { return std::isfinite(x); });
        const float d = searchedScale(finite);
        return {{d, 0}, {nearestHalf(d), 0}};
    }
    void encode(const float* x, std::size_t n, BlockParams params, bool, void* codes) const override
    {
        const float inverse = inverseOf(params.scale);
        for (std::size_t i = 0; i < n; ++i)
            static_cast<std::uint8_t*>(codes)[i] = static_cast<std::uint8_t>(nearestLevel((std::isnan(x[i]) ? 0.0f : x[i]) * inverse));
    }
    void decode(const void* codes, std::size_t n, BlockParams params, float* values) const override
    {
        for (std::size_t i = 0; i < n; ++i)
            values[i] = kLevels[static_cast<const std::uint8_t*>(codes)[i] & 15U] * params.scale;
    }

    std::size_t blockBytes() const override { return 2 + kBlock / 2; }
    void packBlock(const void* codes, BlockParams stored, std::byte* bytes) const override
    {
        putHalf(stored.scale, bytes);
        packNibbles(static_cast<const std::uint8_t*>(codes), kBlock, 0, bytes + 2);
    }
    BlockParams unpackBlock(const std::byte* bytes, void* codes) const override
    {
        unpackNibbles(bytes + 2, kBlock, static_cast<std::uint8_t*>(codes));
        return {getHalf(bytes), 0};
    }

protected:
    // Its larger end on the lowest level, which reaches farthest.
    BlockFit fitEnds(Range ends) const override
    {
        const float d = (ends.high > -ends.low ? ends.high : ends.low) / kLevels[0];
        return {{d, 0}, {nearestHalf(d), 0}};
    }
    int codeBitsOfBlock() const override { return 4 * static_cast<int>(kBlock); }
    float widestStep() const override { return kLevels[15] - kLevels[14]; }
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
