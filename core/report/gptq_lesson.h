// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// GPTQ on one row of weights, column by column, for people who want to see how the error is pushed to where it does no harm
// (reference/methods.md 9.3). The codes are those of the real rounding (core/round/gptq.h); what lies between them follows
// from the definition, in double:
//
//   wanted(c) = w - sum over p < c of e_p U_p     what the columns are to be rounded from when it is column c's turn
//   e_c       = (wanted_c(c) - q_c) / U_cc        U the upper factor of the inverse of the damped second moments
//
// Places count columns in the order of work.

#include "core/round/quantize.h"

#include <memory>
#include <vector>

namespace bitloupe {

inline constexpr std::size_t kLessonColumns = 512;  // at most so many, the first in the order of work

struct GptqLesson {
    QuantSpec spec;  // with the second-order rounding
    std::uint64_t row = 0, rows = 0;  // output channel
    std::size_t columns = 0;  // of the matrix
    std::size_t width = 0;  // of the lesson
    double damp = 0;
    // By place:
    std::vector<std::size_t> order;  // original column
    std::vector<double> energy;  // mean square of its input
    std::vector<double> diagonal;  // U_cc: the larger, the less the columns behind can make good
    std::vector<float> weights;
    std::vector<float> quantized;
    std::vector<float> nearest;  // the same weights, each to its nearest level
    std::vector<double> errors;  // e_c
    std::vector<double> upper;  // U, width x width, row-major
};
// `weights` know their second moments. Errors: BadArgument where they do not, for rows beyond the matrix, and where no damping
// gives a factor; BadSpec; those of reading.
Result<std::shared_ptr<const GptqLesson>> gptqLesson(std::shared_ptr<const Weights> weights, const QuantSpec& spec, std::uint64_t row,
                                                     Progress& progress);

// The row when `step` columns are rounded: their values, and what is wanted of those to come.
std::vector<double> lessonState(const GptqLesson& lesson, std::size_t step);
// What rounding the column at `place` adds to the columns behind it (0 before and at it).
std::vector<double> lessonPush(const GptqLesson& lesson, std::size_t place);

// `spec` with the second-order rounding of the table, or its own where that is one.
QuantSpec withSecondOrder(const QuantSpec& spec);

// All decoded values of an answer, restored, row-major.
std::vector<float> restoredValues(const QuantizedTensor& answer);

}  // namespace bitloupe
