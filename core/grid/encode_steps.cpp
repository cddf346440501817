// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/grid/encode_steps.h"

#include "core/grid/code_value.h"
#include "core/grid/grid.h"

#include <array>
#include <cmath>

namespace bitloupe {

float roundedBy(StepRounding rounding, float x)
{
    switch (rounding) {
    case StepRounding::HalfToEven:
        return std::nearbyint(x);
    case StepRounding::HalfAwayFromZero:
        return std::round(x);
    case StepRounding::Truncation:
        return std::trunc(x);
    }
    return x;
}

EncodeSteps Grid::steps(float x, BlockParams params, bool fullBlock) const
{
    EncodeSteps steps{encodeRule(params, fullBlock)};
    const EncodeRule& rule = steps.rule;
    const float moved = (std::isnan(x) ? 0.0f : x) - rule.offset;
    steps.quotient = !rule.multiplies ? moved / rule.scale : moved * (rule.scale != 0.0f ? 1.0f / rule.scale : 0.0f);
    std::array<std::byte, 2> code{};
    encode(&x, 1, params, fullBlock, code.data());
    steps.code = codeAt(code.data(), 0, codeType());
    if (const auto* const rounded = std::get_if<RoundedRule>(&rule.way))
        steps.rounded = roundedBy(rounded->rounding, steps.quotient + rounded->before);
    steps.level = decodeSteps(steps.code, params).level;
    return steps;
}

DecodeSteps Grid::decodeSteps(int code, BlockParams params) const
{
    return {static_cast<float>(code - params.zero), params.scale, params.offset};
}

}  // namespace bitloupe
