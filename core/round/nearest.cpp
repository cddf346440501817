// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// "nearest": every weight gets the level nearest to it, block by block, whatever the others get.

#include "core/round/rounding.h"

#include <algorithm>

namespace bitloupe {

void roundRowToNearest(std::span<const float> weights, const Grid& grid, const RowBlocks& blocks, void* codes)
{
    const std::size_t bytes = codeBytes(grid.codeType());
    std::size_t first = 0;
    for (const BlockParams& params : blocks.params) {
        const std::size_t count = std::min<std::size_t>(blocks.blockSize, weights.size() - first);
        grid.encode(weights.data() + first, count, params, count == blocks.blockSize, static_cast<std::byte*>(codes) + first * bytes);
        first += count;
    }
}

namespace {

class Nearest final : public Rounding {
public:
    bool needsWholeRows() const override { return false; }
    bool roundsEachToNearest() const override { return true; }

    void roundRow(std::span<const float> weights, const Grid& grid, const RowBlocks& blocks, void* codes) const override
    {
        roundRowToNearest(weights, grid, blocks, codes);
    }
};

}  // namespace

RoundingInfo nearestRounding()
{
    return {"nearest", {}, [](const Choice&) -> Result<std::shared_ptr<const Rounding>> { return {std::make_shared<const Nearest>()}; }};
}

}  // namespace bitloupe
