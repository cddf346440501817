// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// NVFP4 (ModelOpt, compressed-tensors; reference/methods.md 15): blocks of 16 with a scale in E4M3 relative to one float32
// for the tensor:
//   g = 448 * 6 / max|x| of the tensor,   s = E4M3(g * max|x| of the block / 6),   value = element * (s / g)
// Codes are made with the scale as it is stored. A block whose s rounds to 0 is lost: all its codes are 0.

#include "core/grid/fp4_elements.h"
#include "core/grid/mini_float.h"
#include "core/io/small_float.h"

#include <algorithm>
#include <cfloat>
#include <cmath>

namespace bitloupe {

namespace {

constexpr std::size_t kBlock = 16;
constexpr float kLargestElement = 6;

constexpr auto kE4M3Values = smallFloatTable<8>({4, 3, 7, Specials::AllOnesNan});

class NvFp4Grid final : public Fp4Elements {
public:
    std::vector<StoredPart> storedParts(std::uint64_t weights, std::uint64_t blocks) const override
    {
        std::vector<StoredPart> parts = Grid::storedParts(weights, blocks);
        parts.push_back({"tensor_scale", 32, blocks > 0 ? std::uint64_t{1} : std::uint64_t{0}});
        return parts;
    }

    // What the block alone asks for; settle() brings it to what can be stored.
    BlockParams params(Range range) const override
    {
        return {std::max(-std::min(range.low, 0.0f), std::max(range.high, 0.0f)) / kLargestElement, 0};
    }

    bool hasSecondStage() const override { return true; }
    void settle(std::span<BlockParams> working, std::span<BlockParams> stored) const override
    {
        float largest = 0;  // of all blocks, in element units: max|x| / 6
        for (const BlockParams& block : working)
            largest = std::max(largest, block.scale);
        const float g = std::min(kE4M3.largest / largest, FLT_MAX);
        for (std::size_t i = 0; i < working.size(); ++i) {
            const float scale = largest == 0.0f ? 0.0f : kE4M3Values[kE4M3.encode(g * working[i].scale)] / g;
            working[i].scale = stored[i].scale = scale;
        }
    }
};

Result<std::shared_ptr<const Grid>> makeNvFp4(const Choice&) { return {std::make_shared<const NvFp4Grid>()}; }

}  // namespace

GridInfo nvFp4Grid() { return {"nvfp4", {}, &makeNvFp4, {.blockSize = kBlock, .fitsItself = true}}; }

}  // namespace bitloupe
