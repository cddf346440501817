// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Parameters of table members: what the settings form, the recipe, the command line and the law tests grow from.

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace bitloupe {

using ParamValue = std::variant<bool, std::int64_t, double, std::string>;

struct ParamInfo {
    std::string_view id;  // key in a spec: "bits", "scheme"… unique over all axes
    ParamValue defaultValue;  // its alternative is the parameter's type
    double minimum = 0;  // numbers: inclusive bounds
    double maximum = 0;
    // Strings: the allowed words, in the order people see them. Integers: the allowed values where not every one between
    // the bounds is (bits: 1 to 8 and 16); empty: all of them.
    std::vector<std::string_view> options{};
    std::string_view needs{};  // "scheme=symmetric": shown and printed only then; empty: always
    std::string_view unit{};  // "%", "bit"…
};

// A member of one axis with the values of all its parameters (defaults filled in by the parser).
struct Choice {
    std::string id;
    std::map<std::string, ParamValue> params;

    bool flag(std::string_view key) const;  // asserts that the parameter exists with this type
    std::int64_t integer(std::string_view key) const;
    double number(std::string_view key) const;
    const std::string& word(std::string_view key) const;

    friend bool operator==(const Choice&, const Choice&) = default;
};

// A member's id with its parameters' defaults.
Choice defaultChoice(std::string_view id, std::span<const ParamInfo> params);
// Whether what `param` needs holds in `choice`. A parameter that does not apply keeps its default and is not printed.
bool applies(const ParamInfo& param, const Choice& choice);
// As a spec has it: "true", "8", "99.99", "symmetric"; numbers read back to the same value.
std::string valueText(const ParamValue& value);

}  // namespace bitloupe
