// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/answer.h"

#include <algorithm>
#include <cmath>

namespace bitloupe {

namespace {

constexpr std::size_t kRowBins = 32;
constexpr std::size_t kFineBins = 512;

Result<std::vector<float>> distribution(const Weights& weights, Progress& progress)
{
    const Slice all(weights, 0, weights.size());
    const auto moments = statistics(all, progress);
    if (!moments)
        return moments.error();
    // Six standard deviations around the mean: one far outlier must not squeeze the others into one bar.
    const double low = std::max(moments->min, moments->mean - 6 * moments->std);
    const double high = std::min(moments->max, moments->mean + 6 * moments->std);
    if (!(high > low))
        return std::vector<float>(kRowBins, 0.0f);
    const auto counts = histogram(all, low, high, kFineBins, progress);
    if (!counts)
        return counts.error();
    return barHeights(*counts, kRowBins);
}

}  // namespace

Result<std::shared_ptr<const Weights>> weightsOf(const Question& question, Progress& progress)
{
    if (question.weights)
        return question.weights;
    auto weights = openWeights(question.file, question.tensor.tensor, {.outputAxis = question.outputAxis}, progress);
    if (!weights)
        return weights;
    return withInputsFrom(question.inputs, std::move(*weights), progress);
}

std::vector<float> barHeights(const Histogram& histogram, std::size_t bins)
{
    std::vector<float> heights(bins, 0.0f);
    for (std::size_t i = 0; i < histogram.counts.size(); ++i)
        heights[i * bins / histogram.counts.size()] += static_cast<float>(histogram.counts[i]);
    const float largest = *std::max_element(heights.begin(), heights.end());
    for (float& height : heights)
        height = largest > 0 ? height / largest : 0;
    return heights;
}

Result<TensorSummary> summarise(const Question& question, TensorSummary known, Progress& progress)
{
    const auto weights = weightsOf(question, progress);
    if (!weights)
        return weights.error();
    if (known.heights.empty()) {
        auto heights = distribution(**weights, progress);
        if (!heights)
            return heights.error();
        known.heights = std::move(*heights);
    }
    const auto errors = report(*weights, question.spec, progress);
    if (!errors)
        return errors.error();
    known.sqnrDb = errors->sqnrDb;
    known.outputSqnrDb = errors->output.known ? std::optional(errors->output.sqnrDb) : std::nullopt;
    known.outputSqnrDbApart = errors->output.heldApart ? std::optional(errors->output.heldApart->sqnrDb) : std::nullopt;
    known.stale = false;
    known.problem.clear();
    return known;
}

}  // namespace bitloupe
