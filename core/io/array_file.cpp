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
    if (!info.readable)
        return inTensor(tensor, {ErrorCode::UnsupportedType, m_path.string(), {}, info.storedType});
    auto done = readArray(*m_places[tensor].source, m_places[tensor].layout, first, count, out);
    if (!done)
        return inTensor(tensor, done.error());
    return done;
}

Error ArrayFile::inTensor(std::size_t tensor, Error error) const
{
    const std::string where = "tensor " + inQuotes(m_tensors[tensor].name);
    error.where = error.where.empty() ? where : where + ", " + error.where;
    return error;
}

Result<StoredElement> ArrayFile::readStored(std::size_t tensor, std::uint64_t element) const
{
    const TensorInfo& info = m_tensors[tensor];
    if (!info.readable)
        return inTensor(tensor, {ErrorCode::UnsupportedType, m_path.string(), {}, info.storedType});
    auto read = readElement(*m_places[tensor].source, m_places[tensor].layout, element);
    if (!read)
        return inTensor(tensor, read.error());
    return read;
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
