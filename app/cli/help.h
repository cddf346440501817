// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The manual on the command line, grown from the tables of commands, options and presets.

#include <string>

namespace bitloupe::cli {

struct Command;

std::string versionText();
std::string helpText();
std::string helpOf(const Command& command);

}  // namespace bitloupe::cli
