// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/glob.h"
#include "app/cli/inputs.h"
#include "app/cli/nearest.h"
#include "app/cli/tensors.h"
#include "core/base/system.h"
#include "core/bench/benchmark.h"
#include "views/text/bench_text.h"
#include "views/text/text.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tbb/task_arena.h>

namespace bitloupe::cli {

namespace {

constexpr std::uint64_t kUsualSize = 4096;

Record recordOf(const Estimate& estimate)
{
    return {{"median", estimate.median}, {"low", estimate.low}, {"high", estimate.high}, {"samples", std::uint64_t{estimate.samples}}};
}

// What all lines of a run have in common.
Record headOf(const BenchRun& run, const BenchTiming& timing)
{
    return {{"cpu", run.machine.cpu},
            {"level", run.machine.level},
            {"threads", run.threads},
            {"cores", run.machine.cores},
            {"last_cache_bytes", run.machine.lastCacheBytes},
            {"cold", run.isCold},
            {"tokens", timing.tokens},
            {"rows", run.rows},
            {"cols", run.cols},
            {"clock_drift", run.clockDrift},
            {"read_one", recordOf(run.limits.readOne)},
            {"read_all", recordOf(run.limits.readAll)},
            {"float_peak", recordOf(run.limits.floats)},
            {"int8_peak", recordOf(run.limits.bytes)},
            {"sign_peak", recordOf(run.limits.signs)}};
}

// NaN where the baseline was not asked for.
double speedUp(const BenchRun& run, const BenchTiming& timing)
{
    const BenchEntry* baseline = baselineEntry(run);
    const BenchTiming* of = baseline != nullptr ? baseline->at(timing.tokens) : nullptr;
    return of != nullptr ? of->seconds.median / timing.seconds.median : std::numeric_limits<double>::quiet_NaN();
}

void addRow(Job& job, const BenchRun& run, const BenchEntry& entry, const BenchTiming& timing)
{
    const BoundBy bound = boundOf(run, entry, timing);
    const double gbps = 1e-9 * static_cast<double>(entry.bytes) / timing.seconds.median;
    const double faster = speedUp(run, timing);
    Record record = headOf(run, timing);
    const Record figures{{"op", entry.id},
                         {"spec", entry.spec},
                         {"seconds", recordOf(timing.seconds)},
                         {"bytes", entry.bytes},
                         {"gbps", gbps},
                         {"gops", timing.gflops(run.rows, run.cols)},
                         {"speedup", faster},
                         {"bound", std::string(boundWord(bound.bound))},
                         {"of_limit", bound.share},
                         {"of_read", bound.ofRead},
                         {"of_peak", bound.ofPeak},
                         {"sqnr_db", entry.sqnrDb},
                         {"pack_seconds", entry.packSeconds},
                         {"worst_difference", entry.worst}};
    record.insert(record.end(), figures.begin(), figures.end());
    const auto number = [](double value, int digits) { return text::significant(value, digits).toStdString(); };
    job.output.add(record,
                   {entry.id, std::to_string(timing.tokens) + "x" + std::to_string(run.rows) + "x" + std::to_string(run.cols),
                    number(1e3 * timing.seconds.median, 4), spreadText(timing.seconds.uncertainty()).toStdString(), number(gbps, 3),
                    number(timing.gflops(run.rows, run.cols), 3), std::isnan(faster) ? "–" : number(faster, 3),
                    text::percent(bound.share).toStdString() + " " + std::string(boundWord(bound.bound)),
                    text::percent(bound.ofPeak).toStdString(), text::decibels(entry.sqnrDb).toStdString(),
                    number(1e3 * entry.packSeconds, 3), number(entry.worst, 2) + (entry.isRight() ? "" : " wrong")});
}

void sayProblems(Job& job, const BenchRun& run)
{
    for (const BenchEntry& entry : run.entries) {
        if (entry.problem)
            job.console.warning(entry.id + ": " + text::sentence(*entry.problem).toStdString());
        else if (!entry.isRight())
            job.console.warning(entry.id + ": its results are wrong, " + text::significant(entry.worst, 3).toStdString()
                                + " times as far from the exact product as its rounding explains; its time says nothing");
        for (const Remark& remark : entry.remarks) {
            if (text::isWarning(remark))
                job.console.warning(entry.id + ": " + text::remark(remark).toStdString());
        }
    }
}

void printRun(Job& job, const BenchRun& run)
{
    for (const std::uint64_t tokens : run.tokens) {
        for (const BenchEntry& entry : run.entries) {
            if (const BenchTiming* timing = entry.at(tokens))
                addRow(job, run, entry, *timing);
        }
    }
    sayProblems(job, run);
    // A table that is pasted elsewhere takes along what it was measured with.
    const auto say = [&job](const QString& words) {
        if (!words.isEmpty() && job.output.form() == OutputForm::Markdown)
            job.output.paragraph(words.toStdString());
        else if (!words.isEmpty())
            job.console.note(words.toStdString());
    };
    say(benchEnvironment(run));
    for (const std::uint64_t tokens : run.tokens)
        say(benchWinner(run, tokens));
}

bool isInstalled(const ProductCase& which) { return which.isThere == nullptr || which.isThere(); }

Error noSuchCase(const std::string& glob)
{
    std::vector<std::string_view> ids;
    for (const ProductCase& each : productCases())
        ids.push_back(each.id);
    std::string nearest;
    for (const std::string& id : nearestWords(glob, ids, 3))
        nearest += (nearest.empty() ? "" : ", ") + id;
    return {ErrorCode::BadArgument, {}, "--op " + glob, "no such operation; nearest: " + nearest + "; `help bench` lists all"};
}

// The cases that --op names, all without it. Of a library that is missing only those hear who name it.
Result<std::vector<std::string>> chosenCases(Job& job)
{
    const std::vector<std::string>& globs = job.arguments.ops;
    for (const std::string& glob : globs) {
        if (std::none_of(productCases().begin(), productCases().end(), [&](const ProductCase& each) { return globMatches(glob, each.id); }))
            return noSuchCase(glob);
    }
    std::vector<std::string> chosen, missing;
    for (const ProductCase& each : productCases()) {
        const bool isNamed = std::any_of(globs.begin(), globs.end(), [&](const std::string& glob) { return globMatches(glob, each.id); });
        if (isInstalled(each) ? isNamed || globs.empty() : isNamed)
            (isInstalled(each) ? chosen : missing).emplace_back(each.id);
    }
    if (chosen.empty())
        return Error{ErrorCode::BadArgument, {}, "--op " + missing.front(), "the library is not installed"};
    for (const std::string& id : missing)
        job.console.warning(id + ": the library is not installed");
    return chosen;
}

// The tensor that FILE and --tensor name; null without a file.
Result<std::shared_ptr<const Weights>> givenWeights(Job& job)
{
    if (job.arguments.files.empty())
        return std::shared_ptr<const Weights>();
    const auto file = openFile(job, job.arguments.files.front());
    if (!file)
        return file.error();
    for (const std::size_t index : chosenTensors(job, **file)) {
        const TensorInfo& info = (*file)->tensors()[index];
        if (info.readable && (isWorthQuantizing(info) || !job.arguments.tensors.empty())) {
            auto weights = openFor(job, {*file, index}, nullptr);
            if (weights && *weights == nullptr)
                continue;  // it has no such axis
            job.console.note("Weights of " + tensorCell(info) + ".");
            return weights;
        }
    }
    return Error{ErrorCode::TensorNotFound, job.arguments.files.front(), {}, {}};
}

// Shapes with the same rows and columns are measured in one run, one picture for each number of tokens.
std::vector<BenchShape> gathered(const std::vector<BenchShape>& shapes)
{
    std::vector<BenchShape> all;
    for (const BenchShape& shape : shapes) {
        const auto same =
            std::find_if(all.begin(), all.end(), [&](const BenchShape& s) { return s.rows == shape.rows && s.cols == shape.cols; });
        if (same == all.end())
            all.push_back(shape);
        else
            same->tokens.insert(same->tokens.end(), shape.tokens.begin(), shape.tokens.end());
    }
    return all;
}

// What all shapes are measured with.
struct Given {
    std::shared_ptr<const Weights> weights;  // null: bell-shaped ones
    std::vector<std::string> cases;
    Inputs inputs;
};

Result<void> measure(Job& job, const BenchShape& shape, const Given& given)
{
    const double bytes = kBenchBytesAWeight * static_cast<double>(shape.rows) * static_cast<double>(shape.cols);
    if (bytes > 0.8 * static_cast<double>(memoryLimit()))
        return Error{ErrorCode::NeedsMemory, {}, "--shape", std::to_string(static_cast<std::uint64_t>(bytes)) + " bytes"};
    BenchRequest request;
    auto weights = given.weights ? benchWeights(given.weights, shape.rows, shape.cols)
                                 : Result<std::shared_ptr<const Weights>>(benchWeights(shape.rows, shape.cols));
    if (weights && given.inputs.activations())
        weights = given.inputs.attach(job, *weights);
    if (!weights)
        return weights.error();
    request.weights = *weights;
    request.cases = given.cases;
    request.specs = job.arguments.specs;
    request.tokens = shape.tokens;
    request.threads = job.arguments.threads.value_or(1);
    request.isCold = !job.arguments.isHot;
    request.seconds = job.arguments.seconds.value_or(5);
    const auto run = runBenchmark(
        request, [](const BenchRun&) {}, job.progress);
    if (!run)
        return run.error();
    printRun(job, *run);
    return {};
}

// What is wrong with a tensor is wrong in FILE, which core does not know.
Error inFile(const Job& job, Error error)
{
    if (error.file.empty() && error.where.starts_with("tensor ") && !job.arguments.files.empty())
        error.file = job.arguments.files.front();
    return error;
}

}  // namespace

ExitCode runBench(Job& job)
{
    auto cases = chosenCases(job);
    if (!cases)
        return job.console.failed(cases.error());
    auto inputs = Inputs::open(job);
    if (!inputs)
        return job.console.failed(inputs.error());
    auto weights = givenWeights(job);
    if (!weights)
        return job.console.failed(weights.error());
    const Given given = {*weights, *std::move(cases), *std::move(inputs)};
    std::vector<BenchShape> shapes = gathered(job.arguments.shapes);
    if (shapes.empty())
        shapes.push_back({given.weights ? given.weights->rows() : kUsualSize, given.weights ? given.weights->cols() : kUsualSize, {1}});
    job.output.startTable({{"operation", false},
                           {"M x N x K"},
                           {"ms"},
                           {"bounds"},
                           {"GB/s"},
                           {"GOP/s"},
                           {"speed-up"},
                           {"of the limit"},
                           {"of the peak"},
                           {"SQNR"},
                           {"packing, ms"},
                           {"off, of allowed"}});
    for (const BenchShape& shape : shapes) {
        job.console.doing(std::to_string(shape.rows) + " x " + std::to_string(shape.cols));
        if (Result<void> done = measure(job, shape, given); !done)
            return job.console.failed(inFile(job, done.error()));
    }
    return kWell;
}

}  // namespace bitloupe::cli
