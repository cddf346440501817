// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QString>

namespace bitloupe {

// Path of the built-in sample as a file: it is written to the user's cache (or to the temporary folder, where there is no
// cache) when it is not there yet, because weight files are opened by path.
Result<QString> samplePath();
// The inputs of its first layer, likewise.
Result<QString> sampleActivationsPath();

}  // namespace bitloupe
