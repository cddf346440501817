// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/outlier_curve.h"

#include "core/base/text.h"
#include "core/linear/products.h"
#include "core/prepare/llm_int8.h"
#include "core/prepare/output_loss.h"
#include "core/prepare/preparation.h"
#include "core/report/ratios.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace bitloupe {

namespace {

constexpr std::uint64_t kMostProducts = std::uint64_t{1} << 28;

double shareOf(double part, double whole) { return whole > 0 ? part / whole : 0; }

}  // namespace

double outlierThreshold(const QuantSpec& spec)
{
    constexpr std::string_view kKey = "outlier_threshold";
    if (const auto own = spec.preparation.params.find(std::string(kKey)); own != spec.preparation.params.end())
        return spec.preparation.number(kKey);
    for (const PreparationInfo& info : preparations()) {
        for (const ParamInfo& param : info.params) {
            if (param.id == kKey)
                return defaultChoice(info.id, info.params).number(kKey);
        }
    }
    return 0;
}

OutlierShare outlierShare(const InputMoments& inputs, double threshold)
{
    OutlierShare share;
    share.threshold = threshold;
    double kept = 0, all = 0;
    for (std::size_t i = 0; i < inputs.maxAbs.size(); ++i) {
        const bool isOutlier = double{inputs.maxAbs[i]} >= threshold;
        share.columns += isOutlier;
        kept += isOutlier ? inputs.meanSquare[i] : 0;
        all += inputs.meanSquare[i];
    }
    const auto k = static_cast<double>(share.columns), n = static_cast<double>(inputs.maxAbs.size());
    share.columnShare = shareOf(k, n);
    share.workShare = shareOf(2 * k, n + k);
    share.energyShare = shareOf(kept, all);
    const auto reaching =
        std::count_if(inputs.sample.begin(), inputs.sample.end(), [&](float x) { return double{std::fabs(x)} >= threshold; });
    share.valueShare = shareOf(static_cast<double>(reaching), static_cast<double>(inputs.sample.size()));
    return share;
}

std::vector<OutlierShare> outlierCurve(const InputMoments& inputs, std::size_t count)
{
    std::vector<float> sizes;
    std::copy_if(inputs.maxAbs.begin(), inputs.maxAbs.end(), std::back_inserter(sizes), [](float size) { return size > 0; });
    std::vector<OutlierShare> curve;
    if (sizes.empty() || count < 2)
        return curve;
    const auto [least, most] = std::minmax_element(sizes.begin(), sizes.end());
    const double low = std::log(double{*least}), high = std::log(1.05 * double{*most});
    for (std::size_t i = 0; i < count; ++i)
        curve.push_back(outlierShare(inputs, std::exp(low + (high - low) * static_cast<double>(i) / static_cast<double>(count - 1))));
    return curve;
}

Result<OutlierError> outlierError(const Weights& weights, double threshold, Progress& progress)
{
    const InputMoments& inputs = *weights.inputs();
    if (inputs.sampleTokens == 0)
        return Error{ErrorCode::BadArgument, {}, "tensor " + inQuotes(weights.info().name), "no token is known"};
    const Result<std::vector<float>> values = valuesOf(weights);
    if (!values)
        return values.error();
    const std::uint64_t most = std::max<std::uint64_t>(1, kMostProducts / std::max<std::uint64_t>(1, weights.size()));
    OutlierError error{threshold, 0, static_cast<std::size_t>(std::min(inputs.sampleTokens, most))};
    const std::span<const float> tokens = std::span(inputs.sample).first(error.tokens * inputs.features);
    const VectorwiseRows qa = quantizeVectorwise(tokens, inputs.features, static_cast<float>(threshold));
    const VectorwiseRows qw = quantizeVectorwise(*values, inputs.features, 0);
    const std::vector<double> wanted = innerProducts(tokens, *values, inputs.features, progress);
    const std::vector<double> got = mixedProduct(tokens, qa, qw, inputs.features, progress);
    double signal = 0, noise = 0;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        signal += wanted[i] * wanted[i];
        noise += (wanted[i] - got[i]) * (wanted[i] - got[i]);
    }
    error.sqnrDb = signalToNoiseDb(signal, noise);
    return error;
}

}  // namespace bitloupe
