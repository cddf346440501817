// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// LLM.int8()'s threshold: which share of the input channels stays in 16 bits, what that costs in work, what it saves in error.

#include "core/report/outlier_curve.h"
#include "views/lenses/activations/input_view.h"

namespace bitloupe {

struct OutliersPart : InputPart {
    std::vector<OutlierShare> curve;  // by ascending threshold; empty: no magnitudes are known
    std::vector<OutlierError> errors;  // at a few of them, as they become known
    std::size_t channels = 0;  // of the inputs
    bool hasTokens = true;  // of which errors are found; sums have none
    OutlierShare chosen;  // at the threshold that was asked for
};

InputView* makeOutliersView(QWidget* parent);
Result<InputPartPtr> computeOutliers(const InputViewQuestion& question, Progress& progress);

// "at 6: 3 of 172 channels (1.74 %) in 16 bits, 3.4 % of the work, 61 % of the inputs' energy"
QString outliersNote(const OutliersPart& part);

}  // namespace bitloupe
