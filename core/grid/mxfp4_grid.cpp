// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// MXFP4 (OCP Microscaling v1.0; reference/methods.md 15): blocks of 32 share a power of two,
//   scale = 2^(floor(log2 max|x|) - 2), stored in 8 bits as its exponent + 127,
// elements beyond 6 scales become 6. Elements are rounded with ties to even (OCP), or as ggml does it: to the first code of
// smallest distance, which of two equal ones is the one nearer to zero. ggml also takes log2 in float32, so that a maximum
// just below a power of two counts as that. Blocks of zeros store exponent 0.
//
//   17 bytes: exponent, then ggml's nibbles

#include "core/grid/fp4_elements.h"
#include "core/grid/nibbles.h"
#include "core/grid/packed_fit.h"
#include "core/grid/word_list.h"

#include <algorithm>
#include <cmath>

namespace bitloupe {

namespace {

constexpr std::size_t kBlock = 32;
constexpr int kBias = 127;
constexpr int kLargestStored = 252;  // 6 * 2^125 is finite
constexpr int kLargestExponent = 2;  // of an element: 4 = 2^2

float scaleOf(int stored) { return std::ldexp(1.0f, stored - kBias); }

class MxFp4Grid final : public Fp4Elements {
public:
    static constexpr std::size_t kBlockSize = kBlock;

    explicit MxFp4Grid(bool asGgml)
        : m_asGgml(asGgml)
    {
    }

    BlockParams params(Range range) const override
    {
        const float reach = std::max(-std::min(range.low, 0.0f), std::max(range.high, 0.0f));
        if (reach == 0.0f)
            return {scaleOf(0), 0};
        const int exponent = m_asGgml ? static_cast<int>(std::floor(std::log2(reach))) : std::ilogb(reach);
        return {scaleOf(std::clamp(exponent - kLargestExponent + kBias, 0, kLargestStored)), 0};
    }

    void encode(const float* x, std::size_t n, BlockParams params, bool fullBlock, void* codes) const override
    {
        if (!m_asGgml)
            return Fp4Elements::encode(x, n, params, fullBlock, codes);
        for (std::size_t i = 0; i < n; ++i)
            static_cast<std::uint8_t*>(codes)[i] = nearestCode(x[i], params.scale);
    }

    void encodeBlocks(const float* weights, std::size_t size, std::span<const BlockParams> params, void* codes) const override
    {
        m_asGgml ? Grid::encodeBlocks(weights, size, params, codes) : Fp4Elements::encodeBlocks(weights, size, params, codes);
    }

    std::size_t blockBytes() const override { return 1 + kBlock / 2; }
    void packBlocks(const void* codes, std::span<const BlockParams> stored, std::byte* bytes) const override
    {
        bytes[0] = static_cast<std::byte>(std::ilogb(stored.front().scale) + kBias);
        packNibbles(static_cast<const std::uint8_t*>(codes), kBlock, 0, bytes + 1);
    }
    void unpackBlocks(const std::byte* bytes, void* codes, std::span<BlockParams> stored) const override
    {
        unpackNibbles(bytes + 1, kBlock, static_cast<std::uint8_t*>(codes));
        stored.front() = {scaleOf(std::to_integer<int>(bytes[0])), 0};
    }
    bool fitAndEncode(std::span<const float> weights, void* codes, std::span<BlockParams> stored, std::span<Range> ranges) const override
    {
        if (!m_asGgml)
            return false;
        return fitOwnBytes(*this, &kernels::Kernels::quantizeMxfp4, {15, 7}, weights, codes, stored, ranges);
    }

private:
    // The distances as ggml computes them, in float32.
    static std::uint8_t nearestCode(float x, float scale)
    {
        const float wanted = std::isnan(x) ? 0.0f : std::clamp(x, -6 * scale, 6 * scale);
        std::uint8_t best = 0;
        float least = std::fabs(wanted);
        for (std::uint8_t code = 1; code < kE2M1Values.size(); ++code) {
            const float distance = std::fabs(kE2M1Values[code] * scale - wanted);
            if (distance < least) {
                best = code;
                least = distance;
            }
        }
        return best;
    }

    bool m_asGgml;
};

constexpr std::array<std::string_view, 2> kElementRounding{"even", "ggml"};

std::span<const ParamInfo> mxParams()
{
    static const std::array params{
        ParamInfo{.id = "element_rounding", .defaultValue = std::string(kElementRounding[0]), .options = words(kElementRounding)}};
    return params;
}

Result<std::shared_ptr<const Grid>> makeMxFp4(const Choice& choice)
{
    return {std::make_shared<const MxFp4Grid>(choice.word("element_rounding") == kElementRounding[1])};
}

}  // namespace

GridInfo mxFp4Grid() { return {"mxfp4", mxParams(), &makeMxFp4, {.blockSize = kBlock, .fitsItself = true}}; }

}  // namespace bitloupe
