// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// GPTQ column by column (core/round/gptq.h), for a few rows: which column is rounded when, what it is rounded from, what its
// error is and what that does to the columns that are still to come. The codes are those of the answer itself; all else follows
// from them, because with A the factor of the damped second moments (H = A A^T, columns in the order of work) and D = W - Q
//
//   e_c       = (D A)_c             the error of step c as it counts, (w - q) / U_cc;  sum of e_c^2 = D H D^T
//   wanted_c  = q_c + e_c / A_cc    what step c rounds from: its weight and what earlier steps pushed onto it
//   U_cc      = 1 / A_cc            the diagonal of the factor of H^-1: large where no later column can make good
//
// in double, where the rounding itself keeps float32 sums.

#include "core/base/progress.h"
#include "core/base/remark.h"
#include "core/base/result.h"
#include "core/linear/square.h"
#include "core/spec/quant_spec.h"
#include "core/tensor/weights.h"

#include <memory>
#include <span>
#include <vector>

namespace bitloupe {

struct GptqOptions;
struct InputMoments;
struct QuantizedTensor;

struct TracedColumn {
    std::size_t column = 0;  // of the matrix
    std::size_t group = 0;  // whose parameters it has; 0 where the row or the tensor has one
    double moment = 0;  // mean square of its input: the diagonal of H, undamped, by token
    double pivot = 0;  // U_cc, of moments by token
    bool isDead = false;  // its input is always 0: its weight counts as 0
};

struct TracedWeight {
    float weight = 0;  // as it was given to the rounding (prepared; 0 for dead columns and what is not a number)
    double wanted = 0;
    float value = 0;
    int code = 0;
    double error = 0;  // e_c, by token
    double loss = 0;  // e_c^2 / 2: their sum is half the damped output error of the row, by token
};

class GptqTrace {
public:
    // `rows` of the matrix (in any order). Errors: BadArgument where the spec rounds otherwise, where the inputs are not known or
    // of another width, where a row does not exist, and where the second moments cannot be factored; and those of quantize().
    static Result<std::shared_ptr<const GptqTrace>> make(std::shared_ptr<const Weights> weights, const QuantSpec& spec,
                                                         std::span<const std::uint64_t> rows, Progress& progress);

    std::size_t steps() const { return m_order.size(); }
    std::size_t rowCount() const { return m_rows.size(); }
    std::uint64_t row(std::size_t index) const { return m_rows[index]; }
    const std::vector<TracedColumn>& order() const { return m_order; }  // order()[step]
    double damp() const { return m_damp; }  // that succeeded, as a part of the mean diagonal
    const Remarks& remarks() const { return m_remarks; }

    const TracedWeight& at(std::size_t index, std::size_t step) const { return m_weights[index * steps() + step]; }
    // What the step adds to the columns behind it: [k] for step + 1 + k. -e U_cj.
    std::vector<double> pushed(std::size_t index, std::size_t step) const;
    // The row as it stands before `step` (0 to steps()), in the order of work: values of what is rounded, then what the others
    // would be rounded from.
    std::vector<double> standing(std::size_t index, std::size_t step) const;

private:
    GptqTrace() = default;
    bool findOrder(const InputMoments& inputs, const GptqOptions& options, Progress& progress);
    void fill(std::span<const float> weights, const QuantizedTensor& answer, std::span<const std::uint64_t> rows);

    std::vector<std::uint64_t> m_rows;
    std::vector<TracedColumn> m_order;
    std::vector<TracedWeight> m_weights;  // rows x steps
    SquareMatrix m_upper;  // A, of moments by token
    double m_damp = 0;
    Remarks m_remarks;
};

}  // namespace bitloupe
