// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A matrix in turns of what may lie in memory at once: runs of whole tiles, in order, read where they do not lie there already.

#include "core/round/tiling.h"
#include "core/tensor/weights.h"

#include <functional>

namespace bitloupe {

inline constexpr std::uint64_t kPanelSize = 64 * kTileSize;  // weights read from a file at once: 16 MiB of float32

struct Panel {
    std::uint64_t begin = 0, end = 0;  // tiles
    std::uint64_t first = 0;  // flat index in the matrix
    std::span<const float> values;
};

// Stops at the first error, of reading or of the visit. `elements`: about so many weights a panel.
Result<void> forEachPanel(const Weights& weights, const Tiling& tiling, const std::function<Result<void>(const Panel&)>& visit,
                          std::uint64_t elements = kPanelSize);

}  // namespace bitloupe
