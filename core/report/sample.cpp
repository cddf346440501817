// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/sample.h"

#include "core/tensor/fold.h"

#include <algorithm>

namespace bitloupe {

namespace {

constexpr std::uint64_t kFewestRows = 32;  // unless the tensor has fewer
constexpr std::uint64_t kRun = 4096;  // columns

// Which weights are taken.
struct Plan {
    std::uint64_t rowStep = 1, rows = 0;
    std::uint64_t run = 0, runStep = 0, runs = 1;

    std::uint64_t cols() const { return run * runs; }
    std::uint64_t size() const { return rows * cols(); }
};

std::uint64_t dividedUp(std::uint64_t a, std::uint64_t b) { return a / b + (a % b != 0); }

// Odd: heads and blocks of two's powers of channels must not fall into step with the sample.
std::uint64_t oddStep(std::uint64_t step) { return step <= 1 ? 1 : step | 1; }

Plan planOf(std::uint64_t rows, std::uint64_t cols, std::uint64_t wanted, std::uint64_t group)
{
    Plan plan;
    const std::uint64_t fewest = std::min(rows, kFewestRows);
    plan.rowStep = oddStep(rows / std::clamp(wanted / cols, fewest, rows));
    plan.rows = dividedUp(rows, plan.rowStep);
    plan.run = plan.runStep = cols;
    const std::uint64_t run = group == 0 ? kRun : dividedUp(kRun, group) * group;
    const std::uint64_t runs = std::max<std::uint64_t>(wanted / plan.rows / run, 1);
    if (cols / run > runs) {  // rows are longer than what may be taken of them
        plan.run = run;
        plan.runStep = cols / run / runs * run;
        plan.runs = runs;
    }
    return plan;
}

Result<std::vector<float>> valuesOf(const Weights& from, const Plan& plan, Progress& progress)
{
    std::vector<float> values;
    values.reserve(static_cast<std::size_t>(plan.size()));
    for (std::uint64_t row = 0; row < plan.rows; ++row) {
        for (std::uint64_t run = 0; run < plan.runs; ++run) {
            progress.advance(0);
            const auto piece = from.read(row * plan.rowStep * from.cols() + run * plan.runStep, plan.run);
            if (!piece)
                return piece.error();
            values.insert(values.end(), piece->values.begin(), piece->values.end());
        }
    }
    return values;
}

}  // namespace

Sample::Sample(std::shared_ptr<const Weights> weights, std::uint64_t rows, std::uint64_t cols)
    : m_weights(std::move(weights))
    , m_whole(*m_weights, 0, m_weights->size())
    , m_rows(rows)
    , m_cols(cols)
{
}

Result<std::shared_ptr<const Sample>> Sample::take(const Weights& from, std::uint64_t wanted, std::uint64_t group, Progress& progress)
{
    if (from.size() / 2 <= wanted)
        return std::shared_ptr<const Sample>();
    const Plan plan = planOf(from.rows(), from.cols(), wanted, group);
    if (plan.size() > from.size() / 2)
        return std::shared_ptr<const Sample>();
    auto values = valuesOf(from, plan, progress);
    if (!values)
        return values.error();
    auto weights = weightsFromValues(from.info().name, {plan.rows, plan.cols()}, std::move(*values), 0);
    const std::shared_ptr<Sample> sample(new Sample(std::move(weights), from.rows(), from.cols()));
    sample->m_oneIn = std::max<std::uint64_t>((from.size() + plan.size() / 2) / plan.size(), 2);
    sample->m_rowStep = plan.rowStep;
    sample->m_run = plan.run;
    sample->m_runStep = plan.runStep;
    return std::shared_ptr<const Sample>(sample);
}

bool Sample::isCheap(const ModelFile& file, std::size_t tensor, int outputAxis)
{
    return file.readsAnywhere(tensor) && foldAround(file.tensors()[tensor].shape, outputAxis).isIdentity();
}

std::uint64_t Sample::place(std::uint64_t flat) const
{
    const std::uint64_t row = flat / m_weights->cols(), column = flat % m_weights->cols();
    return row * m_rowStep * m_cols + column / m_run * m_runStep + column % m_run;
}

}  // namespace bitloupe
