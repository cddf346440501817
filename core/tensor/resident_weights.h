// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Weights that lie in memory whole.

#include "core/tensor/weights.h"

namespace bitloupe {

// Reads the whole tensor; on TBB where the file can be read at any place.
Result<std::shared_ptr<const Weights>> loadWeights(std::shared_ptr<const ModelFile> file, std::size_t tensor, int outputAxis,
                                                   Progress& progress);

}  // namespace bitloupe
