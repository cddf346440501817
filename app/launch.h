// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/launch_options.h"

class QApplication;

namespace bitloupe {

// Opens the window as the options ask and runs it to its end. Exit codes: 0 well, 1 the tensor is not there, 2 wrong
// usage, 3 a file could not be read or written.
int runWindow(QApplication& app, const LaunchOptions& options);

// An X server that is named but does not answer ends as a sentence and exit code 3 instead of an abort. Until the
// application object exists.
void explainDisplayFailures();

}  // namespace bitloupe
