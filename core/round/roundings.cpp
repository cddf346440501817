// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// The table of roundings. A new one: one file that defines its RoundingInfo, one declaration and one line here.

#include "core/round/rounding.h"

#include <array>

namespace bitloupe {

RoundingInfo nearestRounding();  // nearest.cpp
RoundingInfo stochasticRounding();  // stochastic.cpp
RoundingInfo gptqRounding();  // gptq_rounding.cpp

std::span<const RoundingInfo> roundings()
{
    static const std::array table{nearestRounding(), stochasticRounding(), gptqRounding()};
    return table;
}

Result<bool> Rounding::roundMatrix(const MatrixJob&, Remarks&, Progress&) const { return false; }

Result<std::shared_ptr<const Rounding>> makeRounding(const Choice& choice)
{
    for (const RoundingInfo& info : roundings()) {
        if (info.id == choice.id)
            return info.make(choice);
    }
    return Error{ErrorCode::BadSpec, {}, "key 'rounding'", "no rounding '" + choice.id + "'"};
}

bool roundsMatrix(const Choice& choice)
{
    const auto rounding = makeRounding(choice);
    return rounding && (*rounding)->roundsMatrix();
}

}  // namespace bitloupe
