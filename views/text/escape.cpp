// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/text/utf8.h"

#include "core/base/text.h"
#include "views/text/text.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace bitloupe::text {

namespace {

struct Span {
    char32_t first, last;
};

// Characters that draw nothing, move the cursor or turn the direction of what follows: a name may not do that to a screen.
constexpr std::array kHidden{
    Span{0x00, 0x1F},       Span{0x7F, 0x9F},  // C0, DEL, C1
    Span{0x061C, 0x061C},   Span{0x200B, 0x200F},  // Arabic letter mark; zero width and direction marks
    Span{0x2028, 0x202E},  // line and paragraph separators, embeddings and overrides
    Span{0x2060, 0x206F},  // word joiner, isolates, deprecated format characters
    Span{0xFEFF, 0xFEFF},   Span{0xFFF9, 0xFFFB},  // byte order mark; interlinear annotation
    Span{0xE0000, 0xE007F},  // tags
};

std::string formatted(const char* format, unsigned value)
{
    std::array<char, 16> buffer{};
    std::snprintf(buffer.data(), buffer.size(), format, value);
    return buffer.data();
}

}  // namespace

Utf8Char nextChar(std::string_view bytes)
{
    const auto lead = static_cast<unsigned char>(bytes.front());
    const std::size_t length = utf8Length(bytes.front());
    if (length == 1)
        return {lead, 1, true};
    if (length == 0 || bytes.size() < length || !isUtf8(bytes.substr(0, length)))
        return {lead, 1, false};
    char32_t code = lead & (0x7FU >> length);
    for (std::size_t i = 1; i < length; ++i)
        code = (code << 6) | (static_cast<unsigned char>(bytes[i]) & 0x3FU);
    return {code, length, true};
}

bool isHidden(char32_t code)
{
    for (const Span& span : kHidden) {
        if (code >= span.first && code <= span.last)
            return true;
    }
    return false;
}

std::string safeUtf8(std::string_view bytes)
{
    std::string out;
    out.reserve(bytes.size());
    while (!bytes.empty()) {
        const Utf8Char c = nextChar(bytes);
        if (!c.valid)
            out += formatted("\\x%02X", static_cast<unsigned>(c.code));
        else if (!isHidden(c.code))
            out += bytes.substr(0, c.length);
        else
            out += formatted(c.code > 0xFFFF ? "\\u{%X}" : "\\u%04X", static_cast<unsigned>(c.code));
        bytes.remove_prefix(c.length);
    }
    return out;
}

QString safe(std::string_view nameFromFile)
{
    // Nearly all names: lists of many thousand tensors are made of them.
    if (std::all_of(nameFromFile.begin(), nameFromFile.end(), [](char c) { return c >= 0x20 && c < 0x7F; }))
        return QString::fromLatin1(nameFromFile.data(), static_cast<qsizetype>(nameFromFile.size()));
    return QString::fromStdString(safeUtf8(nameFromFile));
}

}  // namespace bitloupe::text
