// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/tensors.h"
#include "core/report/statistics.h"
#include "views/text/text.h"

#include <limits>
#include <optional>

namespace bitloupe::cli {

namespace {

constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();
constexpr std::uint64_t kResidentBytes = std::uint64_t{256} << 20;  // larger tensors are read piece by piece

Result<Statistics> statisticsOf(Job& job, const TensorRef& tensor)
{
    if (exceedsFloat32(tensor.info().dtype))
        return statistics(*tensor.file, tensor.index, job.progress);
    // In the file's own order, whichever axis is the output: statistics do not depend on it.
    const WeightsOptions options{kNoAxis, kResidentBytes};
    const auto weights = openWeights(tensor.file, tensor.index, options, job.progress);
    if (!weights)
        return weights.error();
    return statistics(Slice(**weights, 0, (*weights)->size()), job.progress);
}

double percentile(const Statistics& statistics, double percent)
{
    for (const Statistics::Percentile& entry : statistics.absPercentiles) {
        if (entry.percent == percent)
            return statistics.finite() > 0 ? entry.value : kNothing;
    }
    return kNothing;
}

Record recordOf(const TensorRef& tensor, const Statistics& s)
{
    // Nothing finite: there is no smallest and no mean.
    const auto some = [&s](double value) { return s.finite() > 0 ? value : kNothing; };
    return {
        {"file", tensor.path()},
        {"tensor", tensor.info().name},
        {"dtype", dtypeName(tensor.info().dtype)},
        {"shape", tensor.info().shape},
        {"count", s.count},
        {"nan", s.nan},
        {"inf", s.inf},
        {"zero", s.zero},
        {"subnormal", s.subnormal},
        {"min", some(s.min)},
        {"max", some(s.max)},
        {"mean", some(s.mean)},
        {"std", some(s.std)},
        {"skewness", some(s.skewness)},
        {"kurtosis", some(s.kurtosis)},
        {"abs_percentiles", Record{{"99", percentile(s, 99)}, {"99.9", percentile(s, 99.9)}, {"99.99", percentile(s, 99.99)}}},
        {"outliers_6_sigma", s.outliers6Sigma},
    };
}

std::vector<std::string> cellsOf(const TensorRef& tensor, const Statistics& s)
{
    const auto number = [&s](double value) { return s.finite() > 0 ? text::significant(value, 5).toStdString() : std::string("–"); };
    return {tensorCell(tensor.info()),
            std::string(dtypeName(tensor.info().dtype)),
            shapeText(tensor.info().shape),
            std::to_string(s.count),
            std::to_string(s.nan),
            std::to_string(s.inf),
            std::to_string(s.zero),
            number(s.min),
            number(s.max),
            number(s.mean),
            number(s.std),
            number(s.skewness),
            number(s.kurtosis),
            number(percentile(s, 99)),
            number(percentile(s, 99.9)),
            number(percentile(s, 99.99)),
            std::to_string(s.outliers6Sigma)};
}

void warnOfNonFinite(Job& job, const TensorRef& tensor, const Statistics& s)
{
    if (s.nan + s.inf > 0)
        job.console.warning(cellText(tensor.path()) + ", " + tensorCell(tensor.info()) + ": " + std::to_string(s.nan) + " NaN and "
                            + std::to_string(s.inf) + " infinite among " + std::to_string(s.count)
                            + " values; they are left out of all other figures.");
}

}  // namespace

ExitCode runStats(Job& job)
{
    std::vector<Column> columns{{"tensor", false}, {"dtype", false}, {"shape"},      {"count"},       {"NaN"},      {"inf"},
                                {"zero"},          {"min"},          {"max"},        {"mean"},        {"std"},      {"skewness"},
                                {"kurtosis"},      {"|x| 99 %"},     {"|x| 99.9 %"}, {"|x| 99.99 %"}, {"beyond 6σ"}};
    const bool severalFiles = job.arguments.files.size() > 1;
    if (severalFiles)
        columns.insert(columns.begin(), {"file", false});
    job.output.startTable(std::move(columns));
    return forEachTensor(job, [&job, severalFiles](const TensorRef& tensor) -> Result<void> {
        const auto found = statisticsOf(job, tensor);
        if (!found)
            return found.error();
        warnOfNonFinite(job, tensor, *found);
        std::vector<std::string> cells = cellsOf(tensor, *found);
        if (severalFiles)
            cells.insert(cells.begin(), cellText(tensor.path()));
        job.output.add(recordOf(tensor, *found), std::move(cells));
        return {};
    });
}

}  // namespace bitloupe::cli
