// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/token_quantization.h"

#include "core/base/text.h"
#include "core/linear/products.h"
#include "core/prepare/output_loss.h"
#include "core/prepare/smooth_quant.h"
#include "core/report/ratios.h"

#include <algorithm>
#include <cmath>

namespace bitloupe {

namespace {

constexpr std::uint64_t kMostProducts = std::uint64_t{1} << 29;

float largest(std::span<const float> values)
{
    float most = 0;
    for (const float value : values)
        most = std::max(most, std::fabs(value));
    return most;
}

double sqnrOf(std::span<const float> wanted, std::span<const float> got)
{
    double signal = 0, noise = 0;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const double error = double{wanted[i]} - double{got[i]};
        signal += double{wanted[i]} * double{wanted[i]};
        noise += error * error;
    }
    return signalToNoiseDb(signal, noise);
}

double sqnrOf(const std::vector<double>& wanted, const std::vector<double>& got)
{
    double signal = 0, noise = 0;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        signal += wanted[i] * wanted[i];
        noise += (wanted[i] - got[i]) * (wanted[i] - got[i]);
    }
    return signalToNoiseDb(signal, noise);
}

}  // namespace

Result<TokenQuantization> quantizeInputs(const Weights& weights, int bits, Progress& progress)
{
    const InputMoments& inputs = *weights.inputs();
    if (inputs.sampleTokens < 2)
        return Error{ErrorCode::BadArgument, {}, "tensor " + inQuotes(weights.info().name), "fewer than two tokens are known"};
    const Result<std::vector<float>> matrix = valuesOf(weights);
    if (!matrix)
        return matrix.error();
    const std::size_t n = inputs.features, half = static_cast<std::size_t>(inputs.sampleTokens / 2);
    const std::uint64_t most = std::max<std::uint64_t>(1, kMostProducts / std::max<std::uint64_t>(1, weights.size()));
    TokenQuantization result;
    result.bits = bits;
    result.tokens = static_cast<std::size_t>(std::min<std::uint64_t>(inputs.sampleTokens - half, most));
    const std::span<const float> known = std::span(inputs.sample).first(half * n);
    const std::span<const float> judged = std::span(inputs.sample).subspan(half * n, result.tokens * n);
    for (std::size_t token = 0; token < result.tokens; ++token)
        result.tokenSizes.push_back(largest(judged.subspan(token * n, n)));
    const std::vector<double> outputs = innerProducts(judged, *matrix, n, progress);
    for (TokenScaling scaling : {TokenScaling{.perToken = true}, TokenScaling{}, TokenScaling{.isStatic = true, .reach = largest(known)}}) {
        std::vector<float> rounded(judged.begin(), judged.end());
        quantizeTokens(rounded, n, {bits, scaling.perToken, scaling.isStatic ? std::max(scaling.reach, 1e-5f) : 0.0f});
        scaling.sqnrDb = sqnrOf(judged, rounded);
        scaling.outputSqnrDb = sqnrOf(outputs, innerProducts(rounded, *matrix, n, progress));
        const auto beyond =
            std::count_if(judged.begin(), judged.end(), [&](float x) { return scaling.isStatic && std::fabs(x) > scaling.reach; });
        scaling.clippedShare = static_cast<double>(beyond) / static_cast<double>(judged.size());
        for (std::size_t token = 0; token < result.tokens; ++token)
            scaling.tokenSqnrDb.push_back(sqnrOf(judged.subspan(token * n, n), std::span<const float>(rounded).subspan(token * n, n)));
        result.scalings.push_back(std::move(scaling));
    }
    return result;
}

}  // namespace bitloupe
