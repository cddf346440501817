// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// How large inputs and weights are by input channel, before and after a preparation moves size between them: one axis for all.

#include "core/report/channel_sizes.h"
#include "views/lenses/activations/input_view.h"

namespace bitloupe {

struct RangesPart : InputPart {
    ChannelSizes before, after;
    std::vector<float> scale;  // by input channel: weights times it, inputs divided by it; empty: nothing is moved
    std::optional<double> alpha;  // of SmoothQuant, where it was tried here; none: the settings' own preparation
};

InputView* makeRangesView(QWidget* parent);
Result<InputPartPtr> computeRanges(const InputViewQuestion& question, Progress& progress);

// "inputs: largest 41× the median → 6.3×; weights: 3.1× → 5.2×"
QString rangesNote(const RangesPart& part);

}  // namespace bitloupe
