// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/tensor/dtype.h"

#include <array>
#include <cassert>

namespace bitloupe {
namespace {

struct Row {
    DType dtype;
    std::string_view name;
    unsigned bits;
    bool exceedsFloat32;
};

// In the order of the enumeration, so that a dtype is its own index.
constexpr std::array kRows{
    Row{DType::F64, "F64", 64, true},
    Row{DType::F32, "F32", 32, false},
    Row{DType::F16, "F16", 16, false},
    Row{DType::BF16, "BF16", 16, false},
    Row{DType::F8_E4M3, "F8_E4M3", 8, false},
    Row{DType::F8_E5M2, "F8_E5M2", 8, false},
    Row{DType::F8_E8M0, "F8_E8M0", 8, false},
    Row{DType::F8_E4M3FNUZ, "F8_E4M3FNUZ", 8, false},
    Row{DType::F8_E5M2FNUZ, "F8_E5M2FNUZ", 8, false},
    Row{DType::F6_E2M3, "F6_E2M3", 6, false},
    Row{DType::F6_E3M2, "F6_E3M2", 6, false},
    Row{DType::F4, "F4", 4, false},
    Row{DType::I64, "I64", 64, true},
    Row{DType::I32, "I32", 32, true},
    Row{DType::I16, "I16", 16, false},
    Row{DType::I8, "I8", 8, false},
    Row{DType::U64, "U64", 64, true},
    Row{DType::U32, "U32", 32, true},
    Row{DType::U16, "U16", 16, false},
    Row{DType::U8, "U8", 8, false},
    Row{DType::Bool, "BOOL", 8, false},
    Row{DType::C64, "C64", 64, false},
    Row{DType::C128, "C128", 128, true},
    Row{DType::Unreadable, "?", 0, false},
};

constexpr bool rowsAreInOrder()
{
    for (std::size_t i = 0; i < kRows.size(); ++i)
        if (static_cast<std::size_t>(kRows[i].dtype) != i)
            return false;
    return kRows.size() == static_cast<std::size_t>(DType::Unreadable) + 1;
}
static_assert(rowsAreInOrder());

const Row& row(DType dtype)
{
    const auto index = static_cast<std::size_t>(dtype);
    assert(index < kRows.size());
    return kRows[index];
}

}  // namespace

std::string_view dtypeName(DType dtype) { return row(dtype).name; }

DType dtypeFromName(std::string_view name)
{
    for (const Row& r : kRows)
        if (r.name == name)
            return r.dtype;
    return DType::Unreadable;
}

unsigned dtypeBits(DType dtype) { return row(dtype).bits; }

bool exceedsFloat32(DType dtype) { return row(dtype).exceedsFloat32; }

}  // namespace bitloupe
