// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/io/hdf5/helper/attributes.h"

#include <cstring>

namespace bitloupe::hdf5 {
namespace {

constexpr std::size_t kLongestText = 1024;

std::string variableText(hid_t attribute, hid_t type)
{
    char* text = nullptr;
    if (H5Aread(attribute, type, &text) < 0 || !text)
        return {};
    std::string copy(text, strnlen(text, kLongestText));
    H5free_memory(text);
    return copy;
}

std::string fixedText(hid_t attribute, hid_t type)
{
    const std::size_t bytes = H5Tget_size(type);
    if (bytes == 0 || bytes > kLongestText)
        return {};
    std::string text(bytes, '\0');
    if (H5Aread(attribute, type, text.data()) < 0)
        return {};
    text.resize(strnlen(text.c_str(), bytes));
    return text;
}

}  // namespace

std::string attributeText(hid_t object, const char* name)
{
    if (H5Aexists(object, name) <= 0)
        return {};
    const AttributeHandle attribute(H5Aopen(object, name, H5P_DEFAULT));
    if (!attribute)
        return {};
    const TypeHandle type(H5Aget_type(attribute.get()));
    const SpaceHandle space(H5Aget_space(attribute.get()));
    if (!type || !space || H5Tget_class(type.get()) != H5T_STRING || H5Sget_simple_extent_npoints(space.get()) != 1)
        return {};
    return H5Tis_variable_str(type.get()) > 0 ? variableText(attribute.get(), type.get()) : fixedText(attribute.get(), type.get());
}

}  // namespace bitloupe::hdf5
