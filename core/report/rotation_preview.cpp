// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/rotation_preview.h"

#include "core/activations/input_moments.h"
#include "core/linear/products.h"
#include "core/prepare/hadamard.h"
#include "core/prepare/output_loss.h"
#include "core/prepare/smooth_quant.h"
#include "core/report/ratios.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace bitloupe {

namespace {

struct Layer {
    const Weights& like;
    std::vector<float> values;  // rows x features
    const InputMoments* inputs = nullptr;  // null: not known
};

double sumOf(std::span<const double> values) { return std::accumulate(values.begin(), values.end(), 0.0); }

void addOutputs(RotationSide& side, const Layer& layer, std::span<const float> errors, Progress& progress)
{
    const std::size_t rows = static_cast<std::size_t>(layer.like.rows());
    const std::vector<double> signal = quadraticForms(layer.values, rows, layer.inputs->secondMoments, progress);
    std::vector<double> noise = quadraticForms(errors, rows, layer.inputs->secondMoments, progress);
    const auto tokens = static_cast<double>(layer.inputs->tokens);
    for (double& sum : noise)
        sum = std::max(sum, 0.0) / tokens;
    side.outputKnown = true;
    side.outputMse = sumOf(noise) / static_cast<double>(rows);
    side.outputSqnrDb = signalToNoiseDb(sumOf(signal) / tokens, sumOf(noise));
    side.channelMse = std::move(noise);
}

void addWeightErrors(RotationSide& side, const Layer& layer, std::vector<float>& errors)
{
    double signal = 0, noise = 0;
    const std::size_t cols = static_cast<std::size_t>(layer.like.cols());
    side.channelMse.assign(static_cast<std::size_t>(layer.like.rows()), 0.0);
    for (std::size_t i = 0; i < errors.size(); ++i) {
        const float w = layer.values[i], error = w - errors[i];
        errors[i] = std::isfinite(error) ? error : 0.0f;
        signal += double{w} * double{w};
        const double squared = double{errors[i]} * double{errors[i]};
        noise += squared;
        side.channelMse[i / cols] += squared / static_cast<double>(cols);
    }
    side.weightMse = noise / static_cast<double>(std::max<std::size_t>(errors.size(), 1));
    side.weightSqnrDb = signalToNoiseDb(signal, noise);
}

Result<RotationSide> look(const Layer& layer, const QuantSpec& spec, const RotationOptions& options, Progress& progress)
{
    RotationSide side;
    side.weightMost.assign(static_cast<std::size_t>(layer.like.cols()), 0.0f);
    columnMagnitudes(layer.values, side.weightMost);
    Result<std::vector<float>> errors = nearestValues(layer.like, layer.values, spec, progress);
    if (!errors)
        return errors.error();
    addWeightErrors(side, layer, *errors);
    if (layer.inputs == nullptr)
        return side;
    if (layer.inputs->hasSecondMoments() && layer.inputs->tokens > 0)
        addOutputs(side, layer, *errors, progress);
    if (layer.inputs->sampleTokens == 0)
        return side;
    side.inputMost.assign(layer.inputs->features, 0.0f);
    columnMagnitudes(layer.inputs->sample, side.inputMost);
    const auto errorOf = [&](InputScales scales) {
        return inputError(layer.inputs->sample, layer.inputs->features, {scales, options.inputBits}, layer.values, progress);
    };
    side.perToken = errorOf(InputScales::Token);
    side.perTensor = errorOf(InputScales::Tensor);
    return side;
}

InputMoments rotatedInputs(const InputMoments& inputs, const Rotation& rotation)
{
    InputMoments after;
    after.features = inputs.features;
    after.tokens = inputs.tokens;
    after.sample = inputs.sample;
    after.sampleTokens = inputs.sampleTokens;
    rotateRows(after.sample, rotation);
    if (inputs.hasSecondMoments())
        after.secondMoments = rotated(inputs.secondMoments, rotation);
    return after;
}

}  // namespace

Result<RotationPreview> previewRotation(std::shared_ptr<const Weights> weights, const QuantSpec& spec, const RotationOptions& options,
                                        Progress& progress)
{
    Result<std::vector<float>> values = valuesOf(*weights);
    if (!values)
        return values.error();
    std::replace_if(
        values->begin(), values->end(), [](float w) { return !std::isfinite(w); }, 0.0f);
    const InputMoments* const inputs =
        weights->inputs() && weights->inputs()->features == weights->cols() ? weights->inputs().get() : nullptr;
    Layer layer{*weights, std::move(*values), inputs};
    RotationPreview preview;
    Result<RotationSide> before = look(layer, spec, options, progress);
    if (!before)
        return before.error();
    const Rotation rotation = hadamardRotation(static_cast<std::size_t>(weights->cols()), options.seed);
    preview.block = rotation.block;
    rotateRows(layer.values, rotation);
    const InputMoments turned = inputs != nullptr ? rotatedInputs(*inputs, rotation) : InputMoments{};
    layer.inputs = inputs != nullptr ? &turned : nullptr;
    Result<RotationSide> after = look(layer, spec, options, progress);
    if (!after)
        return after.error();
    preview.before = std::move(*before);
    preview.after = std::move(*after);
    for (std::size_t row = 0; row < preview.after.channelMse.size(); ++row)
        preview.worseChannels += preview.after.channelMse[row] > preview.before.channelMse[row] ? 1U : 0U;
    return preview;
}

}  // namespace bitloupe
