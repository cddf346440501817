// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/text.h"

#include <cstddef>

namespace bitloupe {

namespace {

// The second byte alone tells overlong forms, surrogates and numbers that are too large.
bool secondByteFits(unsigned char lead, unsigned char second)
{
    switch (lead) {
    case 0xE0:
        return second >= 0xA0;
    case 0xED:
        return second <= 0x9F;
    case 0xF0:
        return second >= 0x90;
    case 0xF4:
        return second <= 0x8F;
    default:
        return true;
    }
}

}  // namespace

std::size_t utf8Length(char lead)
{
    const auto byte = static_cast<unsigned char>(lead);
    if (byte < 0x80)
        return 1;
    if (byte >= 0xC2 && byte <= 0xDF)
        return 2;
    if (byte >= 0xE0 && byte <= 0xEF)
        return 3;
    return byte >= 0xF0 && byte <= 0xF4 ? 4 : 0;
}

bool isUtf8(std::string_view text)
{
    const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = utf8Length(text[i]);
        if (length == 0 || length > text.size() - i || (length > 1 && !secondByteFits(byte(i), byte(i + 1))))
            return false;
        for (std::size_t k = 1; k < length; ++k)
            if ((byte(i + k) & 0xC0U) != 0x80)
                return false;
        i += length;
    }
    return true;
}

std::string utf8FromLatin1(std::string_view text)
{
    std::string result;
    result.reserve(text.size());
    for (const char c : text)
        appendUtf8(result, static_cast<unsigned char>(c));
    return result;
}

void appendUtf8(std::string& text, char32_t codePoint)
{
    if (codePoint > 0x10FFFF || (codePoint >= 0xD800 && codePoint <= 0xDFFF))
        codePoint = 0xFFFD;
    const auto trail = [codePoint](unsigned shift) { return static_cast<char>(0x80U | ((codePoint >> shift) & 0x3FU)); };
    if (codePoint < 0x80) {
        text += static_cast<char>(codePoint);
    } else if (codePoint < 0x800) {
        text += {static_cast<char>(0xC0U | (codePoint >> 6U)), trail(0)};
    } else if (codePoint < 0x10000) {
        text += {static_cast<char>(0xE0U | (codePoint >> 12U)), trail(6), trail(0)};
    } else {
        text += {static_cast<char>(0xF0U | (codePoint >> 18U)), trail(12), trail(6), trail(0)};
    }
}

std::string inQuotes(std::string_view name)
{
    constexpr std::size_t kLongest = 80;
    std::size_t length = name.size();
    if (length > kLongest) {
        length = kLongest;
        while (length > 0 && (static_cast<unsigned char>(name[length]) & 0xC0U) == 0x80)
            --length;  // not in the middle of a character
    }
    std::string result = "'";
    result += name.substr(0, length);
    result += length < name.size() ? "…'" : "'";
    return result;
}

}  // namespace bitloupe
