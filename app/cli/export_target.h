// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/command.h"
#include "core/export/exporter.h"

namespace bitloupe::cli {

// The exporter that --format names, or that OUT's ending asks for. Null, with a sentence said, where there is none.
const ExporterInfo* chooseExporter(Job& job, bool dequantized);

}  // namespace bitloupe::cli
