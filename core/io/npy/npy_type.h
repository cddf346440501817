// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The `descr` of an npy header: the fields of one item. A plain type is one field without a name.

#include "core/base/result.h"
#include "core/io/npy/python_literal.h"
#include "core/tensor/tensor_info.h"

#include <optional>

namespace bitloupe {

struct NpyField {
    std::string name;  // "a.b" for a field of a structure in a structure
    std::string storedType;  // "<f4"
    DType dtype = DType::Unreadable;
    DType part = DType::Unreadable;  // F32 or F64 where dtype is complex, else dtype
    bool bigEndian = false;
    Shape shape;  // of an array field, else empty
    std::uint64_t offset = 0;  // bytes from the beginning of the item
    std::uint64_t bytes = 0;  // of the whole field
    std::optional<Error> problem;  // why it cannot be read, or (dtype readable) what one should know
};

struct NpyType {
    std::vector<NpyField> fields;
    std::uint64_t itemBytes = 0;
};

// Errors: BadHeader, BadValue, UnsupportedFeature (objects are pickles and are never unpickled), SizeOverflow.
Result<NpyType> parseNpyType(const PythonLiteral& descr);

}  // namespace bitloupe
