// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// --input-bits N: what the inputs are as integers, alone and together with the weights as a spec makes them; which of them are
// outliers; and what a rotation would make of both. What the lens Activations shows under Tokens, Outliers and Rotation.

#include "app/cli/value.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/round/quantize.h"

#include <memory>
#include <optional>

namespace bitloupe::cli {

struct InputFigures {
    Record record;  // without what the activations do not tell
    std::optional<double> jointSqnrDb;  // of the outputs: weights as the spec says, inputs with a scale for each token
};
// `weights` know their inputs; `answer` is the spec's to them. Errors: those of reading and quantizing.
Result<InputFigures> inputFigures(const std::shared_ptr<const Weights>& weights, const QuantizedTensor& answer, int bits,
                                  Progress& progress);

}  // namespace bitloupe::cli
