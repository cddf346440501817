// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>

namespace bitloupe::cli {

// The whole program: words in, exit code out. The command line's only catch is in here.
int runProgram(std::span<const std::string> words);

}  // namespace bitloupe::cli
