// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/io/array_file.h"

#include "core/base/text.h"

#include <cassert>

namespace bitloupe {

ArrayFile::ArrayFile(const InputFile& file, std::string_view format, std::vector<ArrayTensor> tensors, std::vector<Error> warnings)
{
    m_path = file.path();
    m_format = format;
    m_fileBytes = file.size();
    m_warnings = std::move(warnings);
    m_tensors.reserve(tensors.size());
    m_places.reserve(tensors.size());
    for (ArrayTensor& tensor : tensors) {
        m_tensors.push_back(std::move(tensor.info));
        m_places.push_back({std::move(tensor.layout), std::move(tensor.source)});
    }
}

template <class Value>
Result<void> ArrayFile::read(std::size_t tensor, std::uint64_t first, std::size_t count, Value* out) const
{
    assert(tensor < m_tensors.size());
    const TensorInfo& info = m_tensors[tensor];
    const std::string where = "tensor " + inQuotes(info.name);
    if (!info.readable)
        return Error{ErrorCode::UnsupportedType, m_path.string(), where, info.storedType};
    auto done = readArray(*m_places[tensor].source, m_places[tensor].layout, first, count, out);
    if (done)
        return done;
    Error error = done.error();
    error.where = error.where.empty() ? where : where + ", " + error.where;
    return error;
}

Result<void> ArrayFile::readFloat(std::size_t tensor, std::uint64_t first, std::size_t count, float* out) const
{
    return read(tensor, first, count, out);
}

Result<void> ArrayFile::readDouble(std::size_t tensor, std::uint64_t first, std::size_t count, double* out) const
{
    return read(tensor, first, count, out);
}

bool ArrayFile::readsAnywhere(std::size_t tensor) const
{
    const Place& place = m_places[tensor];
    return m_tensors[tensor].readable && place.layout.isCOrder() && place.source->readsAnywhere();
}

}  // namespace bitloupe
