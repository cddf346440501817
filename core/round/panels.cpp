// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/round/panels.h"

namespace bitloupe {

Result<void> forEachPanel(const Weights& weights, const Tiling& tiling, const std::function<Result<void>(const Panel&)>& visit,
                          std::uint64_t elements)
{
    for (std::uint64_t begin = 0; begin < tiling.count();) {
        const std::uint64_t end = tiling.panelEnd(begin, elements);
        const std::uint64_t first = tiling.tile(begin).first;
        const Tile last = tiling.tile(end - 1);
        const Result<Piece> piece = weights.read(first, last.first + last.count - first);
        if (!piece)
            return piece.error();
        if (Result<void> done = visit({begin, end, first, piece->values}); !done)
            return done;
        begin = end;
    }
    return {};
}

}  // namespace bitloupe
