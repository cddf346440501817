// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// How a grid comes from one weight x to its code and from the code to its value, number by number, in float32: for people who
// look at a single weight. A grid says by which rule it works (Grid::encodeRule), Grid::steps() fills the numbers in.
//
//   quotient = (x - offset) / scale, or (x - offset) * f32(1 / scale), which is 0 where the scale is 0
//   Rounded    code = clamp(round(quotient + before) + after)
//   Nearest    code = that of the level nearest to the quotient
//   Compared   code = by where x lies, next to two thresholds; nothing is divided
//
//   value = f32(level * scale) + offset,   level = code - zero point, or that of the table
//
// A weight that is NaN counts as 0. Where the scale is 0 and divided by, every code means the same.

#include <cstdint>
#include <variant>

namespace bitloupe {

enum class StepRounding { HalfToEven, HalfAwayFromZero, Truncation };
float roundedBy(StepRounding rounding, float x);

struct RoundedRule {
    StepRounding rounding = StepRounding::HalfToEven;
    float before = 0;  // added before rounding
    std::int32_t after = 0;  // and after it
};
struct NearestRule { };
struct ComparedRule {
    float low = 0, high = 0;  // infinity: there is no upper threshold
    int below = 0;  // code of x < low
    int between = 0;
    int above = 0;  // code of x > high
};

struct EncodeRule {
    float scale = 1;  // what is divided by
    bool multiplies = false;  // by the scale's reciprocal
    float offset = 0;
    std::variant<RoundedRule, NearestRule, ComparedRule> way{};
};

struct EncodeSteps {
    EncodeRule rule;
    float quotient = 0;
    float rounded = 0;  // RoundedRule
    float level = 0;  // NearestRule
    int code = 0;  // encode()'s own
};

struct DecodeSteps {
    float level = 0;
    float scale = 1;
    float offset = 0;
};

}  // namespace bitloupe
