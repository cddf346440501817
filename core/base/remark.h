// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Something about an answer that people must hear of: that a method fell back on another, what it left out. An id, whose
// sentence views/text makes, and a number.

#include <string_view>
#include <vector>

namespace bitloupe {

struct Remark {
    std::string_view id;  // "gptq_no_inputs", "gptq_raised_damping"...
    double value = 0;
    friend bool operator==(const Remark&, const Remark&) = default;
};
using Remarks = std::vector<Remark>;

}  // namespace bitloupe
