// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/export_target.h"

#include "app/cli/tensors.h"

#include <algorithm>
#include <filesystem>

namespace bitloupe::cli {

namespace {

std::string ids()
{
    std::string out;
    for (const ExporterInfo& exporter : exporters())
        out += (out.empty() ? "" : ", ") + std::string(exporter.id);
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
    if (!arguments.format.empty()) {
        const ExporterInfo* named = findExporter(arguments.format);
        if (!named)
            job.console.failed("there is no --format '" + cellText(arguments.format) + "'; there are: " + ids(), kWrongUsage);
        return named;
    }
    const ExporterInfo* exporter = exporterForTarget(arguments.output, dequantized);
    const std::string ending = std::filesystem::path(arguments.output).extension().string();
    if (std::find(exporter->suffixes.begin(), exporter->suffixes.end(), ending) == exporter->suffixes.end())
        job.console.note("The ending of " + cellText(arguments.output) + " names no format; it is written as " + std::string(exporter->id)
                         + ". --format chooses another.");
    return exporter;
}

ExitCode checkRoom(Job& job, const ExporterInfo& exporter, std::size_t tensors)
{
    if (exporter.manyTensors || tensors <= 1)
        return kWell;
    return job.console.failed(std::string(exporter.id) + " holds one tensor, and " + std::to_string(tensors)
                                  + " are chosen: name one with --tensor, or write npz or HDF5",
                              kWrongUsage);
}

}  // namespace bitloupe::cli
