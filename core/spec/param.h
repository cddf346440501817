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
    std::string_view id;                        // key in a spec: "bits", "scheme"… unique over all axes
    ParamValue defaultValue;                    // its alternative is the parameter's type
    double minimum = 0;                         // numbers: inclusive bounds
    double maximum = 0;
    std::vector<std::string_view> options{};    // strings: the allowed words, in the order people see them
    std::string_view needs{};                   // "scheme=symmetric": shown and printed only then; empty: always
    std::string_view unit{};                    // "%", "bit"…
};

// A member of one axis with the values of all its parameters (defaults filled in by the parser).
struct Choice {
    std::string id;
    std::map<std::string, ParamValue> params;

    bool flag(std::string_view key) const;            // asserts that the parameter exists with this type
    std::int64_t integer(std::string_view key) const;
    double number(std::string_view key) const;
    const std::string& word(std::string_view key) const;

    friend bool operator==(const Choice&, const Choice&) = default;
};

}  // namespace bitloupe
