// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace bitloupe {

// Lets everything else on the machine go first. Only the calling thread; does nothing where the system has no such thing.
void lowerPriorityOfThisThread();

}  // namespace bitloupe
