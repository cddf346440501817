// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// "nearest": every weight gets the level nearest to it, block by block, whatever the others get.

#include "core/round/rounding.h"

#include <algorithm>

namespace bitloupe {

void roundRowToNearest(std::span<const float> weights, const Grid& grid, const RowBlocks& blocks, void* codes)
{
    const std::size_t bytes = codeBytes(grid.codeType());
    const std::size_t full = blocks.blockSize > 0 ? weights.size() / blocks.blockSize : 0, first = full * blocks.blockSize;
    grid.encodeBlocks(weights.data(), blocks.blockSize, blocks.params.first(full), codes);
    if (first < weights.size())
        grid.encode(weights.data() + first, weights.size() - first, blocks.params[full], false,
                    static_cast<std::byte*>(codes) + first * bytes);
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
