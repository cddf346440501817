// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The surface of a spec: from any of its three forms (a preset's name, pairs, JSON) to key and value as texts.
// What keys and values mean is the parser's business (parse_spec.cpp).

#include "core/base/result.h"
#include "core/spec/param.h"

namespace bitloupe {

struct SpecPair {
    std::string key;
    std::string value;
    bool fromPreset = false;  // may be left over when pairs behind the preset's name change the member it belongs to
};

// A preset's name may come first and be followed by pairs, which then replace the preset's own: "nf4,group=128".
Result<std::vector<SpecPair>> specPairs(std::string_view text);

Error badSpec(std::string_view key, std::string detail);
// "got 'asymetric'; nearest: asymmetric; allowed: symmetric, asymmetric"
std::string allowedDetail(std::string_view got, std::span<const std::string_view> allowed);

}  // namespace bitloupe
