// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a file says about one tensor.

#include "core/tensor/dtype.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace bitloupe {

using Shape = std::vector<std::uint64_t>;

// Number of elements; 1 for rank 0. Readers guarantee that the product does not overflow.
std::uint64_t elementCount(const Shape& shape);

// The same for a shape that a file claims; nothing where the product of its extents (zeros left out) does not fit 64 bits.
std::optional<std::uint64_t> checkedElementCount(const Shape& shape);

inline constexpr int kNoAxis = -1;

struct TensorInfo {
    std::string name;  // as the file has it: data, never trusted as text or path
    DType dtype = DType::Unreadable;
    std::string storedType;  // what the file calls it ("<f4", "BF16", "H5T_IEEE_F16BE"), for people
    Shape shape;
    std::uint64_t bytes = 0;  // payload in the file, uncompressed
    int outputAxis = kNoAxis;  // axis of the output channels: PyTorch first, Keras kernels last; kNoAxis for rank 0 and 1
    bool readable = true;
};

}  // namespace bitloupe
