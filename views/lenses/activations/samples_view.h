// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// How many tokens the method needs: calibrated on few, judged on all.

#include "core/report/output_sweep.h"
#include "views/lenses/activations/input_view.h"

namespace bitloupe {

struct SamplesPart : InputPart {
    std::optional<OutputSweep> sweep;
    std::optional<Error> problem;  // why there is none
};

InputView* makeSamplesView(QWidget* parent);
Result<InputPartPtr> computeSamples(const InputViewQuestion& question, Progress& progress);

// "GPTQ on all 512 tokens 14.80 dB, plain rounding 12.10 dB; with 8 tokens worse than plain rounding"
QString samplesNote(const OutputSweep& sweep);

}  // namespace bitloupe
