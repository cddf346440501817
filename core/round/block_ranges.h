// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Work on every block of a tensor: in parallel, read in panels of whole blocks where the weights do not lie in memory.

#include "core/calibrate/calibrator.h"
#include "core/round/quantize.h"

#include <functional>

namespace bitloupe {

// Calls visit(block, its weights) for every block, on TBB; `whole` (may be null) takes the place of the only block's slice
// where all weights share one. visit must write only to what belongs to its block, and must not count on the progress that
// it gets to reach the caller for small blocks: those are counted here. The error of the lowest block is returned.
using BlockVisit = std::function<Result<void>(std::uint64_t block, const Slice& slice, Progress& progress)>;
Result<void> forEachBlock(const Weights& weights, const BlockLayout& blocks, const Slice* whole, const BlockVisit& visit,
                          Progress& progress);

// What the calibrator chooses for every block.
Result<std::vector<Range>> blockRanges(const Weights& weights, const BlockLayout& blocks, const Slice* whole, const Grid& grid,
                                       const Calibrator& calibrator, Progress& progress);

// The slice of one block.
Slice blockSlice(const Weights& weights, const BlockLayout& blocks, std::uint64_t block);

}  // namespace bitloupe
