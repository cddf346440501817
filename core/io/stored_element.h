// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One number as a file stores it: its bytes and where they lie. For people who follow a weight down to the disk.

#include "core/tensor/dtype.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace bitloupe {

struct StoredElement {
    DType dtype = DType::Unreadable;  // of the number; F32 or F64 for the part of a complex one
    bool bigEndian = false;
    std::vector<std::byte> bytes;  // in the order of the file
    // F4 and F6 share bytes: the number has the bits [firstBit, firstBit + dtypeBits) of `bytes`, read as a little-endian
    // stream. 0 for all others.
    unsigned firstBit = 0;
    // Of the first byte, in the file. Nothing where the array is compressed or lies in chunks: `bytes` are then those that
    // unpacking gives.
    std::optional<std::uint64_t> fileOffset;
    std::uint64_t arrayOffset = 0;  // of the first byte, in the array as it lies unpacked (npy: behind its header)
    double value = 0;  // what the bytes mean; 64-bit integers to the nearest double
};

}  // namespace bitloupe
