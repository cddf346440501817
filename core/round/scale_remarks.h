// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What must be said of scales that are stored as IEEE halves (Grid::scaleBits() of 16) when the weights do not suit them.

#include "core/base/remark.h"
#include "core/round/tiling.h"

#include <span>

namespace bitloupe {

// Remarks, by how many blocks (`stored`: what decodes, by block):
//   scales_too_small   a scale below 2^-19, which has fewer than five binary digits left or is raised to 2^-24; and a scale of 0
//                      for weights that are not (told of resident weights alone)
//   scales_too_large   a scale at 65504, where the halves end: what is beyond is clipped
// Blocks that are all 0 have no scale to lose, nor have blocks whose offset is so large that steps of the scale are below its own.
void sayLostScales(const Weights& weights, const Grid& grid, const Tiling& tiling, std::span<const BlockParams> stored, Remarks& remarks);

// Whether it is one of the two.
bool isOfScales(const Remark& remark);

}  // namespace bitloupe
