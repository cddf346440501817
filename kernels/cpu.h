// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What this CPU and its operating system can run. The only place that asks them.

#include "kernels/kernels.h"

namespace bitloupe::kernels {

bool cpuRuns(Level level);

}  // namespace bitloupe::kernels
