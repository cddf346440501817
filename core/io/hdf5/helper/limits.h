// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What this process may not do, whatever a file makes the library do.

namespace bitloupe::hdf5 {

// Memory and core dumps; signals of the terminal are the program's business.
void limitProcess();
// From here on nothing can be opened any more: not an external link, not a plug-in.
void forbidOpening();
// Ends the process when the other end of `socket` closes, even while the library is busy.
void endWithParent(int socket);
// One request may compute this long, counted from now.
void limitComputing();

}  // namespace bitloupe::hdf5
