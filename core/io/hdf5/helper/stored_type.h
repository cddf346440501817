// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Which of our number formats a dataset's type is. Common types leave the helper as they are stored, and the program
// converts them with its own kernels; the library converts only what is rare (complex numbers, integers of odd width).

#include "core/io/hdf5/helper/handle.h"
#include "core/tensor/dtype.h"

#include <cstdint>
#include <string>

namespace bitloupe::hdf5 {

struct StoredType {
    bool numeric = false;  // false: strings, references, structures… are no tensors
    DType dtype = DType::Unreadable;
    std::uint32_t elementBytes = 0;  // of one value in memory
    bool bigEndian = false;  // in memory
    bool converted = false;  // by the library, on reading
    std::string text;  // name of the stored type, for people
    std::string problem;  // why a numeric type is not read
};

// `dataset` is asked for the attribute by which Keras 3 marks opaque bytes as bfloat16.
StoredType describeType(hid_t dataset, hid_t type);

// The type that values have in memory after H5Dread.
TypeHandle memoryType(hid_t fileType, const StoredType& stored);

}  // namespace bitloupe::hdf5
