// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Ctrl+C and its kin. The handler only cancels the work's Progress, which then ends by itself and cleans up behind it.

#include "core/base/progress.h"

namespace bitloupe::cli {

class Interrupt {
public:
    // From now on SIGINT, SIGTERM and SIGHUP cancel `progress`; a second one ends the program at once. SIGPIPE and SIGXFSZ
    // are ignored: the failed write is reported instead. A command that writes no files (`mayLeave`) is ended half a second
    // later even where it waits for a disk.
    Interrupt(Progress& progress, bool mayLeave);
    ~Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;
};

}  // namespace bitloupe::cli
