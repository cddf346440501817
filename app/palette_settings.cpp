// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/palette_settings.h"

#include "core/spec/axes.h"
#include "views/text/text.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

namespace bitloupe {

namespace {

constexpr std::array<std::int64_t, 7> kGroupSizes{16, 32, 64, 128, 256, 512, 1024};

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Palette)
};

QString fromView(std::string_view words) { return QString::fromUtf8(words.data(), static_cast<qsizetype>(words.size())); }

QString setTo(const QString& name, const QString& value)
{
    //: "Calibrator: MSE search": a setting and its value
    return Tr::tr("%1: %2").arg(name, value);
}

QString pairOf(std::string_view key, std::string_view value) { return fromView(key) + u'=' + fromView(value); }

// Parameters that do not apply take their defaults, so that equal settings compare equal.
QuantSpec normalised(const QuantSpec& spec)
{
    auto parsed = parseSpec(printSpec(spec));
    return parsed ? *parsed : spec;
}

const ParamInfo* paramOf(const AxisMember& member, std::string_view id)
{
    const auto found = std::find_if(member.params.begin(), member.params.end(), [id](const ParamInfo& param) { return param.id == id; });
    return found == member.params.end() ? nullptr : &*found;
}

// The chosen member where it has the parameter, else the first that has it, with its defaults.
Choice choiceWith(const Axis& axis, const Choice& current, std::string_view param)
{
    if (const AxisMember* member = axis.member(current.id); member && paramOf(*member, param))
        return current;
    for (const AxisMember& member : axis.members) {
        if (paramOf(member, param))
            return defaultChoice(member.id, member.params);
    }
    return current;
}

// "scheme=symmetric": what the parameter needs is chosen with it.
void meetNeeds(const ParamInfo& param, Choice& choice)
{
    const std::size_t equals = param.needs.find('=');
    if (equals == std::string_view::npos || applies(param, choice))
        return;
    choice.params[std::string(param.needs.substr(0, equals))] = std::string(param.needs.substr(equals + 1));
}

QuantSpec withParam(QuantSpec spec, const Axis& axis, std::string_view id, const ParamValue* value)
{
    Choice& choice = spec.*axis.choice;
    choice = choiceWith(axis, choice, id);
    const AxisMember* member = axis.member(choice.id);
    if (const ParamInfo* param = member ? paramOf(*member, id) : nullptr)
        meetNeeds(*param, choice);
    if (value)
        choice.params[std::string(id)] = *value;
    return normalised(spec);
}

QuantSpec withGranularity(QuantSpec spec, std::size_t kind, std::optional<std::int64_t> size)
{
    const std::optional<int> axis = namedAxis(spec.granularity);
    const auto* group = std::get_if<PerGroup>(&spec.granularity);
    const std::int64_t kept = group ? group->size : PerGroup{}.size;
    const std::array<Granularity, kGranularityWords.size()> all{PerTensor{}, PerChannel{axis}, PerGroup{size.value_or(kept), axis},
                                                                PerChannelGroup{PerChannelGroup{}.channels, axis}, PerToken{}};
    spec.granularity = all[kind];
    return spec;
}

constexpr std::size_t kGroup = 2;  // index of the variant

SettingChange groupChange(std::int64_t size)
{
    return {setTo(text::name("param", "group"), QString::number(size)), pairOf("group", valueText(ParamValue(size))),
            [size](const QuantSpec& spec) { return withGranularity(spec, kGroup, size); }};
}

SettingChange paramChange(const Axis& axis, const ParamInfo& param, const ParamValue& value, const QString& word)
{
    return {setTo(text::name("param", param.id), word), pairOf(param.id, valueText(value)),
            [&axis, id = param.id, value](const QuantSpec& spec) { return withParam(spec, axis, id, &value); }};
}

QString numberWord(const ParamInfo& param, const ParamValue& value)
{
    const QString number = QString::fromStdString(valueText(value));
    return param.unit == "%" ? number + QStringLiteral(" %") : number;
}

// A word or a listed number, as the form has it.
ParamValue optionValue(const ParamInfo& param, std::string_view option)
{
    if (std::holds_alternative<std::int64_t>(param.defaultValue))
        return static_cast<std::int64_t>(fromView(option).toLongLong());
    return std::string(option);
}

void addValues(const Axis& axis, const ParamInfo& param, std::vector<SettingChange>& changes)
{
    if (std::holds_alternative<bool>(param.defaultValue)) {
        changes.push_back(paramChange(axis, param, true, Tr::tr("on")));
        changes.push_back(paramChange(axis, param, false, Tr::tr("off")));
    } else if (param.options.empty()) {
        changes.push_back(paramChange(axis, param, param.defaultValue, numberWord(param, param.defaultValue)));
    }
    for (const std::string_view option : param.options) {
        const QString name = text::name("word", option);
        const bool isNumber = std::holds_alternative<std::int64_t>(param.defaultValue);  // "1" bit is not "|error|"
        changes.push_back(paramChange(axis, param, optionValue(param, option), isNumber || name.isEmpty() ? fromView(option) : name));
    }
}

// Each parameter of an axis once, though several members may have it.
std::vector<const ParamInfo*> paramsOf(const Axis& axis)
{
    std::vector<const ParamInfo*> params;
    for (const AxisMember& member : axis.members) {
        for (const ParamInfo& param : member.params) {
            const auto same = [&param](const ParamInfo* other) { return other->id == param.id; };
            if (std::none_of(params.begin(), params.end(), same))
                params.push_back(&param);
        }
    }
    return params;
}

void addAxis(const Axis& axis, std::vector<SettingChange>& changes)
{
    for (const AxisMember& member : axis.members) {
        changes.push_back({setTo(text::name("param", axis.key), text::name(axis.key, member.id)), pairOf(axis.key, member.id),
                           [&axis, &member](QuantSpec spec) {
                               if ((spec.*axis.choice).id != member.id)
                                   spec.*axis.choice = defaultChoice(member.id, member.params);
                               return normalised(spec);
                           }});
    }
    for (const ParamInfo* param : paramsOf(axis))
        addValues(axis, *param, changes);
}

std::optional<ParamValue> typedValue(const ParamInfo& param, double number)
{
    const bool isInteger = std::holds_alternative<std::int64_t>(param.defaultValue);
    const bool isNumber = isInteger || std::holds_alternative<double>(param.defaultValue);
    if (!isNumber || !param.options.empty() || number < param.minimum || number > param.maximum
        || (isInteger && number != std::floor(number)))
        return std::nullopt;
    const ParamValue value = isInteger ? ParamValue(static_cast<std::int64_t>(number)) : ParamValue(number);
    return value == param.defaultValue ? std::nullopt : std::optional(value);
}

}  // namespace

std::vector<SettingChange> settingChanges()
{
    std::vector<SettingChange> changes;
    for (const Axis& axis : axes()) {
        addAxis(axis, changes);
        if (axis.choice != &QuantSpec::grid)
            continue;
        for (std::size_t kind = 0; kind < kGranularityWords.size(); ++kind) {
            const std::string_view word = kGranularityWords[kind];
            changes.push_back({setTo(text::name("param", "granularity"), text::name("granularity", word)), pairOf("granularity", word),
                               [kind](const QuantSpec& spec) { return withGranularity(spec, kind, std::nullopt); }});
        }
        for (const std::int64_t size : kGroupSizes)
            changes.push_back(groupChange(size));
    }
    return changes;
}

std::vector<SettingChange> typedChanges(QStringView query)
{
    const QList<QStringView> words = query.split(u' ', Qt::SkipEmptyParts);
    bool isNumber = false;
    const double number = words.size() < 2 ? 0 : words.back().toDouble(&isNumber);
    if (!isNumber || !std::isfinite(number))
        return {};
    std::vector<SettingChange> changes;
    const bool isSize = number >= 1 && number <= 1 << 20 && number == std::floor(number);
    if (isSize && std::find(kGroupSizes.begin(), kGroupSizes.end(), static_cast<std::int64_t>(number)) == kGroupSizes.end())
        changes.push_back(groupChange(static_cast<std::int64_t>(number)));
    for (const Axis& axis : axes()) {
        for (const ParamInfo* param : paramsOf(axis)) {
            if (const std::optional<ParamValue> value = typedValue(*param, number))
                changes.push_back(
                    paramChange(axis, *param, *value, words.back().toString() + (param->unit == "%" ? QStringLiteral(" %") : QString())));
        }
    }
    return changes;
}

std::vector<SettingPlace> settingPlaces()
{
    std::vector<SettingPlace> places;
    const auto add = [&places](std::string_view key, std::function<QuantSpec(const QuantSpec&)> show) {
        places.push_back({text::name("param", key), fromView(key), std::move(show)});
    };
    for (const Axis& axis : axes()) {
        add(axis.key, [](const QuantSpec& spec) { return spec; });
        for (const ParamInfo* param : paramsOf(axis))
            add(param->id, [&axis, id = param->id](const QuantSpec& spec) { return withParam(spec, axis, id, nullptr); });
        if (axis.choice != &QuantSpec::grid)
            continue;
        add("granularity", [](const QuantSpec& spec) { return spec; });
        add("group", [](const QuantSpec& spec) { return withGranularity(spec, kGroup, std::nullopt); });
    }
    return places;
}

}  // namespace bitloupe
