// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What is quantized and dequantized beside the peers: one row a case.

#include <cstddef>
#include <span>

namespace bitloupe::bench {

struct QuantCase {
    const char* format;  // "quant:..." or "dequant:..."
    std::size_t (*outBytes)(std::size_t rows, std::size_t cols);
    void (*run)(const void* in, void* out, std::size_t rows, std::size_t cols);
    void (*prepare)(const float* weights, void* in, std::size_t rows, std::size_t cols);  // null: `in` is the weights
};

std::span<const QuantCase> quantCases();

}  // namespace bitloupe::bench
