// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/calibrate/reference/gptq_quantizer.h"

#include "kernels/kernels.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace bitloupe::reference {

namespace {

struct Ends {
    float low = 0;
    float high = 0;
};

Ends endsOf(std::span<const float> row, bool symmetric)
{
    const kernels::MinMax found = kernels::active().minMax(row.data(), row.size());
    Ends ends{std::min(found.min, 0.0F), std::max(found.max, 0.0F)};
    if (symmetric) {
        ends.high = std::max(-ends.low, ends.high);
        ends.low = ends.low < 0 ? -ends.high : ends.low;
    }
    return ends.low == 0 && ends.high == 0 ? Ends{-1, 1} : ends;
}

BlockParams paramsOf(Ends ends, const GptqScheme& scheme)
{
    const float scale = (ends.high - ends.low) / scheme.maxCode();
    const float zero = scheme.symmetric ? (scheme.maxCode() + 1) / 2 : std::nearbyint(-ends.low / scale);
    BlockParams params;
    params.scale = scale;
    params.zero = static_cast<std::int32_t>(zero);
    return params;
}

double errorOf(std::span<const float> row, std::span<const float> values, double norm)
{
    double sum = 0;
    for (std::size_t i = 0; i < row.size(); ++i)
        if (std::isfinite(row[i]))
            sum += std::pow(static_cast<double>(std::fabs(values[i] - row[i])), norm);
    return sum;
}

}  // namespace

std::vector<float> gptqRatios(const GptqScheme& scheme)
{
    std::vector<float> ratios;
    for (int i = 0; i < static_cast<int>(scheme.maxShrink * scheme.steps); ++i)
        ratios.push_back(static_cast<float>(1 - static_cast<double>(i) / scheme.steps));
    return ratios;
}

BlockParams gptqParams(std::span<const float> row, const GptqScheme& scheme)
{
    const Ends ends = endsOf(row, scheme.symmetric);
    BlockParams chosen = paramsOf(ends, scheme);
    if (!scheme.searches)
        return chosen;
    double best = std::numeric_limits<double>::infinity();
    std::vector<float> values(row.size());
    for (const float ratio : gptqRatios(scheme)) {
        const BlockParams params = paramsOf({ratio * ends.low, ratio * ends.high}, scheme);
        gptqRoundTrip(row, params, scheme, values.data());
        const double error = errorOf(row, values, scheme.norm);
        if (error < best) {
            best = error;
            chosen = params;
        }
    }
    return chosen;
}

void gptqRoundTrip(std::span<const float> row, BlockParams params, const GptqScheme& scheme, float* values)
{
    const kernels::Affine affine{params.scale, params.zero, 0, static_cast<std::int32_t>(scheme.maxCode()), false};
    kernels::active().roundTripAffine(row.data(), row.size(), affine, values);
}

}  // namespace bitloupe::reference
