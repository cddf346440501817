// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/export_target.h"
#include "app/cli/tensors.h"
#include "core/export/quantized_file.h"

#include <numeric>

namespace bitloupe::cli {

namespace {

void addRow(Job& job, const ExportJob& work, const TensorInfo& info, std::string_view format)
{
    job.output.add({{"file", work.file->path().string()},
                    {"tensor", info.name},
                    {"shape", info.shape},
                    {"dtype", dtypeName(DType::F32)},
                    {"output", work.target.string()},
                    {"format", format}},
                   {tensorCell(info), shapeText(info.shape), cellText(work.target.string())});
}

}  // namespace

ExitCode runDequantize(Job& job)
{
    const ExporterInfo* exporter = chooseExporter(job, true);
    if (!exporter)
        return kWrongUsage;
    const auto coded = openFile(job, job.arguments.files.front());
    if (!coded)
        return job.console.failed(coded.error());
    const auto file = openQuantized(*coded);
    if (!file)
        return job.console.failed(file.error());
    ExportJob work{*file, std::vector<std::size_t>((*file)->tensors().size()), {}, job.arguments.output};
    std::iota(work.tensors.begin(), work.tensors.end(), std::size_t{0});
    if (const ExitCode code = checkRoom(job, *exporter, work.tensors.size()); code != kWell)
        return code;
    job.console.doing("dequantize " + job.arguments.files.front());
    const Result<void> written = exporter->writeValues(work, job.progress);
    if (!written)
        return job.console.failed(written.error());
    job.output.startTable({{"tensor", false}, {"shape"}, {"written to", false}});
    for (const std::size_t index : work.tensors)
        addRow(job, work, (*file)->tensors()[index], exporter->id);
    return kWell;
}

}  // namespace bitloupe::cli
