// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/curvature.h"

#include "core/linear/products.h"

#include <cmath>
#include <numeric>

namespace bitloupe {

double hessianTrace(const InputMoments& inputs, std::uint64_t outputs)
{
    return 2 * static_cast<double>(outputs) * std::accumulate(inputs.meanSquare.begin(), inputs.meanSquare.end(), 0.0);
}

TraceEstimate estimateTrace(const InputMoments& inputs, std::uint64_t outputs, const ProbeSource& probe, std::size_t most, double tolerance,
                            Progress& progress)
{
    TraceEstimate estimate;
    const double scale = 2.0 / static_cast<double>(inputs.tokens);
    double sum = 0;
    for (std::size_t k = 0; k < most; ++k) {
        const std::vector<double> forms = quadraticForms(probe(k), outputs, inputs.secondMoments, progress);
        estimate.draws.push_back(scale * std::accumulate(forms.begin(), forms.end(), 0.0));
        sum += estimate.draws.back();
        const double before = estimate.trace;
        estimate.trace = sum / static_cast<double>(k + 1);
        if (std::abs(estimate.trace - before) / (std::abs(before) + 1e-6) < tolerance)
            break;
    }
    return estimate;
}

double layerSensitivity(const InputMoments& inputs, double squaredError)
{
    return hawqSensitivity(hessianTrace(inputs, 1) / 2, inputs.features, squaredError);
}

double hawqSensitivity(double trace, std::uint64_t weights, double squaredError)
{
    return weights == 0 ? 0 : trace / static_cast<double>(weights) * squaredError;
}

}  // namespace bitloupe
