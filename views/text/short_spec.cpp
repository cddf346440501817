// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/text/text.h"

#include "core/spec/axes.h"

#include <QStringList>

namespace bitloupe::text {

namespace {

// The short word where there is one, else the name, else the id itself (a member whose name somebody forgot).
QString shortWord(std::string_view kind, std::string_view id)
{
    for (const std::string_view from : {std::string_view("short"), kind}) {
        if (const QString word = name(from, id); !word.isEmpty())
            return word;
    }
    return safe(id);
}

QString valueWord(const ParamValue& value)
{
    const auto* word = std::get_if<std::string>(&value);
    return word ? shortWord("word", *word) : safe(valueText(value));
}

const ParamInfo* paramOf(const Axis& axis, const Choice& choice, std::string_view key)
{
    const AxisMember* member = axis.member(choice.id);
    if (!member)
        return nullptr;
    for (const ParamInfo& param : member->params) {
        if (param.id == key && applies(param, choice))
            return &param;
    }
    return nullptr;
}

// A choice's parameters that are not as the table has them, in the table's order; `apart` are said elsewhere.
QStringList unusual(const Axis& axis, const Choice& choice, std::initializer_list<std::string_view> apart)
{
    QStringList words;
    const AxisMember* member = axis.member(choice.id);
    for (const ParamInfo& param : member ? member->params : std::span<const ParamInfo>()) {
        const bool saidElsewhere = std::find(apart.begin(), apart.end(), param.id) != apart.end();
        const auto given = choice.params.find(std::string(param.id));
        if (saidElsewhere || given == choice.params.end() || !applies(param, choice) || given->second == param.defaultValue)
            continue;
        const auto* flag = std::get_if<bool>(&given->second);
        const bool isWord = std::holds_alternative<std::string>(given->second);
        const QString label = shortWord("param", param.id);
        words << (flag ? label : isWord ? valueWord(given->second) : label.toLower() + QLatin1Char(' ') + valueWord(given->second));
    }
    return words;
}

QString granularityWords(const Granularity& granularity)
{
    const QString word = shortWord("granularity", kGranularityWords[granularity.index()]);
    const auto* group = std::get_if<PerGroup>(&granularity);
    if (const auto* channels = std::get_if<PerChannelGroup>(&granularity))
        return QString::number(channels->channels) + QLatin1Char(' ') + word;
    return group ? word + QStringLiteral(" %1").arg(group->size) : word;
}

// "INT4": bits belong to the name of the format.
QString gridWord(const Axis& axis, const Choice& grid)
{
    const QString word = shortWord("grid", grid.id);
    return paramOf(axis, grid, "bits") ? word + safe(valueText(grid.params.at("bits"))) : word;
}

// "percentile 99.99": the calibrator with what it was told.
QString rangeWords(const Axis& axis, const Choice& range)
{
    const QString word = shortWord("range", range.id);
    if (paramOf(axis, range, "percentile"))
        return word + QLatin1Char(' ') + safe(valueText(range.params.at("percentile")));
    return (QStringList{word} + unusual(axis, range, {})).join(QStringLiteral(" "));
}

}  // namespace

QString shortSpec(const QuantSpec& spec)
{
    const std::array<Axis, 4>& all = axes();
    QStringList words{gridWord(all[0], spec.grid), granularityWords(spec.granularity)};
    if (paramOf(all[0], spec.grid, "scheme"))
        words << valueWord(spec.grid.params.at("scheme"));
    words << unusual(all[0], spec.grid, {"bits", "scheme", "scale_dtype"});
    words << rangeWords(all[1], spec.range);
    for (const std::size_t i : {std::size_t{2}, std::size_t{3}}) {
        const Choice& choice = spec.*(all[i].choice);
        if (!all[i].members.empty() && choice.id != all[i].members.front().id)
            words << shortWord(all[i].key, choice.id);
    }
    return words.join(QStringLiteral(" · "));
}

}  // namespace bitloupe::text
