// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the Calibrators lens says of a survey. No widgets here.

#include "views/lenses/calibrators/survey_data.h"

#include <QString>

namespace bitloupe {

// The row with the highest SQNR, the first of equal ones; null where none is known.
SurveyRow bestRow(const SurveyData& survey);
// "MSE search is best: 13.40 dB, 8.84 dB above min-max"; while rows are missing "5 of 13…" as well.
QString surveyNote(const SurveyData& survey);
// "settled from 300 samples on" of the calibrator in use; empty without a sweep.
QString sweepNote(const SurveyData& survey);

}  // namespace bitloupe
