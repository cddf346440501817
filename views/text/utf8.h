// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Names from files are bytes. Here they are taken apart as UTF-8, and told which characters must not reach a screen.

#include <cstddef>
#include <string>
#include <string_view>

namespace bitloupe::text {

struct Utf8Char {
    char32_t code = 0;  // the byte itself where it is not UTF-8
    std::size_t length = 1;  // bytes
    bool valid = true;
};
// The first character of `bytes`, which is not empty. Overlong forms and surrogates are not valid.
Utf8Char nextChar(std::string_view bytes);
// Control, zero-width and direction characters: shown as \uXXXX.
bool isHidden(char32_t code);
// What safe() makes, as UTF-8: hidden characters as \uXXXX, bytes that are no UTF-8 as \xHH.
std::string safeUtf8(std::string_view bytes);

}  // namespace bitloupe::text
