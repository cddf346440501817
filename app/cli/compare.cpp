// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/tensors.h"
#include "core/export/quantized_file.h"
#include "core/report/error_report.h"
#include "views/text/text.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace bitloupe::cli {

namespace {

struct Compared {
    TensorInfo info;
    Difference difference;
};

// What was found; `answeredNo` also where shapes differ: those tensors are not the same at any SQNR.
struct Comparison {
    std::vector<Compared> compared;
    bool shapesDiffer = false;
    ExitCode code = kWell;
};

std::map<std::string, std::size_t> byName(const ModelFile& file)
{
    std::map<std::string, std::size_t> out;
    for (std::size_t i = 0; i < file.tensors().size(); ++i)
        out.emplace(file.tensors()[i].name, i);
    return out;
}

// Element by element in the tensors' own order, whichever axis is the output.
Result<Difference> differenceOf(Job& job, const TensorRef& a, const TensorRef& b)
{
    const WeightsOptions options{kNoAxis, 0};
    const auto first = openWeights(a.file, a.index, options, job.progress);
    if (!first)
        return first.error();
    const auto second = openWeights(b.file, b.index, options, job.progress);
    if (!second)
        return second.error();
    return difference(**first, **second, job.progress);
}

void comparePair(Job& job, const TensorRef& a, const TensorRef& b, Comparison& out)
{
    job.console.doing(a.info().name);
    if (!a.info().readable || !b.info().readable) {
        job.console.warning(tensorCell(a.info()) + " does not hold numbers; it is left out.");
        return;
    }
    if (a.info().shape != b.info().shape) {
        job.console.warning(tensorCell(a.info()) + ": the shapes differ, " + shapeText(a.info().shape) + " and " + shapeText(b.info().shape)
                            + ".");
        out.shapesDiffer = true;
        return;
    }
    const auto found = differenceOf(job, a, b);
    if (found)
        out.compared.push_back({a.info(), *found});
    else
        out.code = std::max(out.code, job.console.failed(found.error()));
}

// One line, however many there are: a quantized file often lacks all biases.
void warnOfMissing(Job& job, const ModelFile& have, const std::map<std::string, std::size_t>& others, const std::string& otherPath)
{
    constexpr std::size_t kNamed = 3;
    std::string names;
    std::size_t missing = 0;
    for (const std::size_t index : chosenTensors(job, have)) {
        const TensorInfo& info = have.tensors()[index];
        if (others.contains(info.name))
            continue;
        if (++missing <= kNamed)
            names += (missing > 1 ? ", " : "") + tensorCell(info);
    }
    if (missing > kNamed)
        names += " and " + std::to_string(missing - kNamed) + " more";
    if (missing > 0)
        job.console.warning(names + (missing > 1 ? " are" : " is") + " not in " + cellText(otherPath) + ".");
}

Comparison compareFiles(Job& job, const std::shared_ptr<const ModelFile>& a, const std::shared_ptr<const ModelFile>& b)
{
    Comparison out;
    if (a->tensors().size() == 1 && b->tensors().size() == 1) {
        comparePair(job, {a, 0}, {b, 0}, out);
        return out;
    }
    const auto names = byName(*b);
    for (const std::size_t index : chosenTensors(job, *a)) {
        const auto partner = names.find(a->tensors()[index].name);
        if (partner != names.end())
            comparePair(job, {a, index}, {b, partner->second}, out);
    }
    warnOfMissing(job, *a, names, job.arguments.files[1]);
    warnOfMissing(job, *b, byName(*a), job.arguments.files[0]);
    return out;
}

// NaN (nothing finite to compare) counts as worst.
bool isWorse(const Compared& a, const Compared& b)
{
    const double x = std::isnan(a.difference.sqnrDb) ? -HUGE_VAL : a.difference.sqnrDb;
    const double y = std::isnan(b.difference.sqnrDb) ? -HUGE_VAL : b.difference.sqnrDb;
    return x != y ? x < y : a.info.name < b.info.name;
}

void addRow(Job& job, const Compared& entry)
{
    const Difference& d = entry.difference;
    job.output.add({{"tensor", entry.info.name},
                    {"shape", entry.info.shape},
                    {"count", d.count},
                    {"sqnr_db", d.sqnrDb},
                    {"mse", d.mse},
                    {"max_abs_error", d.maxAbs},
                    {"mean_abs_error", d.meanAbs},
                    {"cosine", d.cosine}},
                   {tensorCell(entry.info), shapeText(entry.info.shape), text::decibels(d.sqnrDb).toStdString(),
                    text::significant(d.mse, 4).toStdString(), text::significant(d.maxAbs, 4).toStdString(),
                    text::significant(d.meanAbs, 4).toStdString(), text::significant(d.cosine, 7).toStdString()});
}

ExitCode answer(Job& job, const Comparison& comparison)
{
    if (comparison.code != kWell || !job.arguments.failAbove)
        return comparison.code;
    const double limit = *job.arguments.failAbove;
    std::size_t failed = 0;
    for (const Compared& entry : comparison.compared)
        failed += entry.difference.sqnrDb >= limit ? 0 : 1;
    if (failed > 0)
        job.console.note(std::to_string(failed) + " of " + std::to_string(comparison.compared.size()) + " tensors are below "
                         + text::decibels(limit).toStdString() + ".");
    return failed > 0 || comparison.shapesDiffer ? kAnsweredNo : kWell;
}

// A file's values: what its codes stand for where it is a quantized one.
Result<std::shared_ptr<const ModelFile>> openValues(Job& job, const std::string& path)
{
    auto file = openFile(job, path);
    if (!file)
        return file;
    const auto isQuantized = isQuantizedFile(**file);
    if (!isQuantized)
        return isQuantized.error();
    return *isQuantized ? openQuantized(*file) : file;
}

}  // namespace

ExitCode runCompare(Job& job)
{
    const auto a = openValues(job, job.arguments.files[0]);
    if (!a)
        return job.console.failed(a.error());
    const auto b = openValues(job, job.arguments.files[1]);
    if (!b)
        return job.console.failed(b.error());
    Comparison comparison = compareFiles(job, *a, *b);
    if (comparison.compared.empty() && !comparison.shapesDiffer && comparison.code == kWell)
        return job.console.failed("the two files have no tensor in common that could be compared", kWrongUsage);
    std::stable_sort(comparison.compared.begin(), comparison.compared.end(), isWorse);
    job.output.startTable({{"tensor", false}, {"shape"}, {"SQNR"}, {"MSE"}, {"largest error"}, {"mean error"}, {"cosine"}});
    const std::size_t shown = std::min(job.arguments.top.value_or(comparison.compared.size()), comparison.compared.size());
    for (std::size_t i = 0; i < shown; ++i)
        addRow(job, comparison.compared[i]);
    return answer(job, comparison);
}

}  // namespace bitloupe::cli
