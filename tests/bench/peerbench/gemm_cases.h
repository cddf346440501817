// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Matrix products beside the peers': one row a format.

#include "core/matmul/packed_matrix.h"

#include <functional>
#include <span>

namespace bitloupe::bench {

struct Product {
    std::size_t bytes = 0;  // of weights, read for each product
    std::function<void(const float* x, std::uint64_t tokens, float* y, Threads threads)> multiply;
};

struct GemmCase {
    const char* format;
    // Quantizes float32 weights [rows][cols] and packs them.
    Product (*prepare)(const float* weights, std::size_t rows, std::size_t cols);
};

std::span<const GemmCase> gemmCases();

}  // namespace bitloupe::bench
