// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

#include "kernels/k_search.h"
#include "kernels/levels.h"

namespace bitloupe::kernels {

void kSearchScalar(Kernels& table) { fillIn(table.searches); }

}  // namespace bitloupe::kernels
