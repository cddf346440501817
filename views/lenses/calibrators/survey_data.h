// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the Calibrators lens computes for itself: every calibrator's choice and its cost, one after the other, and where
// people ask for it the sample sweep. Rows that were computed before for the same weights and settings are kept, so that
// choosing another calibrator computes nothing again.

#include "core/report/calibrator_survey.h"
#include "core/report/sample_sweep.h"
#include "views/lens.h"

namespace bitloupe {

// Immutable; shared by all answers that hold it.
using SurveyRow = std::shared_ptr<const SurveyedCalibrator>;

struct SurveyData : LensData {
    QuantSpec spec;
    std::vector<SurveyRow> rows;  // in the order of the table of calibrators
    std::size_t expected = 0;  // rows that there will be; more than rows.size() while they are computed
    Choice own;  // the calibrator of the settings
    std::weak_ptr<const Weights> weights;  // whose they are

    bool wantsSweep = false;
    std::vector<SweptCalibrator> sweep;  // as far as it is known
    std::optional<Error> sweepProblem;  // why there is none for this tensor

    bool isComplete() const { return rows.size() == expected; }
};

// `question.option`: "sweep" asks for the sample sweep, too.
inline constexpr std::string_view kSweepOption = "sweep";

// Errors: BadSpec where the grid finds its blocks' parameters itself; whatever reading gives.
Result<std::shared_ptr<const LensData>> computeSurvey(const LensQuestion& question, Progress& progress);

}  // namespace bitloupe
