// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/doctor.h"
#include "app/cli/tensors.h"
#include "views/text/finding.h"
#include "views/text/text.h"

namespace bitloupe::cli {

namespace {

constexpr std::string_view kUsualSpec = "w4a16_g128";
constexpr std::string_view kUnits[] = {"tensor", "weights", "blocks"};

struct Tally {
    std::size_t tensors = 0, warnings = 0, notes = 0;
};

void addFinding(Job& job, const TensorRef& tensor, const QuantSpec& spec, const Finding& finding)
{
    job.output.add({{"file", tensor.path()},
                    {"tensor", tensor.info().name},
                    {"spec", printSpec(spec)},
                    {"finding", std::string(finding.id)},
                    {"severity", finding.severity == Severity::Warning ? "warning" : "note"},
                    {"of", std::string(kUnits[static_cast<std::size_t>(finding.unit)])},
                    {"count", finding.count},
                    {"total", finding.of},
                    {"first", finding.first},
                    {"value", finding.value},
                    {"limit", finding.limit},
                    {"sentence", text::sentence(finding).toStdString()}},
                   {tensorCell(tensor.info()), text::severity(finding.severity).toStdString(), text::sentence(finding).toStdString()});
}

Result<void> examineTensor(Job& job, const TensorRef& tensor, const QuantSpec& spec, Tally& tally)
{
    const auto weights = openFor(job, tensor, &spec);
    if (!weights)
        return weights.error();
    if (!*weights)
        return {};
    const auto findings = examine(**weights, spec, job.progress);
    if (!findings)
        return findings.error();
    ++tally.tensors;
    for (const Finding& finding : *findings) {
        ++(finding.severity == Severity::Warning ? tally.warnings : tally.notes);
        addFinding(job, tensor, spec, finding);
    }
    return {};
}

}  // namespace

ExitCode runDoctor(Job& job)
{
    std::vector<QuantSpec> specs = job.arguments.specs;
    if (specs.empty())
        specs.push_back(*parseSpec(kUsualSpec));
    job.output.startTable({{"tensor", false}, {"what", false}, {"finding", false}});
    Tally tally;
    const ExitCode code = forEachTensor(job, [&](const TensorRef& tensor) -> Result<void> {
        for (const QuantSpec& spec : specs) {
            if (Result<void> done = examineTensor(job, tensor, spec, tally); !done)
                return done;
        }
        return {};
    });
    job.console.note("Tensors: " + std::to_string(tally.tensors) + ", warnings: " + std::to_string(tally.warnings)
                     + ", notes: " + std::to_string(tally.notes) + ".");
    return code == kWell && tally.warnings > 0 ? kAnsweredNo : code;
}

}  // namespace bitloupe::cli
