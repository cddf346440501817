// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// GPTQ column by column: what each column is to be rounded from, what rounding it does wrong, and how that is pushed onto the
// columns behind it; the factor's diagonal and the order of the columns.

#include "core/report/gptq_lesson.h"
#include "views/lenses/activations/input_view.h"

namespace bitloupe {

struct ColumnsPart : InputPart {
    std::shared_ptr<const GptqLesson> lesson;  // null: there is none
    std::optional<Error> problem;  // why
    QuantSpec spec;  // that was asked about
};

InputView* makeColumnsView(QWidget* parent);
Result<InputPartPtr> computeColumns(const InputViewQuestion& question, Progress& progress);

// "12th of 172: column 57, wanted 0.0312, rounded to 0.0280; the columns behind it take over 0.00313"
QString stepNote(const GptqLesson& lesson, std::size_t step);

}  // namespace bitloupe
