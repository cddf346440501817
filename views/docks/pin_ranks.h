// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Where the two errors disagree: pins that stand the other way round by their outputs than by their weights.

#include "views/docks/pin_row.h"

#include <vector>

namespace bitloupe {

// Rows, by index; -1: none. Differences below a hundredth of a decibel are none.
struct RankConflict {
    int betterThan = -1;  // by the outputs, though worse by the weights; the best such row by its weights
    int worseThan = -1;  // by the outputs, though better by the weights; the worst such row by its weights
};
std::vector<RankConflict> rankConflicts(const std::vector<PinRow>& rows);

}  // namespace bitloupe
