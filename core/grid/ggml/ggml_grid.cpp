// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/grid/ggml/ggml_grid.h"

#include <algorithm>
#include <cfloat>
#include <cmath>

namespace bitloupe {

std::vector<StoredPart> GgmlGrid::storedParts(std::uint64_t, std::uint64_t blocks) const
{
    std::vector<StoredPart> parts{{"codes", codeBitsOfBlock(), blocks}, {"scales", scaleBits(), blocks}};
    if (!offsetName().empty())
        parts.push_back({offsetName(), scaleBits(), blocks});
    return parts;
}

Range GgmlGrid::representable(BlockParams params) const
{
    const float first = value(codeMin(), params), last = value(codeMax(), params);
    return {std::min(first, last), std::max(first, last)};
}

Range GgmlGrid::unclipped(BlockParams params) const
{
    const Range ends = representable(params);
    const float half = std::fabs(params.scale) * widestStep() / 2;
    return {std::max(ends.low - half, -FLT_MAX), std::min(ends.high + half, FLT_MAX)};
}

BlockFit GgmlGrid::fitBlock(std::span<const float> weights) const
{
    const kernels::MinMax ends = kernels::active().minMax(weights.data(), weights.size());
    return fitEnds(ends.min <= ends.max ? Range{ends.min, ends.max} : Range{0, 0});
}

}  // namespace bitloupe
