// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Answers of quantize() as the protocol wants them: codes as integers and values, in the tensor's own order.

#include "core/round/quantize.h"
#include "tests/golden/case.h"

#include <vector>

namespace bitloupe::golden {

std::shared_ptr<const QuantizedTensor> quantized(const std::shared_ptr<const Weights>& weights, const QuantSpec& spec);

std::vector<std::int32_t> codesOf(const Weights& weights, const QuantizedTensor& tensor);
std::vector<float> valuesOf(const Weights& weights, const QuantizedTensor& tensor);
std::vector<float> scalesOf(const QuantizedTensor& tensor);

// Codes of `n` weights of one grid as integers.
std::vector<std::int32_t> asIntegers(const Grid& grid, const std::byte* codes, std::size_t n);

template <class T>
std::vector<T> inOriginalOrder(const Weights& weights, const std::vector<T>& matrix)
{
    std::vector<T> original(matrix.size());
    toOriginalOrder(weights, reinterpret_cast<const std::byte*>(matrix.data()), sizeof(T), reinterpret_cast<std::byte*>(original.data()));
    return original;
}

}  // namespace bitloupe::golden
