// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/export/npy_header.h"

#include <cassert>
#include <string_view>

namespace bitloupe {
namespace {

std::string_view descr(DType dtype)
{
    switch (dtype) {
    case DType::F32:
        return "<f4";
    case DType::F64:
        return "<f8";
    case DType::F16:
        return "<f2";
    case DType::I8:
        return "|i1";
    case DType::U8:
        return "|u1";
    case DType::I16:
        return "<i2";
    case DType::U16:
        return "<u2";
    case DType::U32:
        return "<u4";
    case DType::U64:
        return "<u8";
    default:
        assert(dtype == DType::I32);
        return "<i4";
    }
}

}  // namespace

std::string npyHeader(DType dtype, const Shape& shape)
{
    constexpr std::size_t kFixedBytes = 10;  // magic, version, length
    std::string dict = "{'descr': '" + std::string(descr(dtype)) + "', 'fortran_order': False, 'shape': (";
    for (std::size_t i = 0; i < shape.size(); ++i)
        dict += (i == 0 ? "" : " ") + std::to_string(shape[i]) + (i + 1 < shape.size() || shape.size() == 1 ? "," : "");
    dict += "), }";
    while ((kFixedBytes + dict.size() + 1) % 64 != 0)
        dict += ' ';
    dict += '\n';
    std::string header("\x93NUMPY\x01\x00", 8);
    header += static_cast<char>(dict.size() & 0xFF);
    header += static_cast<char>(dict.size() >> 8);
    return header + dict;
}

}  // namespace bitloupe
