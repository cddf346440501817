// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/export/described_tensor.h"

#include "core/base/text.h"

#include <cmath>

namespace bitloupe {

std::string DescribedTensor::text(const char* key) const
{
    const auto found = entry.find(key);
    return found != entry.end() && found->is_string() ? found->get<std::string>() : std::string();
}

bool DescribedTensor::flag(const char* key) const
{
    const auto found = entry.find(key);
    return found != entry.end() && found->is_boolean() && found->get<bool>();
}

std::optional<std::uint64_t> DescribedTensor::count(const char* key) const
{
    const auto found = entry.find(key);
    if (found == entry.end() || !found->is_number_unsigned())
        return {};
    return found->get<std::uint64_t>();
}

std::optional<Shape> DescribedTensor::shape() const
{
    const auto found = entry.find("shape");
    if (found == entry.end() || !found->is_array())
        return {};
    Shape extents;
    for (const Json& extent : *found) {
        if (!extent.is_number_unsigned())
            return {};
        extents.push_back(extent.get<std::uint64_t>());
    }
    return extents;
}

std::optional<std::size_t> DescribedTensor::array(const std::string& leaf) const
{
    const auto found = arrays.find(text("path") + '/' + leaf);
    if (found == arrays.end() || !file.tensors()[found->second].readable)
        return {};
    return found->second;
}

Result<std::vector<double>> DescribedTensor::numbers(const char* leaf, std::uint64_t expected) const
{
    std::vector<double> values;
    if (const auto list = entry.find(leaf); list != entry.end() && list->is_array()) {
        for (const Json& value : *list)
            values.push_back(value.is_number() ? value.get<double>() : NAN);
        return values;
    }
    const auto found = array(leaf);
    if (!found || elementCount(file.tensors()[*found].shape) != expected)
        return values;
    values.resize(static_cast<std::size_t>(expected));
    if (auto read = file.readDouble(*found, 0, values.size(), values.data()); !read)
        return read.error();
    return values;
}

Error DescribedTensor::error(ErrorCode code, std::string detail) const
{
    return {code, file.path().string(), "tensor " + inQuotes(text("name")), std::move(detail)};
}

}  // namespace bitloupe
