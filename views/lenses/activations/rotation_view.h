// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A Hadamard rotation of the input channels, before anybody does it: sizes before and after, and which outputs it hurts.

#include "core/report/rotation.h"
#include "views/lenses/activations/input_view.h"

namespace bitloupe {

struct RotationPart : InputPart {
    std::optional<RotationPreview> preview;
    std::optional<Error> problem;  // why there is none
};

InputView* makeRotationView(QWidget* parent);
Result<InputPartPtr> computeRotation(const InputViewQuestion& question, Progress& progress);

// "outputs 18.20 dB → 21.50 dB; 7 of 64 output channels get worse"
QString rotationNote(const RotationPreview& preview);
// By output channel: how many decibels the output error grows; NaN where it is 0 on either side.
std::vector<double> rotationHarm(const RotationPreview& preview);

}  // namespace bitloupe
