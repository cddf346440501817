// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/export_target.h"

#include "app/cli/tensors.h"

namespace bitloupe::cli {

namespace {

std::string ids(bool dequantized)
{
    std::string out;
    for (const ExporterInfo& exporter : exporters()) {
        if (exporter.dequantized == dequantized)
            out += (out.empty() ? "" : ", ") + std::string(exporter.id);
    }
    return out;
}

}  // namespace

const ExporterInfo* chooseExporter(Job& job, bool dequantized)
{
    const Arguments& arguments = job.arguments;
    if (arguments.output.empty()) {
        job.console.failed("no file to write is named: say -o OUT", kWrongUsage);
        return nullptr;
    }
    const ExporterInfo* exporter =
        arguments.format.empty() ? exporterForTarget(arguments.output, dequantized) : findExporter(arguments.format);
    if (!exporter && arguments.format.empty())
        job.console.failed("the ending of '" + cellText(arguments.output) + "' names no format: say --format with one of "
                               + ids(dequantized),
                           kWrongUsage);
    else if (!exporter)
        job.console.failed("there is no --format '" + cellText(arguments.format) + "'; there are: " + ids(dequantized), kWrongUsage);
    return exporter;
}

}  // namespace bitloupe::cli
