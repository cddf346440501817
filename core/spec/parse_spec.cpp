// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// parseSpec: which axis and which parameter a key means. Members come from the tables; no id is known here.

#include "core/grid/grid.h"
#include "core/spec/axes.h"
#include "core/spec/spec_values.h"

#include <algorithm>

namespace bitloupe {

namespace {

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
    std::vector<std::string_view> keys{"granularity", "group", "channels", "axis", "slices"};
    std::string owners = granularityOf(key);
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
