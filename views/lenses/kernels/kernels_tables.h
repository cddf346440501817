// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What is copied from the Kernels lens: the figures with all that they were measured under.

#include "core/bench/benchmark.h"
#include "views/chart/csv.h"

namespace bitloupe {

ValueTable kernelValues(const BenchRun& run);  // as they are, a line each way and number of tokens
ValueTable kernelReport(const BenchRun& run, std::uint64_t tokens);  // for people
ValueTable kernelLinesReport(const BenchRun& run);  // speed-up over float32, a column each number of tokens

}  // namespace bitloupe
