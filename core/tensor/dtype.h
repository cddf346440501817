// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Number formats as files store them. Names are those of safetensors (reference/formats.md, section 4).

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace bitloupe {

enum class DType {
    F64,
    F32,
    F16,
    BF16,
    F8_E4M3,
    F8_E5M2,
    F8_E8M0,
    F8_E4M3FNUZ,
    F8_E5M2FNUZ,
    F6_E2M3,
    F6_E3M2,
    F4,
    I64,
    I32,
    I16,
    I8,
    U64,
    U32,
    U16,
    U8,
    Bool,
    C64,
    C128,
    Unreadable,  // present in the file, listed, but its values cannot be shown (strings, unknown names, opaque bytes)
};

// "F32", "BF16", "BOOL"… ; "?" for Unreadable.
std::string_view dtypeName(DType dtype);
// Unreadable for an unknown name.
DType dtypeFromName(std::string_view name);
// Size of one element in bits; 0 for Unreadable.
unsigned dtypeBits(DType dtype);
// True where float32 cannot hold every value (F64, I32, U32, I64, U64, C128): statistics of these are computed in double.
bool exceedsFloat32(DType dtype);

}  // namespace bitloupe
