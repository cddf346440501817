// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/method_survey.h"

#include "core/prepare/preparation.h"
#include "core/round/rounding.h"

#include <cmath>

namespace bitloupe {

namespace {

constexpr double kNoticeableDb = 0.01;

// The settings' own choice where it is this member's, else the member's defaults.
template <class Info>
Choice choiceOf(const Info& info, const Choice& own)
{
    return own.id == info.id ? own : defaultChoice(info.id, info.params);
}

bool isBetter(double a, double b) { return a > b + kNoticeableDb; }

}  // namespace

std::vector<QuantSpec> methodVariants(const QuantSpec& spec)
{
    std::vector<QuantSpec> variants;
    for (const RoundingInfo& rounding : roundings()) {
        const Choice chosen = choiceOf(rounding, spec.rounding);
        if (rounding.id != roundings().front().id && !roundsMatrix(chosen))
            continue;
        for (const PreparationInfo& preparation : preparations()) {
            variants.push_back(spec);
            variants.back().rounding = chosen;
            variants.back().preparation = choiceOf(preparation, spec.preparation);
        }
    }
    return variants;
}

Result<MethodResult> surveyMethod(std::shared_ptr<const Weights> weights, const QuantSpec& spec, Progress& progress)
{
    MethodResult result;
    result.spec = spec;
    auto errors = report(std::move(weights), spec, progress);
    if (!errors) {
        if (errors.error().code != ErrorCode::BadSpec)
            return errors.error();
        result.error = errors.error();
        return result;
    }
    result.sqnrDb = errors->sqnrDb;
    result.mse = errors->mse;
    result.bitsPerWeight = errors->bitsPerWeight;
    result.output = std::move(errors->output);
    result.remarks = std::move(errors->remarks);
    return result;
}

bool ranksDisagree(const MethodResult& one, const MethodResult& other)
{
    if (one.error || other.error || !one.output.known || !other.output.known)
        return false;
    const bool oneByOutputs = isBetter(one.output.sqnrDb, other.output.sqnrDb),
               otherByOutputs = isBetter(other.output.sqnrDb, one.output.sqnrDb);
    return (oneByOutputs && isBetter(other.sqnrDb, one.sqnrDb)) || (otherByOutputs && isBetter(one.sqnrDb, other.sqnrDb));
}

std::vector<QuantSpec> searchVariants(const QuantSpec& spec)
{
    std::vector<QuantSpec> variants;
    for (const PreparationInfo& preparation : preparations()) {
        QuantSpec variant = spec;
        variant.preparation = choiceOf(preparation, spec.preparation);
        for (auto& [id, value] : variant.preparation.params) {
            if (id.ends_with("_search") && std::holds_alternative<bool>(value))
                value = true;
        }
        variants.push_back(std::move(variant));
    }
    return variants;
}

Result<PreparationCurve> searchCurve(std::shared_ptr<const Weights> weights, const QuantSpec& spec, Progress& progress)
{
    const auto prepared = prepare(std::move(weights), spec, progress);
    if (!prepared && prepared.error().code == ErrorCode::BadSpec)
        return PreparationCurve{};
    if (!prepared)
        return prepared.error();
    return prepared->curve;
}

}  // namespace bitloupe
