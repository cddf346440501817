// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/prepare/smooth_quant.h"

#include "core/calibrate/reference/weight_quantizers.h"
#include "core/linear/products.h"
#include "kernels/kernels.h"

#include <algorithm>
#include <cmath>
#include <tbb/parallel_for.h>

namespace bitloupe {

void columnMagnitudes(std::span<const float> weights, std::vector<float>& most)
{
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const float magnitude = std::fabs(weights[i]);
        float& here = most[i % most.size()];
        if (std::isfinite(magnitude) && magnitude > here)
            here = magnitude;
    }
}

std::vector<float> smoothQuantScale(std::span<const float> inputMagnitudes, std::span<const float> columnMagnitudes, double alpha,
                                    bool keepsDead, double smallest)
{
    std::vector<float> scale(inputMagnitudes.size());
    for (std::size_t i = 0; i < scale.size(); ++i) {
        const double a = double{inputMagnitudes[i]}, w = std::max(double{columnMagnitudes[i]}, kSmallestSmoothing);
        scale[i] = static_cast<float>(std::max(std::pow(a, alpha) / std::pow(w, 1 - alpha), smallest));
        if (keepsDead && (inputMagnitudes[i] == 0 || columnMagnitudes[i] == 0))
            scale[i] = 1;
    }
    return scale;
}

namespace {

kernels::Affine symmetricStep(std::span<const float> tokens, const TokenQuantizer& quantizer)
{
    const auto top = (1 << (quantizer.bits - 1)) - 1;
    const float scale = quantizer.reach > 0 ? std::max(quantizer.reach, kSmallestReach) / static_cast<float>(top)
                                            : reference::smoothQuantScale(tokens, quantizer.bits, kSmallestReach);
    return {scale, 0, -top, top, false};
}

kernels::Affine zeroPointStep(std::span<const float> tokens, const TokenQuantizer& quantizer)
{
    const auto top = (1 << quantizer.bits) - 1;
    const kernels::MinMax ends =
        quantizer.reach > 0 ? kernels::MinMax{quantizer.low, quantizer.high, 0} : kernels::active().minMax(tokens.data(), tokens.size());
    const float low = std::min(ends.min, 0.0f), high = std::max(ends.max, 0.0f);
    const float scale = std::max(high - low, kSmallestReach) / static_cast<float>(top);
    return {scale, static_cast<std::int32_t>(std::nearbyint(-low / scale)), 0, top, false};
}

}  // namespace

void quantizeTokens(std::span<float> tokens, std::size_t features, const TokenQuantizer& quantizer)
{
    const std::size_t run = quantizer.perToken ? features : tokens.size();
    for (std::size_t first = 0; run > 0 && first < tokens.size(); first += run) {
        const std::span<float> part = tokens.subspan(first, run);
        const kernels::Affine step = quantizer.hasZeroPoint ? zeroPointStep(part, quantizer) : symmetricStep(part, quantizer);
        const std::vector<float> values(part.begin(), part.end());
        kernels::active().roundTripAffine(values.data(), values.size(), step, part.data());
    }
}

double jointLoss(std::span<const float> x, std::span<const float> w, std::span<const float> y, std::span<const float> v,
                 std::size_t features, Progress& progress)
{
    const std::size_t tokens = x.size() / features, rows = w.size() / features;
    const std::vector<double> wanted = innerProducts(x, w, features, progress), got = innerProducts(y, v, features, progress);
    double sum = 0;
    for (std::size_t i = 0; i < wanted.size(); ++i)
        sum += (wanted[i] - got[i]) * (wanted[i] - got[i]);
    return sum / std::max(static_cast<double>(tokens * rows), 1.0);
}

}  // namespace bitloupe
