// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/grid/integer_form.h"

#include "core/grid/half.h"
#include "core/grid/word_list.h"

#include <algorithm>
#include <array>
#include <cfloat>
#include <cmath>

namespace bitloupe {

namespace {

constexpr float kLargestLevel = 3.4e38f;  // a little below FLT_MAX, so that code * scale cannot round to infinity

constexpr std::array<std::string_view, 9> kBits{"1", "2", "3", "4", "5", "6", "7", "8", "16"};
constexpr std::array<std::string_view, 2> kSchemes{"symmetric", "asymmetric"};
constexpr std::array<std::string_view, 4> kRangeKinds{"narrow", "full", "full_top", "full_signed"};  // in the order of Convention
constexpr std::array<std::string_view, 2> kZeroPoints{"integer", "float"};
constexpr std::array<std::string_view, 2> kScales{"free", "power_of_two"};
constexpr std::array<std::string_view, 4> kExponents{"ceil", "cover", "floor", "round"};  // in the order of PowerRule
constexpr std::array<std::string_view, 2> kScaleTypes{"float32", "float16"};
constexpr std::array<std::string_view, 2> kScaleOps{"divide", "reciprocal"};

template <class Enum, std::size_t count>
Enum chosen(const std::array<std::string_view, count>& list, const std::string& word)
{
    return static_cast<Enum>(std::find(list.begin(), list.end(), word) - list.begin());
}

// What the range's width (asymmetric) or its larger end (symmetric) is divided by.
float divisorOf(const IntegerForm& form)
{
    if (!form.symmetric)
        return static_cast<float>(form.high);
    const int levels = 1 << form.bits;
    switch (form.convention) {
    case Convention::Full:
        return static_cast<float>(levels - 1) / 2;
    case Convention::FullSigned:
        return static_cast<float>(levels / 2);
    default:
        return static_cast<float>(std::max(form.high, 1));
    }
}

// The code farthest from zero, as a count of steps: zero times the scale must stay finite with it.
float farthestSteps(const IntegerForm& form) { return static_cast<float>(std::max(form.symmetric ? -form.low : form.high, 1)); }

// The scale stays a normal number (methods.md 0.3) and small enough that every level is finite.
float freeScale(const IntegerForm& form, float width)
{
    const float scale = std::clamp(width / divisorOf(form), FLT_MIN, kLargestLevel / farthestSteps(form));
    return form.halfScales ? halfScale(scale) : scale;
}

float powerScale(const IntegerForm& form, Range range)
{
    const double width = form.symmetric ? double{std::max(-range.low, range.high)} : double{range.high} - double{range.low};
    const double steps = std::ldexp(1.0, form.symmetric ? form.bits - 1 : form.bits);
    const bool covers = *form.power == PowerRule::Cover;
    const Range ends = form.low == -form.high ? Range{0, static_cast<float>(width)} : range;
    const double magnitude = !covers ? width
        : form.symmetric             ? coveredMagnitude(ends.low, ends.high, form.bits)
                                     : width * steps / (steps - 1);
    const int exponent = powerExponent(magnitude, *form.power) - static_cast<int>(std::log2(steps));
    return std::ldexp(1.0f, std::clamp(exponent, -126, 127 - form.bits));
}

BlockParams withZero(const IntegerForm& form, float scale, float low)
{
    if (form.floatZero)
        return {scale, 0, form.halfScales ? nearestHalf(low) : low};
    const float zero = std::clamp(-std::nearbyint(low / scale), 0.0f, static_cast<float>(form.high));
    return {scale, static_cast<std::int32_t>(zero)};
}

constexpr std::size_t kRun = 512;  // blocks

// As integerParamsOf() for free scales and zero points that are whole numbers; at most kRun blocks.
void plainParamsOf(const IntegerForm& form, std::span<const Range> ranges, std::span<BlockParams> params)
{
    constexpr float kRound = 12582912.0f;  // 1.5 * 2^23: adding it rounds to whole numbers, half to even
    const float divisor = divisorOf(form), most = kLargestLevel / farthestSteps(form), last = static_cast<float>(form.high);
    std::array<float, kRun> scales;
    for (std::size_t i = 0; i < ranges.size(); ++i) {
        const float low = std::min(ranges[i].low, 0.0f), high = std::max(ranges[i].high, 0.0f);
        const float width = form.symmetric ? std::max(-low, high) : high - low;
        scales[i] = low == 0.0f && high == 0.0f ? 1.0f : std::clamp(width / divisor, FLT_MIN, most);
    }
    if (form.halfScales)
        roundToHalfScales(std::span(scales).first(ranges.size()));
    for (std::size_t i = 0; i < ranges.size(); ++i) {
        const float below = form.symmetric ? 0.0f : std::max(std::min(ranges[i].low, 0.0f) / scales[i], -last);
        params[i].scale = scales[i];
        params[i].zero = -static_cast<std::int32_t>((below + kRound) - kRound);
        params[i].offset = 0;
    }
}

}  // namespace

BlockParams integerParamsOf(const IntegerForm& form, Range range)
{
    range = {std::min(range.low, 0.0f), std::max(range.high, 0.0f)};
    if (range.low == 0.0f && range.high == 0.0f)
        return {1.0f, 0};
    const float reach = std::max(-range.low, range.high);
    const float width = form.symmetric ? reach : range.high - range.low;  // infinite where wider than float32: freeScale() limits
    const float scale = form.power ? powerScale(form, range) : freeScale(form, width);
    if (!form.symmetric)
        return withZero(form, scale, range.low);
    // S4: the larger end, the lower one of two equal, lies on the lowest code.
    const bool turned = form.convention == Convention::FullSigned && range.high > -range.low;
    return {turned ? -scale : scale, 0};
}

// Plain loops for the usual forms: the quotients of several blocks overlap.
void integerParamsOf(const IntegerForm& form, std::span<const Range> ranges, std::span<BlockParams> params)
{
    if (form.power || form.floatZero || form.endsTurn()) {
        std::transform(ranges.begin(), ranges.end(), params.begin(), [&](Range range) { return integerParamsOf(form, range); });
        return;
    }
    for (std::size_t first = 0; first < ranges.size(); first += kRun) {
        const std::size_t count = std::min(kRun, ranges.size() - first);
        plainParamsOf(form, ranges.subspan(first, count), params.subspan(first, count));
    }
}

std::span<const ParamInfo> integerParams()
{
    static const std::array params{
        ParamInfo{.id = "bits", .defaultValue = std::int64_t{8}, .minimum = 1, .maximum = 16, .options = words(kBits), .unit = "bit"},
        ParamInfo{.id = "scheme", .defaultValue = std::string(kSchemes[0]), .options = words(kSchemes)},
        ParamInfo{
            .id = "range_kind", .defaultValue = std::string(kRangeKinds[0]), .options = words(kRangeKinds), .needs = "scheme=symmetric"},
        ParamInfo{
            .id = "zero_point", .defaultValue = std::string(kZeroPoints[0]), .options = words(kZeroPoints), .needs = "scheme=asymmetric"},
        ParamInfo{.id = "scale", .defaultValue = std::string(kScales[0]), .options = words(kScales)},
        ParamInfo{
            .id = "exponent", .defaultValue = std::string(kExponents[0]), .options = words(kExponents), .needs = "scale=power_of_two"},
        ParamInfo{.id = "scale_dtype", .defaultValue = std::string(kScaleTypes[0]), .options = words(kScaleTypes), .needs = "scale=free"},
        // x / scale (ONNX, TensorRT, GPTQ) or x * (1 / scale) (PyTorch): they differ near ties (methods.md 0, rule 2).
        ParamInfo{.id = "scale_op", .defaultValue = std::string(kScaleOps[0]), .options = words(kScaleOps)},
    };
    return params;
}

IntegerForm integerForm(const Choice& choice)
{
    IntegerForm form;
    form.bits = static_cast<int>(choice.integer("bits"));
    form.symmetric = choice.word("scheme") == kSchemes[0];
    form.floatZero = !form.symmetric && choice.word("zero_point") == kZeroPoints[1];
    form.reciprocal = choice.word("scale_op") == kScaleOps[1];
    form.convention = chosen<Convention>(kRangeKinds, choice.word("range_kind"));
    if (choice.word("scale") == kScales[1])
        form.power = chosen<PowerRule>(kExponents, choice.word("exponent"));
    form.halfScales = !form.power && choice.word("scale_dtype") == kScaleTypes[1];
    const int levels = 1 << form.bits;
    form.low = !form.symmetric ? 0 : form.convention == Convention::Narrow ? 1 - levels / 2 : -levels / 2;
    form.high = !form.symmetric ? levels - 1 : levels / 2 - 1;
    const bool wide = form.bits > 8;
    form.type = form.symmetric ? (wide ? CodeType::I16 : CodeType::I8) : (wide ? CodeType::U16 : CodeType::U8);
    return form;
}

}  // namespace bitloupe
