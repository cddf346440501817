// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Pinned settings as text to paste elsewhere.

#include "views/docks/pin_row.h"

#include <vector>

namespace bitloupe {

QString pinsAsText(const std::vector<PinRow>& rows);  // one spec a line, as the command line and the settings take it
QString pinsAsCsv(const std::vector<PinRow>& rows);  // exact numbers
QString pinsAsMarkdown(const std::vector<PinRow>& rows);  // numbers as they are shown

}  // namespace bitloupe
