// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the helper lists, checked number by number: a helper that a file has taken over can say anything.

#include "core/base/result.h"
#include "core/io/hdf5/helper/protocol.h"
#include "core/tensor/tensor_info.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace bitloupe::hdf5 {

struct ListedDataset {
    TensorInfo info;
    std::uint64_t address = 0;
    std::uint64_t offset = kNoOffset;
    std::uint32_t elementBytes = 0;
    bool bigEndian = false;
};

struct Listing {
    std::vector<ListedDataset> datasets;
    std::vector<Error> warnings;  // without the file's name
    bool isKeras = false;
};

// Appends one batch of records. Errors: HelperDied where they make no sense.
Result<void> parseRecords(std::span<const std::byte> batch, std::uint64_t fileBytes, Listing& listing);

}  // namespace bitloupe::hdf5
