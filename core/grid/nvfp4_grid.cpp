// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// NVFP4 (ModelOpt, compressed-tensors; reference/methods.md 15): blocks of 16 with a scale in E4M3 relative to one float32
// for the tensor:
//   g = 448 * 6 / max|x| of the tensor,   s = E4M3(g * max|x| of the block / 6),   value = element * (s / g)
// Codes are made with the scale as it is stored. A block whose s rounds to 0 is lost: all its codes are 0.

#include "core/grid/fp4_elements.h"
#include "kernels/kernels.h"

#include <algorithm>
#include <array>
#include <cfloat>
#include <cmath>

namespace bitloupe {

namespace {

constexpr std::size_t kBlock = 16;
constexpr float kLargestElement = 6;

constexpr std::size_t kRun = 1024;  // blocks whose scales are rounded at once

// The E4M3 numbers nearest to x, in its place.
void roundToE4M3(std::span<float> x)
{
    std::array<std::uint8_t, kRun> codes;
    kernels::active().encodeSmallFloat(x.data(), x.size(), 1, kernels::kE4M3, codes.data());
    kernels::active().decodeSmallFloat(codes.data(), x.size(), 1, kernels::kE4M3, x.data());
}

class NvFp4Grid final : public Fp4Elements {
public:
    std::vector<StoredPart> storedParts(std::uint64_t weights, std::uint64_t blocks) const override
    {
        std::vector<StoredPart> parts = Grid::storedParts(weights, blocks);
        parts.push_back({"tensor_scale", 32, blocks > 0 ? std::uint64_t{1} : std::uint64_t{0}});
        return parts;
    }

    // What the block alone asks for; settle() brings it to what can be stored.
    BlockParams params(Range range) const override { return {scaleOf(range), 0}; }
    void paramsOf(std::span<const Range> ranges, std::span<BlockParams> found) const override
    {
        for (std::size_t i = 0; i < found.size(); ++i) {
            found[i].scale = scaleOf(ranges[i]);
            found[i].zero = 0;
            found[i].offset = 0;
        }
    }

    bool hasSecondStage() const override { return true; }
    std::size_t settledTogether() const override { return 0; }
    void settle(std::span<BlockParams> working, std::span<BlockParams> stored, std::uint64_t) const override
    {
        float largest = 0;  // of all blocks, in element units: max|x| / 6
        for (const BlockParams& block : working)
            largest = std::max(largest, block.scale);
        const float g = std::min(kernels::kE4M3.largest / largest, FLT_MAX);
        std::array<float, kRun> scales;
        for (std::size_t first = 0; first < working.size(); first += kRun) {
            const std::size_t count = std::min(kRun, working.size() - first);
            for (std::size_t i = 0; i < count; ++i)
                scales[i] = g * working[first + i].scale;
            roundToE4M3(std::span(scales).first(count));
            for (std::size_t i = 0; i < count; ++i)
                working[first + i].scale = stored[first + i].scale = largest == 0.0f ? 0.0f : scales[i] / g;
        }
    }

private:
    static float scaleOf(Range range)
    {
        const float reach = std::max(-std::min(range.low, 0.0f), std::max(range.high, 0.0f));
        return std::min(reach, 3.4e38f) / kLargestElement;
    }
};

Result<std::shared_ptr<const Grid>> makeNvFp4(const Choice&) { return {std::make_shared<const NvFp4Grid>()}; }

}  // namespace

GridInfo nvFp4Grid() { return {"nvfp4", {}, &makeNvFp4, {.blockSize = kBlock, .fitsItself = true}}; }

}  // namespace bitloupe
