// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/input_quantization.h"

#include "core/activations/input_moments.h"
#include "core/linear/products.h"
#include "core/report/ratios.h"
#include "kernels/kernels.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

namespace bitloupe {

namespace {

constexpr float kSmallest = 1e-5f;

struct Codes {
    BlockParams params;
    std::int32_t low = 0, high = 0;
};

Codes codesFor(Range reach, const InputQuantizer& quantizer)
{
    if (!quantizer.isAsymmetric) {
        const std::int32_t top = (1 << (quantizer.bits - 1)) - 1;
        return {{std::max({-reach.low, reach.high, kSmallest}) / static_cast<float>(top), 0}, -top, top};
    }
    const std::int32_t top = (1 << quantizer.bits) - 1;
    const float low = std::min(reach.low, 0.0f), high = std::max(reach.high, 0.0f);
    const float wide = (high - low) / static_cast<float>(top), scale = wide > 0 ? wide : 1.0f;
    return {{scale, static_cast<std::int32_t>(std::clamp(std::nearbyint(-low / scale), 0.0f, static_cast<float>(top)))}, 0, top};
}

Range reachOf(std::span<const float> values)
{
    const kernels::MinMax ends = kernels::active().minMax(values.data(), values.size());
    return ends.min <= ends.max ? Range{ends.min, ends.max} : Range{};
}

std::size_t runOf(std::size_t count, std::size_t features, const InputQuantizer& quantizer)
{
    if (quantizer.scales == InputScales::Token)
        return features;
    const std::size_t together = static_cast<std::size_t>(quantizer.together) * features;
    return quantizer.scales == InputScales::Tensor && together > 0 ? std::min(together, count) : count;
}

double clippedShare(std::span<const float> tokens, const Codes& codes)
{
    const float scale = codes.params.scale;
    const float low = (static_cast<float>(codes.low - codes.params.zero) - 0.5f) * scale,
                high = (static_cast<float>(codes.high - codes.params.zero) + 0.5f) * scale;
    const auto clipped = std::count_if(tokens.begin(), tokens.end(), [&](float x) { return x < low || x > high; });
    return tokens.empty() ? 0 : static_cast<double>(clipped) / static_cast<double>(tokens.size());
}

double squares(std::span<const double> values)
{
    return std::accumulate(values.begin(), values.end(), 0.0, [](double sum, double v) { return sum + v * v; });
}

void addOutputs(InputError& error, std::span<const float> tokens, std::span<const float> differences, std::size_t features,
                std::span<const float> weights, Progress& progress)
{
    const std::vector<double> outputs = innerProducts(tokens, weights, features, progress),
                              errors = innerProducts(differences, weights, features, progress);
    const double wrong = squares(errors);
    error.outputKnown = !errors.empty();
    error.outputMse = errors.empty() ? 0 : wrong / static_cast<double>(errors.size());
    error.outputSqnrDb = signalToNoiseDb(squares(outputs), wrong);
}

}  // namespace

std::vector<BlockParams> quantizeInputs(std::span<float> tokens, std::size_t features, const InputQuantizer& quantizer)
{
    const std::size_t run = runOf(tokens.size(), features, quantizer);
    std::vector<BlockParams> params;
    for (std::size_t first = 0; run > 0 && first < tokens.size(); first += run) {
        const std::span<float> part = tokens.subspan(first, std::min(run, tokens.size() - first));
        const Codes codes = codesFor(quantizer.scales == InputScales::Static ? quantizer.reach : reachOf(part), quantizer);
        const std::vector<float> values(part.begin(), part.end());
        kernels::active().roundTripAffine(values.data(), values.size(),
                                          {codes.params.scale, codes.params.zero, codes.low, codes.high, false}, part.data());
        params.push_back(codes.params);
    }
    return params;
}

InputError inputError(std::span<const float> tokens, std::size_t features, const InputQuantizer& quantizer, std::span<const float> weights,
                      Progress& progress)
{
    InputError error;
    error.quantizer = quantizer;
    std::vector<float> differences(tokens.begin(), tokens.end());
    error.params = quantizeInputs(differences, features, quantizer);
    if (quantizer.scales == InputScales::Static)
        error.clippedFraction = clippedShare(tokens, codesFor(quantizer.reach, quantizer));
    double signal = 0, noise = 0;
    for (std::size_t first = 0; first < tokens.size(); first += features) {
        double sum = 0;
        for (std::size_t i = first; i < first + features; ++i) {
            differences[i] = tokens[i] - differences[i];
            sum += double{differences[i]} * double{differences[i]};
            signal += double{tokens[i]} * double{tokens[i]};
        }
        noise += sum;
        error.tokenMse.push_back(sum / static_cast<double>(features));
    }
    error.mse = tokens.empty() ? 0 : noise / static_cast<double>(tokens.size());
    error.sqnrDb = signalToNoiseDb(signal, noise);
    if (!weights.empty() && !tokens.empty())
        addOutputs(error, tokens, differences, features, weights, progress);
    return error;
}

Range staticReach(const InputMoments& inputs, double percent)
{
    Range reach;
    for (const float low : inputs.min)
        reach.low = std::min(reach.low, low);
    for (const float high : inputs.max)
        reach.high = std::max(reach.high, high);
    const std::uint64_t all = std::accumulate(inputs.magnitudes.begin(), inputs.magnitudes.end(), std::uint64_t{0});
    if (all == 0 || percent >= 100)
        return reach;
    const double wanted = percent / 100 * static_cast<double>(all);
    std::uint64_t seen = 0;
    for (std::size_t bucket = 0; bucket < inputs.magnitudes.size(); ++bucket) {
        seen += inputs.magnitudes[bucket];
        if (static_cast<double>(seen) < wanted)
            continue;
        const float end = std::bit_cast<float>(static_cast<std::uint32_t>((bucket << 16) | 0xFFFFU));
        return {std::max(reach.low, -end), std::min(reach.high, end)};
    }
    return reach;
}

InputScaleSurvey surveyInputScales(const InputMoments& inputs, std::span<const float> weights, const InputScaleOptions& options,
                                   Progress& progress)
{
    InputScaleSurvey survey;
    survey.calibrationTokens = inputs.sampleTokens / 2;
    survey.judgedTokens = inputs.sampleTokens < 2 ? 0 : inputs.sampleTokens - survey.calibrationTokens;
    if (survey.judgedTokens == 0)
        return survey;
    const std::size_t first = static_cast<std::size_t>(survey.calibrationTokens) * inputs.features;
    const std::span<const float> all(inputs.sample), calibration = all.first(first), judged = all.subspan(first);
    MomentsBuilder builder(inputs.name, inputs.features, survey.calibrationTokens);
    builder.add(calibration, progress);
    const Range reach = staticReach(*builder.finish(), options.percent);
    for (std::size_t at = 0; at < judged.size(); at += inputs.features)
        survey.tokenMost.push_back(kernels::active().absMax(judged.data() + at, inputs.features));
    std::vector<float> sorted = survey.tokenMost;
    std::sort(sorted.begin(), sorted.end());
    survey.medianMost = (double{sorted[(sorted.size() - 1) / 2]} + double{sorted[sorted.size() / 2]}) / 2;
    survey.largestMost = double{sorted.back()};
    const auto errorOf = [&](InputScales scales) {
        return inputError(judged, inputs.features, {scales, options.bits, options.isAsymmetric, options.together, reach}, weights,
                          progress);
    };
    survey.perToken = errorOf(InputScales::Token);
    survey.perTensor = errorOf(InputScales::Tensor);
    survey.fixed = errorOf(InputScales::Static);
    return survey;
}

}  // namespace bitloupe
