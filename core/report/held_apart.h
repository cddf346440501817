// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What tokens held apart from the calibration (InputMoments::heldApart) say of a method that learned from the others: one that
// is better than plain rounding on the tokens it learned from and worse on those held apart has learned what only these say.

#include "core/report/error_report.h"

#include <optional>

namespace bitloupe {

// The same grid, granularity and range with nearest rounding and nothing prepared.
QuantSpec plainRounding(const QuantSpec& spec);
// Whether something other than plain rounding learns: a second-order rounding, or a preparation.
bool learns(const QuantSpec& spec);

// Both by more than a hundredth of a decibel.
struct Harm {
    double gainDb = 0;  // above plain rounding, on the calibration's tokens
    double lossDb = 0;  // below it, on those held apart
    friend bool operator==(const Harm&, const Harm&) = default;
};
std::optional<Harm> harmOf(const OutputError& method, const OutputError& plain);

// The harm and its reasons, as far as the calibration's tokens tell them:
//
//   apart_worse         value = lossDb
//   apart_few_tokens    fewer than two tokens for each input channel: value = their number
//   apart_heavy_tokens  the heaviest hundredth of the tokens hold a tenth or more of the second moments, and five times what as
//                       many tokens of the same size would: value = that share
//   apart_unlike        neither: those held apart are unlike the others; value = 0
Remarks harmRemarks(const Harm& harm, const OutputError& method);

// The output error alone, in one pass.
Result<OutputError> outputErrorOf(const std::shared_ptr<const Weights>& weights, const QuantSpec& spec, Progress& progress);
// The remarks above for an answer of these weights under this spec, compared with plain rounding, which is computed if there are
// tokens held apart and the spec learns; none where plain rounding is none of its grid. `plain`: told where it was. Errors: those of
// reading.
Result<Remarks> judgeHeldApart(const std::shared_ptr<const Weights>& weights, const QuantSpec& spec, const OutputError& method,
                               Progress& progress, std::optional<OutputError>* plain = nullptr);

}  // namespace bitloupe
