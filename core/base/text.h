// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Text from files: is it UTF-8, and Latin-1 made into it.

#include <cstddef>
#include <string>
#include <string_view>

namespace bitloupe {

// Bytes of the sequence that a lead byte begins; 0 for a byte that begins none.
std::size_t utf8Length(char lead);
// Bytes of the sequence that a lead byte begins; 0 for a byte that begins none.
std::size_t utf8Length(char lead);
// No overlong forms, no surrogates, nothing above U+10FFFF.
bool isUtf8(std::string_view text);
std::string utf8FromLatin1(std::string_view text);
// A surrogate or a number above U+10FFFF becomes U+FFFD.
void appendUtf8(std::string& text, char32_t codePoint);

// A name from a file for the `where` of an Error: in quotes, and shortened where it is longer than 80 bytes.
std::string inQuotes(std::string_view name);

}  // namespace bitloupe
