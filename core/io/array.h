// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Where the elements of one array lie in a source, and the reading of any C-order range of them.

#include "core/io/byte_source.h"
#include "core/io/stored_element.h"
#include "core/tensor/tensor_info.h"

namespace bitloupe {

// An array is items in C or Fortran order of `outer`; an item holds `inner` elements of `dtype` side by side (1 for plain
// arrays, 2 for complex ones, more for array fields of structures); the next item starts `stride` bytes further.
// F4 and F6 are bit-packed: `outer` in C order, inner 1, no stride.
struct ArrayLayout {
    DType dtype = DType::Unreadable;  // of one element; F32 or F64 for complex
    bool bigEndian = false;
    bool fortran = false;
    Shape outer;
    std::uint64_t inner = 1;
    std::uint64_t offset = 0;  // bytes
    std::uint64_t stride = 0;  // bytes

    std::uint64_t elements() const { return elementCount(outer) * inner; }
    // Whether C-order neighbours are neighbours in the source.
    bool isCOrder() const;
};

// Elements [first, first + count) in C order. The layout was checked against the source when it was made.
Result<void> readArray(const ByteSource& source, const ArrayLayout& layout, std::uint64_t first, std::size_t count, float* out);
Result<void> readArray(const ByteSource& source, const ArrayLayout& layout, std::uint64_t first, std::size_t count, double* out);

// Element `element` in C order: its bytes, where they lie, and its value.
Result<StoredElement> readElement(const ByteSource& source, const ArrayLayout& layout, std::uint64_t element);

}  // namespace bitloupe
