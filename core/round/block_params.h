// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Parameters of many blocks at once, where the calibrator's choice follows from their extents alone.

#include "core/calibrate/calibrator.h"

#include <span>

namespace bitloupe {

// Blocks of `size` weights that lie one behind the other, a Range and BlockParams each: what calibrator.choose() and grid.params()
// give for each of them. False: they must be found one by one.
bool findParams(const Grid& grid, const Calibrator& calibrator, const float* weights, std::size_t size, std::span<BlockParams> params,
                std::span<Range> ranges);

}  // namespace bitloupe
