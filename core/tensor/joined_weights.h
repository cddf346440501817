// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Several tensors one behind the other, as one row: batches of activations that lie in files of their own.

#include "core/tensor/weights.h"

namespace bitloupe {

// Called `name`. Values are held together where all of them fit `heldBytes` of float32, else taken from the parts.
Result<std::shared_ptr<const Weights>> joinedWeights(std::string name, std::vector<std::shared_ptr<const Weights>> parts,
                                                     std::uint64_t heldBytes);

}  // namespace bitloupe
