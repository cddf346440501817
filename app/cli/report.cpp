// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/report_page.h"
#include "app/cli/tensors.h"
#include "core/export/atomic_file.h"
#include "core/report/error_report.h"

#include <algorithm>
#include <cmath>

namespace bitloupe::cli {

namespace {

constexpr std::string_view kDefaultSpec = "w4a16_g128";
constexpr std::size_t kDefaultPictures = 8;  // tensors with pictures; the table has all

struct Found {
    TensorRef tensor;
    ReportRow row;
};

double sortKey(const Found& found) { return std::isnan(found.row.sqnrDb) ? -HUGE_VAL : found.row.sqnrDb; }

Result<void> measure(Job& job, const TensorRef& tensor, const QuantSpec& spec, std::vector<Found>& out)
{
    if (job.arguments.tensors.empty() && !isWorthQuantizing(tensor.info()))
        return {};
    const auto weights = openFor(job, tensor, &spec);
    if (!weights)
        return weights.error();
    if (!*weights)
        return {};
    const auto errors = report(*weights, spec, job.progress);
    if (!errors)
        return errors.error();
    out.push_back({tensor,
                   {tensor.path(), tensor.info(), errors->sqnrDb, errors->mse, errors->clippedFraction, errors->bitsPerWeight,
                    errors->bytesBefore, errors->bytesAfter}});
    return {};
}

Result<std::string> pictures(Job& job, const TensorRef& tensor, const QuantSpec& spec)
{
    job.console.doing(tensor.info().name);
    const auto weights = openFor(job, tensor, &spec);
    if (!weights)
        return weights.error();
    const auto analysis = analyze(*weights, spec, job.progress);
    if (!analysis)
        return analysis.error();
    ReportPictures content{tensor.path(), tensor.info(), *analysis, {}};
    const auto nf4 = parseSpec("grid=nf4,granularity=group,group=64");
    const auto int4 = parseSpec("grid=int,bits=4,scheme=symmetric,range_kind=full,granularity=group,group=64");
    if (nf4 && int4) {
        auto grids = compareGrids(*weights, *nf4, *int4, job.progress);
        if (!grids)
            return grids.error();
        content.grids = std::move(grids).value();
    }
    return tensorSection(content);
}

Result<void> save(AtomicFile& target, const std::string& page)
{
    if (const Result<void> written = target.append(std::as_bytes(std::span(page))); !written)
        return written;
    if (const Result<void> synced = target.sync(); !synced)
        return synced;
    return target.commit();
}

ExitCode write(Job& job, std::vector<Found>& found, const QuantSpec& spec, AtomicFile& target)
{
    std::stable_sort(found.begin(), found.end(), [](const Found& a, const Found& b) { return sortKey(a) < sortKey(b); });
    std::vector<ReportRow> rows;
    for (const Found& entry : found)
        rows.push_back(entry.row);
    std::string page = pageHead(spec) + tableSection(rows);
    const std::size_t pictured = std::min(job.arguments.top.value_or(kDefaultPictures), found.size());
    for (std::size_t i = 0; i < pictured; ++i) {
        const auto section = pictures(job, found[i].tensor, spec);
        if (!section)
            return job.console.failed(section.error());
        page += *section;
    }
    if (pictured < found.size())
        job.console.note("The page has pictures of the " + std::to_string(pictured) + " worst of " + std::to_string(found.size())
                         + " tensors; --top N changes that.");
    const Result<void> saved = save(target, page + pageFoot());
    return saved ? kWell : job.console.failed(saved.error());
}

}  // namespace

ExitCode runReport(Job& job)
{
    const std::vector<QuantSpec>& given = job.arguments.specs;
    if (given.size() > 1)
        return job.console.failed("report takes one --spec", kWrongUsage);
    if (job.arguments.output.empty())
        return job.console.failed("no file to write is named: say -o report.html", kWrongUsage);
    auto spec = given.empty() ? parseSpec(kDefaultSpec) : Result<QuantSpec>(given.front());
    if (!spec)
        return job.console.failed(spec.error());
    const auto target = AtomicFile::create(job.arguments.output);  // a bad one is refused before the work
    if (!target)
        return job.console.failed(target.error());
    std::vector<Found> found;
    const ExitCode code = forEachTensor(job, [&](const TensorRef& tensor) { return measure(job, tensor, *spec, found); });
    if (code != kWell)
        return code;
    if (found.empty())
        return job.console.failed(
            "these files hold no weights to report on (floating-point, two or more axes); name a tensor with --tensor", kFileFailed);
    return write(job, found, *spec, **target);
}

}  // namespace bitloupe::cli
