// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// Q4_0 and Q5_0: d = v / -2^(b-1) with v the first weight of largest magnitude, code = min(2^b - 1, trunc(x / d + 2^(b-1) +
// 1/2)), value = d * (code - 2^(b-1)). Codes are kept less 2^(b-1).
//
//   Q4_0, 18 bytes: h d, 16 nibbles          Q5_0, 22 bytes: h d, u32 of the fifth bits (element j at bit j), 16 nibbles

#include "core/grid/ggml/ggml_grid.h"
#include "core/grid/nibbles.h"
#include "core/grid/packed_fit.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace bitloupe {

namespace {

constexpr std::size_t kBlock = 32;

class SymmetricBlocks final : public GgmlGrid {
public:
    static constexpr std::size_t kBlockSize = kBlock;

    explicit SymmetricBlocks(int bits)
        : m_bits(bits)
        , m_middle(1 << (bits - 1))
    {
    }

    int bits() const override { return m_bits; }
    CodeType codeType() const override { return CodeType::I8; }
    int codeMin() const override { return -m_middle; }
    int codeMax() const override { return m_middle - 1; }
    float value(int code, BlockParams params) const override { return static_cast<float>(code) * params.scale; }

    BlockFit fitBlock(std::span<const float> weights) const override
    {
        float extreme = 0;
        for (const float x : weights) {
            if (std::fabs(x) > std::fabs(extreme) && std::isfinite(x))
                extreme = x;
        }
        return fitExtreme(extreme);
    }
    void encode(const float* x, std::size_t n, BlockParams params, bool, void* codes) const override
    {
        const float inverse = inverseOf(params.scale), middle = static_cast<float>(m_middle) + 0.5f;
        for (std::size_t i = 0; i < n; ++i)
            static_cast<std::int8_t*>(codes)[i] =
                static_cast<std::int8_t>(truncated(x[i] * inverse + middle, 2 * m_middle - 1, m_middle) - m_middle);
    }
    EncodeRule encodeRule(BlockParams params, bool) const override
    {
        return {params.scale, true, 0, RoundedRule{StepRounding::Truncation, static_cast<float>(m_middle) + 0.5f, -m_middle}};
    }
    void decode(const void* codes, std::size_t n, BlockParams params, float* values) const override
    {
        kernels::active().dequantizeI8(static_cast<const std::int8_t*>(codes), n, params.scale, 0, values);
    }

    std::size_t blockBytes() const override { return 2 + (m_bits == 5 ? 4 : 0) + kBlock / 2; }
    void packBlocks(const void* codes, std::span<const BlockParams> stored, std::byte* bytes) const override;
    void unpackBlocks(const std::byte* bytes, void* codes, std::span<BlockParams> stored) const override;
    bool fitAndEncode(std::span<const float> weights, void* codes, std::span<BlockParams> stored, std::span<Range> ranges) const override
    {
        const auto kernel = m_bits == 4 ? &kernels::Kernels::quantizeQ4_0 : &kernels::Kernels::quantizeQ5_0;
        return fitOwnBytes(*this, kernel, {codeMin(), codeMax()}, weights, codes, stored, ranges);
    }

protected:
    BlockFit fitEnds(Range ends) const override { return fitExtreme(ends.high > -ends.low ? ends.high : ends.low); }
    int codeBitsOfBlock() const override { return m_bits * static_cast<int>(kBlock); }

private:
    BlockFit fitExtreme(float extreme) const
    {
        const float d = extreme / -static_cast<float>(m_middle);
        return {{d, 0}, {nearestHalf(d), 0}};
    }

    int m_bits;
    int m_middle;
};

void SymmetricBlocks::packBlocks(const void* codes, std::span<const BlockParams> stored, std::byte* bytes) const
{
    putHalf(stored.front().scale, bytes);
    std::array<std::uint8_t, kBlock> placed;
    std::uint32_t fifths = 0;
    for (std::size_t j = 0; j < kBlock; ++j) {
        placed[j] = static_cast<std::uint8_t>(static_cast<const std::int8_t*>(codes)[j] + m_middle);
        fifths |= static_cast<std::uint32_t>(placed[j] >> 4) << j;
    }
    if (m_bits == 5)
        std::memcpy(bytes + 2, &fifths, sizeof fifths);
    packNibbles(placed.data(), kBlock, 0, bytes + blockBytes() - kBlock / 2);
}

void SymmetricBlocks::unpackBlocks(const std::byte* bytes, void* codes, std::span<BlockParams> stored) const
{
    auto* const out = static_cast<std::uint8_t*>(codes);
    unpackNibbles(bytes + blockBytes() - kBlock / 2, kBlock, out);
    if (m_bits == 5) {
        std::uint32_t fifths = 0;
        std::memcpy(&fifths, bytes + 2, sizeof fifths);
        addFifthBits(fifths, out);
    }
    for (std::size_t j = 0; j < kBlock; j += 8)
        storeWord(lessEach(loadWord(out + j), static_cast<unsigned>(m_middle)), out + j);
    stored.front() = {getHalf(bytes), 0};
}

template <int bits>
Result<std::shared_ptr<const Grid>> make(const Choice&)
{
    return {std::make_shared<const SymmetricBlocks>(bits)};
}

}  // namespace

GridInfo q4_0Grid() { return {"q4_0", {}, &make<4>, {.blockSize = kBlock, .fitsItself = true}}; }
GridInfo q5_0Grid() { return {"q5_0", {}, &make<5>, {.blockSize = kBlock, .fitsItself = true}}; }

}  // namespace bitloupe
