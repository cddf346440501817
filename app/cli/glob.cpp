// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/glob.h"

#include "views/text/utf8.h"

namespace bitloupe::cli {

namespace {

// What is left of pattern and name after one element of the pattern matched; `matched` false: it did not.
struct Step {
    bool matched = false;
    std::string_view pattern, name;
};

Step matchSet(std::string_view pattern, std::string_view name)
{
    const std::size_t close = pattern.find(']', 2);
    if (close == std::string_view::npos)  // no set: a plain bracket
        return {name.front() == '[', pattern.substr(1), name.substr(1)};
    std::string_view set = pattern.substr(1, close - 1);
    const bool negated = set.front() == '!';
    if (negated)
        set.remove_prefix(1);
    bool inside = false;
    for (std::size_t i = 0; i < set.size(); ++i) {
        const bool isSpan = i + 2 < set.size() && set[i + 1] == '-';
        const auto c = static_cast<unsigned char>(name.front());
        const auto first = static_cast<unsigned char>(set[i]);
        const auto last = static_cast<unsigned char>(isSpan ? set[i + 2] : set[i]);
        inside = inside || (c >= first && c <= last);
        i += isSpan ? 2 : 0;
    }
    return {inside != negated, pattern.substr(close + 1), name.substr(1)};
}

Step matchOne(std::string_view pattern, std::string_view name)
{
    if (pattern.empty() || name.empty())
        return {};
    if (pattern.front() == '?')
        return {true, pattern.substr(1), name.substr(text::nextChar(name).length)};
    if (pattern.front() == '[')
        return matchSet(pattern, name);
    const bool escaped = pattern.front() == '\\' && pattern.size() > 1;
    const std::size_t at = escaped ? 1 : 0;
    return {pattern[at] == name.front(), pattern.substr(at + 1), name.substr(1)};
}

}  // namespace

// One star is remembered at a time: the last one can always take what an earlier one gave up, so the time is at most the
// product of the lengths.
bool globMatches(std::string_view pattern, std::string_view name)
{
    if (pattern == name)
        return true;
    bool sawStar = false;
    std::string_view afterStar, starName;
    while (!name.empty() || !pattern.empty()) {
        if (!pattern.empty() && pattern.front() == '*') {
            sawStar = true;
            afterStar = pattern = pattern.substr(1);
            starName = name;
            continue;
        }
        if (const Step step = matchOne(pattern, name); step.matched) {
            pattern = step.pattern;
            name = step.name;
            continue;
        }
        if (!sawStar || starName.empty())
            return false;
        starName.remove_prefix(1);
        pattern = afterStar;
        name = starName;
    }
    return true;
}

}  // namespace bitloupe::cli
