// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/tensors.h"
#include "views/text/text.h"

namespace bitloupe::cli {

namespace {

std::string dtypeCell(const TensorInfo& info)
{
    return info.readable ? std::string(dtypeName(info.dtype)) : cellText(info.storedType) + " (not read)";
}

void addRow(Job& job, const TensorRef& tensor)
{
    const TensorInfo& info = tensor.info();
    const Record record{
        {"file", tensor.path()},
        {"tensor", info.name},
        {"dtype", dtypeName(info.dtype)},
        {"shape", info.shape},
        {"bytes", info.bytes},
        {"output_axis", info.outputAxis},
        {"stored_type", info.storedType},
        {"readable", info.readable},
    };
    std::vector<std::string> cells{tensorCell(info), dtypeCell(info), shapeText(info.shape), text::bytes(info.bytes).toStdString(),
                                   info.outputAxis == kNoAxis ? std::string("none") : std::to_string(info.outputAxis)};
    if (job.arguments.files.size() > 1)
        cells.insert(cells.begin(), cellText(tensor.path()));
    job.output.add(record, std::move(cells));
}

}  // namespace

ExitCode runInfo(Job& job)
{
    std::vector<Column> columns{{"tensor", false}, {"dtype", false}, {"shape"}, {"bytes"}, {"output axis"}};
    if (job.arguments.files.size() > 1)
        columns.insert(columns.begin(), {"file", false});
    job.output.startTable(std::move(columns));
    const auto visit = [&job](const TensorRef& tensor) -> Result<void> {
        addRow(job, tensor);
        return {};
    };
    return forEachTensor(job, visit, true);
}

}  // namespace bitloupe::cli
