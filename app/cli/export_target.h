// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/command.h"
#include "core/export/exporter.h"

namespace bitloupe::cli {

// The exporter that --format names, or that OUT's ending asks for (npz, with a note, where it asks for none). Null, with a
// sentence said, where there is none.
const ExporterInfo* chooseExporter(Job& job, bool dequantized);

// Whether `tensors` fit into one file of the exporter; says so where they do not.
ExitCode checkRoom(Job& job, const ExporterInfo& exporter, std::size_t tensors);

}  // namespace bitloupe::cli
