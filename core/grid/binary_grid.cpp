// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// One bit a weight (XNOR-Net, arXiv 1603.05279; reference/methods.md 23): value = +-a with a = mean|w| of the block, which
// minimises the squared error. Code 1 is +a, code 0 is -a; zero (and NaN) counts as positive.

#include "core/grid/encode_steps.h"
#include "core/grid/grid.h"
#include "core/grid/slice_sums.h"

#include <algorithm>
#include <limits>

namespace bitloupe {

namespace {

class BinaryGrid final : public Grid {
public:
    int bits() const override { return 1; }
    CodeType codeType() const override { return CodeType::U8; }
    int codeMin() const override { return 0; }
    int codeMax() const override { return 1; }
    bool isSymmetric() const override { return true; }
    bool keepsZero() const override { return false; }
    bool hasZeroPoint() const override { return false; }
    int scaleBits() const override { return 32; }

    BlockParams params(Range range) const override { return {std::max(-std::min(range.low, 0.0f), std::max(range.high, 0.0f)), 0}; }
    Range representable(BlockParams params) const override { return {-params.scale, params.scale}; }
    // Half a step beyond the two levels, which are 2a apart.
    Range unclipped(BlockParams params) const override { return {-2 * params.scale, 2 * params.scale}; }
    Result<BlockFit> fit(const Slice& slice, Progress& progress) const override
    {
        const Result<MagnitudeSums> sums = magnitudeSums(slice, progress);
        if (!sums)
            return sums.error();
        const BlockParams found{sums->mean(), 0};
        return BlockFit{found, found};
    }

    void encode(const float* x, std::size_t n, BlockParams, bool, void* codes) const override
    {
        for (std::size_t i = 0; i < n; ++i)
            static_cast<std::uint8_t*>(codes)[i] = x[i] < 0 ? 0 : 1;
    }
    void decode(const void* codes, std::size_t n, BlockParams params, float* values) const override
    {
        for (std::size_t i = 0; i < n; ++i)
            values[i] = static_cast<const std::uint8_t*>(codes)[i] != 0 ? params.scale : -params.scale;
    }
    void roundTrip(const float* x, std::size_t n, BlockParams params, bool, float* values) const override
    {
        for (std::size_t i = 0; i < n; ++i)
            values[i] = x[i] < 0 ? -params.scale : params.scale;
    }
    EncodeRule encodeRule(BlockParams, bool) const override
    {
        return {1, false, 0, ComparedRule{0, std::numeric_limits<float>::infinity(), 0, 1, 1}};
    }
    DecodeSteps decodeSteps(int code, BlockParams params) const override { return {code != 0 ? 1.0f : -1.0f, params.scale}; }
    float value(int code, BlockParams params) const override { return code != 0 ? params.scale : -params.scale; }
};

}  // namespace

GridInfo binaryGrid()
{
    return {"binary",
            {},
            [](const Choice&) -> Result<std::shared_ptr<const Grid>> { return {std::make_shared<const BinaryGrid>()}; },
            {.fitsItself = true}};
}

}  // namespace bitloupe
