// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/cases.h"

namespace bitloupe::bench {

std::vector<Case> coreCases(const Data&) { return {}; }

}  // namespace bitloupe::bench
