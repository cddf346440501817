// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/spec/spec_text.h"

#include "core/spec/quant_spec.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <numeric>
#include <set>

namespace bitloupe {

namespace {

constexpr std::size_t kLongestSpec = 65536;  // bytes; a spec is one line
constexpr std::string_view kSpace = " \t\r\n";

std::string_view trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(kSpace);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

// Levenshtein: insertions, deletions and replacements that turn `a` into `b`.
std::size_t distance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({row[j] + 1, row[j + 1] + 1, replaced});
        }
    }
    return row.back();
}

std::string joined(std::span<const std::string_view> words)
{
    std::string text;
    for (const std::string_view word : words) {
        if (!text.empty())
            text += ", ";
        text += word;
    }
    return text;
}

const Preset* presetNamed(std::string_view name)
{
    for (const Preset& preset : presets()) {
        if (preset.id == name)
            return &preset;
    }
    return nullptr;
}

Error unknownPreset(std::string_view name)
{
    std::vector<std::string_view> names;
    for (const Preset& preset : presets())
        names.push_back(preset.id);
    return badSpec({}, allowedDetail(name, names));
}

// Puts `pair` in place of the base's pair of the same key, or behind the others.
void put(std::vector<SpecPair>& pairs, SpecPair pair)
{
    for (SpecPair& present : pairs) {
        if (present.key == pair.key) {
            present = std::move(pair);
            return;
        }
    }
    pairs.push_back(std::move(pair));
}

Result<std::vector<SpecPair>> commaPairs(std::string_view text)
{
    std::vector<SpecPair> pairs;
    std::set<std::string> given;
    for (bool first = true; first || !text.empty(); first = false) {
        const std::size_t comma = std::min(text.find(','), text.size());
        const std::string_view item = trimmed(text.substr(0, comma));
        text.remove_prefix(std::min(comma + 1, text.size()));
        const std::size_t equals = item.find('=');
        if (equals == std::string_view::npos) {
            const Preset* preset = first ? presetNamed(item) : nullptr;
            if (!preset)
                return first ? unknownPreset(item) : badSpec(item, "needs a value");
            pairs = commaPairs(preset->spec).value();
            for (SpecPair& pair : pairs)
                pair.fromPreset = true;
            continue;
        }
        std::string key(trimmed(item.substr(0, equals)));
        if (!given.insert(key).second)
            return badSpec(key, "given twice");
        put(pairs, {std::move(key), std::string(trimmed(item.substr(equals + 1)))});
    }
    return pairs;
}

Result<SpecPair> jsonPair(const std::string& key, const nlohmann::ordered_json& value)
{
    if (value.is_string())
        return SpecPair{key, value.get<std::string>()};
    if (value.is_boolean())
        return SpecPair{key, valueText(value.get<bool>())};
    if (value.is_number_unsigned() && value.get<std::uint64_t>() > std::uint64_t{INT64_MAX})
        return badSpec(key, "the number is too large");
    if (value.is_number_integer())
        return SpecPair{key, valueText(value.get<std::int64_t>())};
    if (value.is_number_float())
        return SpecPair{key, valueText(value.get<double>())};
    return badSpec(key, "needs a word, a number, true or false");
}

Result<std::vector<SpecPair>> jsonPairs(std::string_view text)
{
    const auto object = nlohmann::ordered_json::parse(text, nullptr, false);
    if (!object.is_object())
        return badSpec({}, "the JSON text is not a complete object");
    std::vector<SpecPair> pairs;
    for (const auto& item : object.items()) {
        Result<SpecPair> pair = jsonPair(item.key(), item.value());
        if (!pair)
            return pair.error();
        pairs.push_back(std::move(*pair));
    }
    return pairs;
}

}  // namespace

Result<std::vector<SpecPair>> specPairs(std::string_view text)
{
    if (text.size() > kLongestSpec)
        return badSpec({}, "longer than " + std::to_string(kLongestSpec) + " bytes");
    text = trimmed(text);
    if (text.empty())
        return badSpec({}, "empty");
    return text.front() == '{' ? jsonPairs(text) : commaPairs(text);
}

Error badSpec(std::string_view key, std::string detail)
{
    return {ErrorCode::BadSpec, {}, key.empty() ? std::string("spec") : "key '" + std::string(key) + "'", std::move(detail)};
}

std::string allowedDetail(std::string_view got, std::span<const std::string_view> allowed)
{
    std::string detail = "got '" + std::string(got.substr(0, 80)) + "'";
    const auto nearer = [got](std::string_view a, std::string_view b) { return distance(got, a) < distance(got, b); };
    const auto nearest = got.size() > 80 ? allowed.end() : std::min_element(allowed.begin(), allowed.end(), nearer);
    if (nearest != allowed.end() && distance(got, *nearest) <= 1 + nearest->size() / 4)
        detail += "; nearest: " + std::string(*nearest);
    return detail + "; allowed: " + joined(allowed);
}

}  // namespace bitloupe
