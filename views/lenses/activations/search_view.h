// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the preparations that search for something tried, and what it made of the output error: AWQ's scales by ratio,
// SmoothQuant's alpha.

#include "core/report/method_survey.h"
#include "views/lenses/activations/input_view.h"

namespace bitloupe {

struct SearchedCurve {
    QuantSpec spec;
    PreparationCurve curve;
};
struct SearchPart : InputPart {
    std::vector<SearchedCurve> curves;  // that are not empty
    bool isComplete = false;
};

InputView* makeSearchView(QWidget* parent);
Result<InputPartPtr> computeSearches(const InputViewQuestion& question, Progress& progress);

// "AWQ: least output error at 0.45, 61.2 % of that at 0"
QString searchNote(const SearchPart& part);

}  // namespace bitloupe
