// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/sweep_output.h"
#include "app/cli/tensors.h"
#include "core/base/system.h"
#include "core/report/calibrator_survey.h"
#include "core/tensor/joined_weights.h"
#include "views/text/text.h"

namespace bitloupe::cli {

namespace {

// The calibrator's parameters, as a spec has them.
std::string parametersOf(const Choice& choice)
{
    std::string out;
    for (const auto& [key, value] : choice.params)
        out += (out.empty() ? "" : ",") + key + "=" + valueText(value);
    return out;
}

Record recordOf(const SurveyedCalibrator& result)
{
    Record record{{"range", result.calibrator.id}, {"parameters", parametersOf(result.calibrator)}};
    if (result.error) {
        record.push_back({"error", text::sentence(*result.error).toStdString()});
        return record;
    }
    const ErrorReport& report = result.report;
    const Record figures{
        {"low", static_cast<double>(result.range.low)},
        {"high", static_cast<double>(result.range.high)},
        {"mse", report.mse},
        {"sqnr_db", report.sqnrDb},
        {"max_abs_error", report.maxAbsError},
        {"mean_abs_error", report.meanAbsError},
        {"relative_error", report.relativeError},
        {"cosine", report.cosine},
        {"kl", report.kl},
        {"clipped_fraction", report.clippedFraction},
        {"clipped_energy", result.clippedEnergy},
        {"clipping_error", result.clippingError},
        {"elapsed_ms", result.elapsedMs},
        {"objective", std::string(findCalibrator(result.calibrator.id)->objective)},
        {"chosen", Record{{"threshold", result.curve.threshold}, {"objective", result.curve.objective}}},
        {"curve", Record{{"threshold", result.curve.curve.threshold}, {"objective", result.curve.curve.objective}}},
    };
    record.insert(record.end(), figures.begin(), figures.end());
    return record;
}

std::vector<std::string> cellsOf(const SurveyedCalibrator& result)
{
    const std::string name = text::name("range", result.calibrator.id).toStdString();
    if (result.error)
        return {name, text::sentence(*result.error).toStdString(), "", "", "", "", "", "", ""};
    const auto number = [](double value, int digits) { return text::significant(value, digits).toStdString(); };
    return {name,
            number(static_cast<double>(result.range.low), 6),
            number(static_cast<double>(result.range.high), 6),
            text::decibels(result.report.sqnrDb).toStdString(),
            number(result.report.mse, 4),
            number(result.report.maxAbsError, 4),
            text::percent(result.report.clippedFraction).toStdString(),
            text::percent(result.clippedEnergy).toStdString(),
            number(result.elapsedMs, 3) + " ms"};
}

void startTable(Job& job)
{
    job.output.startTable({{"tensor", false},
                           {"calibrator", false},
                           {"low"},
                           {"high"},
                           {"SQNR"},
                           {"MSE"},
                           {"largest error"},
                           {"clipped"},
                           {"clipped energy"},
                           {"time"}});
}

// JSON: one object a tensor. In all other forms a row a calibrator, as soon as it is known.
class Page {
public:
    Page(Job& job, const TensorRef& tensor, const QuantSpec& spec)
        : m_job(job)
        , m_tensor(tensorCell(tensor.info()))
        , m_head{{"file", tensor.path()}, {"tensor", tensor.info().name}, {"spec", printSpec(spec)}}
    {
        if (job.arguments.batches)
            m_head.push_back({"batches", static_cast<std::uint64_t>(job.arguments.files.size())});
    }
    bool isJson() const { return m_job.output.form() == OutputForm::Json; }

    void add(const SurveyedCalibrator& result)
    {
        m_choices.push_back(recordOf(result));
        if (isJson())
            return;
        Record row = m_head;
        row.insert(row.end(), m_choices.back().begin(), m_choices.back().end());
        std::vector<std::string> cells = cellsOf(result);
        cells.insert(cells.begin(), m_tensor);
        m_job.output.add(row, std::move(cells));
    }

    void finish(const SampleSweep* sweep)
    {
        if (!isJson()) {
            if (sweep)
                addSweepTable(m_job.output, m_head, m_tensor, *sweep);
            return;
        }
        Record line = m_head;
        line.push_back({"choices", std::move(m_choices)});
        if (sweep)
            line.push_back({"sweep", sweepRecords(*sweep)});
        m_job.output.add(line, {});
    }

private:
    Job& m_job;
    std::string m_tensor;
    Record m_head;
    std::vector<Record> m_choices;
};

Result<void> calibrate(Job& job, Page& page, std::shared_ptr<const Weights> weights, const QuantSpec& spec,
                       std::vector<std::uint64_t> batches = {})
{
    const auto groundwork = Groundwork::make(weights, job.progress);
    if (!groundwork)
        return groundwork.error();
    const SurveyOptions options{.curves = page.isJson(), .batches = std::move(batches), .keepsRanges = false};  // only JSON shows curves
    const auto results = surveyCalibrators(
        **groundwork, spec, options, [&page](const SurveyedCalibrator& result) { page.add(result); }, job.progress);
    if (!results)
        return results.error();
    if (!job.arguments.sweep) {
        page.finish(nullptr);
        return {};
    }
    SweepOptions sweepOptions;
    sweepOptions.draws = *job.arguments.sweep;
    sweepOptions.calibrators = automaticChoices(spec.range);
    const auto sweep = sweepSamples(std::move(weights), spec, sweepOptions, {}, job.progress);
    if (!sweep)
        return sweep.error();
    page.finish(&*sweep);
    return {};
}

Result<void> calibrateTensor(Job& job, const TensorRef& tensor)
{
    for (const QuantSpec& spec : job.arguments.specs) {
        const auto weights = openFor(job, tensor, &spec);
        if (!weights)
            return weights.error();
        if (!*weights)
            continue;
        Page page(job, tensor, spec);
        if (job.arguments.sweep)
            startTable(job);  // the last tensor's sweep has a table of its own
        if (Result<void> done = calibrate(job, page, *weights, spec); !done)
            return done;
    }
    return {};
}

// The one tensor of each file.
Result<std::vector<TensorRef>> batchesOf(Job& job)
{
    std::vector<TensorRef> batches;
    for (const std::string& path : job.arguments.files) {
        auto file = openFile(job, path);
        if (!file)
            return file.error();
        const std::vector<std::size_t> chosen = chosenTensors(job, **file);
        if (chosen.size() != 1)
            return Error{ErrorCode::BadArgument, path, "--batches",
                         "a batch is one tensor, here are " + std::to_string(chosen.size()) + "; --tensor names one"};
        batches.push_back({*file, chosen.front()});
    }
    return batches;
}

Result<void> calibrateBatches(Job& job)
{
    const auto batches = batchesOf(job);
    if (!batches)
        return batches.error();
    std::vector<std::shared_ptr<const Weights>> parts;
    std::vector<std::uint64_t> sizes;
    for (const TensorRef& batch : *batches) {
        job.console.doing(batch.path());
        auto part = openWeights(batch.file, batch.index, {kNoAxis, 0}, job.progress);
        if (!part)
            return part.error();
        sizes.push_back((*part)->size());
        parts.push_back(std::move(*part));
    }
    const auto joined = joinedWeights(batches->front().info().name, std::move(parts), memoryLimit() / 4);
    if (!joined)
        return joined.error();
    for (const QuantSpec& spec : job.arguments.specs) {
        Page page(job, batches->front(), spec);
        if (Result<void> done = calibrate(job, page, *joined, spec, sizes); !done)
            return done;
    }
    return {};
}

}  // namespace

ExitCode runCalibrate(Job& job)
{
    if (job.arguments.specs.empty())
        return sayNoSpec(job);
    if (job.arguments.batches && job.arguments.sweep)
        return job.console.failed("--sweep takes samples of one tensor: it does not go with --batches", kWrongUsage);
    startTable(job);
    if (job.arguments.batches) {
        const Result<void> done = calibrateBatches(job);
        return done ? kWell : job.console.failed(done.error());
    }
    return forEachTensor(job, [&job](const TensorRef& tensor) { return calibrateTensor(job, tensor); });
}

}  // namespace bitloupe::cli
