// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Weights larger than the memory they may take: read from the file each time, through a few cached blocks where reading
// small ranges would cost more than their bytes (compressed, Fortran order, channel axis not first).

#include "core/tensor/weights.h"

namespace bitloupe {

// `budgetBytes`: what the cached blocks together may take.
std::shared_ptr<const Weights> streamWeights(std::shared_ptr<const ModelFile> file, std::size_t tensor, int outputAxis,
                                             std::uint64_t budgetBytes);

// The Error for memory that could not be had.
Error needsMemory(const ModelFile& file, const TensorInfo& info, std::uint64_t floats);

}  // namespace bitloupe
