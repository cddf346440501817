// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/export_target.h"
#include "app/cli/inputs.h"
#include "app/cli/tensors.h"
#include "views/text/text.h"

#include <algorithm>

namespace bitloupe::cli {

namespace {

using Wanted = bool (*)(const TensorInfo&);

std::vector<std::size_t> filtered(const ModelFile& file, Wanted wanted)
{
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < file.tensors().size(); ++i) {
        if (file.tensors()[i].readable && wanted(file.tensors()[i]))
            out.push_back(i);
    }
    return out;
}

// The floating-point matrices and convolutions; where there are none, all that holds numbers.
std::vector<std::size_t> defaultTensors(Job& job, const ModelFile& file)
{
    std::vector<std::size_t> chosen = filtered(file, &isWorthQuantizing);
    if (chosen.empty())
        chosen = filtered(file, [](const TensorInfo&) { return true; });
    if (chosen.size() < file.tensors().size())
        job.console.note("Quantizing " + std::to_string(chosen.size()) + " of " + std::to_string(file.tensors().size())
                         + " tensors: the floating-point ones of two or more axes. Name others with --tensor.");
    return chosen;
}

std::vector<std::size_t> namedTensors(Job& job, const ModelFile& file)
{
    std::vector<std::size_t> chosen = chosenTensors(job, file);
    const auto unreadable = [&file](std::size_t index) { return !file.tensors()[index].readable; };
    for (const std::size_t index : chosen) {
        if (unreadable(index))
            job.console.warning(tensorCell(file.tensors()[index]) + " cannot be read; it is left out.");
    }
    chosen.erase(std::remove_if(chosen.begin(), chosen.end(), unreadable), chosen.end());
    return chosen;
}

void addRow(Job& job, const ExportJob& work, std::size_t index, std::string_view format)
{
    const TensorInfo& info = work.file->tensors()[index];
    job.output.add({{"file", work.file->path().string()},
                    {"tensor", info.name},
                    {"shape", info.shape},
                    {"dtype", dtypeName(info.dtype)},
                    {"spec", printSpec(work.spec)},
                    {"output", work.target.string()},
                    {"format", format}},
                   {tensorCell(info), shapeText(info.shape), text::shortSpec(work.spec).toStdString(), cellText(work.target.string())});
}

ExitCode write(Job& job, const ExporterInfo& exporter, const ExportJob& work)
{
    if (const ExitCode code = checkRoom(job, exporter, work.tensors.size()); code != kWell)
        return code;
    const Result<void> written = exporter.write(work, job.progress);
    if (!written)
        return job.console.failed(written.error());
    job.output.startTable({{"tensor", false}, {"shape"}, {"settings", false}, {"written to", false}});
    for (const std::size_t index : work.tensors)
        addRow(job, work, index, exporter.id);
    return kWell;
}

}  // namespace

ExitCode runQuantize(Job& job)
{
    const Arguments& arguments = job.arguments;
    if (arguments.specs.size() != 1)
        return arguments.specs.empty() ? sayNoSpec(job) : job.console.failed("quantize takes one --spec", kWrongUsage);
    const ExporterInfo* exporter = chooseExporter(job, false);
    if (!exporter)
        return kWrongUsage;
    const auto file = openFile(job, arguments.files.front());
    if (!file)
        return job.console.failed(file.error());
    const std::vector<std::size_t> chosen = arguments.tensors.empty() ? defaultTensors(job, **file) : namedTensors(job, **file);
    if (chosen.empty() && !arguments.tensors.empty() && !(*file)->tensors().empty())
        return sayNothingChosen(job, {*file});
    if (chosen.empty())
        return job.console.failed(cellText(arguments.files.front()) + ": there is no tensor to quantize", kFileFailed);
    job.console.doing("quantize " + arguments.files.front());
    const Result<Inputs> inputs = Inputs::open(job);
    if (!inputs)
        return job.console.failed(inputs.error());
    const auto say = [&job](const TensorInfo& info, const Remarks& remarks) {
        for (const Remark& remark : remarks)
            sayRemark(job, tensorCell(info), remark);
    };
    return write(job, *exporter, {*file, chosen, arguments.specs.front(), arguments.output, inputs->activations(), inputs->choice(), say});
}

}  // namespace bitloupe::cli
