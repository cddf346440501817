// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// Q8_0: d = max|x| / 127, code = x / d rounded half away from zero, value = d * code. 34 bytes: h d, 32 signed codes.

#include "core/grid/ggml/ggml_grid.h"
#include "core/grid/packed_fit.h"

#include <algorithm>
#include <cmath>

namespace bitloupe {

namespace {

constexpr std::size_t kBlock = 32;

class Q8_0Grid final : public GgmlGrid {
public:
    static constexpr std::size_t kBlockSize = kBlock;

    int bits() const override { return 8; }
    CodeType codeType() const override { return CodeType::I8; }
    int codeMin() const override { return -127; }
    int codeMax() const override { return 127; }
    bool isSymmetric() const override { return true; }
    float value(int code, BlockParams params) const override { return static_cast<float>(code) * params.scale; }

    void encode(const float* x, std::size_t n, BlockParams params, bool, void* codes) const override
    {
        encodeRounded(x, n, inverseOf(params.scale), 127, static_cast<std::int8_t*>(codes));
    }
    EncodeRule encodeRule(BlockParams params, bool) const override { return roundedAway(params); }
    void decode(const void* codes, std::size_t n, BlockParams params, float* values) const override
    {
        kernels::active().dequantizeI8(static_cast<const std::int8_t*>(codes), n, params.scale, 0, values);
    }

    std::size_t blockBytes() const override { return 2 + kBlock; }
    void packBlocks(const void* codes, std::span<const BlockParams> stored, std::byte* bytes) const override
    {
        putHalf(stored.front().scale, bytes);
        std::memcpy(bytes + 2, codes, kBlock);
    }
    void unpackBlocks(const std::byte* bytes, void* codes, std::span<BlockParams> stored) const override
    {
        std::memcpy(codes, bytes + 2, kBlock);
        stored.front() = {getHalf(bytes), 0};
    }
    bool fitAndEncode(std::span<const float> weights, void* codes, std::span<BlockParams> stored, std::span<Range> ranges) const override
    {
        return fitOwnBytes(*this, &kernels::Kernels::quantizeQ8_0, {codeMin(), codeMax()}, weights, codes, stored, ranges);
    }

protected:
    BlockFit fitEnds(Range ends) const override
    {
        const float d = std::max(ends.high, -ends.low) / 127;
        return {{d, 0}, {nearestHalf(d), 0}};
    }
    int codeBitsOfBlock() const override { return 8 * static_cast<int>(kBlock); }
};

}  // namespace

GridInfo q8_0Grid()
{
    return {"q8_0",
            {},
            [](const Choice&) -> Result<std::shared_ptr<const Grid>> { return {std::make_shared<const Q8_0Grid>()}; },
            {.blockSize = kBlock, .fitsItself = true}};
}

}  // namespace bitloupe
