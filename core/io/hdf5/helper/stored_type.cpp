// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/io/hdf5/helper/stored_type.h"

#include "core/io/hdf5/helper/attributes.h"

#include <array>
#include <cstddef>
#include <string_view>

namespace bitloupe::hdf5 {
namespace {

// Bit positions of a floating-point format, as H5Tget_fields names them.
struct FloatFormat {
    std::size_t bytes;
    std::size_t sign, exponent, exponentBits, mantissa, mantissaBits, bias;
    DType dtype;
    const char* name;
};
constexpr std::array kFloatFormats = {
    FloatFormat{2, 15, 10, 5, 0, 10, 15, DType::F16, "half float"},
    FloatFormat{2, 15, 7, 8, 0, 7, 127, DType::BF16, "bfloat16"},
    FloatFormat{4, 31, 23, 8, 0, 23, 127, DType::F32, "float32"},
    FloatFormat{8, 63, 52, 11, 0, 52, 1023, DType::F64, "float64"},
};

std::string withOrder(std::string_view name, bool bigEndian, std::size_t bytes)
{
    std::string text(name);
    if (bytes > 1)
        text += bigEndian ? ", big-endian" : ", little-endian";
    return text;
}

bool hasFormat(hid_t type, const FloatFormat& format)
{
    std::size_t sign = 0, exponent = 0, exponentBits = 0, mantissa = 0, mantissaBits = 0;
    return H5Tget_size(type) == format.bytes && H5Tget_offset(type) == 0 && H5Tget_precision(type) == 8 * format.bytes
        && H5Tget_fields(type, &sign, &exponent, &exponentBits, &mantissa, &mantissaBits) >= 0 && sign == format.sign
        && exponent == format.exponent && exponentBits == format.exponentBits && mantissa == format.mantissa
        && mantissaBits == format.mantissaBits && H5Tget_ebias(type) == format.bias && H5Tget_norm(type) == H5T_NORM_IMPLIED;
}

bool knownOrder(hid_t type, bool& bigEndian)
{
    const H5T_order_t order = H5Tget_order(type);
    bigEndian = order == H5T_ORDER_BE;
    return order == H5T_ORDER_LE || order == H5T_ORDER_BE || (order == H5T_ORDER_NONE && H5Tget_size(type) == 1);
}

StoredType describeFloat(hid_t type)
{
    StoredType stored;
    stored.numeric = true;
    stored.text = "float of " + std::to_string(8 * H5Tget_size(type)) + " bits";
    bool bigEndian = false;
    for (const FloatFormat& format : kFloatFormats) {
        if (!hasFormat(type, format) || !knownOrder(type, bigEndian))
            continue;
        stored.dtype = format.dtype;
        stored.elementBytes = static_cast<std::uint32_t>(format.bytes);
        stored.bigEndian = bigEndian;
        stored.text = withOrder(format.name, bigEndian, format.bytes);
        return stored;
    }
    stored.problem = "a floating-point layout that is neither half, bfloat16, float32 nor float64";
    return stored;
}

DType integerOf(std::size_t bytes, bool isSigned)
{
    switch (bytes) {
    case 1:
        return isSigned ? DType::I8 : DType::U8;
    case 2:
        return isSigned ? DType::I16 : DType::U16;
    case 4:
        return isSigned ? DType::I32 : DType::U32;
    default:
        return isSigned ? DType::I64 : DType::U64;
    }
}

StoredType describeInteger(hid_t dataset, hid_t type)
{
    StoredType stored;
    stored.numeric = true;
    const std::size_t bytes = H5Tget_size(type);
    const bool isSigned = H5Tget_class(type) == H5T_INTEGER && H5Tget_sign(type) == H5T_SGN_2;
    stored.text = (isSigned ? "int" : "uint") + std::to_string(8 * bytes);
    if (bytes < 1 || bytes > 8 || H5Tget_precision(type) < 1 || H5Tget_offset(type) < 0
        || H5Tget_precision(type) + static_cast<std::size_t>(H5Tget_offset(type)) > 8 * bytes || !knownOrder(type, stored.bigEndian)) {
        stored.problem = "an integer layout that is not read";
        return stored;
    }
    const bool plain = (bytes & (bytes - 1)) == 0 && H5Tget_precision(type) == 8 * bytes;
    std::size_t memoryBytes = 1;
    while (memoryBytes < bytes)
        memoryBytes *= 2;
    stored.elementBytes = static_cast<std::uint32_t>(memoryBytes);
    stored.dtype = integerOf(memoryBytes, isSigned);
    stored.text = withOrder(stored.text, stored.bigEndian, bytes);
    stored.converted = !plain;
    stored.bigEndian = plain && stored.bigEndian;
    if (stored.dtype == DType::U16 && attributeText(dataset, "dtype") == "bfloat16")
        stored.dtype = DType::BF16;
    return stored;
}

// h5py writes numpy's bool as an enumeration of int8: FALSE = 0, TRUE = 1.
StoredType describeEnum(hid_t dataset, hid_t type)
{
    const TypeHandle base(H5Tget_super(type));
    if (!base || H5Tget_class(base.get()) != H5T_INTEGER)
        return {};
    StoredType stored = describeInteger(dataset, base.get());
    if (stored.converted)
        stored.problem = "an enumeration of an odd width";
    std::int8_t no = -1, yes = -1;
    if (stored.elementBytes == 1 && H5Tget_nmembers(type) == 2 && H5Tenum_valueof(type, "FALSE", &no) >= 0
        && H5Tenum_valueof(type, "TRUE", &yes) >= 0 && no == 0 && yes == 1) {
        stored.dtype = DType::Bool;
        stored.text = "bool (enum)";
    }
    return stored;
}

// h5py writes numpy's complex numbers as a structure of two equal floats r and i.
StoredType describeCompound(hid_t type)
{
    StoredType stored;
    if (H5Tget_nmembers(type) != 2 || H5Tget_member_index(type, "r") != 0 || H5Tget_member_index(type, "i") != 1)
        return stored;
    const TypeHandle real(H5Tget_member_type(type, 0)), imaginary(H5Tget_member_type(type, 1));
    if (!real || !imaginary || H5Tequal(real.get(), imaginary.get()) <= 0 || H5Tget_class(real.get()) != H5T_FLOAT)
        return stored;
    stored = describeFloat(real.get());
    stored.text = "complex of " + stored.text;
    stored.dtype = stored.dtype == DType::F64 ? DType::C128 : DType::C64;
    stored.elementBytes = stored.dtype == DType::C128 ? 16 : 8;
    stored.converted = true;
    stored.bigEndian = false;
    return stored;
}

StoredType describeOpaque(hid_t dataset, hid_t type)
{
    StoredType stored;
    if (H5Tget_size(type) != 2 || attributeText(dataset, "dtype") != "bfloat16")
        return stored;
    stored.numeric = true;
    stored.dtype = DType::BF16;
    stored.elementBytes = 2;
    stored.text = "bfloat16 (opaque)";
    return stored;
}

}  // namespace

StoredType describeType(hid_t dataset, hid_t type)
{
    switch (H5Tget_class(type)) {
    case H5T_FLOAT:
        return describeFloat(type);
    case H5T_INTEGER:
        return describeInteger(dataset, type);
    case H5T_BITFIELD:
        return describeInteger(dataset, type);
    case H5T_ENUM:
        return describeEnum(dataset, type);
    case H5T_COMPOUND:
        return describeCompound(type);
    case H5T_OPAQUE:
        return describeOpaque(dataset, type);
    default:
        return {};
    }
}

TypeHandle memoryType(hid_t fileType, const StoredType& stored)
{
    if (!stored.converted)
        return TypeHandle(H5Tcopy(fileType));
    if (stored.dtype == DType::C64 || stored.dtype == DType::C128) {
        const hid_t part = stored.dtype == DType::C64 ? H5T_IEEE_F32LE : H5T_IEEE_F64LE;
        TypeHandle pair(H5Tcreate(H5T_COMPOUND, stored.elementBytes));
        H5Tinsert(pair.get(), "r", 0, part);
        H5Tinsert(pair.get(), "i", stored.elementBytes / 2, part);
        return pair;
    }
    TypeHandle integer(H5Tcopy(H5T_STD_I8LE));
    H5Tset_size(integer.get(), stored.elementBytes);
    H5Tset_precision(integer.get(), 8 * stored.elementBytes);
    const bool isSigned =
        stored.dtype == DType::I8 || stored.dtype == DType::I16 || stored.dtype == DType::I32 || stored.dtype == DType::I64;
    H5Tset_sign(integer.get(), isSigned ? H5T_SGN_2 : H5T_SGN_NONE);
    return integer;
}

}  // namespace bitloupe::hdf5
