// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A sample sweep as records, and as a table for people: a row a calibrator and number of samples, from the lowest to the highest of
// its draws.

#include "app/cli/output.h"
#include "core/report/findings.h"
#include "core/report/sample_sweep.h"

namespace bitloupe::cli {

std::vector<Record> sweepRecords(const SampleSweep& sweep);
void addSweepTable(Output& output, const Record& head, const std::string& tensor, const SampleSweep& sweep);

}  // namespace bitloupe::cli
