// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/gptq_lesson.h"

#include "core/activations/input_moments.h"
#include "core/base/text.h"
#include "core/linear/cholesky.h"
#include "core/prepare/preparation.h"
#include "core/report/output_tally.h"
#include "core/round/rounding.h"

#include <algorithm>

namespace bitloupe {

namespace {

Error refused(const Weights& weights, std::string why)
{
    return {ErrorCode::BadArgument, {}, "tensor " + inQuotes(weights.info().name), std::move(why)};
}

// The place of the order's word among those that the parameter allows is that of ColumnOrder.
GptqOptions optionsOf(const QuantSpec& spec, const BlockLayout& blocks)
{
    GptqOptions options;
    const std::string& word = spec.rounding.word("order");
    for (const RoundingInfo& info : roundings()) {
        for (const ParamInfo& param : info.params) {
            const auto found = std::find(param.options.begin(), param.options.end(), word);
            if (param.id == "order" && found != param.options.end())
                options.order = static_cast<ColumnOrder>(found - param.options.begin());
        }
    }
    options.damp = spec.rounding.number("damp");
    options.groupSize = blocks.wholeTensor || blocks.blocksPerRow == 1 ? 0 : static_cast<std::size_t>(blocks.blockSize);
    return options;
}

// H in the order of work, dead columns 1, damped: what the factor is of.
SquareMatrix damped(const SquareMatrix& h, const GptqFactor& factor)
{
    double mean = 0;
    for (std::size_t i = 0; i < h.size(); ++i)
        mean += (factor.isDead(i) ? 1 : h.at(i, i)) / static_cast<double>(h.size());
    SquareMatrix ordered(h.size());
    for (std::size_t i = 0; i < h.size(); ++i) {
        for (std::size_t j = i; j < h.size(); ++j)
            ordered.at(i, j) = h.at(factor.order()[i], factor.order()[j]);
        ordered.at(i, i) = (factor.isDead(factor.order()[i]) ? 1 : ordered.at(i, i)) + factor.damp() * mean;
    }
    return ordered;
}

Result<std::vector<float>> rowOf(const Weights& weights, std::uint64_t row)
{
    const Result<Piece> piece = weights.read(row * weights.cols(), weights.cols());
    if (!piece)
        return piece.error();
    return std::vector<float>(piece->values.begin(), piece->values.end());
}

// The values of one row of weights that were prepared before.
std::vector<float> gridRow(const QuantizedTensor& answer, std::uint64_t row)
{
    const std::vector<float> all = restoredValues(answer);
    const auto first = all.begin() + static_cast<std::ptrdiff_t>(row * answer.cols);
    return {first, first + static_cast<std::ptrdiff_t>(answer.cols)};
}

void fillOrder(GptqLesson& lesson, const InputMoments& inputs, const GptqFactor& factor)
{
    for (std::size_t place = 0; place < lesson.width; ++place) {
        const std::size_t column = factor.order()[place];
        lesson.order.push_back(column);
        lesson.energy.push_back(inputs.meanSquare[column]);
        lesson.diagonal.push_back(lesson.upper[place * lesson.width + place]);
    }
}

void fillErrors(GptqLesson& lesson)
{
    std::vector<double> wanted(lesson.weights.begin(), lesson.weights.end());
    for (std::size_t place = 0; place < lesson.width; ++place) {
        lesson.errors.push_back((wanted[place] - double{lesson.quantized[place]}) / lesson.diagonal[place]);
        for (std::size_t later = place; later < lesson.width; ++later)
            wanted[later] -= lesson.errors[place] * lesson.upper[place * lesson.width + later];
    }
}

struct Rounded {
    std::shared_ptr<const QuantizedTensor> second, nearest;
};
Result<Rounded> roundBoth(const std::shared_ptr<const Weights>& weights, QuantSpec spec, Progress& progress)
{
    spec.preparation = defaultSpec().preparation;
    const auto second = quantize(weights, spec, progress);
    if (!second)
        return second.error();
    spec.rounding = defaultSpec().rounding;
    const auto nearest = quantize(weights, spec, progress);
    if (!nearest)
        return nearest.error();
    return Rounded{*second, *nearest};
}

}  // namespace

QuantSpec withSecondOrder(const QuantSpec& spec)
{
    QuantSpec changed = spec;
    for (const RoundingInfo& info : roundings()) {
        const Choice choice = info.id == spec.rounding.id ? spec.rounding : defaultChoice(info.id, info.params);
        const auto rounding = makeRounding(choice);
        if (!rounding || !(*rounding)->roundsMatrix())
            continue;
        changed.rounding = choice;
        if (info.id == spec.rounding.id)
            break;
    }
    return changed;
}

std::vector<float> restoredValues(const QuantizedTensor& answer)
{
    std::vector<float> values(answer.rows * answer.cols);
    const QuantizedPiece all{0, {}, answer.codes, 0, answer.params, answer.ranges, answer.grid.get(), answer.restoration.get()};
    decodePiece(all, answer.blocks, answer.cols, values);
    return values;
}

Result<std::shared_ptr<const GptqLesson>> gptqLesson(std::shared_ptr<const Weights> weights, const QuantSpec& spec, std::uint64_t row,
                                                     Progress& progress)
{
    if (!weights->inputs() || !weights->inputs()->hasSecondMoments())
        return refused(*weights, "the second moments of the inputs are not known");
    if (row >= weights->rows())
        return refused(*weights, "there is no row " + std::to_string(row));
    auto lesson = std::make_shared<GptqLesson>();
    lesson->spec = withSecondOrder(spec);
    lesson->row = row;
    lesson->rows = weights->rows();
    const auto prepared = prepare(weights, lesson->spec, progress);
    if (!prepared)
        return prepared.error();
    const Weights& given = *prepared->weights;
    const InputMoments& inputs = *given.inputs();
    const auto both = roundBoth(prepared->weights, lesson->spec, progress);
    if (!both)
        return both.error();
    const GptqOptions options = optionsOf(lesson->spec, both->second->blocks);
    const auto factor = GptqFactor::make(inputs.secondMoments, options, progress);
    SquareMatrix upper = factor ? damped(inputs.secondMoments, *factor) : SquareMatrix();
    if (!factor || !factorUpper(upper, progress))
        return refused(*weights, "the second moments of the inputs cannot be factored");
    lesson->damp = factor->damp();
    lesson->columns = given.cols();
    lesson->width = std::min<std::size_t>(lesson->columns, kLessonColumns);
    lesson->upper = inverseOfBlock(upper, 0, lesson->width);
    fillOrder(*lesson, inputs, *factor);
    const auto values = rowOf(given, row);
    if (!values)
        return values.error();
    const std::vector<float> second = gridRow(*both->second, row), nearest = gridRow(*both->nearest, row);
    for (const std::size_t column : lesson->order) {
        lesson->weights.push_back(factor->isDead(column) ? 0.0f : (*values)[column]);
        lesson->quantized.push_back(second[column]);
        lesson->nearest.push_back(nearest[column]);
    }
    fillErrors(*lesson);
    return std::shared_ptr<const GptqLesson>(std::move(lesson));
}

std::vector<double> lessonState(const GptqLesson& lesson, std::size_t step)
{
    std::vector<double> state(lesson.weights.begin(), lesson.weights.end());
    for (std::size_t place = 0; place < std::min(step, lesson.width); ++place) {
        for (std::size_t later = place + 1; later < lesson.width; ++later)
            state[later] -= lesson.errors[place] * lesson.upper[place * lesson.width + later];
        state[place] = double{lesson.quantized[place]};
    }
    return state;
}

std::vector<double> lessonPush(const GptqLesson& lesson, std::size_t place)
{
    std::vector<double> push(lesson.width, 0.0);
    for (std::size_t later = place + 1; later < lesson.width; ++later)
        push[later] = -lesson.errors[place] * lesson.upper[place * lesson.width + later];
    return push;
}

}  // namespace bitloupe
