// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/spec/param.h"

#include <cassert>
#include <charconv>

namespace bitloupe {

namespace {

const ParamValue& paramOf(const Choice& choice, std::string_view key)
{
    const auto found = choice.params.find(std::string(key));
    assert(found != choice.params.end());
    return found->second;
}

template <class Number>
std::string numberText(Number value)
{
    char buffer[40];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
    return std::string(buffer, end);
}

}  // namespace

bool Choice::flag(std::string_view key) const { return std::get<bool>(paramOf(*this, key)); }
std::int64_t Choice::integer(std::string_view key) const { return std::get<std::int64_t>(paramOf(*this, key)); }
double Choice::number(std::string_view key) const { return std::get<double>(paramOf(*this, key)); }
const std::string& Choice::word(std::string_view key) const { return std::get<std::string>(paramOf(*this, key)); }

Choice defaultChoice(std::string_view id, std::span<const ParamInfo> params)
{
    Choice choice{std::string(id), {}};
    for (const ParamInfo& param : params)
        choice.params.emplace(std::string(param.id), param.defaultValue);
    return choice;
}

bool applies(const ParamInfo& param, const Choice& choice)
{
    const std::size_t equals = param.needs.find('=');
    if (equals == std::string_view::npos)
        return true;
    const auto found = choice.params.find(std::string(param.needs.substr(0, equals)));
    return found != choice.params.end() && valueText(found->second) == param.needs.substr(equals + 1);
}

std::string valueText(const ParamValue& value)
{
    if (const bool* flag = std::get_if<bool>(&value))
        return *flag ? "true" : "false";
    if (const std::int64_t* integer = std::get_if<std::int64_t>(&value))
        return numberText(*integer);
    if (const double* number = std::get_if<double>(&value))
        return numberText(*number);
    return std::get<std::string>(value);
}

}  // namespace bitloupe
