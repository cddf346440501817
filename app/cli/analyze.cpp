// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/input_record.h"
#include "app/cli/inputs.h"
#include "app/cli/tensors.h"
#include "core/prepare/searched.h"
#include "core/report/bounds.h"
#include "core/report/held_apart.h"
#include "core/report/statistics.h"
#include "views/text/text.h"

#include <chrono>

namespace bitloupe::cli {

namespace {

struct Findings {
    ErrorReport report;
    std::optional<OutputError> plain;  // of plain rounding, where tokens held apart judge something that learns
    double bestPossibleDb = 0;  // Lloyd-Max with as many levels as the grid has bits for, on these very weights
    double rateDistortionDb = 0;  // the bound of a Gaussian of the same variance
    double elapsedMs = 0;
    std::optional<InputFigures> inputs;  // with --input-bits
};

double millisecondsSince(std::chrono::steady_clock::time_point start)
{
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

// The report, and what it says of quantized inputs: they take the codes, which a report alone does not hold.
Result<Findings> withInputBits(const std::shared_ptr<const Weights>& weights, const QuantSpec& spec, int bits, Progress& progress)
{
    const auto start = std::chrono::steady_clock::now();
    const auto quantized = quantize(weights, spec, progress);
    if (!quantized)
        return quantized.error();
    auto errors = compare(*weights, **quantized, progress);
    if (!errors)
        return errors.error();
    Findings out{.report = std::move(*errors), .plain = {}, .elapsedMs = millisecondsSince(start), .inputs = {}};
    auto figures = inputFigures(weights, **quantized, bits, progress);
    if (!figures)
        return figures.error();
    out.inputs = std::move(*figures);
    return out;
}

Result<Findings> reported(const std::shared_ptr<const Weights>& weights, const QuantSpec& spec, std::optional<int> inputBits,
                          Progress& progress)
{
    if (inputBits && weights->inputs())
        return withInputBits(weights, spec, *inputBits, progress);
    const auto start = std::chrono::steady_clock::now();
    auto errors = report(weights, spec, progress);
    if (!errors)
        return errors.error();
    return Findings{.report = std::move(*errors), .plain = {}, .elapsedMs = millisecondsSince(start), .inputs = {}};
}

Result<Findings> answer(const std::shared_ptr<const Weights>& weights, const QuantSpec& spec, std::optional<int> inputBits,
                        Progress& progress)
{
    auto found = reported(weights, spec, inputBits, progress);
    if (!found)
        return found.error();
    Findings out = std::move(*found);
    auto harm = judgeHeldApart(weights, spec, out.report.output, progress, &out.plain);
    if (!harm)
        return harm.error();
    out.report.harm = std::move(*harm);
    const auto grid = makeGrid(spec.grid);
    if (!grid)
        return grid.error();
    const Slice all(*weights, 0, weights->size());
    const auto best = lloydMax(all, (*grid)->bits(), progress);
    if (!best)
        return best.error();
    const auto moments = statistics(all, progress);
    if (!moments)
        return moments.error();
    out.bestPossibleDb = best->sqnrDb;
    out.rateDistortionDb = rateDistortionSqnrDb(moments->rms * moments->rms, moments->variance, (*grid)->bits());
    return out;
}

template <class Member>
std::vector<double> column(const std::vector<ChannelReport>& channels, Member member)
{
    std::vector<double> out;
    out.reserve(channels.size());
    for (const ChannelReport& channel : channels)
        out.push_back(channel.*member);
    return out;
}

Record perChannel(const ErrorReport& report)
{
    const std::vector<ChannelReport>& channels = report.channels;
    Record record{
        {"mse", column(channels, &ChannelReport::mse)},
        {"sqnr_db", column(channels, &ChannelReport::sqnrDb)},
        {"scale", column(channels, &ChannelReport::scale)},
        {"zero_point", column(channels, &ChannelReport::zeroPoint)},
        {"max_abs_error", column(channels, &ChannelReport::maxAbsError)},
        {"clipped_fraction", column(channels, &ChannelReport::clippedFraction)},
    };
    if (report.output.known)
        record.push_back({"output_mse", report.output.channelMse});
    if (report.output.heldApart)
        record.push_back({"output_mse_apart", report.output.heldApart->channelMse});
    return record;
}

// The sum that bits_per_weight is: what is stored, `bits` each, and what that makes for each weight of the tensor.
std::vector<Record> storedRecords(const ErrorReport& report, std::uint64_t weights)
{
    std::vector<Record> records;
    for (const StoredPart& part : report.storedParts)
        records.push_back({{"part", part.id},
                           {"bits", part.bits},
                           {"count", part.count},
                           {"bits_per_weight", bitsPerWeight(std::span(&part, 1), weights)}});
    return records;
}

// What was done first, what a search for its parameter tried, and what it took.
void addPreparation(Record& record, const QuantSpec& spec, const PreparationCurve& curve)
{
    if (spec.preparation.id == defaultSpec().preparation.id)
        return;
    Record preparation{{"id", spec.preparation.id}};
    if (!curve.parameter.empty()) {
        const std::string parameter(searchedParameter(spec.preparation.id));
        std::vector<Record> objective;
        for (std::size_t i = 0; i < curve.parameter.size(); ++i)
            objective.push_back({{parameter, curve.parameter[i]}, {"output_mse", curve.loss[i]}});
        preparation.push_back({"chosen", Record{{parameter, curve.best}}});
        preparation.push_back({"objective", std::move(objective)});
    }
    record.push_back({"preparation", std::move(preparation)});
}

void addOutputs(Record& record, const Findings& answer)
{
    const OutputError& output = answer.report.output;
    if (output.known) {
        record.push_back({"output_mse", output.mse});
        record.push_back({"output_sqnr_db", output.sqnrDb});
    }
    if (output.hawqSensitivity)
        record.push_back({"hawq_sensitivity", *output.hawqSensitivity});
    if (!output.known || !output.heldApart)
        return;
    record.push_back({"output_mse_apart", output.heldApart->mse});
    record.push_back({"output_sqnr_db_apart", output.heldApart->sqnrDb});
    record.push_back({"tokens", output.tokens});
    record.push_back({"tokens_apart", output.heldApart->tokens});
    record.push_back({"heaviest_tokens", output.heaviestTokens});
    record.push_back({"heaviest_tokens_share", output.heaviestShare});
    const OutputError& plain = answer.plain ? *answer.plain : output;
    record.push_back({"plain_output_mse", plain.mse});
    record.push_back({"plain_output_mse_apart", plain.heldApart->mse});
    record.push_back({"harms_apart", !answer.report.harm.empty()});
}

Record recordOf(const TensorRef& tensor, const QuantSpec& spec, const Findings& answer)
{
    const ErrorReport& r = answer.report;
    Record record{
        {"file", tensor.path()},
        {"tensor", tensor.info().name},
        {"shape", tensor.info().shape},
        {"dtype", dtypeName(tensor.info().dtype)},
        {"spec", printSpec(spec)},
        {"count", r.count},
        {"mse", r.mse},
        {"sqnr_db", r.sqnrDb},
        {"max_abs_error", r.maxAbsError},
        {"max_abs_error_index", r.maxAbsErrorIndex},
        {"mean_abs_error", r.meanAbsError},
        {"relative_error", r.relativeError},
        {"cosine", r.cosine},
        {"kl", r.kl},
        {"clipped_fraction", r.clippedFraction},
        {"code_entropy_bits", r.codeEntropyBits},
        {"used_levels", r.usedLevels},
        {"bits_per_weight", r.bitsPerWeight},
        {"stored", storedRecords(r, elementCount(tensor.info().shape))},
        {"bytes_before", r.bytesBefore},
        {"bytes_after", r.bytesAfter},
        {"best_possible_sqnr_db", answer.bestPossibleDb},
        {"rate_distortion_sqnr_db", answer.rateDistortionDb},
        {"code_counts", Counts{r.codeCounts}},
        {"per_channel", perChannel(r)},
        {"elapsed_ms", answer.elapsedMs},
        {"exact", true},
    };
    addPreparation(record, spec, r.curve);
    addOutputs(record, answer);
    if (answer.inputs)
        record.push_back({"inputs", answer.inputs->record});
    return record;
}

std::vector<std::string> cellsOf(const TensorRef& tensor, const QuantSpec& spec, const Findings& answer)
{
    const ErrorReport& r = answer.report;
    return {tensorCell(tensor.info()),
            shapeText(tensor.info().shape),
            text::shortSpec(spec).toStdString(),
            text::decibels(r.sqnrDb).toStdString(),
            text::decibels(answer.bestPossibleDb).toStdString(),
            text::significant(r.mse, 4).toStdString(),
            text::significant(r.maxAbsError, 4).toStdString(),
            text::percent(r.clippedFraction).toStdString(),
            text::significant(r.codeEntropyBits, 3).toStdString(),
            text::significant(r.bitsPerWeight, 4).toStdString(),
            text::bytes(r.bytesBefore).toStdString(),
            text::bytes(r.bytesAfter).toStdString()};
}

void addOutputCells(std::vector<std::string>& cells, const Inputs& inputs, const Findings& answer)
{
    const ErrorReport& report = answer.report;
    const OutputError& output = report.output;
    if (inputs.activations())
        cells.push_back(output.known ? text::decibels(output.sqnrDb).toStdString() : "–");
    if (inputs.bits())
        cells.push_back(answer.inputs && answer.inputs->jointSqnrDb ? text::decibels(*answer.inputs->jointSqnrDb).toStdString() : "–");
    if (!inputs.holdsApart())
        return;
    cells.push_back(output.heldApart ? text::decibels(output.heldApart->sqnrDb).toStdString() + (report.harm.empty() ? "" : " ▲") : "–");
}

void sayRemarks(Job& job, const TensorRef& tensor, const QuantSpec& spec, const ErrorReport& report)
{
    const bool isOneOfSeveral = job.arguments.specs.size() > 1;
    const std::string name = tensorCell(tensor.info()) + (isOneOfSeveral ? ", " + text::shortSpec(spec).toStdString() : std::string());
    for (const Remarks* remarks : {&report.remarks, &report.harm}) {
        for (const Remark& remark : *remarks)
            sayRemark(job, name, remark);
    }
}

void warnOfLeftOut(Job& job, const TensorRef& tensor, const Weights& weights, const ErrorReport& report)
{
    if (report.count < weights.size())
        job.console.warning(cellText(tensor.path()) + ", " + tensorCell(tensor.info()) + ": "
                            + std::to_string(weights.size() - report.count) + " of " + std::to_string(weights.size())
                            + " weights are NaN or infinite; they are left out.");
}

Result<void> analyzeTensor(Job& job, const TensorRef& tensor, const Inputs& inputs, bool severalFiles)
{
    for (const QuantSpec& spec : job.arguments.specs) {
        const auto weights = openFor(job, tensor, &spec);
        if (!weights)
            return weights.error();
        if (!*weights)
            continue;
        const auto known = inputs.attach(job, *weights);
        if (!known)
            return known.error();
        const auto found = answer(*known, spec, inputs.bits(), job.progress);
        if (!found)
            return found.error();
        warnOfLeftOut(job, tensor, **weights, found->report);
        sayRemarks(job, tensor, spec, found->report);
        if (found->inputs && !found->inputs->jointSqnrDb)
            sayRemark(job, tensorCell(tensor.info()), {"inputs_too_few_to_round"});
        std::vector<std::string> cells = cellsOf(tensor, spec, *found);
        addOutputCells(cells, inputs, *found);
        if (severalFiles)
            cells.insert(cells.begin(), cellText(tensor.path()));
        job.output.add(recordOf(tensor, spec, *found), std::move(cells));
    }
    return {};
}

}  // namespace

ExitCode runAnalyze(Job& job)
{
    if (job.arguments.specs.empty())
        return sayNoSpec(job);
    std::vector<Column> columns{{"tensor", false}, {"shape"},   {"settings", false}, {"SQNR"},        {"Lloyd–Max"}, {"MSE"},
                                {"largest error"}, {"clipped"}, {"entropy, bits"},   {"bits/weight"}, {"before"},    {"after"}};
    const bool severalFiles = job.arguments.files.size() > 1;
    if (severalFiles)
        columns.insert(columns.begin(), {"file", false});
    const Result<Inputs> inputs = Inputs::open(job);
    if (!inputs)
        return job.console.failed(inputs.error());
    if (inputs->activations())
        columns.push_back({"output SQNR"});
    if (inputs->bits())
        columns.push_back({"inputs in " + std::to_string(*inputs->bits()) + " bits"});
    if (inputs->holdsApart())
        columns.push_back({"held apart"});
    job.output.startTable(std::move(columns));
    return forEachTensor(job, [&](const TensorRef& tensor) { return analyzeTensor(job, tensor, *inputs, severalFiles); });
}

}  // namespace bitloupe::cli
