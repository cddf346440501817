// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/spec/spec_values.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace bitloupe {

namespace {

template <class Number>
std::optional<Number> numberFrom(std::string_view text)
{
    Number value{};
    const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || result.ec != std::errc{} || result.ptr != text.data() + text.size())
        return std::nullopt;
    return value;
}

std::string boundsDetail(const ParamInfo& param, std::string_view text)
{
    return "got '" + std::string(text.substr(0, 80)) + "'; allowed: " + valueText(param.minimum) + " to " + valueText(param.maximum);
}

template <class Number>
Result<ParamValue> boundedNumber(const ParamInfo& param, std::string_view text)
{
    const std::optional<Number> value = numberFrom<Number>(text);
    const bool inside = value && static_cast<double>(*value) >= param.minimum && static_cast<double>(*value) <= param.maximum;
    if (!inside)
        return badSpec(param.id, boundsDetail(param, text));
    return ParamValue(*value);
}

Result<ParamValue> flagFrom(const ParamInfo& param, std::string_view text)
{
    static constexpr std::array<std::string_view, 2> words{"true", "false"};
    if (std::find(words.begin(), words.end(), text) == words.end())
        return badSpec(param.id, allowedDetail(text, words));
    return ParamValue(text == words[0]);
}

}  // namespace

std::optional<SpecPair> takePair(Pairs& pairs, std::string_view key)
{
    const auto found = std::find_if(pairs.begin(), pairs.end(), [key](const SpecPair& pair) { return pair.key == key; });
    if (found == pairs.end())
        return std::nullopt;
    SpecPair pair = std::move(*found);
    pairs.erase(found);
    return pair;
}

std::optional<std::string> take(Pairs& pairs, std::string_view key)
{
    std::optional<SpecPair> pair = takePair(pairs, key);
    return pair ? std::optional(std::move(pair->value)) : std::nullopt;
}

Result<ParamValue> valueFrom(const ParamInfo& param, std::string_view text)
{
    if (std::holds_alternative<bool>(param.defaultValue))
        return flagFrom(param, text);
    if (!param.options.empty() && std::find(param.options.begin(), param.options.end(), text) == param.options.end())
        return badSpec(param.id, allowedDetail(text, param.options));
    if (std::holds_alternative<std::int64_t>(param.defaultValue))
        return boundedNumber<std::int64_t>(param, text);
    if (std::holds_alternative<double>(param.defaultValue))
        return boundedNumber<double>(param, text);
    return ParamValue(std::string(text));
}

}  // namespace bitloupe
