// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// Which weights share a scale, from a spec's pairs.

#include "core/grid/grid.h"
#include "core/spec/axes.h"
#include "core/spec/spec_values.h"

#include <algorithm>
#include <array>

namespace bitloupe {

namespace {

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

Result<bool> slicesFrom(Pairs& pairs)
{
    const std::optional<std::string> text = take(pairs, "slices");
    if (!text)
        return false;
    const Result<ParamValue> value = valueFrom({.id = "slices", .defaultValue = false}, *text);
    return value ? Result<bool>(std::get<bool>(*value)) : Result<bool>(value.error());
}

// `axis` and `slices`, which all but tensor and token take.
template <class Kind>
Result<Granularity> placed(Pairs& pairs, Kind kind)
{
    const Result<std::optional<int>> axis = axisFrom(pairs);
    if (!axis)
        return axis.error();
    const Result<bool> slices = slicesFrom(pairs);
    if (!slices)
        return slices.error();
    if (*slices && axis->value_or(kSlicedAxis) < kSlicedAxis)
        return badSpec("axis", "got '" + std::to_string(**axis) + "'; with slices=true axis 0 counts the slices: 1 or more");
    kind.axis = *slices && *axis == kSlicedAxis ? std::nullopt : *axis;
    kind.slices = *slices;
    return Granularity(kind);
}

Result<std::int64_t> countFrom(Pairs& pairs, std::string_view key, std::int64_t defaultCount)
{
    const std::optional<std::string> text = take(pairs, key);
    if (!text)
        return defaultCount;
    const ParamInfo info{.id = key, .defaultValue = defaultCount, .minimum = 1, .maximum = static_cast<double>(kLargestGroup)};
    const Result<ParamValue> value = valueFrom(info, *text);
    return value ? Result<std::int64_t>(std::get<std::int64_t>(*value)) : Result<std::int64_t>(value.error());
}

Result<Granularity> groupFrom(Pairs& pairs)
{
    const Result<std::int64_t> size = countFrom(pairs, "group", PerGroup{}.size);
    return size ? placed(pairs, PerGroup{*size, {}}) : Result<Granularity>(size.error());
}

Result<Granularity> channelGroupFrom(Pairs& pairs)
{
    const Result<std::int64_t> channels = countFrom(pairs, "channels", PerChannelGroup{}.channels);
    return channels ? placed(pairs, PerChannelGroup{*channels, {}}) : Result<Granularity>(channels.error());
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
    return placed(pairs, fixed);
}

Result<Granularity> granularityFrom(Pairs& pairs)
{
    const std::string word = take(pairs, "granularity").value_or(std::string(kGranularityWords[0]));
    const auto found = std::find(kGranularityWords.begin(), kGranularityWords.end(), word);
    switch (found - kGranularityWords.begin()) {
    case 0:
        return Granularity(PerTensor{});
    case 1:
        return placed(pairs, PerChannel{});
    case 2:
        return groupFrom(pairs);
    case 3:
        return channelGroupFrom(pairs);
    case 4:
        return Granularity(PerToken{});
    default:
        return badSpec("granularity", allowedDetail(word, kGranularityWords));
    }
}

}  // namespace

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

std::string granularityOf(std::string_view key)
{
    if (key == "group")
        return "granularity=group";
    if (key == "channels")
        return "granularity=channel_group";
    return key == "axis" || key == "slices" ? "granularity=channel or granularity=group or granularity=channel_group" : "";
}

}  // namespace bitloupe
