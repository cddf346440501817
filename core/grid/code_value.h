// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One code out of an array of codes, as a number.

#include "core/grid/grid.h"

#include <cstring>

namespace bitloupe {

namespace detail {

template <class Integer>
int integerAt(const std::byte* codes, std::size_t index)
{
    Integer value = 0;
    std::memcpy(&value, codes + index * sizeof value, sizeof value);
    return static_cast<int>(value);
}

}  // namespace detail

inline int codeAt(const std::byte* codes, std::size_t index, CodeType type)
{
    switch (type) {
    case CodeType::I8:
        return detail::integerAt<std::int8_t>(codes, index);
    case CodeType::U8:
        return detail::integerAt<std::uint8_t>(codes, index);
    case CodeType::I16:
        return detail::integerAt<std::int16_t>(codes, index);
    case CodeType::U16:
        return detail::integerAt<std::uint16_t>(codes, index);
    }
    return 0;
}

}  // namespace bitloupe
