// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// "smoothquant": with the alpha that is given, or with the one of 0, 0.05 ... 1 that makes the output error least, weights under
// the spec's own grid and inputs under the quantizer named here, over the sampled tokens.

#include "core/grid/word_list.h"
#include "core/prepare/output_loss.h"
#include "core/prepare/preparation.h"
#include "core/prepare/smooth_quant.h"
#include "core/round/rounding.h"

#include <algorithm>
#include <array>

namespace bitloupe {

namespace {

constexpr std::array<std::string_view, 6> kInputQuantizers{
    "token", "tensor", "static", "token_zero_point", "tensor_zero_point", "static_zero_point"};
constexpr std::array<std::string_view, 3> kFolds{"norm", "linear", "stored"};
constexpr int kSteps = 20;

std::span<const ParamInfo> params()
{
    static const std::array table{
        ParamInfo{.id = "alpha_search", .defaultValue = false},
        ParamInfo{.id = "alpha", .defaultValue = 0.5, .minimum = 0, .maximum = 1, .needs = "alpha_search=false"},
        ParamInfo{
            .id = "input_bits", .defaultValue = std::int64_t{8}, .minimum = 2, .maximum = 16, .needs = "alpha_search=true", .unit = "bit"},
        ParamInfo{.id = "input_scales",
                  .defaultValue = std::string(kInputQuantizers[0]),
                  .options = words(kInputQuantizers),
                  .needs = "alpha_search=true"},
        ParamInfo{.id = "fold", .defaultValue = std::string(kFolds[0]), .options = words(kFolds)},
    };
    return table;
}

void scaleColumns(std::vector<float>& values, std::span<const float> scale, bool divides)
{
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = divides ? values[i] / scale[i % scale.size()] : values[i] * scale[i % scale.size()];
}

struct Smoothing {
    const Weights& weights;
    const QuantSpec& spec;
    std::vector<float> values;
    std::vector<float> magnitudes;  // of columns

    std::vector<float> scale(double alpha) const { return smoothQuantScale(weights.inputs()->maxAbs, magnitudes, alpha, true); }
    TokenQuantizer quantizer(std::span<const float> by) const;
    Result<double> loss(double alpha, Progress& progress) const;
    Result<PreparationCurve> search(Progress& progress) const;
};

// Of the inputs, divided by `by`.
TokenQuantizer Smoothing::quantizer(std::span<const float> by) const
{
    const InputMoments& inputs = *weights.inputs();
    const auto word = std::ranges::find(kInputQuantizers, spec.preparation.word("input_scales")) - kInputQuantizers.begin();
    TokenQuantizer result{.bits = static_cast<int>(spec.preparation.integer("input_bits")), .perToken = word % 3 == 0};
    result.hasZeroPoint = word >= 3;
    for (std::size_t i = 0; word % 3 == 2 && i < by.size(); ++i) {
        result.reach = std::max(result.reach, inputs.maxAbs[i] / by[i]);
        result.low = std::min(result.low, inputs.min[i] / by[i]);
        result.high = std::max(result.high, inputs.max[i] / by[i]);
    }
    return result;
}

// Of weights and inputs quantized together.
Result<double> Smoothing::loss(double alpha, Progress& progress) const
{
    const InputMoments& inputs = *weights.inputs();
    const std::vector<float> by = scale(alpha);
    std::vector<float> scaled = values, tokens = inputs.sample;
    scaleColumns(scaled, by, false);
    scaleColumns(tokens, by, true);
    quantizeTokens(tokens, inputs.features, quantizer(by));
    Result<std::vector<float>> rounded = nearestValues(weights, std::move(scaled), spec, progress);
    if (!rounded)
        return rounded.error();
    return jointLoss(inputs.sample, values, tokens, *rounded, inputs.features, progress);
}

Result<PreparationCurve> Smoothing::search(Progress& progress) const
{
    PreparationCurve curve;
    double least = 0;
    for (int k = 0; k <= kSteps; ++k) {
        const double alpha = static_cast<double>(k) / kSteps;
        const Result<double> found = loss(alpha, progress);
        if (!found)
            return found.error();
        curve.parameter.push_back(alpha);
        curve.loss.push_back(*found);
        if (k == 0 || *found < least) {
            least = *found;
            curve.best = alpha;
        }
    }
    return curve;
}

Result<Prepared> prepareSmooth(std::shared_ptr<const Weights> weights, const QuantSpec& spec, Progress& progress)
{
    const bool searches = spec.preparation.flag("alpha_search");
    if (!knowsInputs(*weights, false) || (searches && weights->inputs()->sample.empty()))
        return Prepared{weights, nullptr, {}, {missingInputs(*weights, "smoothquant_no_inputs")}};
    Result<std::vector<float>> values = valuesOf(*weights);
    if (!values)
        return values.error();
    Smoothing smoothing{*weights, spec, std::move(*values), std::vector<float>(weights->cols(), 0.0f)};
    columnMagnitudes(smoothing.values, smoothing.magnitudes);
    Prepared prepared;
    sayWhatIsUnseen(*weights->inputs(), "smoothquant_few_tokens", "smoothquant_dead_columns", prepared.remarks);
    prepared.curve.best = spec.preparation.number("alpha");
    if (searches) {
        Result<PreparationCurve> curve = smoothing.search(progress);
        if (!curve)
            return curve.error();
        prepared.curve = std::move(*curve);
        prepared.remarks.push_back({"smoothquant_alpha_found", prepared.curve.best});
    }
    auto restoration = std::make_shared<Restoration>();
    restoration->rows = weights->rows();
    restoration->cols = weights->cols();
    restoration->columnScale = smoothing.scale(prepared.curve.best);
    restoration->storesColumnScale = spec.preparation.word("fold") == kFolds[2];
    scaleColumns(smoothing.values, restoration->columnScale, false);
    prepared.weights = withValues(*weights, std::move(smoothing.values),
                                  dividedInputs(*weights->inputs(), restoration->columnScale, roundsMatrix(spec.rounding)));
    prepared.restoration = std::move(restoration);
    return prepared;
}

}  // namespace

PreparationInfo smoothQuantPreparation() { return {"smoothquant", params(), &prepareSmooth}; }

}  // namespace bitloupe
