// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// parseSpec: which axis and which parameter a key means. Members come from the tables; no id is known here.

#include "core/grid/grid.h"
#include "core/spec/axes.h"
#include "core/spec/spec_text.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace bitloupe {

namespace {

using Pairs = std::vector<SpecPair>;

// Takes the pair of this key out of `pairs`.
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

Error unknownMember(const Axis& axis, std::string_view id)
{
    std::vector<std::string_view> ids;
    for (const AxisMember& member : axis.members)
        ids.push_back(member.id);
    return badSpec(axis.key, allowedDetail(id, ids));
}

// A parameter whose condition does not hold keeps its default; to name it all the same is an error.
Result<void> dropWhatDoesNotApply(const AxisMember& member, const Pairs& given, Choice& choice)
{
    for (const ParamInfo& param : member.params) {
        if (applies(param, choice))
            continue;
        for (const SpecPair& pair : given) {
            if (pair.key == param.id && !pair.fromPreset)
                return badSpec(param.id, "needs " + std::string(param.needs));
        }
        choice.params[std::string(param.id)] = param.defaultValue;
    }
    return {};
}

Result<Choice> choiceFrom(const Axis& axis, Pairs& pairs)
{
    const std::string id = take(pairs, axis.key).value_or(std::string(axis.members.front().id));
    const AxisMember* member = axis.member(id);
    if (!member)
        return unknownMember(axis, id);
    Choice choice = defaultChoice(member->id, member->params);
    Pairs given;
    for (const ParamInfo& param : member->params) {
        std::optional<SpecPair> pair = takePair(pairs, param.id);
        if (!pair)
            continue;
        Result<ParamValue> value = valueFrom(param, pair->value);
        if (!value)
            return value.error();
        choice.params[std::string(param.id)] = std::move(*value);
        given.push_back(std::move(*pair));
    }
    if (Result<void> applied = dropWhatDoesNotApply(*member, given, choice); !applied)
        return applied.error();
    if (Result<void> checked = axis.check(choice); !checked)
        return checked.error();
    return choice;
}

Result<std::optional<int>> axisFrom(Pairs& pairs)
{
    const std::optional<std::string> text = take(pairs, "axis");
    if (!text)
        return std::optional<int>();
    const ParamInfo info{.id = "axis", .defaultValue = std::int64_t{0}, .minimum = 0, .maximum = 63};
    Result<ParamValue> value = valueFrom(info, *text);
    if (!value)
        return value.error();
    return std::optional<int>(static_cast<int>(std::get<std::int64_t>(*value)));
}

Result<Granularity> groupFrom(Pairs& pairs, std::optional<int> axis)
{
    PerGroup group;
    group.axis = axis;
    if (const std::optional<std::string> text = take(pairs, "group")) {
        const ParamInfo info{.id = "group", .defaultValue = group.size, .minimum = 1, .maximum = static_cast<double>(kLargestGroup)};
        Result<ParamValue> value = valueFrom(info, *text);
        if (!value)
            return value.error();
        group.size = std::get<std::int64_t>(*value);
    }
    return Granularity(group);
}

// The format's own blocks; to ask for others is an error, to name theirs is not.
Result<Granularity> fixedGranularity(Pairs& pairs, std::uint64_t blockSize, std::string_view grid)
{
    const PerGroup fixed{static_cast<std::int64_t>(blockSize), {}};
    const std::array<std::pair<std::string_view, std::string>, 2> allowed{
        {{"granularity", std::string(kGranularityWords[Granularity(fixed).index()])}, {"group", valueText(fixed.size)}}};
    for (const auto& [key, only] : allowed) {
        const std::optional<SpecPair> pair = takePair(pairs, key);
        if (pair && pair->value != only && !pair->fromPreset)
            return badSpec(key, "got '" + pair->value.substr(0, 80) + "'; grid=" + std::string(grid) + " fixes " + only);
    }
    const Result<std::optional<int>> axis = axisFrom(pairs);
    if (!axis)
        return axis.error();
    return Granularity(PerGroup{fixed.size, *axis});
}

Result<Granularity> granularityFrom(Pairs& pairs)
{
    const std::string word = take(pairs, "granularity").value_or(std::string(kGranularityWords[0]));
    if (word == kGranularityWords[0])
        return Granularity(PerTensor{});
    const Result<std::optional<int>> axis = axisFrom(pairs);
    if (!axis)
        return axis.error();
    if (word == kGranularityWords[1])
        return Granularity(PerChannel{*axis});
    if (word == kGranularityWords[2])
        return groupFrom(pairs, *axis);
    return badSpec("granularity", allowedDetail(word, kGranularityWords));
}

Result<Granularity> granularityFor(Pairs& pairs, const Choice& grid)
{
    const GridRules rules = gridRules(grid);
    if (rules.blockSize > 0)
        return fixedGranularity(pairs, rules.blockSize, grid.id);
    Result<Granularity> granularity = granularityFrom(pairs);
    if (granularity && rules.learns && std::holds_alternative<PerGroup>(*granularity))
        return badSpec("granularity", "got 'group'; grid=" + grid.id + " learns one table for the tensor or for each channel");
    return granularity;
}

// Grids that find their own parameters ask no calibrator: to choose one is an error.
Result<void> refuseRange(const Pairs& pairs, const Choice& grid)
{
    if (!gridRules(grid).fitsItself)
        return {};
    for (const SpecPair& pair : pairs) {
        if (pair.key == "range" && !pair.fromPreset)
            return badSpec(pair.key, "grid=" + grid.id + " finds its own parameters");
    }
    return {};
}

// Which members know the key that the chosen ones do not: "grid=int"; and all keys there are.
Error leftOver(const std::string& key)
{
    std::vector<std::string_view> keys{"granularity", "group", "axis"};
    std::string owners = key == "group" ? "granularity=group" : key == "axis" ? "granularity=channel or granularity=group" : "";
    for (const Axis& axis : axes()) {
        keys.push_back(axis.key);
        for (const AxisMember& member : axis.members) {
            for (const ParamInfo& param : member.params) {
                if (std::find(keys.begin(), keys.end(), param.id) == keys.end())
                    keys.push_back(param.id);
                if (param.id == key)
                    owners += (owners.empty() ? "" : " or ") + std::string(axis.key) + "=" + std::string(member.id);
            }
        }
    }
    return badSpec(key, owners.empty() ? allowedDetail(key, keys) : "needs " + owners);
}

}  // namespace

Result<QuantSpec> parseSpec(std::string_view text)
{
    Result<Pairs> pairs = specPairs(text);
    if (!pairs)
        return pairs.error();
    QuantSpec spec;
    for (const Axis& axis : axes()) {
        Result<Choice> choice = choiceFrom(axis, *pairs);
        if (!choice)
            return choice.error();
        spec.*axis.choice = std::move(*choice);
        if (axis.choice != &QuantSpec::grid)
            continue;
        if (Result<void> free = refuseRange(*pairs, spec.grid); !free)
            return free.error();
    }
    const Result<Granularity> granularity = granularityFor(*pairs, spec.grid);
    if (!granularity)
        return granularity.error();
    spec.granularity = *granularity;
    for (const SpecPair& pair : *pairs) {
        if (!pair.fromPreset)
            return leftOver(pair.key);
    }
    return asFormatSays(std::move(spec));
}

}  // namespace bitloupe
