// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The pairs of a spec's text on their way to values: taken out one by one, checked against what their parameter allows.

#include "core/spec/param.h"
#include "core/spec/quant_spec.h"
#include "core/spec/spec_text.h"

#include <optional>
#include <string>
#include <vector>

namespace bitloupe {

using Pairs = std::vector<SpecPair>;

// Takes the pair of this key out of `pairs`.
std::optional<SpecPair> takePair(Pairs& pairs, std::string_view key);
std::optional<std::string> take(Pairs& pairs, std::string_view key);

// Errors: BadSpec that says what is allowed.
Result<ParamValue> valueFrom(const ParamInfo& param, std::string_view text);

// The granularity that `pairs` ask for, as far as `grid` leaves it open; takes its keys out.
Result<Granularity> granularityFor(Pairs& pairs, const Choice& grid);
// The granularities that take this key, as one would say it; empty where none does.
std::string granularityOf(std::string_view key);

}  // namespace bitloupe
