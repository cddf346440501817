// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What only the operating system knows about a local socket. One small file for a port to fill in.

#include <QString>
#include <qglobal.h>

namespace bitloupe {

// Whether the process at the other end of the connected local socket runs as the user that we run as.
bool isSameUser(qintptr socket);

// A folder that only this user can write to and that ends with the session; empty where there is none.
QString privateFolder();

}  // namespace bitloupe
