// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/text/change.h"

#include "core/spec/axes.h"
#include "views/text/text.h"

#include <QCoreApplication>
#include <QList>

namespace bitloupe::text {

namespace {

QString fromView(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

QString changed(const QString& setting, const QString& before, const QString& after)
{
    return QCoreApplication::translate("text", "%1: %2 → %3", "a setting, its old and its new value").arg(setting, before, after);
}

QString valueWords(const ParamInfo& param, const ParamValue& value)
{
    if (const auto* flag = std::get_if<bool>(&value))
        return *flag ? QCoreApplication::translate("text", "on") : QCoreApplication::translate("text", "off");
    if (const auto* word = std::get_if<std::string>(&value)) {
        const QString known = name("word", *word);
        return known.isEmpty() ? safe(*word) : known;
    }
    const auto* number = std::get_if<double>(&value);
    const QString digits = number ? significant(*number, 5) : safe(valueText(value));
    const bool isBareCount = std::holds_alternative<std::int64_t>(value);  // "Bits: 8 → 4" says it already
    return param.unit.empty() || isBareCount ? digits : digits + u' ' + fromView(param.unit);
}

// Both ends of a range by hand move in one drag, and the first move of it leaves the calibrator that was there.
QString keyOf(const Axis& axis, const Choice& after, std::string_view param)
{
    if (axis.key == "range" && after.id == "manual")
        return QStringLiteral("range.hand");
    return param.empty() ? fromView(axis.key) : fromView(param);
}

void addAxis(QList<SpecChange>& changes, const Axis& axis, const Choice& before, const Choice& after)
{
    if (before == after)
        return;
    const AxisMember* member = axis.member(after.id);
    if (before.id != after.id || !member) {
        changes += {keyOf(axis, after, {}), changed(name("param", axis.key), name(axis.key, before.id), name(axis.key, after.id))};
        return;
    }
    for (const ParamInfo& param : member->params) {
        const auto old = before.params.find(std::string(param.id));
        const auto now = after.params.find(std::string(param.id));
        if (old == before.params.end() || now == after.params.end() || old->second == now->second)
            continue;
        changes += {keyOf(axis, after, param.id),
                    changed(name("param", param.id), valueWords(param, old->second), valueWords(param, now->second))};
    }
}

QString axisWords(std::optional<int> axis)
{
    return axis ? QString::number(*axis) : QCoreApplication::translate("text", "as the file says");
}

QString flagWord(bool value) { return value ? QCoreApplication::translate("text", "yes") : QCoreApplication::translate("text", "no"); }

void addGranularity(QList<SpecChange>& changes, const Granularity& before, const Granularity& after)
{
    if (before.index() != after.index()) {
        const auto word = [](const Granularity& g) { return name("granularity", kGranularityWords[g.index()]); };
        changes += {QStringLiteral("granularity"), changed(name("param", "granularity"), word(before), word(after))};
        return;
    }
    const auto* oldGroup = std::get_if<PerGroup>(&before);
    const auto* newGroup = std::get_if<PerGroup>(&after);
    if (oldGroup && newGroup && oldGroup->size != newGroup->size)
        changes +=
            {QStringLiteral("group"), changed(name("param", "group"), QString::number(oldGroup->size), QString::number(newGroup->size))};
    const auto* oldChannels = std::get_if<PerChannelGroup>(&before);
    const auto* newChannels = std::get_if<PerChannelGroup>(&after);
    if (oldChannels && newChannels && oldChannels->channels != newChannels->channels)
        changes += {QStringLiteral("channels"),
                    changed(name("param", "channels"), QString::number(oldChannels->channels), QString::number(newChannels->channels))};
    if (takesSlices(before) != takesSlices(after))
        changes +=
            {QStringLiteral("slices"), changed(name("param", "slices"), flagWord(takesSlices(before)), flagWord(takesSlices(after)))};
    if (namedAxis(before) != namedAxis(after))
        changes += {QStringLiteral("axis"), changed(name("param", "axis"), axisWords(namedAxis(before)), axisWords(namedAxis(after)))};
}

QString presetName(const QuantSpec& spec)
{
    for (const Preset& preset : presets()) {
        const auto known = parseSpec(preset.spec);
        if (known && *known == spec)
            return name("preset", preset.id);
    }
    return {};
}

}  // namespace

SpecChange specChange(const QuantSpec& before, const QuantSpec& after)
{
    QList<SpecChange> changes;
    addAxis(changes, axes()[0], before.grid, after.grid);
    addGranularity(changes, before.granularity, after.granularity);
    for (std::size_t i = 1; i < axes().size(); ++i)
        addAxis(changes, axes()[i], before.*axes()[i].choice, after.*axes()[i].choice);
    if (changes.isEmpty())
        return {};
    bool isOne = true;
    for (const SpecChange& change : changes)
        isOne = isOne && change.setting == changes.first().setting;
    if (isOne)
        return changes.first();
    const QString preset = presetName(after);
    if (!preset.isEmpty())
        return {QStringLiteral("several"), QCoreApplication::translate("text", "Preset: %1").arg(preset)};
    return {QStringLiteral("several"), QCoreApplication::translate("text", "Settings: %1").arg(shortSpec(after))};
}

}  // namespace bitloupe::text
