// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/lens.h"

// The table of lenses, in the order of their tabs.

namespace bitloupe {

std::span<const LensInfo> lenses() { return {}; }

}  // namespace bitloupe
