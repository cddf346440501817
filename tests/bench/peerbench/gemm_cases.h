// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Matrix products beside the peers': one row a format.

#include "core/matmul/packed_matrix.h"

#include <memory>
#include <span>

namespace bitloupe::bench {

struct GemmCase {
    const char* format;
    // Quantizes float32 weights [rows][cols] and packs them.
    std::shared_ptr<const PackedMatrix> (*prepare)(const float* weights, std::size_t rows, std::size_t cols);
};

std::span<const GemmCase> gemmCases();

}  // namespace bitloupe::bench
