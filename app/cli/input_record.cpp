// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/input_record.h"

#include "core/prepare/output_loss.h"
#include "core/report/outlier_curve.h"
#include "core/report/rotation.h"
#include "core/report/token_quantization.h"

#include <limits>

namespace bitloupe::cli {

namespace {

constexpr std::size_t kThresholds = 160;  // as many as the lens draws

// As the parameter input_scales calls it.
std::string wordOf(const TokenScaling& scaling)
{
    const std::string word = scaling.perToken ? "token" : scaling.isStatic ? "static" : "tensor";
    return scaling.hasZeroPoint ? word + "_zero_point" : word;
}

Record recordOf(const TokenScaling& scaling)
{
    Record record{{"sqnr_db", scaling.sqnrDb}, {"output_sqnr_db", scaling.outputSqnrDb}};
    if (scaling.whole) {
        record.push_back({"joint_output_mse", scaling.whole->mse});
        record.push_back({"joint_output_sqnr_db", scaling.whole->sqnrDb});
    }
    if (scaling.isStatic) {
        record.push_back({"low", scaling.hasZeroPoint ? double{scaling.low} : -double{scaling.reach}});
        record.push_back({"high", double{scaling.hasZeroPoint ? scaling.high : scaling.reach}});
        record.push_back({"clipped_fraction", scaling.clippedShare});
    }
    record.push_back({"token_sqnr_db", scaling.tokenSqnrDb});
    return record;
}

Result<void> addTokens(InputFigures& figures, const Weights& weights, const TokenQuestion& question, Progress& progress)
{
    const auto tokens = quantizeInputs(weights, question, progress);
    if (!tokens)
        return tokens.error();
    figures.record.push_back({"tokens", tokens->tokens});
    figures.record.push_back({"token_max_abs", std::vector<double>(tokens->tokenSizes.begin(), tokens->tokenSizes.end())});
    for (const TokenScaling& scaling : tokens->scalings)
        figures.record.push_back({wordOf(scaling), recordOf(scaling)});
    figures.jointSqnrDb = tokens->scalings.front().whole->sqnrDb;
    return {};
}

Record curveOf(const std::vector<OutlierShare>& curve)
{
    const auto column = [&curve](double OutlierShare::*member) {
        std::vector<double> values;
        for (const OutlierShare& share : curve)
            values.push_back(share.*member);
        return values;
    };
    return {{"threshold", column(&OutlierShare::threshold)},
            {"column_share", column(&OutlierShare::columnShare)},
            {"work_share", column(&OutlierShare::workShare)},
            {"energy_share", column(&OutlierShare::energyShare)},
            {"value_share", column(&OutlierShare::valueShare)}};
}

Result<void> addOutliers(InputFigures& figures, const Weights& weights, const QuantSpec& spec, Progress& progress)
{
    const InputMoments& inputs = *weights.inputs();
    const double threshold = outlierThreshold(spec);
    const OutlierShare share = outlierShare(inputs, threshold > 0 ? threshold : std::numeric_limits<double>::infinity());
    Record record{{"threshold", threshold},        {"columns", share.columns},          {"column_share", share.columnShare},
                  {"work_share", share.workShare}, {"energy_share", share.energyShare}, {"value_share", share.valueShare}};
    if (inputs.sampleTokens > 0) {
        const auto error = outlierError(weights, threshold, progress);
        if (!error)
            return error.error();
        record.push_back({"tokens", error->tokens});
        record.push_back({"llm_int8_output_sqnr_db", error->sqnrDb});
    }
    record.push_back({"curve", curveOf(outlierCurve(inputs, kThresholds))});
    figures.record.push_back({"outliers", std::move(record)});
    return {};
}

Record beforeAndAfter(double before, double after) { return {{"before", before}, {"after", after}}; }

Result<void> addRotation(InputFigures& figures, const std::shared_ptr<const Weights>& weights, const QuantSpec& spec, Progress& progress)
{
    const auto preview = previewRotation(weights, spec, progress);
    if (!preview)
        return preview.error();
    figures.record.push_back(
        {"rotation",
         Record{
             {"block", preview->block},
             {"input_peak", beforeAndAfter(preview->inputPeakBefore, preview->inputPeakAfter)},
             {"weight_peak", beforeAndAfter(preview->weightPeakBefore, preview->weightPeakAfter)},
             {"sqnr_db", beforeAndAfter(preview->sqnrBefore, preview->sqnrAfter)},
             {"output_sqnr_db", beforeAndAfter(preview->outputSqnrBefore, preview->outputSqnrAfter)},
             {"worse_channels", preview->worseChannels},
             {"per_channel", Record{{"output_mse_before", preview->channelMseBefore}, {"output_mse_after", preview->channelMseAfter}}}}});
    return {};
}

}  // namespace

Result<InputFigures> inputFigures(const std::shared_ptr<const Weights>& weights, const QuantizedTensor& answer, int bits,
                                  Progress& progress)
{
    InputFigures figures{{{"bits", bits}}, {}};
    const InputMoments& inputs = *weights->inputs();
    if (inputs.sampleTokens >= 2) {
        const TokenQuestion question{.bits = bits, .withZeroPoints = true, .answer = &answer};
        if (auto added = addTokens(figures, *weights, question, progress); !added)
            return added.error();
    }
    if (inputs.maxAbs.empty())
        return figures;
    if (auto added = addOutliers(figures, *weights, answer.spec, progress); !added)
        return added.error();
    if (knowsInputs(*weights, true) && !inputs.sample.empty()) {
        if (auto added = addRotation(figures, weights, answer.spec, progress); !added)
            return added.error();
    }
    return figures;
}

}  // namespace bitloupe::cli
