// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/value.h"

#include "views/text/utf8.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

namespace bitloupe::cli {

namespace {

template <class Number>
std::string charsOf(Number number)
{
    std::array<char, 32> buffer{};
    return {buffer.data(), std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr};
}

// \uXXXX, as a surrogate pair beyond the basic plane.
std::string jsonEscape(char32_t code)
{
    std::array<char, 16> buffer{};
    if (code <= 0xFFFF) {
        std::snprintf(buffer.data(), buffer.size(), "\\u%04x", static_cast<unsigned>(code));
    } else {
        const auto offset = static_cast<unsigned>(code - 0x10000);
        std::snprintf(buffer.data(), buffer.size(), "\\u%04x\\u%04x", 0xD800 + (offset >> 10), 0xDC00 + (offset & 0x3FF));
    }
    return buffer.data();
}

template <class Items, class ToText>
std::string jsonList(const Items& items, ToText toText)
{
    std::string out = "[";
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0)
            out += ", ";
        out += toText(items[i]);
    }
    return out + "]";
}

std::string jsonNumber(double value) { return std::isfinite(value) ? numberText(value) : '"' + numberText(value) + '"'; }

struct JsonVisitor {
    std::string operator()(bool flag) const { return flag ? "true" : "false"; }
    std::string operator()(std::int64_t number) const { return charsOf(number); }
    std::string operator()(std::uint64_t number) const { return charsOf(number); }
    std::string operator()(double number) const { return jsonNumber(number); }
    std::string operator()(const std::string& text) const { return jsonString(text); }
    std::string operator()(const std::vector<double>& numbers) const { return jsonList(numbers, jsonNumber); }
    std::string operator()(const std::vector<std::uint64_t>& numbers) const { return jsonList(numbers, charsOf<std::uint64_t>); }
    std::string operator()(const Counts& counts) const { return (*this)(counts.values); }
    std::string operator()(const Record& record) const { return toJson(record); }
    std::string operator()(const std::vector<Record>& records) const { return jsonList(records, toJson); }
};

struct FlatVisitor {
    std::string key;
    std::vector<FlatField>* out;

    void operator()(bool flag) const { out->emplace_back(key, flag ? "true" : "false"); }
    void operator()(std::int64_t number) const { out->emplace_back(key, charsOf(number)); }
    void operator()(std::uint64_t number) const { out->emplace_back(key, charsOf(number)); }
    void operator()(double number) const { out->emplace_back(key, numberText(number)); }
    void operator()(const std::string& text) const { out->emplace_back(key, text::safeUtf8(text)); }
    void operator()(const std::vector<double>&) const { }
    void operator()(const Counts&) const { }
    void operator()(const std::vector<std::uint64_t>& shape) const { out->emplace_back(key, shapeText(shape)); }
    void operator()(const std::vector<Record>&) const { }
    void operator()(const Record& record) const
    {
        for (const Field& field : record)
            std::visit(FlatVisitor{key + "." + field.key, out}, field.value.data);
    }
};

}  // namespace

Value::Value(Record record)
    : data(std::move(record))
{
}
Value::Value(std::vector<Record> records)
    : data(std::move(records))
{
}

std::string numberText(double value)
{
    if (std::isnan(value))
        return "NaN";
    if (std::isinf(value))
        return value > 0 ? "Infinity" : "-Infinity";
    return charsOf(value);
}

std::string jsonString(std::string_view text)
{
    std::string out = "\"";
    while (!text.empty()) {
        const text::Utf8Char c = text::nextChar(text);
        if (!c.valid)
            out += "\xEF\xBF\xBD";  // U+FFFD
        else if (c.code == U'"' || c.code == U'\\')
            out += {'\\', static_cast<char>(c.code)};
        else if (text::isHidden(c.code))
            out += jsonEscape(c.code);
        else
            out += text.substr(0, c.length);
        text.remove_prefix(c.length);
    }
    return out + "\"";
}

std::string toJson(const Record& record)
{
    std::string out = "{";
    for (const Field& field : record) {
        if (out.size() > 1)
            out += ", ";
        out += jsonString(field.key) + ": " + std::visit(JsonVisitor{}, field.value.data);
    }
    return out + "}";
}

std::vector<FlatField> flatten(const Record& record)
{
    std::vector<FlatField> out;
    for (const Field& field : record)
        std::visit(FlatVisitor{field.key, &out}, field.value.data);
    return out;
}

std::string csvCell(std::string_view text)
{
    if (text.find_first_of(",\"\r\n") == std::string_view::npos)
        return std::string(text);
    std::string out = "\"";
    for (const char c : text)
        out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + "\"";
}

std::string shapeText(std::span<const std::uint64_t> shape)
{
    if (shape.empty())
        return "scalar";
    std::string out;
    for (const std::uint64_t extent : shape)
        out += (out.empty() ? "" : "x") + charsOf(extent);
    return out;
}

}  // namespace bitloupe::cli
