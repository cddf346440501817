// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The four axes of a spec that choose a member of a table, seen alike: parser, printer and the laws walk over them.
// (Granularity, the fifth, is a variant.)

#include "core/spec/quant_spec.h"

#include <array>
#include <functional>

namespace bitloupe {

struct AxisMember {
    std::string_view id;
    std::span<const ParamInfo> params;
};

struct Axis {
    std::string_view key;  // "grid"
    Choice QuantSpec::*choice;  // where the spec keeps it
    std::vector<AxisMember> members;  // the table; its first member is the default
    // Makes the member and throws it away: whether its parameters agree with each other.
    std::function<Result<void>(const Choice&)> check;

    const AxisMember* member(std::string_view id) const;  // null where the table lacks it
};

// Grid, range, rounding, preparation.
const std::array<Axis, 4>& axes();

inline constexpr std::array<std::string_view, 5> kGranularityWords{"tensor", "channel", "group", "channel_group",
                                                                   "token"};  // by index of the variant
inline constexpr int kSlicedAxis = 1;  // the output channels of stacked matrices, where no other axis is named
inline constexpr std::int64_t kLargestGroup = std::int64_t{1} << 40;

}  // namespace bitloupe
