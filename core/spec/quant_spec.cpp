// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/spec/quant_spec.h"

#include "core/grid/grid.h"
#include "core/spec/axes.h"
#include "core/tensor/fold.h"

#include <cassert>
#include <functional>
#include <nlohmann/json.hpp>

namespace bitloupe {

namespace {

// Key, value and the value's type, in the order of printing.
using Entries = std::vector<std::pair<std::string, ParamValue>>;

void appendGranularity(const Granularity& granularity, bool fixedBlocks, Entries& entries)
{
    if (!fixedBlocks) {
        entries.emplace_back("granularity", std::string(kGranularityWords[granularity.index()]));
        if (const PerGroup* group = std::get_if<PerGroup>(&granularity))
            entries.emplace_back("group", group->size);
        if (const PerChannelGroup* group = std::get_if<PerChannelGroup>(&granularity))
            entries.emplace_back("channels", group->channels);
    }
    if (const std::optional<int> axis = namedAxis(granularity))
        entries.emplace_back("axis", std::int64_t{*axis});
    if (takesSlices(granularity))
        entries.emplace_back("slices", true);
}

void appendChoice(const Axis& axis, const Choice& choice, Entries& entries)
{
    entries.emplace_back(std::string(axis.key), choice.id);
    const AxisMember* member = axis.member(choice.id);
    assert(member);
    for (const ParamInfo& param : member->params) {
        if (applies(param, choice))
            entries.emplace_back(std::string(param.id), choice.params.at(std::string(param.id)));
    }
}

Entries entriesOf(const QuantSpec& spec)
{
    Entries entries;
    const GridRules rules = gridRules(spec.grid);
    for (const Axis& axis : axes()) {
        if (axis.choice == &QuantSpec::range && rules.fitsItself)
            continue;
        appendChoice(axis, spec.*axis.choice, entries);
        if (axis.choice == &QuantSpec::grid)
            appendGranularity(spec.granularity, rules.blockSize > 0, entries);
    }
    return entries;
}

Choice defaultOf(const Axis& axis, std::string_view id)
{
    const AxisMember* member = axis.member(id);
    assert(member);
    return defaultChoice(member->id, member->params);
}

}  // namespace

QuantSpec defaultSpec()
{
    QuantSpec spec;
    for (const Axis& axis : axes())
        spec.*axis.choice = defaultOf(axis, axis.members.front().id);
    return spec;
}

std::string printSpec(const QuantSpec& spec)
{
    std::string text;
    for (const auto& [key, value] : entriesOf(spec)) {
        if (!text.empty())
            text += ',';
        text += key;
        text += '=';
        text += valueText(value);
    }
    return text;
}

std::string specToJson(const QuantSpec& spec)
{
    nlohmann::ordered_json object = nlohmann::ordered_json::object();
    for (const auto& entry : entriesOf(spec)) {
        nlohmann::ordered_json& target = object[entry.first];
        std::visit([&target](const auto& value) { target = value; }, entry.second);
    }
    return object.dump();
}

std::size_t hashSpec(const QuantSpec& spec) { return std::hash<std::string>{}(printSpec(spec)); }

std::optional<int> namedAxis(const Granularity& granularity)
{
    return std::visit(
        [](const auto& one) {
            if constexpr (requires { one.axis; })
                return one.axis;
            else
                return std::optional<int>();
        },
        granularity);
}

bool takesSlices(const Granularity& granularity)
{
    return std::visit(
        [](const auto& one) {
            if constexpr (requires { one.slices; })
                return one.slices;
            else
                return false;
        },
        granularity);
}

Granularity withAxis(Granularity granularity, std::optional<int> axis)
{
    std::visit(
        [axis](auto& one) {
            if constexpr (requires { one.axis; })
                one.axis = axis;
        },
        granularity);
    return granularity;
}

int axisFor(const QuantSpec& spec, const TensorInfo& info)
{
    const int rank = static_cast<int>(info.shape.size());
    if (std::holds_alternative<PerToken>(spec.granularity))
        return rank < 2 ? kNoAxis : mergedAxes(rank - 2);
    if (takesSlices(spec.granularity) && rank > 2)
        return slicedAxis(namedAxis(spec.granularity).value_or(kSlicedAxis));
    return namedAxis(spec.granularity).value_or(info.outputAxis);
}

QuantSpec asFormatSays(QuantSpec spec)
{
    const GridRules rules = gridRules(spec.grid);
    if (rules.blockSize > 0)
        spec.granularity = PerGroup{static_cast<std::int64_t>(rules.blockSize), namedAxis(spec.granularity), takesSlices(spec.granularity)};
    if (rules.learns && std::holds_alternative<PerGroup>(spec.granularity))
        spec.granularity = PerChannel{namedAxis(spec.granularity), takesSlices(spec.granularity)};
    if (rules.fitsItself)
        spec.range = defaultOf(axes()[1], axes()[1].members.front().id);
    return spec;
}

Choice defaultGrid(std::string_view id) { return defaultOf(axes()[0], id); }
Choice defaultRange(std::string_view id) { return defaultOf(axes()[1], id); }

}  // namespace bitloupe
