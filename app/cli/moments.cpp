// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/inputs.h"
#include "app/cli/tensors.h"
#include "core/activations/activations.h"
#include "views/text/text.h"

namespace bitloupe::cli {

namespace {

void addRow(Job& job, const Activations::Entry& entry)
{
    job.output.add(
        {{"file", job.arguments.files.front()}, {"tensor", entry.name}, {"features", entry.features}, {"output", job.arguments.output}},
        {cellText(entry.name), std::to_string(entry.features), cellText(job.arguments.output)});
}

}  // namespace

ExitCode runMoments(Job& job)
{
    if (job.arguments.output.empty())
        return job.console.failed("no file to write is named: say -o OUT", kWrongUsage);
    job.console.doing("moments of " + job.arguments.files.front());
    const auto activations = Activations::open(job.arguments.files.front(), job.progress);
    if (!activations)
        return job.console.failed(activations.error());
    const auto say = [&](std::size_t entry, const Remark& remark) {
        sayRemark(job, cellText((*activations)->entries()[entry].name), remark);
    };
    const auto saved = saveMoments(job.arguments.output, **activations, say, job.progress);
    if (!saved)
        return job.console.failed(saved.error());
    job.output.startTable({{"tensor", false}, {"features"}, {"written to", false}});
    for (const std::size_t entry : *saved)
        addRow(job, (*activations)->entries()[entry]);
    return kWell;
}

}  // namespace bitloupe::cli
