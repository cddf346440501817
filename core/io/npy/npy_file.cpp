// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/io/npy/npy_file.h"
#include "core/base/text.h"
#include "core/io/output_axis.h"

#include <algorithm>

namespace bitloupe {
namespace {

ArrayLayout layoutOf(const NpyHeader& header, const NpyField& field)
{
    const unsigned parts = dtypeBits(field.dtype) / dtypeBits(field.part);
    ArrayLayout layout;
    layout.dtype = field.part;
    layout.bigEndian = field.bigEndian;
    layout.fortran = header.fortran;
    layout.outer = header.shape;
    layout.inner = elementCount(field.shape) * parts;
    layout.offset = header.dataOffset + field.offset;
    layout.stride = header.type.itemBytes;
    return layout;
}

}  // namespace

std::vector<ArrayTensor> npyTensors(const NpyHeader& header, const std::string& name, std::shared_ptr<const ByteSource> source,
                                    std::vector<Error>& problems)
{
    std::vector<ArrayTensor> tensors;
    for (const NpyField& field : header.type.fields) {
        ArrayTensor tensor;
        tensor.source = source;
        tensor.info.name = field.name.empty() ? name : name + "." + field.name;
        tensor.info.dtype = field.dtype;
        tensor.info.storedType = field.storedType;
        tensor.info.shape = header.shape;
        tensor.info.shape.insert(tensor.info.shape.end(), field.shape.begin(), field.shape.end());
        tensor.info.readable = field.dtype != DType::Unreadable;
        tensor.info.bytes = elementCount(header.shape) * field.bytes;
        tensor.info.outputAxis = outputAxisFromName(tensor.info.name, tensor.info.shape);
        if (tensor.info.readable)
            tensor.layout = layoutOf(header, field);
        if (field.problem) {
            problems.push_back(*field.problem);
            problems.back().where = "tensor " + inQuotes(tensor.info.name);
        }
        tensors.push_back(std::move(tensor));
    }
    return tensors;
}

Result<std::shared_ptr<const ModelFile>> openNpy(const std::filesystem::path& path, Progress& /*progress*/)
{
    auto opened = InputFile::open(path);
    if (!opened)
        return opened.error();
    const std::shared_ptr<const InputFile> file = std::move(opened).value();
    auto header = readNpyHeader(*file);
    if (!header) {
        Error error = header.error();
        error.file = path.string();
        return error;
    }
    std::vector<Error> warnings;
    std::vector<ArrayTensor> tensors = npyTensors(*header, path.stem().string(), file, warnings);
    for (Error& warning : warnings)
        warning.file = path.string();
    const bool readable = std::any_of(tensors.begin(), tensors.end(), [](const ArrayTensor& t) { return t.info.readable; });
    if (!readable)
        return warnings.empty() ? file->error(ErrorCode::UnsupportedType, "header", "a structure without fields") : warnings.front();
    const std::uint64_t end = header->dataOffset + header->dataBytes;
    if (end < file->size())
        warnings.push_back(file->error(ErrorCode::TrailingData, "byte " + std::to_string(end),
                                       std::to_string(file->size() - end) + " bytes behind the array are ignored"));
    return std::shared_ptr<const ModelFile>(std::make_shared<ArrayFile>(*file, "npy", std::move(tensors), std::move(warnings)));
}

}  // namespace bitloupe
