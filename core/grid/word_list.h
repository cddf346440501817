// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The options of a parameter, from a member's constant list.

#include <array>
#include <string_view>
#include <vector>

namespace bitloupe {

template <std::size_t count>
std::vector<std::string_view> words(const std::array<std::string_view, count>& list)
{
    return {list.begin(), list.end()};
}

}  // namespace bitloupe
