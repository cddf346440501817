// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// Outliers kept apart in half precision, the grid for the rest (reference/methods.md 12):
//   "llm_int8"  input columns whose inputs reach the threshold
//   "outliers"  single weights: the largest share of the tensor's magnitudes, or those beyond k standard deviations (SpQR-like)

#include "core/grid/half.h"
#include "core/grid/word_list.h"
#include "core/prepare/output_loss.h"
#include "core/prepare/preparation.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace bitloupe {

namespace {

constexpr std::array<std::string_view, 2> kRules{"share", "sigma"};

std::span<const ParamInfo> columnParams()
{
    static const std::array table{ParamInfo{.id = "outlier_threshold", .defaultValue = 6.0, .minimum = 0, .maximum = 1e30}};
    return table;
}

std::span<const ParamInfo> weightParams()
{
    static const std::array table{
        ParamInfo{.id = "outlier_rule", .defaultValue = std::string(kRules[0]), .options = words(kRules)},
        ParamInfo{.id = "outlier_share", .defaultValue = 0.5, .minimum = 0, .maximum = 50, .needs = "outlier_rule=share", .unit = "%"},
        ParamInfo{.id = "outlier_sigma", .defaultValue = 6.0, .minimum = 0, .maximum = 100, .needs = "outlier_rule=sigma"},
    };
    return table;
}

// The weights as the restoration says that the grid is to see them.
Prepared preparedBy(const Weights& weights, std::vector<float> values, std::shared_ptr<Restoration> restoration,
                    std::shared_ptr<const InputMoments> inputs)
{
    restoration->prepare(0, values);
    Prepared prepared;
    prepared.restoration = std::move(restoration);
    prepared.weights = withValues(weights, std::move(values), std::move(inputs));
    return prepared;
}

Result<Prepared> keepColumns(std::shared_ptr<const Weights> weights, const QuantSpec& spec, Progress&)
{
    if (!knowsInputs(*weights, false))
        return Prepared{weights, nullptr, {}, {missingInputs(*weights, "llm_int8_no_inputs")}};
    const InputMoments& inputs = *weights->inputs();
    const double threshold = spec.preparation.number("outlier_threshold");
    auto restoration = std::make_shared<Restoration>();
    restoration->rows = weights->rows();
    restoration->cols = weights->cols();
    for (std::size_t i = 0; threshold > 0 && i < inputs.features; ++i) {
        if (double{inputs.maxAbs[i]} >= threshold)
            restoration->keptColumns.push_back(static_cast<std::uint32_t>(i));
    }
    Result<std::vector<float>> values = valuesOf(*weights);
    if (!values)
        return values.error();
    for (std::uint64_t row = 0; row < weights->rows(); ++row) {
        for (const std::uint32_t column : restoration->keptColumns)
            restoration->keptValues.push_back(nearestHalf((*values)[row * weights->cols() + column]));
    }
    const auto left = withoutFeatures(inputs, restoration->keptColumns);
    const auto share = static_cast<double>(restoration->keptColumns.size()) / static_cast<double>(inputs.features);
    Prepared prepared = preparedBy(*weights, std::move(*values), std::move(restoration), left);
    prepared.remarks.push_back({"llm_int8_kept_share", share});
    return prepared;
}

// Smallest magnitude that is kept apart; infinite where none is.
double magnitudeAbove(std::span<const float> values, const Choice& choice)
{
    std::vector<float> magnitudes;
    double sum = 0, squares = 0;
    for (const float w : values) {
        if (!std::isfinite(w))
            continue;
        magnitudes.push_back(std::fabs(w));
        sum += double{w};
        squares += double{w} * double{w};
    }
    const auto n = static_cast<double>(magnitudes.size());
    if (choice.word("outlier_rule") == kRules[1])
        return n == 0 ? INFINITY : choice.number("outlier_sigma") * std::sqrt(std::max(squares / n - sum / n * (sum / n), 0.0));
    const auto kept = static_cast<std::size_t>(std::floor(n * choice.number("outlier_share") / 100));
    if (kept == 0)
        return INFINITY;
    std::nth_element(magnitudes.begin(), magnitudes.begin() + static_cast<std::ptrdiff_t>(kept - 1), magnitudes.end(), std::greater<>());
    return double{magnitudes[kept - 1]};
}

double meanOf(std::span<const float> values)
{
    double sum = 0;
    std::size_t n = 0;
    for (const float w : values) {
        sum += std::isfinite(w) ? double{w} : 0.0;
        n += std::isfinite(w);
    }
    return n == 0 ? 0 : sum / static_cast<double>(n);
}

Result<Prepared> keepWeights(std::shared_ptr<const Weights> weights, const QuantSpec& spec, Progress&)
{
    Result<std::vector<float>> values = valuesOf(*weights);
    if (!values)
        return values.error();
    const bool bySigma = spec.preparation.word("outlier_rule") == kRules[1];
    const double limit = magnitudeAbove(*values, spec.preparation), centre = bySigma ? meanOf(*values) : 0;
    auto restoration = std::make_shared<Restoration>();
    restoration->rows = weights->rows();
    restoration->cols = weights->cols();
    restoration->sparseRows.push_back(0);
    for (std::uint64_t row = 0; row < weights->rows(); ++row) {
        for (std::uint64_t column = 0; column < weights->cols(); ++column) {
            const float w = (*values)[row * weights->cols() + column];
            const double away = std::fabs(double{w} - centre);
            if (!std::isfinite(w) || !(bySigma ? away > limit : away >= limit && w != 0))
                continue;
            restoration->sparseColumns.push_back(static_cast<std::uint32_t>(column));
            restoration->sparseValues.push_back(nearestHalf(w));
        }
        restoration->sparseRows.push_back(restoration->sparseColumns.size());
    }
    const double share = static_cast<double>(restoration->sparseColumns.size()) / std::max(static_cast<double>(weights->size()), 1.0);
    Prepared prepared = preparedBy(*weights, std::move(*values), std::move(restoration), weights->inputs());
    prepared.remarks.push_back({"outliers_kept_share", share});
    return prepared;
}

}  // namespace

PreparationInfo llmInt8Preparation() { return {"llm_int8", columnParams(), &keepColumns}; }
PreparationInfo outlierPreparation() { return {"outliers", weightParams(), &keepWeights}; }

}  // namespace bitloupe
