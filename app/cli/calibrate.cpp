// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/tensors.h"
#include "core/report/analysis.h"
#include "views/text/text.h"

namespace bitloupe::cli {

namespace {

Record recordOf(const CalibrationResult& result)
{
    const RangeChoice& choice = result.choice;
    return {
        {"range", result.calibrator},
        {"low", static_cast<double>(choice.range.low)},
        {"high", static_cast<double>(choice.range.high)},
        {"mse", result.mse},
        {"sqnr_db", result.sqnrDb},
        {"clipped_fraction", result.clippedFraction},
        {"elapsed_ms", result.elapsedMs},
        {"curve", Record{{"threshold", choice.curve.threshold}, {"objective", choice.curve.objective}}},
    };
}

std::vector<std::string> cellsOf(const CalibrationResult& result)
{
    return {text::name("range", result.calibrator).toStdString(),
            text::significant(static_cast<double>(result.choice.range.low), 6).toStdString(),
            text::significant(static_cast<double>(result.choice.range.high), 6).toStdString(),
            text::decibels(result.sqnrDb).toStdString(),
            text::significant(result.mse, 4).toStdString(),
            text::percent(result.clippedFraction).toStdString(),
            text::significant(result.elapsedMs, 3).toStdString() + " ms"};
}

// JSON: one object a tensor. In all other forms a row a calibrator.
void addRows(Job& job, const TensorRef& tensor, const QuantSpec& spec, const std::vector<CalibrationResult>& results)
{
    const Record head{{"file", tensor.path()}, {"tensor", tensor.info().name}, {"spec", printSpec(spec)}};
    std::vector<Record> choices;
    for (const CalibrationResult& result : results) {
        choices.push_back(recordOf(result));
        if (job.output.form() == OutputForm::Json)
            continue;
        Record row = head;
        row.insert(row.end(), choices.back().begin(), choices.back().end());
        std::vector<std::string> cells = cellsOf(result);
        cells.insert(cells.begin(), tensorCell(tensor.info()));
        job.output.add(row, std::move(cells));
    }
    if (job.output.form() != OutputForm::Json)
        return;
    Record line = head;
    line.push_back({"choices", std::move(choices)});
    job.output.add(line, {});
}

// Every curve costs one pass of the calibrator; only JSON can show it.
Result<void> calibrateTensor(Job& job, const TensorRef& tensor)
{
    for (const QuantSpec& spec : job.arguments.specs) {
        const auto weights = openFor(job, tensor, &spec);
        if (!weights)
            return weights.error();
        if (!*weights)
            continue;
        const auto results = calibrateAll(*weights, spec, job.output.form() == OutputForm::Json, job.progress);
        if (!results)
            return results.error();
        addRows(job, tensor, spec, *results);
    }
    return {};
}

}  // namespace

ExitCode runCalibrate(Job& job)
{
    if (job.arguments.specs.empty())
        return sayNoSpec(job);
    job.output.startTable({{"tensor", false}, {"calibrator", false}, {"low"}, {"high"}, {"SQNR"}, {"MSE"}, {"clipped"}, {"time"}});
    return forEachTensor(job, [&job](const TensorRef& tensor) { return calibrateTensor(job, tensor); });
}

}  // namespace bitloupe::cli
