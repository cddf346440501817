// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The program's files in the user's configuration folder, beside the settings.

#include <QString>

namespace bitloupe {

QString configFile(const QString& name);
// Moves a file that cannot be used out of the way, to a name that is free, so that nothing is lost. The new name; empty
// where it could not be moved.
QString setAside(const QString& path);

}  // namespace bitloupe
