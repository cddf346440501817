// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/system.h"
#include "core/base/text.h"
#include "core/tensor/fold.h"
#include "core/tensor/resident_weights.h"
#include "core/tensor/streamed_weights.h"
#include "core/tensor/weights.h"

#include <algorithm>

namespace bitloupe {
namespace {

std::uint64_t residentLimit(const WeightsOptions& options)
{
    return options.residentBytes != 0 ? options.residentBytes : memoryLimit() / 4;
}

}  // namespace

Result<std::shared_ptr<const Weights>> openWeights(std::shared_ptr<const ModelFile> file, std::size_t tensor, const WeightsOptions& options,
                                                   Progress& progress)
{
    if (tensor >= file->tensors().size())
        return Error{ErrorCode::TensorNotFound, file->path().string(), "", "number " + std::to_string(tensor)};
    const TensorInfo& info = file->tensors()[tensor];
    const std::string where = "tensor " + inQuotes(info.name);
    const int axis = options.outputAxis == kFileAxis ? info.outputAxis : options.outputAxis;
    if (axis < kNoAxis || lastRowAxis(axis) >= static_cast<int>(info.shape.size()))
        return Error{ErrorCode::BadArgument, file->path().string(), where,
                     "output axis " + std::to_string(lastRowAxis(axis)) + " of a tensor of rank " + std::to_string(info.shape.size())};
    if (!info.readable)
        return Error{ErrorCode::NotNumeric, file->path().string(), where, "stored as " + inQuotes(info.storedType)};
    if (info.dtype == DType::C64 || info.dtype == DType::C128)
        return Error{ErrorCode::NotNumeric, file->path().string(), where, "complex numbers have no order, so no grid fits them"};
    if (elementCount(info.shape) <= residentLimit(options) / sizeof(float))
        return loadWeights(std::move(file), tensor, axis, progress);
    return streamWeights(std::move(file), tensor, axis, residentLimit(options));
}

}  // namespace bitloupe
