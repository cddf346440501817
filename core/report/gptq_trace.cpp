// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/gptq_trace.h"

#include "core/activations/input_moments.h"
#include "core/grid/code_value.h"
#include "core/prepare/output_loss.h"
#include "core/round/gptq.h"
#include "core/round/quantize.h"

#include <algorithm>
#include <cmath>

namespace bitloupe {

namespace {

Error refused(std::string where, std::string detail) { return {ErrorCode::BadArgument, {}, std::move(where), std::move(detail)}; }

Result<void> check(const Weights& weights, std::span<const std::uint64_t> rows)
{
    const InputMoments* const inputs = weights.inputs().get();
    if (inputs == nullptr || !inputs->hasSecondMoments() || inputs->features != weights.cols() || inputs->tokens == 0)
        return refused("inputs", "the second moments of the weights' inputs are not known");
    if (std::any_of(rows.begin(), rows.end(), [&](std::uint64_t row) { return row >= weights.rows(); }))
        return refused("rows", "the matrix has " + std::to_string(weights.rows()));
    return {};
}

Result<std::vector<float>> readRows(const Weights& weights, std::span<const std::uint64_t> rows)
{
    std::vector<float> values;
    for (const std::uint64_t row : rows) {
        const Result<Piece> piece = weights.read(row * weights.cols(), weights.cols());
        if (!piece)
            return piece.error();
        values.insert(values.end(), piece->values.begin(), piece->values.end());
    }
    return values;
}

// Whether a row's codes hang on no other row.
bool isRowsAlone(const QuantSpec& spec, const BlockLayout& blocks, const Grid& grid)
{
    return !blocks.wholeTensor && blocks.rowsPerBlock == 1 && !gridRules(spec.grid).learns && !grid.hasSecondStage();
}

// The rows that are to be quantized, and where those that are traced lie among them.
struct Chosen {
    std::shared_ptr<const Weights> weights;
    std::vector<std::uint64_t> rows;
};

Result<Chosen> choose(const std::shared_ptr<const Weights>& weights, std::span<const std::uint64_t> rows, bool alone)
{
    Chosen chosen{weights, {rows.begin(), rows.end()}};
    if (!alone)
        return chosen;
    auto values = readRows(*weights, rows);
    if (!values)
        return values.error();
    chosen.weights =
        withInputs(weightsFromValues(weights->info().name, {rows.size(), weights->cols()}, std::move(*values), 0), weights->inputs());
    for (std::size_t i = 0; i < rows.size(); ++i)
        chosen.rows[i] = i;
    return chosen;
}

}  // namespace

bool GptqTrace::findOrder(const InputMoments& inputs, const GptqOptions& options, Progress& progress)
{
    const auto factor = GptqFactor::make(scaledMoments(inputs, 1 / static_cast<double>(inputs.tokens)), options, progress, true);
    if (!factor)
        return false;
    m_damp = factor->damp();
    m_upper = factor->upper();
    const std::vector<std::size_t> groups = gptqGroupOf(*factor, options);
    for (std::size_t c = 0; c < factor->size(); ++c) {
        const std::size_t column = factor->order()[c];
        const double moment = inputs.secondMoments.at(column, column) / static_cast<double>(inputs.tokens);
        m_order.push_back({column, groups[column], moment, 1 / m_upper.at(c, c), factor->isDead(column)});
    }
    return true;
}

// `weights`: of the traced rows; `rows`: where they lie in the answer.
void GptqTrace::fill(std::span<const float> weights, const QuantizedTensor& answer, std::span<const std::uint64_t> rows)
{
    const std::vector<float> values = decodedValues(answer);
    const std::size_t n = steps();
    m_weights.resize(rowCount() * n);
    for (std::size_t index = 0; index < rowCount(); ++index) {
        std::vector<double> errors(n, 0.0);
        for (std::size_t c = 0; c < n; ++c) {
            TracedWeight& traced = m_weights[index * n + c];
            const std::size_t column = m_order[c].column, flat = static_cast<std::size_t>(rows[index]) * n + column;
            const float w = weights[index * n + column];
            traced.weight = m_order[c].isDead || std::isnan(w) ? 0.0f : w;
            traced.value = values[flat];
            traced.code = codeAt(answer.codes.data(), flat, answer.grid->codeType());
            const double difference = double{traced.weight} - double{traced.value}, known = std::isfinite(difference) ? difference : 0.0;
            for (std::size_t j = c; j < n; ++j)
                errors[j] += known * m_upper.at(c, j);
            traced.error = errors[c];
            traced.wanted = double{traced.value} + errors[c] / m_upper.at(c, c);
            traced.loss = errors[c] * errors[c] / 2;
        }
    }
}

Result<std::shared_ptr<const GptqTrace>> GptqTrace::make(std::shared_ptr<const Weights> weights, const QuantSpec& asked,
                                                         std::span<const std::uint64_t> rows, Progress& progress)
{
    QuantSpec spec = asFormatSays(asked);
    const auto rounding = gptqOptions(spec.rounding);
    if (!rounding)
        return refused("key 'rounding'", "only gptq works column by column");
    if (const Result<void> fine = check(*weights, rows); !fine)
        return fine.error();
    auto prepared = prepare(std::move(weights), spec, progress);
    if (!prepared)
        return prepared.error();
    const auto grid = makeGrid(spec.grid);
    if (!grid)
        return grid.error();
    spec.preparation = defaultSpec().preparation;
    const BlockLayout blocks = blockLayout(spec.granularity, prepared->weights->rows(), prepared->weights->cols());
    const auto chosen = choose(prepared->weights, rows, isRowsAlone(spec, blocks, **grid));
    if (!chosen)
        return chosen.error();
    const auto answer = quantize(chosen->weights, spec, progress);
    if (!answer)
        return answer.error();
    const auto given = readRows(*chosen->weights, chosen->rows);
    if (!given)
        return given.error();
    const std::shared_ptr<GptqTrace> trace(new GptqTrace);
    trace->m_rows.assign(rows.begin(), rows.end());
    trace->m_remarks = prepared->remarks;
    trace->m_remarks.insert(trace->m_remarks.end(), (*answer)->remarks.begin(), (*answer)->remarks.end());
    if (!trace->findOrder(*prepared->weights->inputs(), gptqOptionsFor(*rounding, blocks, false), progress))
        return refused("inputs", "their second moments cannot be factored, whatever the damping");
    trace->fill(*given, **answer, chosen->rows);
    return std::shared_ptr<const GptqTrace>(trace);
}

std::vector<double> GptqTrace::pushed(std::size_t index, std::size_t step) const
{
    const std::size_t n = steps();
    std::vector<double> row(n - step, 0.0), sums(n - step, 0.0);  // of U: u A = the unit vector
    row[0] = 1 / m_upper.at(step, step);
    for (std::size_t i = step; i < n; ++i) {
        if (i > step)
            row[i - step] = -sums[i - step] / m_upper.at(i, i);
        for (std::size_t j = i + 1; j < n; ++j)
            sums[j - step] += row[i - step] * m_upper.at(i, j);
    }
    row.erase(row.begin());
    for (double& u : row)
        u *= -at(index, step).error;
    return row;
}

// D_P A_PF U_FF of the rounded columns P is added to the weights of the others, F.
std::vector<double> GptqTrace::standing(std::size_t index, std::size_t step) const
{
    const std::size_t n = steps();
    std::vector<double> sums(n, 0.0), row(n);
    for (std::size_t c = 0; c < n; ++c) {
        const TracedWeight& traced = at(index, c);
        const double added = c < step ? 0 : sums[c] / m_upper.at(c, c);
        row[c] = c < step ? double{traced.value} : double{traced.weight} + added;
        const double spread = c < step ? double{traced.weight} - double{traced.value} : -added;
        for (std::size_t j = std::max(c + 1, step); j < n; ++j)
            sums[j] += spread * m_upper.at(c, j);
    }
    return row;
}

}  // namespace bitloupe
