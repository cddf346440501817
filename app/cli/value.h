// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One result as data: an ordered record of named values, and its two exact forms, a JSON object and the cells of a CSV
// line. Numbers read back to the same value; text is always valid UTF-8 and harmless on a terminal.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace bitloupe::cli {

struct Field;

// Whole numbers that belong together but are no shape: a list in JSON, left out of CSV.
struct Counts {
    std::vector<std::uint64_t> values;
};
using Record = std::vector<Field>;

struct Value {
    std::variant<bool, std::int64_t, std::uint64_t, double, std::string, std::vector<double>, std::vector<std::uint64_t>, Counts, Record,
                 std::vector<Record>>
        data;

    Value(bool flag);
    Value(int number);
    Value(std::int64_t number);
    Value(std::uint64_t number);
    Value(double number);
    Value(const char* text);
    Value(std::string_view text);
    Value(std::string text);
    Value(std::vector<double> numbers);
    Value(std::vector<std::uint64_t> numbers);
    Value(Counts counts);
    Value(Record record);
    Value(std::vector<Record> records);
};

struct Field {
    std::string key;
    Value value;
};

// Defined here because a Record can be told how to end only when Field is complete.
inline Value::Value(bool flag)
    : data(flag)
{
}
inline Value::Value(int number)
    : data(std::int64_t{number})
{
}
inline Value::Value(std::int64_t number)
    : data(number)
{
}
inline Value::Value(std::uint64_t number)
    : data(number)
{
}
inline Value::Value(double number)
    : data(number)
{
}
inline Value::Value(const char* text)
    : data(std::string(text))
{
}
inline Value::Value(std::string_view text)
    : data(std::string(text))
{
}
inline Value::Value(std::string text)
    : data(std::move(text))
{
}
inline Value::Value(std::vector<double> numbers)
    : data(std::move(numbers))
{
}
inline Value::Value(std::vector<std::uint64_t> numbers)
    : data(std::move(numbers))
{
}
inline Value::Value(Counts counts)
    : data(std::move(counts))
{
}

// Shortest text that reads back to the same number: "0.1", "1e-05"; "NaN", "Infinity", "-Infinity".
std::string numberText(double value);
// In quotes; hidden and control characters as \uXXXX, bytes that are no UTF-8 as U+FFFD.
std::string jsonString(std::string_view text);
// One line.
std::string toJson(const Record& record);

// Names and values of a record's single values, in its order: nested records as "outer.inner", shapes as 64x32; lists of
// numbers are left out (they are in the JSON).
using FlatField = std::pair<std::string, std::string>;
std::vector<FlatField> flatten(const Record& record);
// Quoted where needed (RFC 4180).
std::string csvCell(std::string_view text);

// "64x32x3"; "scalar" for rank 0.
std::string shapeText(std::span<const std::uint64_t> shape);

}  // namespace bitloupe::cli
