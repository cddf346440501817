// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Stored numbers to float32 and double. Shared by all readers; half, bfloat16 and byte order go through the kernels.

#include "core/tensor/dtype.h"

#include <cstddef>
#include <cstdint>

namespace bitloupe {

// Elements of 1 to 8 whole bytes, one behind the other. `in` is scratch of the caller: big-endian bytes are swapped there.
// Bool: any byte but 0 is 1. Not for complex (decode the parts as F32 or F64), F6 and F4 (below), Unreadable.
// To float: rounded to nearest even; beyond float32 becomes infinite. To double: exact, but for 64-bit integers (nearest).
void decodeElements(DType dtype, bool bigEndian, std::byte* in, std::size_t n, float* out);
void decodeElements(DType dtype, bool bigEndian, std::byte* in, std::size_t n, double* out);

// F6 and F4: element j occupies bits [firstBit + b*j, firstBit + b*j + b) of the little-endian bit stream.
void decodePacked(DType dtype, const std::byte* in, unsigned firstBit, std::size_t n, float* out);
void decodePacked(DType dtype, const std::byte* in, unsigned firstBit, std::size_t n, double* out);

}  // namespace bitloupe
