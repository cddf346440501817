// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/io/npy/python_literal.h"

#include "core/base/text.h"

#include <charconv>

namespace bitloupe {
namespace {

using Kind = PythonLiteral::Kind;

constexpr int kDeepest = 32;

class Parser {
public:
    explicit Parser(std::string_view text)
        : m_text(text)
    {
    }

    Result<PythonLiteral> parse()
    {
        auto value = parseValue(0);
        if (!value)
            return value;
        skipSpace();
        if (m_at < m_text.size())
            return fail("text after the end of the value");
        return value;
    }

private:
    Error fail(std::string detail) const { return {ErrorCode::BadHeader, "", "header, byte " + std::to_string(m_at), std::move(detail)}; }

    void skipSpace()
    {
        while (m_at < m_text.size() && std::string_view(" \t\r\n\f").find(m_text[m_at]) != std::string_view::npos)
            ++m_at;
    }

    bool take(char c)
    {
        if (m_at >= m_text.size() || m_text[m_at] != c)
            return false;
        ++m_at;
        return true;
    }

    bool takeWord(std::string_view word)
    {
        if (!m_text.substr(m_at).starts_with(word))
            return false;
        m_at += word.size();
        return true;
    }

    static PythonLiteral literal(Kind kind, std::size_t at, std::uint64_t integer = 0)
    {
        PythonLiteral value;
        value.kind = kind;
        value.at = at;
        value.integer = integer;
        return value;
    }

    Result<PythonLiteral> parseValue(int depth)
    {
        skipSpace();
        const std::size_t at = m_at;
        if (depth > kDeepest)
            return fail("nested deeper than " + std::to_string(kDeepest));
        if (take('{'))
            return parseItems(literal(Kind::Dict, at), '}', depth);
        if (take('['))
            return parseItems(literal(Kind::List, at), ']', depth);
        if (take('('))
            return parseItems(literal(Kind::Tuple, at), ')', depth);
        if (takeWord("True"))
            return literal(Kind::Bool, at, 1);
        if (takeWord("False"))
            return literal(Kind::Bool, at, 0);
        if (takeWord("None"))
            return literal(Kind::None, at);
        if (m_at < m_text.size() && m_text[m_at] >= '0' && m_text[m_at] <= '9')
            return parseInteger();
        if (m_text.substr(m_at).starts_with("u'") || m_text.substr(m_at).starts_with("u\""))
            ++m_at;
        if (take('\''))
            return parseString('\'', at);
        if (take('"'))
            return parseString('"', at);
        if (m_at < m_text.size() && m_text[m_at] == '-')
            return fail("a negative number");
        return fail(m_at < m_text.size() ? "no value that a header may hold" : "a value is missing");
    }

    Result<PythonLiteral> parseItems(PythonLiteral value, char end, int depth)
    {
        bool comma = false;
        for (skipSpace(); !take(end); skipSpace()) {
            if (!value.items.empty() && !comma)
                return fail(std::string("',' or '") + end + "' expected");
            for (int part = value.kind == Kind::Dict ? 0 : 1; part < 2; ++part) {
                auto item = parseValue(depth + 1);
                if (!item)
                    return item;
                value.items.push_back(std::move(item).value());
                skipSpace();
                if (part == 0 && !take(':'))
                    return fail("':' expected");
            }
            skipSpace();
            comma = take(',');
        }
        // (x) is x in brackets; only (x,) is a tuple.
        if (value.kind == Kind::Tuple && value.items.size() == 1 && !comma)
            return PythonLiteral(value.items.front());
        return value;
    }

    Result<PythonLiteral> parseInteger()
    {
        PythonLiteral value = literal(Kind::Integer, m_at);
        const char* begin = m_text.data() + m_at;
        const auto [end, code] = std::from_chars(begin, m_text.data() + m_text.size(), value.integer);
        if (code != std::errc())
            return fail("a number that does not fit 64 bits");
        const auto digits = static_cast<std::size_t>(end - begin);
        if (digits > 1 && *begin == '0')
            return fail("a number that begins with 0");
        m_at += digits;
        take('L');  // Python 2
        return value;
    }

    Result<PythonLiteral> parseString(char quote, std::size_t at)
    {
        PythonLiteral value = literal(Kind::String, at);
        while (!take(quote)) {
            if (m_at >= m_text.size() || m_text[m_at] == '\n')
                return fail("a string is not closed");
            if (!take('\\'))
                value.string += m_text[m_at++];
            else if (!parseEscape(value.string))
                return fail("a broken escape in a string");
        }
        return value;
    }

    bool parseEscape(std::string& string)
    {
        if (m_at >= m_text.size())
            return false;
        const char c = m_text[m_at++];
        constexpr std::string_view kFrom = "\\'\"nrt";
        constexpr std::string_view kTo = "\\'\"\n\r\t";
        if (const auto i = kFrom.find(c); i != std::string_view::npos) {
            string += kTo[i];
            return true;
        }
        const std::size_t digits = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
        if (digits == 0 || m_text.size() - m_at < digits)
            return false;
        std::uint32_t codePoint = 0;
        const char* begin = m_text.data() + m_at;
        const auto [end, code] = std::from_chars(begin, begin + digits, codePoint, 16);
        if (code != std::errc() || end != begin + digits)
            return false;
        m_at += digits;
        appendUtf8(string, codePoint);
        return true;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
};

}  // namespace

const char* kindName(Kind kind)
{
    switch (kind) {
    case Kind::Dict:
        return "a dict";
    case Kind::List:
        return "a list";
    case Kind::Tuple:
        return "a tuple";
    case Kind::String:
        return "a string";
    case Kind::Integer:
        return "a number";
    case Kind::Bool:
        return "a bool";
    case Kind::None:
        return "None";
    }
    return "";
}

Result<PythonLiteral> parsePythonLiteral(std::string_view text) { return Parser(text).parse(); }

}  // namespace bitloupe
