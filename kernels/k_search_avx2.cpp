// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

#include "kernels/k_search.h"

namespace bitloupe::kernels {

void kSearchAvx2(Kernels& table);
void kSearchAvx2(Kernels& table) { fillIn(table.searches); }

}  // namespace bitloupe::kernels
