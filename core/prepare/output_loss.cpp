// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/prepare/output_loss.h"

#include "core/linear/products.h"
#include "core/round/quantize.h"
#include "core/round/tiling.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tbb/parallel_for.h>

namespace bitloupe {

Result<std::vector<float>> valuesOf(const Weights& weights)
{
    const Result<Piece> piece = weights.read(0, weights.size());
    if (!piece)
        return piece.error();
    return std::vector<float>(piece->values.begin(), piece->values.end());
}

Result<std::vector<float>> nearestValues(const Weights& like, std::vector<float> matrix, const QuantSpec& spec, Progress& progress)
{
    QuantSpec plain = spec;
    const QuantSpec defaults = defaultSpec();
    plain.rounding = defaults.rounding;
    plain.preparation = defaults.preparation;
    const auto answer = quantize(withValues(like, std::move(matrix), nullptr), plain, progress);
    if (!answer)
        return answer.error();
    return decodedValues(**answer);
}

std::vector<float> decodedValues(const QuantizedTensor& tensor)
{
    const Tiling tiling(tensor.rows, tensor.cols, tensor.blocks, false);
    std::vector<float> values(tensor.rows * tensor.cols);
    const std::size_t bytes = codeBytes(tensor.grid->codeType());
    tbb::parallel_for(std::uint64_t{0}, tensor.blocks.blockCount, [&](std::uint64_t index) {
        const Tile block = tiling.block(index);
        tensor.grid->decode(tensor.codes.data() + block.first * bytes, block.count, tensor.params[index], values.data() + block.first);
    });
    return values;
}

double outputLoss(std::span<const float> errors, std::size_t rows, const InputMoments& inputs, Progress& progress)
{
    const std::vector<double> forms = quadraticForms(errors, rows, inputs.secondMoments, progress);
    const double sum = std::accumulate(forms.begin(), forms.end(), 0.0);
    return std::max(sum, 0.0) / (static_cast<double>(inputs.tokens) * static_cast<double>(rows));
}

namespace {

SquareMatrix dividedMoments(const SquareMatrix& moments, std::span<const float> scale)
{
    SquareMatrix divided(moments.size());
    tbb::parallel_for(std::size_t{0}, moments.size(), [&](std::size_t i) {
        const double* const from = moments.row(i);
        double* const to = divided.row(i);
        for (std::size_t j = 0; j < moments.size(); ++j)
            to[j] = from[j] / (double{scale[i]} * double{scale[j]});
    });
    return divided;
}

}  // namespace

std::shared_ptr<const InputMoments> dividedInputs(const InputMoments& inputs, std::span<const float> scale, bool secondMoments)
{
    // Of tokens held apart nothing is kept: outputs are judged on the inputs as they are.
    auto divided = std::make_shared<InputMoments>(InputMoments{
        .name = inputs.name,
        .features = inputs.features,
        .tokens = inputs.tokens,
        .nonFiniteTokens = inputs.nonFiniteTokens,
        .secondMoments = secondMoments ? dividedMoments(inputs.secondMoments, scale) : SquareMatrix(),
        .meanSquare = inputs.meanSquare,
        .meanAbs = inputs.meanAbs,
        .maxAbs = inputs.maxAbs,
        .min = inputs.min,
        .max = inputs.max,
        .sample = inputs.sample,
        .sampleTokens = inputs.sampleTokens,
        .heaviestShare = inputs.heaviestShare,
        .heaviestTokens = inputs.heaviestTokens,
        .magnitudes = {},
        .heldApart = nullptr,
    });
    const auto divide = [&](auto& values, bool squared) {
        using Value = typename std::decay_t<decltype(values)>::value_type;
        for (std::size_t i = 0; i < values.size(); ++i) {
            const double by = double{scale[i % inputs.features]};
            values[i] = static_cast<Value>(static_cast<double>(values[i]) / (squared ? by * by : by));
        }
    };
    divide(divided->meanSquare, true);
    divide(divided->meanAbs, false);
    divide(divided->maxAbs, false);
    divide(divided->min, false);
    divide(divided->max, false);
    divide(divided->sample, false);
    return divided;
}

std::shared_ptr<const InputMoments> withoutFeatures(const InputMoments& inputs, std::span<const std::uint32_t> features)
{
    auto left = std::make_shared<InputMoments>(inputs);
    left->magnitudes.clear();
    const auto clear = [](auto& values, std::size_t i) {
        if (i < values.size())
            values[i] = 0;
    };
    for (const std::uint32_t feature : features) {
        for (std::size_t i = 0; i < left->secondMoments.size(); ++i)
            left->secondMoments.at(i, feature) = left->secondMoments.at(feature, i) = 0;
        for (std::size_t i = feature; i < left->sample.size(); i += inputs.features)
            left->sample[i] = 0;
        clear(left->meanSquare, feature);
        clear(left->meanAbs, feature);
        clear(left->maxAbs, feature);
        clear(left->min, feature);
        clear(left->max, feature);
    }
    return left;
}

void sayWhatIsUnseen(const InputMoments& inputs, std::string_view fewTokens, std::string_view deadColumns, Remarks& remarks)
{
    if (inputs.tokens < inputs.features)
        remarks.push_back({fewTokens, static_cast<double>(inputs.tokens)});
    const auto dead = std::count(inputs.maxAbs.begin(), inputs.maxAbs.end(), 0.0f);
    if (dead > 0)
        remarks.push_back({deadColumns, static_cast<double>(dead)});
}

Remark missingInputs(const Weights& weights, std::string_view none)
{
    const bool any = weights.inputs() && weights.inputs()->features == weights.cols();
    return {any ? std::string_view("inputs_too_little") : none};
}

bool knowsInputs(const Weights& weights, bool secondMoments)
{
    const InputMoments* const inputs = weights.inputs().get();
    return inputs != nullptr && weights.size() > 0 && inputs->features == weights.cols() && !inputs->maxAbs.empty()
        && (!secondMoments || inputs->hasSecondMoments());
}

}  // namespace bitloupe
